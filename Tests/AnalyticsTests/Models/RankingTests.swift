import Activity
import Testing

@testable import Analytics

@Suite("Ranks and ties")
struct RankingTests {
  let contest: Contest

  init() throws {
    contest = try Contest.sample()
  }

  /// A challenge each at noon of the member's day; more of them for a higher score.
  private func standings(
    _ days: KeyValuePairs<Character, [String]>, ties: Contest.Ties = .competition,
    tieBreak: Contest.TieBreak = .shared, shown: Contest.Shown = Contest.Shown()
  ) throws -> Standings {
    var contest = contest
    (contest.ties, contest.tieBreak, contest.shown) = (ties, tieBreak, shown)
    var acts: [ContestAct] = []
    for (name, dates) in days {
      for date in dates {
        acts.append(
          ContestAct(
            kind: .challenge, member: member(name), subject: acts.count,
            instant: try contest.instant("2026-03-\(date)")))
      }
    }
    return try Standings(contest, entrants(String(days.map(\.key))), acts)
  }

  private static let field: KeyValuePairs<Character, [String]> = [
    "d": ["11"], "c": ["12", "13"], "b": ["10", "15"], "a": ["10", "11", "12"],
  ]

  @Test("competition ranks leave a gap after a tie: 1-2-2-4")
  func competition() throws {
    let lines = try standings(Self.field).lines
    #expect(lines == ["1 a 30", "2 b 20", "2 c 20", "4 d 10"])
  }

  @Test("dense ranks leave none: 1-2-2-3")
  func dense() throws {
    let lines = try standings(Self.field, ties: .dense).lines
    #expect(lines == ["1 a 30", "2 b 20", "2 c 20", "3 d 10"])
  }

  @Test("ordinal ranks part equals by their identifiers: 1-2-3-4")
  func ordinal() throws {
    let lines = try standings(Self.field, ties: .ordinal).lines
    #expect(lines == ["1 a 30", "2 b 20", "3 c 20", "4 d 10"])
  }

  @Test("whoever reached the score first goes before, if the rules say so")
  func earliest() throws {
    for ties in Contest.Ties.allCases {
      let lines = try standings(Self.field, ties: ties, tieBreak: .earliest).lines
      #expect(lines == ["1 a 30", "2 c 20", "3 b 20", "4 d 10"])
    }
  }

  @Test("equals who reached the score at the same instant stay tied")
  func sameInstant() throws {
    let lines = try standings(
      ["c": ["10"], "b": ["10"], "a": ["12"]], tieBreak: .earliest
    ).lines
    #expect(lines == ["1 b 10", "1 c 10", "3 a 10"])
  }

  @Test("when all are tied all are first")
  func allTied() throws {
    let all: KeyValuePairs<Character, [String]> = ["a": ["10"], "c": ["11"], "b": ["12"]]
    #expect(try standings(all).placings.map(\.rank) == [1, 1, 1])
    #expect(try standings(all, ties: .dense).placings.map(\.rank) == [1, 1, 1])
    #expect(try standings(all, ties: .ordinal).placings.map(\.rank) == [1, 2, 3])
  }

  @Test("the board shows the top, whoever is tied with its last row, and a member's neighbours")
  func shown() throws {
    let field: KeyValuePairs<Character, [String]> = [
      "a": ["10", "11", "12"], "b": ["10", "11"], "c": ["10", "11"], "d": ["10"], "e": ["10"],
      "f": ["10"], "g": ["10"],
    ]
    let standings = try standings(
      field, ties: .competition, shown: Contest.Shown(top: 2, neighbours: 1))
    func names(_ near: Character?) -> String {
      String(
        standings.placingsShown(near: near.map { member($0) }).map {
          Character(UnicodeScalar(UInt8($0.member.rawValue + 96)))
        })
    }
    #expect(names(nil) == "abc")
    #expect(names("a") == "abc")
    #expect(names("c") == "abcd")
    #expect(names("d") == "abcde")
    #expect(names("f") == "abcefg")
    #expect(names("g") == "abcfg")
    #expect(names("z") == "abc")
  }

