import Activity
import Store

/// In which weeks each member was present, through the last week of a period: what the models of
/// activity are fed with. Members who have left are observed until they left.
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
  ///   - period: the last one looked at.
  ///   - firstDay: the first day that the data speak of; earlier silence is that of the data.
  init(_ facts: SignalFacts, through period: Period, since firstDay: Day) throws {
    let people = try facts.everVerified(by: period.lastDay)
    var observations: [MemberKey: Observation] = [:]
    observations.reserveCapacity(people.count)
    var next = people.makeIterator()
    var current = next.next().map { Observer($0, firstDay, period.lastDay) }

    func close() throws {
      if let observer = current { observations[observer.member] = try observer.observation }
      current = next.next().map { Observer($0, firstDay, period.lastDay) }
    }
    // Both come in the order of members.
    try facts.forEachPresence(through: period) { member, presencePeriod, days in
      while let observer = current, observer.member < member { try close() }
      if current?.member == member { current?.add(days, of: presencePeriod) }
    }
    while current != nil { try close() }
    self.observations = observations
  }

  /// Histories with the number of members who have each.
  var counts: [HistoryCount] { HistoryCount.merged(observations.values.lazy.map(\.history)) }
}

/// One member's presence, gathered period by period.
private struct Observer {
  let member: MemberKey
  private var firstDay: Day
  private let lastDay: Day
  private var weeks = 0
  private var firstWeek: Int?
  private var lastWeek = 0
  private var lastPresent: Day?

  init(
    _ person: (member: MemberKey, joined: Day?, left: Day?), _ firstKnown: Day, _ lastKnown: Day
  ) {
    member = person.member
    firstDay = max(person.joined ?? firstKnown, firstKnown)
    lastDay = person.left.map { min($0 + -1, lastKnown) } ?? lastKnown
  }

  mutating func add(_ days: UInt32, of period: Period) {
    for week in 0..<Period.weeks {
      let monday = period.firstDay + week * 7
      // What somebody did after leaving is not theirs to be observed.
      if monday > lastDay { return }
      let ofWeek = days >> UInt32(week * 7) & 0x7F
      let observed = min(lastDay - monday, 6)
      let present = ofWeek & (1 << UInt32(observed + 1) - 1)
      guard present != 0 else { continue }
      weeks += 1
      firstWeek = firstWeek ?? monday.week
      lastWeek = monday.week
      lastPresent = monday + (31 - present.leadingZeroBitCount)
    }
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
