import Activity

/// A member of the roster.
struct Person {
  var isWoman: Bool
  /// Positions in the lists of `Names`.
  var firstName: Int16
  var lastName: Int16
  let team: Int
  let trade: Trade
  let isManager: Bool
  /// Position among the trade's jobs.
  let job: Int
  let shift: Shift
  /// Bits 0 (Monday) to 5 (Saturday): days usually worked.
  let pattern: UInt8
  /// Positions in the simulation, negative before it.
  let joined: Int
  /// The first day on which the account is gone.
  let left: Int?
  var visibility: Visibility
  var part: Part = .ordinary

  func worksRegularly(on day: Int) -> Bool {
    pattern & (1 << UInt8(day % 7)) != 0
  }

  /// As above, and the rare Sunday that a shop opens.
  func mayWork(on day: Int) -> Bool {
    day % 7 == 6 ? shift == .morning || shift == .evening : worksRegularly(on: day)
  }

  /// Whole weeks during which the account is open, from the first Monday on.
  func weeks(of total: Int) -> Range<Int> {
    let first = joined <= 0 ? 0 : (joined + 6) / 7
    let end = min(left.map { $0 / 7 } ?? total, total)
    return first..<max(first, end)
  }

  /// Present from before the beginning to after the end: someone a part can be given to.
  var isEstablished: Bool { joined < 0 && left == nil }

  var name: (first: String, last: String) {
    let first = isWoman ? Names.feminine : Names.masculine
    return (first[Int(firstName)], Names.last[Int(lastName)])
  }

  var jobTitle: String {
    let titles = isManager ? trade.managerJob : trade.jobs[job]
    return isWoman ? titles.feminine : titles.masculine
  }
}

/// When a person is at work, in minutes of the day.
enum Shift: UInt8 {
  case dawn, morning, office, evening, night

  private var start: Int {
    switch self {
    case .dawn: 5 * 60
    case .morning: 8 * 60
    case .office: 8 * 60 + 30
    case .evening: 12 * 60 + 30
    case .night: 21 * 60
    }
  }

  private var length: Int {
    self == .office ? 9 * 60 : 7 * 60 + 30
  }

  /// Most pick up the phone on arriving, at the break or on leaving, and leave it alone at home.
  func second(_ random: inout Generator) -> Int {
    let minute: Int
    switch random.uniform() {
    case ..<0.3: minute = start + random.below(25)
    case ..<0.6: minute = start + length / 2 - 20 + random.below(45)
    case ..<0.72: minute = start + length - 30 + random.below(30)
    case ..<0.97: minute = start + random.below(length)
    default: minute = (self == .night ? 17 : 20) * 60 + random.below(120)
    }
    return minute * 60 + random.below(60)
  }
}

// MARK: - Recruiting

extension Person {
  static func recruit(
    _ count: Int, _ offices: Offices, _ calendar: FrenchCalendar, seed: UInt64
  ) -> [Person] {
    let christmases = calendar.years.compactMap { year in
      calendar.position(year: year, month: 12, day: 25)
    }.filter { $0 > 50 && $0 + 30 < calendar.days }
    var people = (0..<count).map { index in
      var random = Generator(seed: seed, .people, index)
      return Person(&random, offices, calendar, christmases)
    }
    // Two people of one name, so that nothing can rely on names being unique.
    for index in 0..<max(2, count / 2000) {
      let namesake = people[index]
      people[count / 2 + index].isWoman = namesake.isWoman
      people[count / 2 + index].firstName = namesake.firstName
      people[count / 2 + index].lastName = namesake.lastName
    }
    return people
  }

  private init(
    _ random: inout Generator, _ offices: Offices, _ calendar: FrenchCalendar, _ christmases: [Int]
  ) {
    isWoman = random.chance(0.6)
    firstName = Int16(random.below(isWoman ? Names.feminine.count : Names.masculine.count))
    lastName = Int16(random.below(Names.last.count))
    team = offices.headCount.pick(&random)
    let kind = offices.teams[team].kind
    trade = Trade.drawn(in: kind, &random)
    isManager = random.chance(0.07)
    job = random.below(trade.jobs.count)
    shift = Shift.drawn(in: kind, &random)
    pattern = kind == .shop ? Person.shopPattern(&random) : 0b01_1111
    (joined, left) = Person.stay(&random, calendar, christmases)
    visibility =
      switch random.uniform() {
      case ..<0.025: .hidden
      case ..<0.075: .anonymous
      default: .named
      }
  }

  /// Five of the six days on which shops open; three or four for part-timers.
  private static func shopPattern(_ random: inout Generator) -> UInt8 {
    let daysOff = random.chance(0.75) ? 1 : 2 + random.below(2)
    let week = random.shuffled(0..<6)
    return week.dropFirst(daysOff).reduce(0) { $0 | (1 << UInt8($1)) }
  }

  private static func stay(
    _ random: inout Generator, _ calendar: FrenchCalendar, _ christmases: [Int]
  ) -> (joined: Int, left: Int?) {
    let fate = random.uniform()
    if fate < 0.04, !christmases.isEmpty {
      let christmas = random.pick(christmases)
      return (christmas - 42 + random.below(14), christmas + 7 + random.below(14))
    }
    let isNewcomer = fate < 0.24
    let joined =
      isNewcomer
      ? random.below(calendar.days - 14) : -14 - Int(random.exponential(mean: 1200))
    let weekday = calendar.date(joined).weekday
    let onWeekday = joined - max(0, weekday - 4)
    guard random.chance(0.09) else { return (onWeekday, nil) }
    let first = max(28, onWeekday + 28)
    guard first < calendar.days else { return (onWeekday, nil) }
    return (onWeekday, first + random.below(calendar.days - first))
  }
}

extension Trade {
  fileprivate static func drawn(in kind: Offices.Kind, _ random: inout Generator) -> Trade {
    switch kind {
    case .service: return .service
    case .warehouse: return .logistics
    case .shop:
      switch random.uniform() {
      case ..<0.48: return .sales
      case ..<0.7: return .checkout
      case ..<0.8: return .display
      case ..<0.92: return .logistics
      default: return .service
      }
    }
  }
}

extension Shift {
  fileprivate static func drawn(in kind: Offices.Kind, _ random: inout Generator) -> Shift {
    switch kind {
    case .shop: random.chance(0.55) ? .morning : .evening
    case .service: .office
    case .warehouse: random.pick([.dawn, .dawn, .evening, .night])
    }
  }
}
