import Activity

/// Who takes part, in the order of their identifiers: a position here is the same whatever was
/// imported first, which a key is not.
struct ContestField: Sendable {
  let entrants: [Entrant]
  /// Position in `entrants`.
  let index: [MemberKey: Int32]

  /// - Throws: `StandingsError.listedTwice`.
  init(_ entrants: [Entrant]) throws(StandingsError) {
    let sorted = entrants.sorted {
      $0.identifier.utf8.lexicographicallyPrecedes($1.identifier.utf8)
    }
    var index = [MemberKey: Int32](minimumCapacity: sorted.count)
    for (position, entrant) in sorted.enumerated() {
      let isSameIdentifier =
        position > 0 && sorted[position - 1].identifier.utf8.elementsEqual(entrant.identifier.utf8)
      guard index.updateValue(Int32(position), forKey: entrant.member) == nil, !isSameIdentifier
      else { throw .listedTwice(identifier: entrant.identifier) }
    }
    self.entrants = sorted
    self.index = index
  }

  /// Whether a member can take a rank.
  func isRanked(_ entrant: Int32) -> Bool {
    let entrant = entrants[Int(entrant)]
    return entrant.isEligible && entrant.visibility != .hidden
  }
}

/// Points for every act of a contest: each act is judged once, member by member, in the order they
/// happened.
struct ContestScoring: Sendable {
  /// An act with its members as positions in the field; 32 bytes, for there may be millions.
  struct Act: Sendable {
    var entrant: Int32
    /// -1 where nobody is named.
    var other: Int32
    var kind: Contest.Act
    var subject: Int
    var instant: Int
  }

  struct Tally: Sendable {
    var points = 0
    var acts = PerAct(repeating: 0)
    var reached = 0
  }

  /// By entrant, then as they happened.
  let acts: [Act]
  /// As many as `acts`.
  let verdicts: [Verdict]
  /// One an entrant.
  let tallies: [Tally]

  /// - Throws: `StandingsError.unlisted`.
  init(
    _ contest: Contest, field: ContestField, acts: [ContestAct], clock: ContestClock
  ) throws(StandingsError) {
    let acts = try Self.ordered(acts, field)
    var verdicts: [Verdict] = []
    verdicts.reserveCapacity(acts.count)
    var tallies = [Tally](repeating: Tally(), count: field.entrants.count)
    var referee = Referee(contest, field: field, clock: clock)
    for act in acts {
      let verdict = referee.judge(act)
      verdicts.append(verdict)
      if verdict == .scored {
        let entrant = Int(act.entrant)
        tallies[entrant].points += referee.points[act.kind.rawValue]
        tallies[entrant].acts[act.kind] += 1
        tallies[entrant].reached = act.instant
      }
    }
    self.acts = acts
    self.verdicts = verdicts
    self.tallies = tallies
  }

  func acts(of entrant: Int32) -> Range<Int> {
    let first = acts.partition { $0.entrant < entrant }
    let end = acts.partition { $0.entrant <= entrant }
    return first..<end
  }

  private static func ordered(
    _ acts: [ContestAct], _ field: ContestField
  ) throws(StandingsError) -> [Act] {
    var result: [Act] = []
    result.reserveCapacity(acts.count)
    for act in acts {
      guard let entrant = field.index[act.member] else { throw .unlisted(act.member) }
      var other: Int32 = -1
      if let member = act.other {
        guard let position = field.index[member] else { throw .unlisted(member) }
        other = position
      }
      result.append(
        Act(
          entrant: entrant, other: other, kind: act.kind, subject: act.subject,
          instant: act.instant))
    }
    result.sort()
    return result
  }
}

extension ContestScoring.Act: Comparable {
  /// A total order over everything an act says, so that a cap falls on the same act every time.
  static func < (a: Self, b: Self) -> Bool {
    if a.entrant != b.entrant { return a.entrant < b.entrant }
    if a.instant != b.instant { return a.instant < b.instant }
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    if a.subject != b.subject { return a.subject < b.subject }
    return a.other < b.other
  }
}

