import Activity
import Analytics
import Disclosure
import Store

extension Question {
  /// The best moments of the last closed period: a map of the week, and what it recommends.
  ///
  /// - Parameters:
  ///   - community: one that `participation(of:)` shows; nil is the whole organisation.
  ///   - showsMap: false leaves the recommendations alone, as part of another view.
  func moments(
    of community: ListedCommunity?, within reachable: ReachableHours, showsMap: Bool = true,
    _ session: inout ReleaseSession
  ) throws -> Section {
    var map = ReleasedTable.map(rows: [])
    var recommended = ReleasedTable(
      id: "recommended_moments", columns: Moments.recommendedColumns, rows: [])
    var advice: [Note] = []
    var reading: [Note] = []
    if let publication = try momentsPublication(of: community, &session) {
      map = .map(of: publication.row(of: community?.identifier))
      recommended = try session.release(
        Moments.recommended(
          from: publication, of: community?.identifier, among: reachable.slots,
          asOf: CalendarDate(asOf.day)))
      if recommended.rows.isEmpty {
        advice = [Note("no-moment")]
      } else {
        reading = [Note("moments-recommended")]
      }
      reading.append(Note("moments-local"))
      let seen = publication.row(of: community?.identifier).map { cohort in
        publication.measures.contains { cohort.seen($0).value > 0 }
      }
      if seen == true { reading.append(Note("seen-hours")) }
    } else if isEmpty {
      advice = [Note("nothing-yet")]
    } else {
      advice = [periods.isEmpty ? Note("no-closed-period") : Note("no-hours")]
    }
    return Section(
      tables: (showsMap ? [map] : []) + [recommended], advice: advice, reading: reading)
  }

  /// nil before a period is closed, and as long as no hours are known: a release before their
  /// import would stand.
  private func momentsPublication(
    of community: ListedCommunity?, _ session: inout ReleaseSession
  ) throws -> ReleasedPublication? {
    guard let period = periods.last, try facts.signals.hasHours() else { return nil }
    return try released(Moments(), in: period, of: community, &session)
  }
}

extension ReleasedTable {
  /// One row a weekday, one column a slot; all withheld where nothing is released.
  fileprivate static func map(of cohort: ReleasedCohort?) -> ReleasedTable {
    map(
      rows: Moments.weekdays.enumerated().map { weekday, name in
        [.term(name)]
          + Slot.all.filter { $0.weekday == weekday }
          .map { .people(cohort?[Moments.measure($0)]) }
      })
  }

  fileprivate static func map(rows: [[Cell]]) -> ReleasedTable {
    ReleasedTable(
      id: "moments",
      columns: [
        Column("weekday", .text), Column("hours_00_03", .number(decimals: 0)),
        Column("hours_03_06", .number(decimals: 0)), Column("hours_06_09", .number(decimals: 0)),
        Column("hours_09_12", .number(decimals: 0)), Column("hours_12_15", .number(decimals: 0)),
        Column("hours_15_18", .number(decimals: 0)), Column("hours_18_21", .number(decimals: 0)),
        Column("hours_21_24", .number(decimals: 0)),
      ], rows: rows, presentation: .heatMap)
  }
}
