import Activity
import Store
import TestSupport
import Testing

@testable import Analytics

/// The evidence on creators, from facts made by hand. As of Sunday 2026-03-22, the last day of a
/// period that began on 2026-02-23.
@Suite struct ChampionRankingTests {
  private func ranking(
    _ company: Company, asOf: String = "2026-03-22",
    _ reorder: ([Company.Telling]) -> [Company.Telling] = { $0 }
  ) throws -> ChampionRanking {
    let asOf = AsOf(try day(asOf))
    return try company.store(reorder).read { try ChampionRanking($0.contributions, asOf: asOf) }
  }

  private func line(_ name: String, _ company: Company) throws -> ChampionRanking.Line {
    try #require(try ranking(company).lines.first { $0.creator.identifier == name })
  }

  // MARK: Thanks

  @Test func `a giver counts five times an author and period, whatever the number of tips`()
    throws
  {
    var company = Company()
    company.people("abc")
    for index in 0..<7 {
      company.tip("t\(index)", by: "a", "2026-02-03")
      company.reaction(to: "t\(index)", by: "b", "2026-03-0\(index + 2)")
    }
    company.tip("u", by: "a", "2026-02-03")
    company.reaction(to: "u", by: "b", "2026-02-22")
    company.reaction(to: "t0", by: "c", "2026-03-02")
    let evidence = try line("a", company).evidence
    #expect((evidence.thanks, evidence.thanksCapped) == (7, 2))
  }

  @Test func `a tip is thanked once by each giver, at the first of their reactions and comments`()
    throws
  {
    var company = Company()
    company.people("ab")
    company.tip("t", by: "a", "2026-02-03")
    company.reaction(to: "t", by: "b", "2026-03-02")
    company.reaction(to: "t", by: "b", "2026-03-04", kind: "love")
    company.comment("x", on: "t", by: "b", "2026-02-10")
    let thanks = try company.store().read {
      try $0.contributions.thanks(through: day("2026-03-22"))
    }
    #expect(thanks.map(\.day) == [try day("2026-02-10")])
    #expect(try line("a", company).evidence.thanks == 1)
  }

  @Test func `nobody thanks themselves, and comments on one's own tip are no acts`() throws {
    var company = Company()
    company.people("a")
    company.tip("t", by: "a", "2026-03-02")
    company.reaction(to: "t", by: "a", "2026-03-02")
    company.comment("x", on: "t", by: "a", "2026-03-10")
    let evidence = try line("a", company).evidence
    #expect((evidence.acts, evidence.thanks, evidence.weeks.x) == (1, 0, 1))
  }

  @Test func `disapproval is no thanks, nor is anything from robots, staff and strangers`() throws {
    var company = Company()
    company.people("ab")
    company.people("r", standing: .robot)
    company.people("s", standing: .staff)
    company.tip("t", by: "a", "2026-03-02")
    company.reaction(to: "t", by: "b", "2026-03-02", kind: "Down")
    for name in ["r", "s", "stranger"] { company.reaction(to: "t", by: name, "2026-03-02") }
    company.vote("v1", on: "t", "2026-03-02")
    company.vote("v2", on: "t", "2026-03-02")
    company.vote("v3", on: "t", "2026-03-02", kind: "down")
    #expect(try line("a", company).evidence.thanks == 2)
  }

  @Test func `a withdrawn tip never was: neither it nor what was said under it counts`() throws {
    var company = Company()
    company.people("abc")
    company.tip("t", by: "a", "2026-03-02", topic: "x", withdrawn: "2026-03-05")
    company.comment("x", on: "t", by: "b", "2026-03-03")
    company.tip("u", by: "a", "2026-03-02")
    company.reaction(to: "t", by: "c", "2026-03-03")
    let ranking = try ranking(company)
    #expect(ranking.lines.map(\.creator.identifier) == ["a"])
    let line = try #require(ranking.lines.first)
    #expect((line.evidence.tips, line.evidence.thanks, line.topics) == (1, 0, 0))
  }

  // MARK: Beside the potential

  @Test func `newcomers are helped in their first eight weeks, each counted once`() throws {
    var company = Company()
    company.people("a")
    company.people("b", joined: "2026-03-02")
    company.people("cd", joined: "2026-01-06")
    company.people("e", joined: "2026-01-05")
    company.people("f", joined: "2026-03-03")
    company.tip("t", by: "a", "2026-01-05")
    company.tip("u", by: "a", "2026-01-05")
    // On the first day, on the 56th, and on the 57th; and before joining.
    company.reaction(to: "t", by: "b", "2026-03-02")
    company.reaction(to: "u", by: "b", "2026-03-03")
    company.reaction(to: "t", by: "c", "2026-03-02")
    company.reaction(to: "t", by: "e", "2026-03-02")
    company.reaction(to: "t", by: "f", "2026-03-02")
    // By a comment on their tip.
    company.tip("v", by: "d", "2026-02-02")
    company.comment("x", on: "v", by: "a", "2026-03-02")
    company.comment("y", on: "v", by: "a", "2026-03-01")
    #expect(try line("a", company).newcomersHelped == 3)
  }

