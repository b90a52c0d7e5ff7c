import Activity
import Testing

@Suite("Contest rules")
struct ContestTests {
  @Test("a sound contest is valid")
  func valid() throws {
    try Contest.sample().validate()
  }

  @Test("each mistake is told by the key it stands under", arguments: Mistake.all)
  func mistake(_ mistake: Mistake) throws {
    var contest = try Contest.sample()
    try mistake.make(&contest)
    do {
      try contest.validate()
      Issue.record("expected a problem with \(mistake.key)")
    } catch {
      #expect(error.problems.map(\.key) == [mistake.key])
      #expect("\(error)".contains("\(mistake.key): expected "))
    }
  }

  @Test("all mistakes are told at once")
  func allAtOnce() throws {
    var contest = try Contest.sample()
    contest.id = ""
    contest.timeZone = "Mars/Olympus"
    contest.shown.top = 0
    let error = #expect(throws: InvalidContest.self) { try contest.validate() }
    #expect(error?.problems.map(\.key) == ["id", "time_zone", "show.top"])
  }

  @Test("the window runs from local midnight to local midnight, an hour short in spring")
  func window() throws {
    let contest = try Contest.sample()
    let zone = try #require(ZoneRules(identifier: "Europe/Paris"))
    let window = contest.window(in: zone)
    // 2026-03-01T23:00:00Z and 2026-03-29T22:00:00Z.
    #expect(window == 1_772_406_000..<1_774_821_600)
    #expect(window.count == 28 * 86_400 - 3600)
  }

  @Test("a board runs, freezes and closes")
  func stages() throws {
    var contest = try Contest.sample()
    contest.freeze = try day("2026-03-27")
    #expect(contest.stage(asOf: try day("2026-03-26")) == .running)
    #expect(contest.stage(asOf: try day("2026-03-27")) == .frozen)
    #expect(contest.stage(asOf: try day("2026-03-28")) == .frozen)
    #expect(contest.stage(asOf: try day("2026-03-29")) == .closed)
  }

  @Test("the canonical text spells out every rule, sorted")
  func canonicalText() throws {
    var contest = try Contest.sample()
    contest.caps.perDay.tip = .acts(3)
    contest.caps.perDay.comment = .points(4)
    #expect(
      contest.canonicalRules == """
        contest rules, format 1
        board: individual
        caps.per_day.challenge: none
        caps.per_day.comment: 4 points
        caps.per_day.thanks: none
        caps.per_day.tip: 3 acts
        caps.per_pair: none
        challenges: none
        communities: all
        first_day: 2026-03-02
        freeze: none
        id: "march"
        last_day: 2026-03-29
        points.challenge: 10
        points.comment: 1
        points.thanks: 2
        points.tip: 5
        show.neighbours: 2
        show.top: 10
        tie_break: none
        ties: competition
        time_zone: "Europe/Paris"

        """)
  }

  @Test("the canonical text takes communities as a set and leaves the title out")
  func canonicalSet() throws {
    var (a, b) = (try Contest.sample(), try Contest.sample())
    a.communities = ["lyon", "brest", "lyon"]
    b.communities = ["brest", "lyon"]
    b.name = "Tips of the month"
    #expect(a.canonicalRules == b.canonicalRules)
    #expect(a.canonicalRules.contains("communities: \"brest\", \"lyon\"\n"))
  }

  @Test("the canonical text tells any two sets of rules apart", arguments: Change.all)
  func canonicalChange(_ change: Change) throws {
    var contest = try Contest.sample()
    change.make(&contest)
    #expect(contest.canonicalRules != (try Contest.sample().canonicalRules))
  }

  @Test("an identifier cannot forge another line or another community")
  func forgery() throws {
    var (a, b) = (try Contest.sample(), try Contest.sample())
    a.communities = ["x\", \"y"]
    b.communities = ["x", "y"]
    #expect(a.canonicalRules != b.canonicalRules)
    a.communities = ["x\nid: 1"]
    #expect(a.canonicalRules.split(separator: "\n").count == 22)
    // One letter in two spellings: two identifiers, not one.
    a.communities = ["\u{E9}", "e\u{301}"]
    b.communities = ["\u{E9}"]
    #expect(Array(a.canonicalRules.utf8) != Array(b.canonicalRules.utf8))
  }
}

struct Mistake: Sendable, CustomTestStringConvertible {
  var key: String
  var make: @Sendable (inout Contest) throws -> Void

  var testDescription: String { key }

  static let all = [
    Mistake(key: "id") { $0.id = "" },
    Mistake(key: "name") { $0.name = "" },
    Mistake(key: "time_zone") { $0.timeZone = "Europe/Pari" },
    Mistake(key: "last_day") { $0.lastDay = $0.firstDay + -1 },
    Mistake(key: "last_day") { $0.lastDay = $0.firstDay + 3650 },
    Mistake(key: "freeze") { $0.freeze = $0.firstDay },
    Mistake(key: "freeze") { $0.freeze = $0.lastDay + 1 },
    Mistake(key: "communities") { $0.communities = ["lyon", ""] },
    Mistake(key: "points.tip") { $0.points.tip = -1 },
    Mistake(key: "points.thanks") { $0.points.thanks = 1_000_001 },
    Mistake(key: "points") { $0.points = PerAct(repeating: 0) },
    Mistake(key: "caps.per_day.comment") { $0.caps.perDay.comment = .acts(0) },
    Mistake(key: "caps.per_day.challenge") { $0.caps.perDay.challenge = .points(9) },
    Mistake(key: "caps.per_pair") { $0.caps.perPair = 0 },
    Mistake(key: "minimum_team_size") { $0.board = .team(minimumSize: 0) },
    Mistake(key: "show.top") { $0.shown.top = 0 },
    Mistake(key: "show.neighbours") { $0.shown.neighbours = -1 },
  ]
}

struct Change: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var make: @Sendable (inout Contest) -> Void

  static let all = [
    Change(testDescription: "id") { $0.id = "april" },
    Change(testDescription: "time zone") { $0.timeZone = "Europe/Brussels" },
    Change(testDescription: "first day") { $0.firstDay = $0.firstDay + 1 },
    Change(testDescription: "last day") { $0.lastDay = $0.lastDay + 1 },
    Change(testDescription: "communities") { $0.communities = ["lyon"] },
    Change(testDescription: "a community named all") { $0.communities = ["all"] },
    Change(testDescription: "points") { $0.points.challenge = 9 },
    Change(testDescription: "challenges") { $0.challenges = ["d1"] },
    Change(testDescription: "acts a day") { $0.caps.perDay.tip = .acts(5) },
    Change(testDescription: "points a day") { $0.caps.perDay.tip = .points(5) },
    Change(testDescription: "thanks a pair") { $0.caps.perPair = 5 },
    Change(testDescription: "board") { $0.board = .team(minimumSize: 5) },
    Change(testDescription: "ties") { $0.ties = .dense },
    Change(testDescription: "tie-break") { $0.tieBreak = .earliest },
    Change(testDescription: "freeze") { $0.freeze = $0.lastDay },
    Change(testDescription: "top") { $0.shown.top = 3 },
    Change(testDescription: "neighbours") { $0.shown.neighbours = 0 },
  ]
}
