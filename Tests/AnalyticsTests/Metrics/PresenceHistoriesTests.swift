import Activity
import Store
import Testing

@testable import Analytics

/// Weeks of presence from facts made by hand. 2026-01-05 is a Monday; so is 2026-03-16.
@Suite struct PresenceHistoriesTests {
  private func histories(
    _ company: Company, through last: String = "2026-03-22", since first: String = "2026-01-05"
  ) throws -> [String: PresenceHistories.Observation] {
    try company.store().read { facts in
      let names = Dictionary(
        uniqueKeysWithValues: try facts.contributions.roster().map { ($0.key, $0.identifier) })
      let histories = try PresenceHistories(
        facts.signals, through: try day(last), since: try day(first))
      return Dictionary(
        uniqueKeysWithValues: histories.observations.map { (names[$0.key] ?? "?", $0.value) })
    }
  }

  private func expect(
    _ observation: PresenceHistories.Observation?, x: Int, tx: Int, n: Int, silentDays: Int?,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try WeekHistory(x: x, tx: tx, n: n)
    #expect(observation?.history == expected, sourceLocation: location)
    #expect(observation?.silentDays == silentDays, sourceLocation: location)
  }

  @Test func `weeks are counted once, from joining or the first known day, to the last`() throws {
    var company = Company()
    company.people("a")
    company.people("b", joined: "2026-02-04")
    company.people("c", joined: "2019-01-01")
    company.login("a", "2026-01-05")
    company.login("a", "2026-01-11")
    company.login("a", "2026-02-01")
    company.login("b", "2026-03-18")
    let all = try histories(company)
    try expect(all["a"], x: 2, tx: 4, n: 11, silentDays: 49)
    try expect(all["b"], x: 1, tx: 7, n: 7, silentDays: 4)
    try expect(all["c"], x: 0, tx: 0, n: 11, silentDays: nil)
  }

  @Test func `what lies before the first known day or after the last is not looked at`() throws {
    var company = Company()
    company.people("a")
    for date in ["2025-12-30", "2026-01-06", "2026-01-14", "2026-03-19"] {
      company.login("a", date)
    }
    try expect(
      histories(company, through: "2026-03-18", since: "2026-01-07")["a"], x: 1, tx: 2, n: 11,
      silentDays: 63)
  }

  @Test func `whoever was present before joining is observed from then`() throws {
    var company = Company()
    company.people("a", joined: "2026-03-02")
    company.login("a", "2026-02-16")
    try expect(histories(company)["a"], x: 1, tx: 1, n: 5, silentDays: 34)
  }

  @Test func `whoever has left is observed until the day before`() throws {
    var company = Company()
    company.people("a", left: "2026-02-03")
    company.people("b", joined: "2026-02-02", left: "2026-02-02")
    company.login("a", "2026-02-02")
    company.login("a", "2026-02-03")
    company.login("a", "2026-03-10")
    let all = try histories(company)
    try expect(all["a"], x: 1, tx: 5, n: 5, silentDays: 0)
    try expect(all["b"], x: 0, tx: 0, n: 0, silentDays: nil)
  }

  @Test func `robots, staff and members to come are not observed`() throws {
    var company = Company()
    company.people("r", standing: .robot)
    company.people("s", standing: .staff)
    company.people("t", joined: "2026-03-23")
    company.people("u")
    company.login("r", "2026-03-02")
    company.login("unlisted", "2026-03-02")
    #expect(try histories(company).keys.sorted() == ["u"])
  }
}
