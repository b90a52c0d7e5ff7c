import Activity
import Store
import TestSupport
import Testing

@testable import Analytics

/// What a contest makes of the facts: who takes part, which acts, and in which order.
@Suite struct ContestEntriesTests {
  private let contest: Contest

  init() throws {
    var contest = try Contest.sample()
    contest.challenges = ["d"] + (0..<6).map(String.init)
    self.contest = contest
  }

  private func read<Result>(
    _ contest: Contest, _ store: Store, asOf: String = "2026-04-30",
    _ body: (ContestEntries, Standings) throws -> Result
  ) throws -> Result {
    let asOf = AsOf(try day(asOf))
    return try store.read { facts in
      let entries = try ContestEntries(contest, facts.contributions, asOf: asOf)
      return try body(entries, entries.standings(asOf: asOf))
    }
  }

  /// "1 a 12": rank, identifier, points.
  private func board(
    _ contest: Contest, _ company: Company, asOf: String = "2026-04-30"
  ) throws -> [String] {
    try read(contest, company.store(), asOf: asOf) { entries, standings in
      standings.placings.map { placing in
        let name = entries.roster[placing.member]?.identifier ?? ""
        return "\(placing.rank) \(name) \(placing.points)"
      }
    }
  }

  @Test func `tips, thanks, comments and challenges completed within the window earn points`()
    throws
  {
    var company = Company()
    company.people("abc")
    company.tip("before", by: "a", "2026-03-01")
    company.tip("t", by: "a", "2026-03-02")
    company.tip("after", by: "a", "2026-03-30")
    company.reaction(to: "before", by: "b", "2026-03-03")
    company.comment("x", on: "t", by: "c", "2026-03-03")
    company.challenge("d", by: "b", "2026-03-04")
    company.entry("d", by: "c", "2026-03-05", completed: "2026-03-06")
    company.entry("d", by: "b", "2026-03-05", completed: "2026-04-02")
    company.challenge("unlisted", by: "b", "2026-03-04")
    company.entry("unlisted", by: "a", "2026-03-05", completed: "2026-03-06")
    // a: a tip and two thanks; c: a comment and a challenge. To launch one earns nothing.
    #expect(try board(contest, company) == ["1 c 11", "2 a 9"])
    var quiet = contest
    quiet.points.challenge = 0
    #expect(try board(quiet, company) == ["1 a 9", "2 c 1"])
    #expect(try board(contest, company, asOf: "2026-03-02") == ["1 a 5"])
  }

  @Test func `only people of the communities named take part`() throws {
    var company = Company()
    company.people("abde")
    company.people("r", standing: .robot)
    company.people("s", standing: .staff)
    company.people("l", left: "2026-03-29")
    company.people("j", joined: "2026-03-30")
    company.community("vente", "arslj")
    company.community("caisse", "b")
    company.community("stock", "d", until: "2026-03-29")
    company.community("siege", "e", since: "2026-03-29")
    for name in ["a", "b", "d", "e", "r", "s", "l", "j", "stranger"] {
      company.tip("t\(name)", by: name, "2026-03-10")
    }
    #expect(try board(contest, company) == ["1 a 5", "1 b 5", "1 d 5", "1 e 5"])
    var narrow = contest
    narrow.communities = ["vente", "stock", "siege"]
    #expect(try board(narrow, company) == ["1 a 5", "1 e 5"])
    narrow.communities = ["vente", "nowhere"]
    #expect(throws: UnknownCommunity(name: "nowhere")) { try board(narrow, company) }
  }

  @Test func `a team board divides by heads, and the hidden are none`() throws {
    var company = Company()
    company.people("ab", team: "Nord")
    company.people("h", team: "Nord", visibility: .hidden)
    company.people("cde", team: "Sud")
    company.people("f", team: "Est")
    company.people("g")
    for name in ["a", "b", "h", "c", "d", "f", "g"] {
      company.tip("t\(name)", by: name, "2026-03-10")
    }
    var teams = contest
    teams.board = .team(minimumSize: 2)
    let board = try read(teams, company.store()) { _, standings in
      standings.teams.map { "\($0.rank) \($0.team) \($0.points)/\($0.heads)" }
        + ["\(standings.teamsTooSmall)"]
    }
    #expect(board == ["1 Nord 10/2", "2 Sud 10/3", "1"])
  }

