import Activity
import Analytics
import Disclosure
import Foundation
import GRDB
import Store
import TestSupport
import Testing

@testable import RelaisKit

/// The gate and its ledger, from exports to reports.
@Suite struct GateTests {
  /// The last day of period 341, 2026-02-23 to 2026-03-22.
  private static let asOf = CalendarDate(year: 2026, month: 3, day: 22)

  /// Sixty members, of whom 24 are in `vente`, 9 in `petite` and 20 in `caisse`.
  private let roster: [String]

  init() {
    roster = [
      "member_id,name\n" + rows(0..<60) { "m\($0),Member \($0)" },
      "community_id,name\nvente,Vente\npetite,Petite\ncaisse,Caisse\n",
      "community_id,member_id\n" + rows(0..<24) { "vente,m\($0)" }
        + rows(24..<33) { "petite,m\($0)" } + rows(33..<53) { "caisse,m\($0)" },
    ]
  }

  private func logins(_ members: Range<Int>, on day: String) -> String {
    "member_id,logged_in_at\n" + members.map { "m\($0),\(day)T10:00:00\n" }.joined()
  }

  private func company() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      roster + [
        // The data reach back to the first of the six periods of a trend.
        logins(59..<60, on: "2025-10-06"), logins(0..<12, on: "2026-03-20"),
        logins(24..<30, on: "2026-03-22"), logins(33..<56, on: "2026-03-22"),
      ])
    return scratch
  }

  private func community(
    _ name: String, of scratch: Scratch, policy: Policy = .default, asOf: CalendarDate = asOf
  ) throws -> [ReleasedTable] {
    try scratch.workspace(under: policy).community(name, section: .participation, asOf: asOf).tables
  }

  @Test func `counts are coded inside k and size less k`() throws {
    let tables = try community("vente", of: company())
    #expect(tables[0]["members", "people"] == .number(24))
    #expect(tables[0]["active-members", "people"] == .count(.about(10)))
    #expect(tables[0]["contributors", "people"] == .count(.below(5)))
    #expect(tables[0]["active-members", "share"] == .share(.about(10.0 / 24)))
    let full = try community("caisse", of: company())
    #expect(full[0]["active-members", "people"] == .count(.above(15)))
  }

  @Test func `a community of fewer than ten members is as unknown as one that never was`() throws {
    let scratch = try company()
    for name in ["petite", "jamais"] {
      #expect(throws: RelaisError("unknown-community", name)) {
        try scratch.workspace.community(name, asOf: GateTests.asOf)
      }
    }
    _ = try community("vente", of: scratch)
    #expect(try scratch.sql("SELECT count(*) FROM publication") == ["6"])
    let stored = try scratch.sql("SELECT identifier || CAST(bytes AS TEXT) FROM publication_row")
    #expect(stored.count >= 12)
    #expect(stored.allSatisfy { !$0.contains("petite") })
  }

  @Test func `all views are those of the communities that are shown, by identifier`() throws {
    let scratch = try company()
    let all = try scratch.workspace.communities(asOf: GateTests.asOf)
    let each = try ["caisse", "vente"].map {
      try scratch.workspace.community($0, asOf: GateTests.asOf)
    }
    #expect(all.map(\.json) == each.map(\.json))
    let young = try Scratch()
    try young.write(roster)
    #expect(try young.workspace.communities(asOf: GateTests.asOf).isEmpty)
  }

  @Test func `a period is told once: late events change nothing of it`() throws {
    let scratch = try company()
    let before = try community("vente", of: scratch)
    let late = logins(0..<24, on: "2026-03-19")
    try scratch.write([late])
    #expect(try community("vente", of: scratch) == before)

    let fresh = try company()
    try fresh.write([late])
    #expect(try community("vente", of: fresh) != before)
  }

  @Test func `a community that comes later waits for the next period`() throws {
    let scratch = try company()
    let before = try community("vente", of: scratch)
    try scratch.write([
      "community_id,name\nneuve,Neuve\n",
      "community_id,member_id\n" + (10..<40).map { "neuve,m\($0)\n" }.joined(),
      logins(10..<30, on: "2026-04-17"),
    ])
    #expect(try community("vente", of: scratch) == before)
    #expect(throws: RelaisError("unknown-community", "neuve")) {
      try community("neuve", of: scratch)
    }
    let next = CalendarDate(year: 2026, month: 4, day: 19)
    let trend = try community("neuve", of: scratch, asOf: next)[1]["active"]
    #expect(trend.last == .count(.about(20)))
    #expect(trend.dropLast().allSatisfy { $0 == .withheld })
    #expect(
      try Array(community("vente", of: scratch, asOf: next)[1].rows.dropLast())
        == Array(
          before[1].rows.dropFirst()))
  }

  @Test func `what is returned is in the ledger already`() throws {
    let scratch = try company()
    let trend = try community("vente", of: scratch)[1]
    #expect(trend.rows.count == 6)
    #expect(
      try scratch.sql("SELECT table_id, period, epoch FROM publication ORDER BY period")
        == (336...341).map { "participation|\($0)|1" })
    #expect(
      try scratch.sql("SELECT identifier FROM cohort WHERE space = 'flow 341' ORDER BY id")
        == ["", "vente", "caisse"])
    #expect(
      try scratch.sql(
        """
        SELECT count(*) FROM release_log WHERE event = 'release' AND table_id = 'participation'
        """)
        == ["6"])
  }

  @Test func `another policy opens another epoch, and closed periods keep their bytes`() throws {
    let scratch = try company()
    let before = try community("vente", of: scratch)
    let bytes = try scratch.sql(
      "SELECT hex(bytes) FROM publication_row ORDER BY period, identifier")
    let strict = try Policy(minimumFrequency: 8, minimumGroupSize: 22, roundingBase: 2)
    #expect(try community("vente", of: scratch, policy: strict) == before)
    #expect(
      try scratch.sql("SELECT hex(bytes) FROM publication_row ORDER BY period, identifier") == bytes
    )
    #expect(try scratch.sql("SELECT count(*) FROM epoch") == ["2"])

    try scratch.write([logins(0..<13, on: "2026-04-19"), logins(24..<42, on: "2026-04-18")])
    let next = CalendarDate(year: 2026, month: 4, day: 19)
    let later = try community("vente", of: scratch, policy: strict, asOf: next)
    #expect(later[0]["active-members", "people"] == .count(.about(14)))
    #expect(
      try scratch.sql("SELECT epoch FROM publication WHERE period = 342") == ["2"])
    #expect(
      try community("caisse", of: scratch, policy: strict, asOf: next)[0]["members", "people"]
        == .withheld)
  }

  @Test func `a policy kept before there were rules for sums opens no new epoch`() throws {
    let scratch = try company()
    let before = try community("vente", of: scratch)
    let kept = #"{"minimumFrequency":5,"minimumGroupSize":10,"roundingBase":5}"#
    let store = try DatabaseQueue(path: scratch.database)
    try store.write { db in
      try db.execute(sql: "UPDATE epoch SET policy = ?", arguments: [Data(kept.utf8)])
    }
    try store.close()
    try scratch.write([logins(0..<13, on: "2026-04-19")])
    let next = CalendarDate(year: 2026, month: 4, day: 19)
    #expect(try community("vente", of: scratch) == before)
    _ = try community("vente", of: scratch, asOf: next)
    #expect(try scratch.sql("SELECT count(*) FROM epoch") == ["1"])
    #expect(try scratch.sql("SELECT epoch FROM publication WHERE period = 342") == ["1"])
    _ = try community(
      "vente", of: scratch, policy: Policy(pPercent: 20), asOf: next)
    #expect(try scratch.sql("SELECT count(*) FROM epoch") == ["2"])
  }

  private struct Interrupted: Error {}

  @Test func `an error after a release leaves nothing in the ledger`() throws {
    let scratch = try company()
    #expect(throws: Interrupted.self) {
      try scratch.workspace.answer(asOf: GateTests.asOf, filters: []) { question, session in
        let period = question.asOf.period
        let publication = try session.release(table: "participation", period: period.index) {
          try Participation().compute(question.facts.signals, period: period)
        }
        #expect(publication["vente"] != nil)
        throw Interrupted()
      }
    }
    for table in ["epoch", "cohort", "publication", "release_log"] {
      #expect(try scratch.sql("SELECT count(*) FROM \(table)") == ["0"], "\(table)")
    }
    #expect(try community("vente", of: scratch)[0]["members", "people"] == .number(24))
  }

  @Test func `a period to come is never told`() throws {
    let scratch = try company()
    let future = CalendarDate(year: 2026, month: 5, day: 29)
    let error = #expect(throws: RelaisError.self) {
      try community("vente", of: scratch, asOf: future)
    }
    #expect(error?.key == "future-day")
    #expect(try scratch.sql("SELECT count(*) FROM publication") == ["0"])
  }

  @Test(arguments: [
    "UPDATE epoch SET policy = x'00'", "UPDATE publication SET bytes = x'7B7D'",
    "UPDATE publication_row SET bytes = x'7B7D'",
    "UPDATE cohort SET basis = 'unheard-of'",
  ])
  func `a ledger that cannot be read closes the gate`(damage: String) throws {
    let scratch = try company()
    _ = try community("vente", of: scratch)
    try DatabaseQueue(path: scratch.database).write { try $0.execute(sql: damage) }
    // So that what was admitted is asked for.
    try DatabaseQueue(path: scratch.database).write {
      if damage.contains("cohort") { try $0.execute(sql: "DELETE FROM publication") }
    }
    #expect(throws: RelaisError.self) { try community("vente", of: scratch) }
  }

  @Test func `an unknown community is told as one`() throws {
    let error = #expect(throws: RelaisError.self) { try community("nowhere", of: company()) }
    #expect(error?.key == "unknown-community")
  }
}
