import Activity

/// Everything that is decided before the first row is written.
///
/// Small by design: a few dozen bytes a member and a bit a member and week. Logins, answers and
/// thanks are drawn from it while they are written.
struct World {
  let parameters: Simulation
  let calendar: FrenchCalendar
  let clock: LocalClock
  let company: Company
  let people: [Person]
  let cast: Cast
  let communities: Communities
  let rhythm: Rhythm
  let curriculum: Curriculum

  init(_ parameters: Simulation) throws {
    self.parameters = parameters
    let seed = parameters.seed
    calendar = FrenchCalendar(firstDay: parameters.firstDay, weeks: parameters.weeks)
    clock = try LocalClock(firstDay: parameters.firstDay, days: parameters.weeks * 7)
    let offices = Offices(members: parameters.members, seed: seed)
    var people = Person.recruit(parameters.members, offices, calendar, seed: seed)
    company = Company(offices, people)
    cast = Cast(&people, company, weeks: parameters.weeks, seed: seed)
    self.people = people
    communities = Communities(people, company, calendar, seed: seed)
    rhythm = Rhythm(people, cast, calendar, seed: seed)
    curriculum = Curriculum(sectors: company.sectorCount, seed: seed)
  }

  func random(_ stream: Stream, _ index: Int) -> Generator {
    Generator(seed: parameters.seed, stream, index)
  }

  /// A day of `week` on which a member works: one that an act can fall on.
  func workDay(of member: Int, week: Int, _ random: inout Generator) -> Int {
    let start = random.below(7)
    for step in 0..<7 {
      let day = week * 7 + (start + step) % 7
      if people[member].worksRegularly(on: day), calendar.attendance[day] > 0 { return day }
    }
    return week * 7
  }

  /// A time at which a member picks up the phone on a day at work.
  func time(of member: Int, on day: Int, _ random: inout Generator) -> LocalTime {
    LocalTime(day: day, second: people[member].shift.second(&random))
  }
}

/// The identifiers of a simulated export, numbered from 1 within their kind.
struct Identifier: CustomStringConvertible {
  let letter: Unicode.Scalar
  let number: Int
  /// Filled up with zeros to this width.
  let width: Int

  var description: String {
    let digits = String(number)
    return "\(letter)" + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension World {
  func memberID(_ index: Int) -> Identifier {
    Identifier(letter: "M", number: index + 1, width: memberWidth)
  }

  func unlistedID(_ index: Int) -> Identifier {
    Identifier(letter: "X", number: index + 1, width: memberWidth)
  }

  func tipID(_ index: Int) -> Identifier {
    Identifier(letter: "A", number: index + 1, width: memberWidth + 1)
  }

  func commentID(_ index: Int) -> Identifier {
    Identifier(letter: "R", number: index + 1, width: memberWidth + 1)
  }

  func challengeID(_ index: Int) -> Identifier {
    Identifier(letter: "D", number: index + 1, width: memberWidth)
  }

  func communityID(_ index: Int) -> Identifier {
    Identifier(letter: "C", number: index + 1, width: max(3, memberWidth - 1))
  }

  /// Themes come first, then the topics they hold.
  func themeID(_ index: Int) -> Identifier { Identifier(letter: "T", number: index + 1, width: 2) }
  func topicID(_ index: Int) -> Identifier { themeID(Trainings.themes.count + index) }

  private var memberWidth: Int { max(4, String(parameters.members).count) }
}
