import Disclosure

/// All that a table about one period is made of, counted before a clock runs.
struct Evidence {
  private let table: Table
  private let period: Int
  private let roster: [Int]
  private let rosterCounts: [Sealed<Int>]
  private let rows: [Row]
  private let known: [String: PublicKnowledge]

  private struct Row {
    let identifier: String
    let name: String
    let members: [Int]
    let counts: [Sealed<Int>]
  }

  init(_ table: Table, _ period: Int, _ company: Company) {
    self.table = table
    self.period = period
    roster = company.roster.sorted()
    rosterCounts = table.counts(roster, period)
    known = table.knowledge(of: roster, period)
    rows = company.communities.map {
      let members = $0.members.sorted()
      return Row(
        identifier: $0.identifier, name: $0.name, members: members,
        counts: table.counts(members, period))
    }
  }

  /// - Parameter participation: as it was released of the same period, for the silent.
  func sealed(_ participation: ReleasedPublication?) throws -> SealedPublication {
    let (table, period) = (table, period)
    let recounted: SealedPublication.Recount = { table.counts($0, period) }
    let recount = table == .gaps ? recounted : nil
    return try SealedPublication(
      table: table.name, kind: table.kind, period: period, measures: table.measures,
      roster: roster, rosterCounts: rosterCounts,
      cohorts: rows.map {
        SealedPublication.Cohort(
          identifier: $0.identifier, name: $0.name, members: $0.members, counts: $0.counts,
          recount: recount)
      },
      parts: table.parts(participation), columns: table.columns, known: known,
      recountRoster: recount)
  }
}
