import Disclosure
import RelaisKit
import Testing

/// What the ledger's tables hold in the database file, next to the facts.
@Suite struct LedgerBytesTests {
  /// True counts that no code can be. Keys of members, which admitted cohorts are made of, count
  /// nobody.
  @Test func `no true count is in the ledger`() throws {
    let scratch = try Scratch()
    let members = 0..<307
    func logins(_ members: Range<Int>, on day: String) -> String {
      rows(members) { "m\($0),\(day)T10:00:00" }
    }
    try scratch.write([
      "member_id,name\n" + rows(members) { "m\($0),Member \($0)" },
      "community_id,name\nvente,Vente\n",
      "community_id,member_id\n" + rows(0..<251) { "vente,m\($0)" },
      "member_id,logged_in_at\n" + logins(0..<137, on: "2026-03-04")
        + logins(0..<83, on: "2026-03-20") + logins(137..<233, on: "2025-11-20")
        + logins(270..<292, on: "2026-03-11"),
      "member_id,quiz_id,item_id,topic,answered_at,score,max_score\n"
        + rows(0..<179) { "m\($0),q,q1,t,2026-03-05T10:00:00,\($0 < 112 ? 1 : 0),1" },
    ])
    let day = CalendarDate(year: 2026, month: 3, day: 22)
    let workspace = scratch.workspace
    _ = try workspace.community("vente", asOf: day)
    _ = try workspace.inactivity(asOf: day)
    _ = try workspace.gaps(asOf: day)
    _ = try workspace.questions(asOf: day)
    _ = try workspace.moments(asOf: day)
    _ = try workspace.backtestInactivity(asOf: day)
    let texts = try [
      "SELECT CAST(bytes AS TEXT) FROM publication",
      "SELECT CAST(bytes AS TEXT) FROM publication_row",
      "SELECT event || ' ' || coalesce(table_id, '') FROM release_log",
      "SELECT CAST(policy AS TEXT) FROM epoch",
    ].flatMap { try scratch.sql($0) }
    // Active, silent, not started, in one slot, learners, struggling: in the community, in all.
    let secrets: Set = ["137", "96", "74", "83", "179", "67", "159", "54", "112"]
    for text in texts {
      // Positions of measures count nobody.
      let text = text.replacing(/"columns":\[\[[0-9,\[\]]*\]\]/, with: "")
      let numbers = Set(text.split { !$0.isNumber }.map(String.init))
      #expect(numbers.isDisjoint(with: secrets), "\(numbers.intersection(secrets)) in \(text)")
    }
    #expect(texts.contains { $0.contains(#""135""#) }, "the code of 137 is there")
  }
}
