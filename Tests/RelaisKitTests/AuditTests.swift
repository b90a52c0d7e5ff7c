import Disclosure
import Foundation
import GRDB
import Reports
import Testing

@testable import RelaisKit

/// `relais privacy audit` on a database.
@Suite struct AuditTests {
  private func company() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write([
      "member_id,name\n" + rows(0..<60) { "m\($0),Member \($0)" },
      "community_id,name\nvente,Vente\ncaisse,Caisse\nfew,Few\n",
      "community_id,member_id\n" + rows(0..<24) { "vente,m\($0)" }
        + rows(24..<44) { "caisse,m\($0)" } + rows(50..<54) { "few,m\($0)" },
      "member_id,logged_in_at\n" + rows(0..<60) { "m\($0),2025-10-06T10:00:00" }
        + rows(0..<30) { "m\($0),2026-02-05T10:00:00" }
        + rows(24..<60) { "m\($0),2026-03-22T10:00:00" },
    ])
    _ = try scratch.workspace.community("vente", asOf: CalendarDate(year: 2026, month: 3, day: 22))
    return scratch
  }

  @Test func `finds nothing in what the gate has released, and tells what became of each count`()
    throws
  {
    let scratch = try company()
    let (report, isSound) = try scratch.workspace.privacyAudit()
    #expect(isSound)
    #expect(report.tables.map(\.id) == ["audit-extent", "audit-fates"])
    let fates = try #require(report.tables.last)
    let percents = fates.rows.compactMap { row -> Double? in
      guard case .released(let cell) = row[2], case .number(let percent) = cell.value else {
        return nil
      }
      return percent
    }
    #expect(abs(percents.reduce(0, +) - 100) < 1e-9)
    // Four people are too small a group in each of the publications.
    #expect(percents[2] > 0)
    #expect(try scratch.workspace.privacyAudit().report.json == report.json)
  }

  @Test(arguments: [
    ("replace(CAST(bytes AS TEXT), '\"<5\"', '\"3\"')", "audit-code"),
    ("'gone'", "audit-lost"),
  ])
  func `notices what somebody did to the ledger, and prints no figure`(
    bytes: String, finding: String
  ) throws {
    let scratch = try company()
    try DatabaseQueue(path: scratch.database).write {
      try $0.execute(sql: "UPDATE publication_row SET bytes = CAST(\(bytes) AS BLOB)")
    }
    let (report, isSound) = try scratch.workspace.privacyAudit()
    #expect(!isSound)
    let breaches = try #require(report.tables.first)
    #expect(breaches.id == "audit-breaches" && !breaches.rows.isEmpty)
    #expect(report.json.contains(finding))
    #expect(!report.json.contains("Member"))
  }

  @Test func `counts rows whose members cannot be told any more`() throws {
    let scratch = try company()
    try DatabaseQueue(path: scratch.database).write {
      try $0.execute(sql: "UPDATE cohort SET identifier = 'other' WHERE identifier = 'vente'")
    }
    let report = try scratch.workspace.privacyAudit().report
    #expect(report.notes.contains { $0.key == "audit-unknown" })
  }
}