  @Test(arguments: 0..<5)
  func `which of equal acts a cap falls on does not depend on the order of imports`(run: Int)
    throws
  {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    var company = Company()
    company.people("abcd")
    // All at one instant; tips, comments and challenges share their identifiers.
    for index in 0..<6 {
      company.tip("\(index)", by: ["a", "b"][index % 2], "2026-03-10")
      for giver in ["c", "d"] { company.reaction(to: "\(index)", by: giver, "2026-03-11") }
      company.comment("\(index)", on: "\(index)", by: "c", "2026-03-10")
      company.challenge("\(index)", by: "d", "2026-03-09")
      company.entry("\(index)", by: "c", "2026-03-09", completed: "2026-03-10")
    }
    // Two spellings of one letter are two identifiers.
    company.tip("\u{E9}", by: "a", "2026-03-10")
    company.tip("e\u{301}", by: "a", "2026-03-10")
    var capped = contest
    capped.caps = Contest.Caps(
      perDay: PerAct(tip: .acts(2), thanks: nil, comment: .acts(3), challenge: .acts(1)),
      perPair: 2)

    func explained(_ reorder: ([Company.Telling]) -> [Company.Telling]) throws -> [[UInt8]] {
      try read(capped, company.store(reorder)) { entries, standings in
        let members = entries.roster.values.sorted { $0.identifier < $1.identifier }
        return members.flatMap { member in
          (standings.explanation(of: member.key)?.lines ?? []).map { line in
            let subject = entries.subjects[line.act.subject]
            return Array("\(member.identifier) \(line.act.kind) \(subject) \(line.verdict)".utf8)
          }
        }
      }
    }
    let expected = try explained { $0 }
    #expect(expected.count == 6 + 2 + 12 + 6 + 6)
    #expect(try explained { $0.reversed() } == expected)
    #expect(try explained { $0.shuffled(using: &random) } == expected, "seed \(seed)")
  }

  @Test func `an explanation tells acts of a week around the window, and of no withdrawn tip`()
    throws
  {
    var company = Company()
    company.people("abc")
    for (id, date) in [
      ("long before", "2026-02-22"), ("before", "2026-02-23"), ("t", "2026-03-02"),
      ("after", "2026-04-05"), ("long after", "2026-04-06"),
    ] {
      company.tip(id, by: "a", date)
    }
    company.tip("gone", by: "a", "2026-03-03", withdrawn: "2026-03-04")
    company.tip("gone before", by: "a", "2026-02-28", withdrawn: "2026-03-04")
    company.comment("x", on: "t", by: "a", "2026-03-03")
    company.reaction(to: "before", by: "b", "2026-03-01")
    company.reaction(to: "before", by: "c", "2026-03-02")
    company.reaction(to: "gone", by: "c", "2026-03-03")
    company.challenge("d", by: "b", "2026-02-20")
    company.entry("d", by: "a", "2026-02-25", completed: "2026-02-27")
    let store = try company.store()
    func told(asOf: String) throws -> [String] {
      try store.read { facts in
        let asOf = AsOf(try day(asOf))
        let entries = try ContestEntries(contest, facts.contributions, asOf: asOf, margin: 7)
        let member = try entries.member(called: "a").key
        let lines = try entries.standings(asOf: asOf).explanation(of: member)?.lines ?? []
        return lines.map { "\(entries.subjects[$0.act.subject]) \($0.act.kind) \($0.verdict)" }
      }
    }
    let inTime = [
      "before tip beforeStart", "before thanks beforeStart", "t tip scored", "before thanks scored",
    ]
    #expect(try told(asOf: "2026-04-30") == inTime + ["after tip afterClose"])
    #expect(try told(asOf: "2026-03-29") == inTime)
    // Neither changes the board.
    #expect(try board(contest, company) == ["1 a 7"])
  }

  @Test func `neighbours are those of a member whom the board shows by name`() throws {
    var company = Company()
    company.people("ab")
    company.people("x", visibility: .anonymous)
    company.people("q")
    for name in ["a", "b", "x"] { company.tip("t\(name)", by: name, "2026-03-10") }
    try company.store().read { (facts: Facts) throws in
      let asOf = AsOf(try day("2026-04-30"))
      for name in ["a", "Name of a"] {
        _ = try Leaderboard(contest, near: name).compute(facts.contributions, asOf: asOf)
      }
      for name in ["x", "q", "stranger"] {
        #expect(throws: NotRanked(member: name)) {
          _ = try Leaderboard(contest, near: name).compute(facts.contributions, asOf: asOf)
        }
      }
    }
  }

  @Test func `a contest is explained to those it shows by name`() throws {
    var company = Company()
    company.people("a")
    company.people("x", visibility: .anonymous)
    company.people("h", visibility: .hidden)
    for name in ["a", "x", "h"] { company.tip("t\(name)", by: name, "2026-03-10") }
    try company.store().read { (facts: Facts) throws in
      let asOf = AsOf(try day("2026-04-30"))
      for name in ["a", "Name of a"] {
        _ = try ContestExplanation(of: name, in: contest, facts.contributions, asOf: asOf)
        _ = try ChampionExplanation(of: name, facts.contributions, asOf: asOf)
      }
      for name in ["x", "h", "stranger", "Name of x"] {
        #expect(throws: NotRanked(member: name)) {
          _ = try ContestExplanation(of: name, in: contest, facts.contributions, asOf: asOf)
        }
        #expect(throws: NotRanked(member: name)) {
          _ = try ChampionExplanation(of: name, facts.contributions, asOf: asOf)
        }
      }
    }
  }
}