  // MARK: - Teams

  private func teams(
    _ board: [(team: String, members: String, tips: Int)], minimumSize: Int = 2,
    ties: Contest.Ties = .competition, hidden: String = ""
  ) throws -> Standings {
    var contest = contest
    contest.board = .team(minimumSize: minimumSize)
    contest.ties = ties
    var field = entrants(hidden, team: board.first?.team, visibility: .hidden)
    var acts: [ContestAct] = []
    for (team, members, tips) in board {
      field += entrants(members, team: team)
      for _ in 0..<tips {
        acts.append(
          ContestAct(
            kind: .tip, member: member(members.first ?? "a"), subject: acts.count,
            instant: try contest.instant("2026-03-10")))
      }
    }
    for name in hidden {
      acts.append(
        ContestAct(
          kind: .challenge, member: member(name), subject: 1,
          instant: try contest.instant("2026-03-10")))
    }
    return try Standings(contest, field, acts)
  }

  @Test("teams rank by points per eligible head")
  func teamScores() throws {
    let standings = try teams([("Lyon", "abcd", 4), ("Brest", "ef", 3), ("Nantes", "ghi", 0)])
    #expect(standings.teams.map(\.team) == ["Brest", "Lyon"])
    #expect(standings.teams.map(\.rank) == [1, 2])
    #expect(standings.teams.map(\.score) == [7.5, 5])
    #expect(standings.teams.map(\.heads) == [2, 4])
    #expect(standings.placings.isEmpty)
    #expect(standings.explanation(of: member("a"))?.points == 20)
  }

  @Test("equal fractions tie exactly, whatever their terms")
  func exactFractions() throws {
    let standings = try teams([("Lyon", "abc", 1), ("Brest", "defghi", 2), ("Nantes", "jk", 1)])
    #expect(standings.teams.map(\.team) == ["Nantes", "Brest", "Lyon"])
    #expect(standings.teams.map(\.rank) == [1, 2, 2])
    let dense = try teams(
      [("Lyon", "abc", 1), ("Brest", "defghi", 2), ("Nantes", "jk", 1), ("Metz", "lmnopq", 1)],
      ties: .dense)
    #expect(dense.teams.map(\.rank) == [1, 2, 2, 3])
  }

  @Test("teams under the minimum size take no rank, and are counted")
  func smallTeams() throws {
    let standings = try teams([("Lyon", "abc", 1), ("Brest", "d", 9)], minimumSize: 3)
    #expect(standings.teams.map(\.team) == ["Lyon"])
    #expect(standings.teamsTooSmall == 1)
  }

  @Test("a hidden member neither adds points to a team nor counts as a head of it")
  func hiddenHeads() throws {
    let standings = try teams([("Lyon", "ab", 2), ("Brest", "cd", 1)], hidden: "z")
    #expect(standings.teams.map(\.score) == [5, 2.5])
    #expect(standings.teams.map(\.heads) == [2, 2])
    let tooSmall = try teams([("Lyon", "a", 2)], minimumSize: 2, hidden: "z")
    #expect(tooSmall.teams.isEmpty && tooSmall.teamsTooSmall == 1)
  }

  @Test("the team that reached its score first goes before, if the rules say so")
  func teamTieBreak() throws {
    var contest = contest
    contest.board = .team(minimumSize: 1)
    contest.tieBreak = .earliest
    let acts = try [("a", "12"), ("b", "10"), ("b", "14"), ("c", "13"), ("d", "11")].map {
      ContestAct(
        kind: .tip, member: member(Character($0.0)), subject: Int($0.1) ?? 0,
        instant: try contest.instant("2026-03-\($0.1)"))
    }
    let field =
      entrants("a", team: "late starters") + entrants("bx", team: "last")
      + entrants("c", team: "third") + entrants("d", team: "first")
    let standings = try Standings(contest, field, acts)
    #expect(standings.teams.map(\.team) == ["first", "late starters", "third", "last"])
    #expect(standings.teams.map(\.rank) == [1, 2, 3, 4])
  }
}
