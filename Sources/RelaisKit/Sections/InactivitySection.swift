import Activity
import Analytics
import Disclosure
import Store

extension Question {
  /// States of a community's members, or of everybody, at the end of the last closed period.
  ///
  /// - Parameters:
  ///   - community: nil tells of the whole organisation.
  ///   - isBrief: leaves states that call for nothing, and single ones of the silent, out.
  func inactivity(
    of community: ListedCommunity?, isBrief: Bool = false, _ session: inout ReleaseSession
  ) throws -> Section {
    guard let period = periods.last, let firstSignalDay else {
      return Section(tables: [], advice: [Note(isEmpty ? "nothing-yet" : "no-closed-period")])
    }
    var states = try states(in: period, since: firstSignalDay, of: community, &session)
    var reading: [Note] = []
    // Where the change of members would tell on somebody, what was last released stands.
    for earlier in periods.dropLast().suffix(Question.trendPeriods).reversed()
    where !states.areShown(of: community) {
      guard let known = try knownStates(in: earlier, of: community, &session),
        known.areShown(of: community)
      else { continue }
      states = known
      let day = session.release(publicDate: CalendarDate(earlier.lastDay))
      reading.append(Note("earlier-period", [day.cellValue]))
    }
    reading.append(states.hasModel ? Note("states") : Note("states-by-recency"))
    if !isBrief { reading += states.seenActive(in: community) }
    if !states.tellsNotStarted { reading.append(Note("first-days-purged")) }
    // In short, too, a reader must know which day the figures are about.
    let advice = reading[0].key == "earlier-period" ? [reading.removeFirst()] : []
    return Section(
      tables: [.inactivity(states, of: community, isBrief: isBrief)],
      advice: advice + states.expectedBack(of: community), reading: reading)
  }

  /// - Returns: released before or now, of one period.
  private func states(
    in period: Period, since firstDay: Day, of community: ListedCommunity?,
    _ session: inout ReleaseSession
  ) throws -> StatesOfPeriod {
    if let known = try knownStates(in: period, of: community, &session) { return known }
    // Of a purged period, what was released before is all there is.
    _ = try released(Participation(), in: period, of: community, &session)
    // How many are silent in every community is what their states are coded within.
    let participation = try session.release(table: Participation.id, period: period.index) {
      try Participation().compute(facts.signals, period: period)
    }
    let inactivity = try released(
      Inactivity(since: firstDay, participation: participation), in: period, of: community,
      &session)
    return StatesOfPeriod(participation: participation, inactivity: inactivity)
  }

  private func knownStates(
    in period: Period, of community: ListedCommunity?, _ session: inout ReleaseSession
  ) throws -> StatesOfPeriod? {
    guard
      let inactivity = try releasedBefore(Inactivity.self, in: period, of: community, &session),
      let participation = try releasedBefore(
        Participation.self, in: period, of: community, &session)
    else { return nil }
    return StatesOfPeriod(participation: participation, inactivity: inactivity)
  }
}

/// Who took part in a period, and the states of the others at its end.
private struct StatesOfPeriod {
  let participation: ReleasedPublication
  let inactivity: ReleasedPublication

  var hasModel: Bool { inactivity.measures.contains(Inactivity.Measure.back.rawValue) }

  var tellsNotStarted: Bool {
    inactivity.measures.contains(Inactivity.Measure.notStarted.rawValue)
  }

  func areShown(of community: ListedCommunity?) -> Bool {
    inactivity.row(of: community?.identifier) != nil
  }

  func seenActive(in community: ListedCommunity?) -> [Note] {
    participation.row(of: community?.identifier)?.seenActive ?? []
  }

  func expectedBack(of community: ListedCommunity?) -> [Note] {
    let participants = participation.row(of: community?.identifier)
    guard hasModel, let silent = participants?.rest(of: Participation.Measure.active.rawValue),
      let back = inactivity.row(of: community?.identifier)?[Inactivity.Measure.back.rawValue]
    else { return [] }
    let figures = [silent.cellValue, back.cellValue]
    if case .about = silent.value, case .about = back.value {
      return [Note("expected-back", figures)]
    }
    return [Note("expected-back-coded", figures)]
  }
}

extension ReleasedTable {
  /// One row a state: people, their share, and how many of them are expected back.
  fileprivate static func inactivity(
    _ states: StatesOfPeriod, of community: ListedCommunity?, isBrief: Bool
  ) -> ReleasedTable {
    let participants = states.participation.row(of: community?.identifier)
    let cohort = states.inactivity.row(of: community?.identifier)
    let active = Participation.Measure.active.rawValue
    func back(_ measure: Inactivity.Measure?) -> Cell {
      guard let measure, states.hasModel else { return .empty }
      return .people(cohort?[measure.rawValue])
    }
    func row(
      _ term: Term, _ measure: Inactivity.Measure, back expected: Inactivity.Measure? = nil
    ) -> [Cell] {
      [
        .term(term), .people(cohort?[measure.rawValue]), .share(cohort?.share(measure.rawValue)),
        back(expected),
      ]
    }
    let dormant = row(Term("state-dormant"), .dormant, back: .backDormant)
    let notStarted = row(Term("state-not-started"), .notStarted)
    let silent: [Cell] = [
      .term(Term("state-silent")), .people(participants?.rest(of: active)),
      .share(participants?.shareOfRest(of: active)), back(.back),
    ]
    let inFull = [
      [.term(Term("members")), participants?.size.cell ?? .withheld, .empty, .empty],
      [
        .term(Term("state-active")), .people(participants?[active]),
        .share(participants?.share(active)), .empty,
      ],
      silent, row(Term("state-slipping"), .slipping, back: .backSlipping), dormant, notStarted,
      row(Term("silent-30-days"), .silent30Days),
    ]
    return ReleasedTable(
      id: "inactivity",
      columns: [
        Column("state", .text), Column("people", .number(decimals: 0)),
        Column("share", .number(decimals: 0)), Column("expected_back", .number(decimals: 0)),
      ],
      rows: isBrief ? [silent, dormant, notStarted] : inFull)
  }
}
