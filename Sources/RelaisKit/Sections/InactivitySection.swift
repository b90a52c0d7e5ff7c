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
    // Who was silent was not active: both are told of the same communities, or a sum of them would
    // tell of few people.
    _ = try released(Participation(), in: period, of: community, &session)
    let metric = Inactivity(since: firstSignalDay)
    var publication = try released(metric, in: period, of: community, &session)
    var reading: [Note] = []
    // Where the change of members would tell on somebody, what was last released stands.
    for earlier in periods.dropLast().suffix(Question.trendPeriods).reversed()
    where publication.row(of: community?.identifier) == nil {
      guard let known = try releasedBefore(metric, in: earlier, of: community, &session),
        known.row(of: community?.identifier) != nil
      else { continue }
      publication = known
      let day = session.release(publicDate: CalendarDate(earlier.lastDay))
      reading.append(Note("earlier-period", [day.cellValue]))
    }
    let cohort = publication.row(of: community?.identifier)
    let hasModel = publication.measures.contains(Inactivity.Measure.back.rawValue)
    reading.append(hasModel ? Note("states") : Note("states-by-recency"))
    // In short, too, a reader must know which day the figures are about.
    let advice = reading.count > 1 ? [reading.removeFirst()] : []
    return Section(
      tables: [.inactivity(publication, cohort, isBrief: isBrief)],
      advice: advice + (hasModel ? .expectedBack(of: cohort) : []), reading: reading)
  }
}

extension ReleasedTable {
  /// One row a state: people, their share, and how many of them are expected back.
  fileprivate static func inactivity(
    _ publication: ReleasedPublication, _ cohort: ReleasedCohort?, isBrief: Bool
  ) -> ReleasedTable {
    func back(_ measure: Inactivity.Measure?) -> Cell {
      guard let measure, publication.measures.contains(measure.rawValue) else { return .empty }
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
    let silent = row(Term("state-silent"), .silent, back: .back)
    let notStarted = row(Term("state-not-started"), .notStarted)
    let inFull = [
      [.term(Term("members")), cohort?.size.cell ?? .withheld, .empty, .empty],
      row(Term("state-active"), .active), silent,
      row(Term("state-slipping"), .slipping, back: .backSlipping),
      row(Term("state-between"), .between, back: .backBetween),
      dormant, notStarted, row(Term("silent-30-days"), .silent30Days),
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

extension [Note] {
  fileprivate static func expectedBack(of cohort: ReleasedCohort?) -> [Note] {
    guard let silent = cohort?[Inactivity.Measure.silent.rawValue],
      let back = cohort?[Inactivity.Measure.back.rawValue]
    else { return [] }
    let figures = [silent.cellValue, back.cellValue]
    if case .about = silent.value, case .about = back.value {
      return [Note("expected-back", figures)]
    }
    return [Note("expected-back-coded", figures)]
  }
}
