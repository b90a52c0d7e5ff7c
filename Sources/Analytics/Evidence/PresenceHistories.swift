import Activity
import Store

/// In which weeks each member was present, through a day: what the models of activity are fed with.
/// Members who have left are observed until they left.
struct PresenceHistories {
  struct Observation {
    let history: WeekHistory
    /// Days from the last one present to the end of what is observed; nil if there was none.
    let silentDays: Int?
    /// Days of membership that are observed.
    let days: Int
  }

  let observations: [MemberKey: Observation]

  /// - Parameters:
  ///   - lastDay: the last one looked at.
  ///   - firstDay: the first one looked at: earlier silence is that of the data.
  init(_ facts: SignalFacts, through lastDay: Day, since firstDay: Day) throws {
    let people = try facts.everVerified(by: lastDay)
    var observations: [MemberKey: Observation] = [:]
    observations.reserveCapacity(people.count)
    var next = people.makeIterator()
    var current = next.next().map { Observer($0, firstDay, lastDay) }

    func close() throws {
      if let observer = current { observations[observer.member] = try observer.observation }
      current = next.next().map { Observer($0, firstDay, lastDay) }
    }
    // Both come in the order of members.
    try facts.forEachPresence(through: Period(containing: lastDay)) {
      member, presencePeriod, days in
      while let observer = current, observer.member < member { try close() }
      if current?.member == member { current?.add(days, of: presencePeriod) }
    }
    while current != nil { try close() }
    self.observations = observations
  }

  private init(_ observations: [MemberKey: Observation]) {
    self.observations = observations
  }

  /// Those who were present at least once.
  var started: PresenceHistories {
    PresenceHistories(observations.filter { $0.value.history.x > 0 })
  }

  /// Histories with the number of members who have each.
  var counts: [HistoryCount] { HistoryCount.merged(observations.values.lazy.map(\.history)) }
}

/// One member's presence, gathered period by period.
private struct Observer {
  let member: MemberKey
  private let firstKnown: Day
  private let firstDay: Day
  private let lastDay: Day
  private var weeks = 0
  private var firstWeek: Int?
  private var lastWeek = 0
  private var lastPresent: Day?

  init(
    _ person: (member: MemberKey, joined: Day?, left: Day?), _ firstKnown: Day, _ lastKnown: Day
  ) {
    member = person.member
    self.firstKnown = firstKnown
    firstDay = max(person.joined ?? firstKnown, firstKnown)
    lastDay = person.left.map { min($0 + -1, lastKnown) } ?? lastKnown
  }

  mutating func add(_ days: UInt32, of period: Period) {
    for week in 0..<Period.weeks {
      let monday = period.firstDay + week * 7
      var present = days >> UInt32(week * 7) & 0x7F
      // What somebody did after leaving is not theirs to be observed.
      present &= Observer.days(through: lastDay - monday)
      present &= ~Observer.days(through: firstKnown - monday - 1)
      if present == 0 { continue }
      weeks += 1
      firstWeek = firstWeek ?? monday.week
      lastWeek = monday.week
      lastPresent = monday + (31 - present.leadingZeroBitCount)
    }
  }

  /// The days of a week from Monday to one of it, as bits; none before, all after.
  private static func days(through weekday: Int) -> UInt32 {
    1 << UInt32(min(max(weekday + 1, 0), 7)) - 1
  }

  var observation: PresenceHistories.Observation {
    get throws {
      let start = min(firstDay.week, firstWeek ?? firstDay.week)
      let observed = max(lastDay.week - start + 1, 0)
      return PresenceHistories.Observation(
        history: try WeekHistory(
          x: weeks, tx: weeks == 0 ? 0 : lastWeek - start + 1, n: observed),
        silentDays: lastPresent.map { lastDay - $0 }, days: max(lastDay - firstDay + 1, 0))
    }
  }
}
