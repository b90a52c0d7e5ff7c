import Activity
import TestSupport
import Testing

@testable import Analytics

@Suite("Standings of random contests")
struct StandingsPropertyTests {
  @Test("the order of acts and entrants, and the keys that imports give, change nothing")
  func invariance() throws {
    for seed in UInt64(1)...30 {
      var random = SeededGenerator(seed: seed)
      let facts = try Facts(random: &random)
      let expected = try facts.report(keys: Array(0..<facts.members))
      #expect(!expected.isEmpty, "seed \(seed)")
      for _ in 0..<3 {
        var shuffled = facts
        shuffled.acts.shuffle(using: &random)
        let keys = Array(0..<facts.members).shuffled(using: &random)
        #expect(try shuffled.report(keys: keys) == expected, "seed \(seed)")
      }
    }
  }

  @Test("explained points add up, no cap is passed, and ranks never go down a worse score")
  func soundness() throws {
    for seed in UInt64(1)...30 {
      var random = SeededGenerator(seed: seed)
      var facts = try Facts(random: &random)
      facts.contest.board = .individual
      let standings = try facts.standings(keys: Array(0..<facts.members))
      let zone = try #require(ZoneRules(identifier: facts.contest.timeZone))
      for index in 0..<facts.members {
        let explanation = try #require(
          standings.explanation(of: MemberKey(rawValue: index)))
        #expect(explanation.points == explanation.lines.reduce(0) { $0 + $1.points })
        let scored = explanation.lines.filter { $0.verdict == .scored }.map(\.act)
        let daily = Dictionary(grouping: scored.filter { $0.kind == .tip }) {
          Moment(instant: $0.instant, in: zone).day
        }
        #expect(daily.values.allSatisfy { $0.count <= 2 }, "seed \(seed)")
        let pairs = Dictionary(grouping: scored.filter { $0.kind == .thanks && $0.other != nil }) {
          $0.other
        }
        #expect(pairs.values.allSatisfy { $0.count <= 3 }, "seed \(seed)")
        let helping = scored.filter { $0.kind == .thanks || $0.kind == .comment }
        #expect(helping.allSatisfy { $0.other != $0.member }, "seed \(seed)")
      }
      for (better, worse) in zip(standings.placings, standings.placings.dropFirst()) {
        #expect(better.points >= worse.points && better.rank <= worse.rank, "seed \(seed)")
        if facts.contest.ties != .ordinal, facts.contest.tieBreak == .shared {
          #expect((better.points == worse.points) == (better.rank == worse.rank), "seed \(seed)")
        }
      }
    }
  }
}

/// A contest with tight caps and many acts at the same instants; members are positions.
private struct Facts {
  var contest: Contest
  var members: Int
  var fields: [(team: String, visibility: Visibility, isEligible: Bool)]
  var acts: [(kind: Contest.Act, member: Int, other: Int?, subject: Int, instant: Int)]

  init(random: inout SeededGenerator) throws {
    var contest = try Contest.sample()
    contest.caps = Contest.Caps(
      perDay: PerAct(tip: .acts(2), thanks: .acts(4), comment: .points(3), challenge: nil),
      perPair: 3)
    contest.ties = Contest.Ties.allCases.randomElement(using: &random) ?? .dense
    contest.tieBreak = Contest.TieBreak.allCases.randomElement(using: &random) ?? .shared
    contest.board = Bool.random(using: &random) ? .individual : .team(minimumSize: 2)
    self.contest = contest
    let members = Int.random(in: 2...15, using: &random)
    self.members = members
    fields = (0..<members).map { _ in
      (
        "team \(Int.random(in: 0..<4, using: &random))",
        Int.random(in: 0..<6, using: &random) == 0 ? .hidden : .named,
        Int.random(in: 0..<8, using: &random) > 0
      )
    }
    fields[0] = ("team 0", .named, true)
    fields[1] = ("team 0", .named, true)
    let start = try contest.instant("2026-03-01")
    acts = (0..<400).map { _ in
      (
        Contest.Act.allCases.randomElement(using: &random) ?? .tip,
        .random(in: 0..<members, using: &random),
        Bool.random(using: &random) ? .random(in: 0..<members, using: &random) : nil,
        .random(in: 0..<60, using: &random),
        start + 43_200 * .random(in: 0..<60, using: &random)
      )
    }
    acts.append((.challenge, 0, nil, 1000, start + 10 * 86_400))
  }

  func standings(keys: [Int]) throws -> Standings {
    func key(_ member: Int) -> MemberKey { MemberKey(rawValue: keys[member]) }
    let entrants = fields.indices.map { index in
      Entrant(
        member: key(index), identifier: "member \(index)", team: fields[index].team,
        visibility: fields[index].visibility, isEligible: fields[index].isEligible)
    }
    let acts = acts.map { act in
      ContestAct(
        kind: act.kind, member: key(act.member), other: act.other.map(key), subject: act.subject,
        instant: act.instant)
    }
    return try Standings(
      contest, entrants: entrants.sorted { $0.member < $1.member }, acts: acts,
      asOf: contest.lastDay)
  }

  /// All that a reader could see, with members told by position and not by key.
  func report(keys: [Int]) throws -> [String] {
    let standings = try standings(keys: keys)
    func position(_ key: MemberKey?) -> Int {
      key.flatMap { keys.firstIndex(of: $0.rawValue) } ?? -1
    }
    let placings = standings.placings.map { placing in
      "\(placing.rank) \(position(placing.member)) \(placing.points) \(placing.acts)"
    }
    let teams = standings.teams.map { "\($0)" }
    let lines = (0..<members).flatMap { index in
      standings.explanation(of: MemberKey(rawValue: keys[index]))?.lines.map { line in
        "\(index) \(line.act.kind) \(position(line.act.other)) \(line.act.subject) "
          + "\(line.act.instant) \(line.verdict) \(line.points)"
      } ?? []
    }
    return placings + teams + lines
  }
}
