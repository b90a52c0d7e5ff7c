import Activity
import Testing

@testable import Analytics

@Suite("Standings")
struct StandingsTests {
  let contest: Contest

  init() throws {
    contest = try Contest.sample()
  }

  private func act(
    _ kind: Contest.Act, _ name: Character, from other: Character? = nil, subject: Int = 1,
    _ date: String = "2026-03-10", _ hour: Int = 12, _ minute: Int = 0, _ second: Int = 0
  ) throws -> ContestAct {
    ContestAct(
      kind: kind, member: member(name), other: other.map { member($0) }, subject: subject,
      instant: try contest.instant(date, hour, minute, second))
  }

  // MARK: - Points

  @Test("every kind of act earns its points, and the board counts them by kind")
  func points() throws {
    let standings = try Standings(
      contest, entrants("abc"),
      [
        act(.tip, "a"), act(.tip, "a", subject: 2), act(.thanks, "a", from: "b"),
        act(.comment, "b", from: "a"), act(.challenge, "c"),
      ])
    #expect(standings.lines == ["1 a 12", "2 c 10", "3 b 1"])
    let leader = try #require(standings.placings.first)
    #expect(leader.acts == PerAct(tip: 2, thanks: 1, comment: 0, challenge: 0))
    #expect(leader.reached == (try contest.instant("2026-03-10")))
  }

  @Test("members without points are not listed")
  func zeroScores() throws {
    #expect(try Standings(contest, entrants("abc"), []).placings.isEmpty)
    #expect(try Standings(contest, entrants("ab"), [act(.tip, "b")]).lines == ["1 b 5"])
    #expect(try Standings(contest, [], []).placings.isEmpty)
  }

  @Test("thanks to oneself and comments on one's own tip earn nothing")
  func ownTip() throws {
    let standings = try Standings(
      contest, entrants("ab"),
      [act(.thanks, "a", from: "a"), act(.comment, "a", from: "a"), act(.thanks, "a", from: "b")])
    #expect(standings.lines == ["1 a 2"])
    #expect(standings.verdicts(of: "a") == [.ownTip, .scored, .ownTip])
  }