extension Array {
  /// The first index whose element is not on the near side, in an array sorted by side.
  fileprivate func partition(_ isNear: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isNear(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

// MARK: - Time

/// The instants of a contest, as of a day.
struct ContestClock: Sendable {
  let window: Range<Int>
  /// nil unless the board is frozen.
  let freeze: Int?
  /// The midnight that ends the day the question is asked about.
  let known: Int
  let days: Int
  private let firstDay: Day
  private let zone: ZoneRules

  init(_ contest: Contest, zone: ZoneRules, asOf day: Day) {
    self.zone = zone
    window = contest.window(in: zone)
    let isFrozen = contest.stage(asOf: day) == .frozen
    freeze = isFrozen ? contest.freeze.map { zone.instant(atLocal: $0.localSeconds) } : nil
    known = zone.instant(atLocal: (day + 1).localSeconds)
    firstDay = contest.firstDay
    days = contest.lastDay - contest.firstDay + 1
  }

  /// The local day of an instant inside the window, 0 for the first day.
  func day(of instant: Int) -> Int {
    let day = Day(localSeconds: instant + zone.offset(atInstant: instant)) - firstDay
    // Where clocks go back across midnight, a minute of the window can read as the day before it.
    return Swift.min(Swift.max(day, 0), days - 1)
  }
}

// MARK: - Judgement

/// Judges acts one by one. Acts of one member come together, in the order they happened.
private struct Referee {
  /// An act that counts once, however often it is told.
  struct Once: Hashable {
    var entrant: Int32
    /// Of thanks alone: every other kind has a subject of its own.
    var giver: Int32
    var kind: Contest.Act
    var subject: Int
  }

  struct Pair: Hashable {
    var giver: Int32
    var receiver: Int32
  }

  /// By raw value of the kind of act: an array, for this is read for every act.
  let points: [Int]
  let actsPerDay: [Int?]
  let thanksPerPair: Int?
  let field: ContestField
  let clock: ContestClock

  var met: Set<Once> = []
  var thanks: [Pair: Int] = [:]
  /// Acts scored by `entrant`, by day and kind.
  var scored: [Int32]
  var entrant: Int32 = -1
  var isRanked = false

  init(_ contest: Contest, field: ContestField, clock: ContestClock) {
    let points = Contest.Act.allCases.map { contest.points[$0] }
    self.points = points
    actsPerDay = Contest.Act.allCases.map { kind in
      switch contest.caps.perDay[kind] {
      case .acts(let most): most
      case .points(let most): most / Swift.max(points[kind.rawValue], 1)
      case nil: nil
      }
    }
    thanksPerPair = contest.caps.perPair
    self.field = field
    self.clock = clock
    scored = Array(repeating: 0, count: clock.days * points.count)
  }

  mutating func judge(_ act: ContestScoring.Act) -> Verdict {
    if act.entrant != entrant { begin(act.entrant) }
    if !isRanked { return .notRanked }
    if act.other == act.entrant, act.kind == .thanks || act.kind == .comment { return .ownTip }
    if act.instant < clock.window.lowerBound { return .beforeStart }
    if act.instant >= clock.window.upperBound { return .afterClose }
    if let freeze = clock.freeze, act.instant >= freeze { return .afterFreeze }
    if act.instant >= clock.known { return .afterAsOf }
    if points[act.kind.rawValue] == 0 { return .noPoints }
    if isRepeated(act) { return .repeated }
    return capped(act)
  }

  private mutating func begin(_ entrant: Int32) {
    self.entrant = entrant
    isRanked = field.isRanked(entrant)
    for index in scored.indices { scored[index] = 0 }
  }

  private mutating func isRepeated(_ act: ContestScoring.Act) -> Bool {
    // Votes without a voter cannot be told apart, and need not come from one person.
    if act.kind == .thanks, act.other < 0 { return false }
    let once = Once(
      entrant: act.entrant, giver: act.kind == .thanks ? act.other : -1, kind: act.kind,
      subject: act.subject)
    return !met.insert(once).inserted
  }

  private mutating func capped(_ act: ContestScoring.Act) -> Verdict {
    let isPaired = act.kind == .thanks && act.other >= 0
    let pair = Pair(giver: act.other, receiver: act.entrant)
    if isPaired, let most = thanksPerPair, thanks[pair, default: 0] >= most {
      return .cappedPerPair
    }
    if let most = actsPerDay[act.kind.rawValue] {
      let day = clock.day(of: act.instant) * points.count + act.kind.rawValue
      if scored[day] >= most { return .cappedPerDay }
      scored[day] += 1
    }
    if isPaired, thanksPerPair != nil { thanks[pair, default: 0] += 1 }
    return .scored
  }
}