  @Test func `reach is the effective number of teams thanked from`() throws {
    var company = Company()
    company.people("a", team: "Nord")
    company.people("bc", team: "Sud")
    company.people("de", team: "Est")
    company.people("f")
    company.tip("t", by: "a", "2026-03-02")
    for name in ["b", "c", "d", "e", "f"] { company.reaction(to: "t", by: name, "2026-03-02") }
    company.tip("u", by: "f", "2026-03-02")
    let reach = try #require(try line("a", company).reach)
    #expect(abs(reach - 2) < 1e-12)
    #expect(try line("f", company).reach == nil)
  }

  @Test func `topics are those of tips, each once`() throws {
    var company = Company()
    company.people("ab")
    for (index, topic) in ["x", "y", "x", nil].enumerated() {
      company.tip("t\(index)", by: "a", "2026-03-02", topic: topic)
    }
    company.tip("u", by: "b", "2026-03-02", topic: "z")
    company.comment("c", on: "u", by: "a", "2026-03-02")
    #expect(try line("a", company).topics == 2)
  }

  // MARK: Weeks

  @Test func `whoever joined before the data begin is observed from their first week`() throws {
    var company = Company()
    company.people("a", joined: "2019-05-06")
    company.people("b", joined: "2026-02-25")
    company.people("c", joined: "2026-03-18")
    company.people("d")
    company.tip("first", by: "d", "2026-02-09")
    for name in ["a", "b", "c"] { company.tip("t\(name)", by: name, "2026-03-10") }
    company.challenge("x", by: "a", "2026-03-02")
    company.comment("y", on: "first", by: "a", "2026-03-11")
    // 9 February to 22 March is six weeks; b joined in the third, c is known from an act before.
    let lines = try ranking(company).lines
    let weeks = Dictionary(
      uniqueKeysWithValues: lines.map { ($0.creator.identifier, $0.evidence.weeks) })
    #expect(weeks["a"] == (try WeekHistory(x: 2, tx: 5, n: 6)))
    #expect(weeks["b"] == (try WeekHistory(x: 1, tx: 3, n: 4)))
    #expect(weeks["c"] == (try WeekHistory(x: 1, tx: 1, n: 2)))
    #expect(weeks["d"] == (try WeekHistory(x: 1, tx: 1, n: 6)))
    let evidence = try line("a", company).evidence
    #expect((evidence.tips, evidence.comments, evidence.challenges) == (1, 1, 1))
  }

  @Test func `a week that is not over does not count yet`() throws {
    var company = Company()
    company.people("ab")
    company.tip("t", by: "a", "2026-03-02")
    company.tip("u", by: "a", "2026-03-16")
    company.reaction(to: "t", by: "b", "2026-03-17")
    let saturday = try #require(try ranking(company, asOf: "2026-03-21").lines.first).evidence
    #expect((saturday.tips, saturday.thanks, saturday.weeks.n) == (1, 0, 2))
    let sunday = try #require(try ranking(company, asOf: "2026-03-22").lines.first).evidence
    #expect((sunday.tips, sunday.thanks, sunday.weeks.n) == (2, 1, 3))
  }

  // MARK: Who is ranked

  @Test func `the hidden, the gone, robots, staff and strangers take no rank`() throws {
    var company = Company()
    company.people("a", visibility: .anonymous)
    company.people("h", visibility: .hidden)
    company.people("l", left: "2026-03-22")
    company.people("m", left: "2026-03-23")
    company.people("r", standing: .robot)
    company.people("s", standing: .staff)
    for name in ["a", "h", "l", "m", "r", "s", "stranger"] {
      company.tip("t\(name)", by: name, "2026-03-02")
    }
    // Equals: whoever is shown by name stands first.
    #expect(try ranking(company).lines.map(\.creator.identifier) == ["m", "a"])
  }

  @Test func `the order of imports changes no line, to the last bit`() throws {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    var company = Company()
    let names = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    for (index, name) in names.enumerated() {
      company.people(name, team: "team \(index % 5)", joined: "2026-01-0\(1 + index % 9)")
    }
    for index in 0..<300 {
      let date = "2026-0\(1 + index % 3)-1\(index / 3 % 10)"
      let author = names.randomElement(using: &random) ?? "a"
      company.tip("t\(index)", by: author, date, topic: "topic \(index % 7)")
      for giver in names.shuffled(using: &random).prefix(index % 4) {
        company.reaction(to: "t\(index)", by: giver, date)
      }
    }
    func lines(_ reorder: ([Company.Telling]) -> [Company.Telling]) throws -> [String] {
      try ranking(company, reorder).lines.map { line in
        "\(line.creator.identifier) \(line.estimate) \(line.evidence) \(line.reach ?? 0)"
      }
    }
    let expected = try lines { $0 }
    #expect(expected.count > 20)
    #expect(try lines { $0.reversed() } == expected, "seed \(seed)")
    #expect(try lines { $0.shuffled(using: &random) } == expected, "seed \(seed)")
  }
}
