/// In which weeks each member is active: a bit a member and week.
///
/// A beta-geometric/beta-Bernoulli process (Fader, Hardie and Shang 2010): at the start of a week a
/// member drops out for good with a probability of their own; one who has not is active with
/// another. Season and summer leave thin it out; those with a part to play never drop out.
struct Rhythm {
  /// Weekly activity ~ Beta(alpha, beta); weekly dropout ~ Beta(gamma, delta).
  static let alpha = 3.2
  static let beta = 1.8
  static let gamma = 0.5
  static let delta = 35.0
  /// The share of members who never open the application.
  static let neverStarted = 0.04

  private let weeks: Int
  private let wordsPerMember: Int
  private var active: [UInt64]
  private var droppedOut: [Bool]

  init(_ people: [Person], _ cast: Cast, _ calendar: FrenchCalendar, seed: UInt64) {
    weeks = calendar.weeks
    wordsPerMember = (weeks + 63) / 64
    active = [UInt64](repeating: 0, count: people.count * wordsPerMember)
    droppedOut = [Bool](repeating: false, count: people.count)
    let summers = calendar.years.compactMap { year in
      calendar.position(year: year, month: 7, day: 7).map { ($0 + 6) / 7 }
    }
    for (member, person) in people.enumerated() {
      var random = Generator(seed: seed, .rhythm, member)
      live(member, person, cast, calendar, summers, &random)
    }
  }

  private mutating func live(
    _ member: Int, _ person: Person, _ cast: Cast, _ calendar: FrenchCalendar, _ summers: [Int],
    _ random: inout Generator
  ) {
    let isSteady = person.part != .ordinary && person.part != .enthusiast
    if !isSteady, random.chance(Rhythm.neverStarted) { return }
    let activity = isSteady ? 0.93 : random.beta(Rhythm.alpha, Rhythm.beta)
    let dropout = isSteady ? 0 : random.beta(Rhythm.gamma, Rhythm.delta)
    let leaves = summers.map { first in
      let start = first + random.below(7)
      return start..<start + 2
    }
    for week in person.weeks(of: weeks) {
      if random.chance(dropout) {
        droppedOut[member] = true
        return
      }
      let isOnLeave = leaves.contains { $0.contains(week) }
      let chance = isOnLeave ? 0 : min(0.98, activity * calendar.season[week])
      let isInContest = person.part == .ring && cast.contest.contains(week)
      if random.chance(chance) || isInContest { setActive(member, week) }
    }
  }

  private mutating func setActive(_ member: Int, _ week: Int) {
    active[member * wordsPerMember + week / 64] |= 1 << UInt64(week % 64)
  }
}

extension Rhythm {
  func isActive(_ member: Int, week: Int) -> Bool {
    active[member * wordsPerMember + week / 64] & (1 << UInt64(week % 64)) != 0
  }

  func isActive(_ member: Int, at time: LocalTime) -> Bool {
    time.week < weeks && isActive(member, week: time.week)
  }

  /// - Returns: nil for a member who was never active.
  func lastActiveWeek(_ member: Int) -> Int? {
    (0..<weeks).last { isActive(member, week: $0) }
  }

  /// Whether the member's process has ended, whatever the roster says.
  func hasDroppedOut(_ member: Int) -> Bool { droppedOut[member] }
}
