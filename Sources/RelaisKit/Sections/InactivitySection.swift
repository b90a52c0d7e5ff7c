import Activity
import Analytics
import Disclosure
import Store

extension Question {
  /// States of a community's members, or of everybody, at the end of the last closed period.
  ///
  /// - Parameter community: nil tells of the whole organisation.
  func inactivity(
    of community: ListedCommunity?, _ session: inout ReleaseSession
  ) throws -> Section {
    guard let period = periods.last, let firstSignalDay else {
      return Section(tables: [.inactivity(nil, nil)], notes: [Note("no-closed-period")])
    }
    let publication = try released(
      Inactivity(since: firstSignalDay), in: period, of: community, &session)
    let cohort = community.map { publication[$0.identifier] } ?? publication.everybody
    return Section(
      tables: [.inactivity(publication, cohort)], notes: .inactivity(publication, cohort))
  }
}

extension ReleasedTable {
  /// One row a state: people, their share, and how many of them are expected back.
  fileprivate static func inactivity(
    _ publication: ReleasedPublication?, _ cohort: ReleasedCohort?
  ) -> ReleasedTable {
    func back(_ measure: Inactivity.Measure?) -> Cell {
      guard let measure, publication?.measures.contains(measure.rawValue) ?? true else {
        return .empty
      }
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
    return ReleasedTable(
      id: "inactivity",
      columns: [
        Column("state", .text), Column("people", .number(decimals: 0)),
        Column("share", .number(decimals: 0)), Column("expected_back", .number(decimals: 0)),
      ],
      rows: [
        [.term(Term("members")), cohort?.size.cell ?? .withheld, .empty, .empty],
        row(Term("state-active"), .active),
        row(Term("state-slipping"), .slipping, back: .backSlipping),
        row(Term("state-between"), .between, back: .backBetween),
        row(Term("state-dormant"), .dormant, back: .backDormant),
        row(Term("state-silent"), .silent, back: .back),
        row(Term("state-not-started"), .notStarted),
        row(Term("silent-30-days"), .silent30Days),
      ])
  }
}

extension [Note] {
  fileprivate static func inactivity(
    _ publication: ReleasedPublication, _ cohort: ReleasedCohort?
  ) -> [Note] {
    var notes: [Note] = []
    let hasModel = publication.measures.contains(Inactivity.Measure.back.rawValue)
    if hasModel, let silent = cohort?[Inactivity.Measure.silent.rawValue],
      let back = cohort?[Inactivity.Measure.back.rawValue]
    {
      let figures = [silent.cellValue, back.cellValue]
      if case .about = silent.value, case .about = back.value {
        notes.append(Note("expected-back", figures))
      } else {
        notes.append(Note("expected-back-coded", figures))
      }
    }
    notes.append(hasModel ? Note("states") : Note("states-by-recency"))
    if let cohort, cohort.membershipPeriod != publication.period {
      notes.append(Note("earlier-membership"))
    }
    return notes
  }
}