  @Test("a colleague thanks once for a tip; votes without a voter count one by one")
  func repeated() throws {
    let standings = try Standings(
      contest, entrants("ab"),
      [
        act(.thanks, "a", from: "b", "2026-03-10", 9), act(.thanks, "a", from: "b"),
        act(.thanks, "a", from: "b", subject: 2, "2026-03-10", 13),
        act(.thanks, "a", "2026-03-11"), act(.thanks, "a", "2026-03-11"),
        act(.tip, "a", "2026-03-12"), act(.tip, "a", "2026-03-13"),
      ])
    #expect(
      standings.verdicts(of: "a")
        == [.scored, .repeated, .scored, .scored, .scored, .scored, .repeated])
  }

  @Test("an act that the rules give no points for is explained, not counted")
  func noPoints() throws {
    var contest = contest
    contest.points.comment = 0
    let standings = try Standings(contest, entrants("ab"), [act(.comment, "a", from: "b")])
    #expect(standings.placings.isEmpty)
    #expect(standings.verdicts(of: "a") == [.noPoints])
  }

  // MARK: - Caps

  @Test("a pair's thanks are capped over the whole contest, each giver apart")
  func pairCap() throws {
    var contest = contest
    contest.caps.perPair = 2
    var acts = try (1...4).map {
      try act(.thanks, "a", from: "b", subject: $0, "2026-03-1\($0)")
    }
    acts.append(try act(.thanks, "a", from: "c", subject: 1, "2026-03-20"))
    acts.append(try act(.thanks, "d", from: "b", subject: 9, "2026-03-20"))
    acts.append(try act(.thanks, "a", subject: 1, "2026-03-21"))
    let standings = try Standings(contest, entrants("abcd"), acts)
    #expect(
      standings.verdicts(of: "a")
        == [.scored, .scored, .cappedPerPair, .cappedPerPair, .scored, .scored])
    #expect(standings.lines == ["1 a 8", "2 d 2"])
  }

  @Test("thanks capped for the day leave the pair's allowance untouched")
  func dayCapBeforePairCap() throws {
    var contest = contest
    contest.caps = Contest.Caps(
      perDay: PerAct(tip: nil, thanks: .acts(1), comment: nil, challenge: nil), perPair: 2)
    let standings = try Standings(
      contest, entrants("ab"),
      [
        act(.thanks, "a", from: "b", subject: 1), act(.thanks, "a", from: "b", subject: 2),
        act(.thanks, "a", from: "b", subject: 3, "2026-03-11"),
        act(.thanks, "a", from: "b", subject: 4, "2026-03-12"),
      ])
    #expect(
      standings.verdicts(of: "a") == [.scored, .cappedPerDay, .scored, .cappedPerPair])
  }

  @Test("a day's cap follows local days, on the day clocks change too")
  func dayCap() throws {
    var contest = contest
    contest.caps.perDay.tip = .acts(1)
    let standings = try Standings(
      contest, entrants("a"),
      [
        act(.tip, "a", subject: 1, "2026-03-28", 23, 59, 59),
        act(.tip, "a", subject: 2, "2026-03-29", 0, 0, 0),
        act(.tip, "a", subject: 3, "2026-03-29", 23, 59, 59),
      ])
    #expect(standings.verdicts(of: "a") == [.scored, .scored, .cappedPerDay])
  }

  @Test("a day's cap holds for each member and kind apart, in acts or in whole acts' points")
  func dayCapKinds() throws {
    var contest = contest
    contest.caps.perDay = PerAct(
      tip: .points(14), thanks: nil, comment: .acts(1), challenge: nil)
    let standings = try Standings(
      contest, entrants("abz"),
      try "ab".flatMap { name in
        try (1...3).map { try act(.tip, name, subject: $0 + (name == "a" ? 0 : 10)) }
          + [
            act(.comment, name, from: "z", subject: 1), act(.comment, name, from: "z", subject: 2),
            act(.challenge, name),
          ]
      })
    #expect(standings.lines == ["1 a 21", "1 b 21"])
    #expect(
      standings.verdicts(of: "b")
        == [.scored, .scored, .cappedPerDay, .scored, .cappedPerDay, .scored])
  }

  // MARK: - Time

  @Test("acts count from the first local midnight to the last, and not a second more")
  func windowEdges() throws {
    let standings = try Standings(
      contest, entrants("a"),
      [
        act(.tip, "a", subject: 1, "2026-03-01", 23, 59, 59),
        act(.tip, "a", subject: 2, "2026-03-02", 0, 0, 0),
        act(.tip, "a", subject: 3, "2026-03-29", 23, 59, 59),
        act(.tip, "a", subject: 4, "2026-03-30", 0, 0, 0),
      ])
    #expect(standings.verdicts(of: "a") == [.beforeStart, .scored, .scored, .afterClose])
    #expect(standings.stage == .closed)
  }

  @Test("a frozen board shows the standings of the freeze; the close reveals the result")
  func freeze() throws {
    var contest = contest
    contest.freeze = try day("2026-03-20")
    let acts = [
      try act(.tip, "a", "2026-03-19", 23, 59, 59),
      try act(.challenge, "b", "2026-03-20", 0, 0, 0),
    ]
    let frozen = try Standings(
      contest, entrants: entrants("ab"), acts: acts, asOf: try day("2026-03-28"))
    #expect(frozen.stage == .frozen)
    #expect(frozen.lines == ["1 a 5"])
    #expect(frozen.verdicts(of: "b") == [.afterFreeze])
    let closed = try Standings(
      contest, entrants: entrants("ab"), acts: acts, asOf: try day("2026-03-29"))
    #expect(closed.lines == ["1 b 10", "2 a 5"])
  }

  @Test("nothing after the day that is asked about is known")
  func asOf() throws {
    let standings = try Standings(
      contest, entrants: entrants("a"),
      acts: [
        act(.tip, "a", subject: 1, "2026-03-10", 23, 59, 59),
        act(.tip, "a", subject: 2, "2026-03-11", 0, 0, 0),
      ], asOf: try day("2026-03-10"))
    #expect(standings.stage == .running)
    #expect(standings.verdicts(of: "a") == [.scored, .afterAsOf])
  }

  // MARK: - Consent

  @Test("hidden members take no rank and leave no gap, but the thanks they give count")
  func hidden() throws {
    let standings = try Standings(
      contest, entrants("ac") + entrants("b", visibility: .hidden),
      [act(.challenge, "a"), act(.tip, "b"), act(.thanks, "c", from: "b")])
    #expect(standings.lines == ["1 a 10", "2 c 2"])
    #expect(standings.verdicts(of: "b") == [.notRanked])
    #expect(standings.explanation(of: member("b"))?.placing == nil)
    #expect(standings.explanation(of: member("b"))?.points == 0)
  }

  @Test("members who are not eligible take no rank, but the thanks they give count")
  func notEligible() throws {
    let standings = try Standings(
      contest, entrants("a") + entrants("b", isEligible: false),
      [act(.tip, "b"), act(.thanks, "a", from: "b")])
    #expect(standings.lines == ["1 a 2"])
  }

  @Test("anonymous members rank as such")
  func anonymous() throws {
    let standings = try Standings(
      contest, entrants("a", visibility: .anonymous), [act(.tip, "a")])
    #expect(standings.placings.map(\.visibility) == [.anonymous])
  }

  // MARK: - Explanation

  @Test("an explanation lists every act in order, and its points add up to the score")
  func explanation() throws {
    let acts = [
      try act(.comment, "a", from: "b", subject: 4, "2026-03-12"),
      try act(.tip, "a", subject: 3), try act(.thanks, "a", from: "b", subject: 3),
      try act(.tip, "a", subject: 8, "2026-04-02"),
    ]
    let standings = try Standings(contest, entrants("ab"), acts)
    let explanation = try #require(standings.explanation(of: member("a")))
    #expect(explanation.lines.map(\.act) == [acts[1], acts[2], acts[0], acts[3]])
    #expect(explanation.lines.map(\.points) == [5, 2, 1, 0])
    #expect(explanation.points == 8)
    #expect(explanation.placing == standings.placings.first)
    #expect(standings.explanation(of: member("z")) == nil)
    #expect(standings.explanation(of: member("b"))?.lines == [])
  }

  // MARK: - Input that does not fit

  @Test("an act that names nobody on the list is refused, and so is a member listed twice")
  func refusals() throws {
    #expect(throws: StandingsError.unlisted(member("b"))) {
      try Standings(contest, entrants("a"), [act(.tip, "b")])
    }
    #expect(throws: StandingsError.unlisted(member("b"))) {
      try Standings(contest, entrants("a"), [act(.thanks, "a", from: "b")])
    }
    #expect(throws: StandingsError.listedTwice(identifier: "a")) {
      try Standings(contest, entrants("aa"), [])
    }
    var invalid = contest
    invalid.timeZone = "nowhere"
    #expect(throws: InvalidContest.self) { try Standings(invalid, entrants("a"), []) }
  }
}
