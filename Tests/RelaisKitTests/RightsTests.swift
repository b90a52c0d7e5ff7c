import Activity
import Disclosure
import Foundation
import Reports
import Store
import TestSupport
import Testing

@testable import RelaisKit

/// Erasure and retention, seen by readers of reports.
@Suite struct RightsTests {
  private static let asOf = CalendarDate(year: 2026, month: 3, day: 22)

  private func logins(_ members: Range<Int>, _ day: String) -> String {
    "member_id,logged_in_at\n" + members.map { "m\($0),\(day)T10:00:00\n" }.joined()
  }

  /// Sixty members, of whom 24 are in `vente` and 20 in `caisse`; m0 launched a challenge.
  private func company() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write([
      "member_id,name\n" + rows(0..<60) { "m\($0),Member \($0)" },
      "community_id,name\nvente,Vente\ncaisse,Caisse\n",
      "community_id,member_id\n" + rows(0..<24) { "vente,m\($0)" }
        + rows(24..<44) { "caisse,m\($0)" },
      "topic_id,name\nt,Topic\n",
      "tip_id,author_id,shared_at,topic,community_id\n"
        + rows(0..<6) { "tip\($0),m\($0),2026-03-0\($0 + 1)T10:00:00,t,vente" },
      "tip_id,member_id,kind,reacted_at\n" + rows(0..<6) { "tip\($0),m40,merci,2026-03-12" },
      "challenge_id,launched_by,topic,starts_at\nd,m0,t,2026-03-02\n",
      "challenge_id,member_id,joined_at\n" + rows(10..<25) { "d,m\($0),2026-03-03" },
      "member_id,quiz_id,item_id,topic,answered_at,score,max_score\n"
        + rows(0..<50) { "m\($0),q,q1,t,2026-03-04T10:00:00,\($0 % 2),1" },
      logins(59..<60, "2025-10-06"), logins(0..<30, "2026-02-05"),
      logins(0..<12, "2026-03-20"), logins(24..<60, "2026-03-22"),
    ])
    return scratch
  }

  /// Every report on protected figures, as JSON.
  private func reports(_ scratch: Scratch) throws -> [String] {
    let workspace = scratch.workspace
    return try [
      workspace.community("vente", asOf: Self.asOf), workspace.community("caisse", asOf: Self.asOf),
      workspace.inactivity(asOf: Self.asOf),
      workspace.inactivity(community: "vente", asOf: Self.asOf),
      workspace.moments(community: "vente", asOf: Self.asOf),
      workspace.gaps(community: "vente", asOf: Self.asOf),
    ].map(\.json)
  }

  @Test(arguments: ["m0", "m3", "m11", "m30"])
  func `attack 27: after an erasure, last month's reports are the same bytes`(
    member: String
  ) throws {
    let scratch = try company()
    let before = try reports(scratch)
    _ = try scratch.workspace.champions(asOf: Self.asOf)
    _ = try scratch.workspace.erase(member)
    #expect(try reports(scratch) == before)
    let champions = try scratch.workspace.champions(asOf: Self.asOf).json
    #expect(!champions.contains("Member \(member.dropFirst())\""))
  }

  @Test func `a table first asked for after an erasure tells nothing by the difference`() throws {
    let scratch = try company()
    // The group of `vente` is published with m0 in it; without them it would differ by one.
    _ = try scratch.workspace.community("vente", section: .participation, asOf: Self.asOf)
    _ = try scratch.workspace.erase("m0")
    let moments = try scratch.workspace.moments(community: "vente", asOf: Self.asOf).tables[0]
    #expect(moments.rows.allSatisfy { $0.dropFirst().allSatisfy { $0 == .withheld } })
    let key = try scratch.sql("SELECT id FROM tombstone")
    #expect(key.count == 1)
  }

  @Test func `the identifier of a creator who is erased leaves published figures`() throws {
    let scratch = try company()
    _ = try scratch.workspace.champions(asOf: Self.asOf)
    let named = "SELECT count(*) FROM publication WHERE CAST(bytes AS TEXT) LIKE '%\"m0\"%'"
    #expect(try scratch.sql(named) == ["1"])
    _ = try scratch.workspace.erase("m0")
    #expect(try scratch.sql(named) == ["0"])
    _ = try scratch.workspace.champions(asOf: Self.asOf)
  }

  @Test func `purged periods are told from what was released of them, or not at all`() throws {
    let scratch = try company()
    let before = try scratch.workspace.community(
      "vente", section: .participation, asOf: Self.asOf
    ).tables
    try scratch.write([logins(0..<20, "2026-04-17"), logins(24..<50, "2026-04-17")])
    let next = CalendarDate(year: 2026, month: 4, day: 19)
    _ = try scratch.workspace.purge(before: CalendarDate(year: 2026, month: 3, day: 23))
    #expect(
      try scratch.workspace.community("vente", section: .participation, asOf: Self.asOf).tables
        == before)
    #expect(throws: RelaisError("purged-period", "2026-02-23")) {
      _ = try scratch.workspace.moments(asOf: Self.asOf)
    }
    let trend = try scratch.workspace.community("vente", section: .participation, asOf: next)
    #expect(trend.tables[1]["active"].count == 6)
    #expect(trend.tables[1]["active"].last == .count(.above(19)))
    #expect(try scratch.sql("SELECT count(*) FROM presence WHERE period < 342") == ["0"])
  }

  @Test func `an import says how many purged acts it left out`() throws {
    let scratch = try company()
    _ = try scratch.workspace.purge(before: CalendarDate(year: 2026, month: 3, day: 23))
    let inbox = try TemporaryDirectory()
    let file = try inbox.write(
      logins(0..<3, "2026-03-20") + "m1,2026-03-24T10:00:00\n", to: "a.csv")
    let outcome = try #require(try scratch.add([file]).first)
    #expect(outcome.read == 4 && outcome.new == 1)
    #expect(outcome.dropped == [FileOutcome.Dropped(rule: "purged", rows: 3)])
  }

  @Test func `nobody purges what is still to come`() throws {
    let scratch = try company()
    #expect(throws: RelaisError("future-day", "2026-05-29", "2026-05-28")) {
      _ = try scratch.workspace.purge(before: CalendarDate(year: 2026, month: 5, day: 29))
    }
  }

  @Test func `what a person is given cannot be read by the program that asked`() throws {
    let scratch = try company()
    let export = try scratch.workspace.personalExport(of: "m0", in: .english)
    var dumped = ""
    dump(export, to: &dumped)
    #expect(!"\(export)\(dumped)\(String(reflecting: export))".contains("m0"))
    #expect(
      try scratch.sql("SELECT event, coalesce(table_id, day, '') FROM release_log") == ["export|"])
  }

  @Test func `the policy in force is told with each of its parameters`() throws {
    let scratch = try company()
    let strict = try Policy(minimumFrequency: 7, minimumGroupSize: 20, roundingBase: 5)
    let report = try scratch.workspace(under: strict).privacyPolicy()
    let parameters = report.tables[0]["parameter"].compactMap(\.text)
    #expect(parameters == Policy.Parameter.allCases.map(\.rawValue))
    #expect(report.tables[0]["in_force"] == [7, 20, 5, 85, 10, 5].map(CellText.number))
    #expect(report.tables[0]["weakest"] == [3, 5, 1, 85, 5, 5].map(CellText.number))
    let french = Wording(.french)(
      "note.promise-counts", arguments: report.notes[1].arguments.map(\.value))
    #expect(french.contains("moins de 7 personnes"))
  }
}
