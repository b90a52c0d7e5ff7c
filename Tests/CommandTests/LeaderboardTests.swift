import Foundation
import TestSupport
import Testing

@Suite("relais champions and relais leaderboard") struct LeaderboardTests {
  let desk: Desk

  init() throws {
    desk = try Desk.withCompany()
    try desk.write(Company.contest, to: "contest.yml")
  }

  @Test("The board follows the rules of the contest file")
  func board() throws {
    let report = try desk.json("leaderboard", "contest.yml")
    #expect(report.members["subject"] as? String == "Le mois des astuces")
    let rows = report.rows("standings")
    #expect(rows.count == 3)
    #expect(rows.map { $0["rank"] as? Int } == [1, 2, 3])
    let points = rows.compactMap { $0["points"] as? Double }
    #expect(points == points.sorted(by: >) && points.count == 3)
  }

  @Test("--near adds the neighbours, --explain lists acts that add up to the points")
  func explained() throws {
    let board = try desk.json("leaderboard", "contest.yml").rows("standings")
    let near = try desk.json("leaderboard", "contest.yml", "--near", "M01").rows("standings")
    #expect(near.count > board.count)
    let explanation = try desk.json("leaderboard", "contest.yml", "--explain", "M08")
    #expect(explanation.members["report"] as? String == "contest-explained")
    let place = try desk.json("leaderboard", "contest.yml", "--near", "M08").rows("standings")
      .first { $0["member"] as? String == "Camille M08" }
    let acts = explanation.rows("acts").compactMap { $0["points"] as? Double }
    #expect(acts.reduce(0, +) == place?["points"] as? Double)
    let score = try #require(explanation.rows("score").first)
    #expect(score["points"] as? Double == place?["points"] as? Double)
    #expect(score["rank"] as? Int == place?["rank"] as? Int)
  }

  @Test("--explain tells acts before the start and after the close, and a draft fixes no rules")
  func outside() throws {
    func explained(_ contest: String, _ asOf: String) throws -> Report {
      try desk.write(contest, to: "contest.yml")
      return try desk.json("leaderboard", "contest.yml", "--explain", "M08", "--as-of", asOf)
    }
    let early = try explained(Company.contest, "2026-01-25")
    #expect(Set(early.rows("acts").map { $0["verdict"] as? String }) == ["before-start"])
    #expect(early.rows("score").first?["points"] as? Int == 0)
    #expect(early.rows("score").first?["rank"] is NSNull)
    // Nothing was published, so these are the first rules.
    let other = Company.contest.replacing("tip: 2", with: "tip: 5")
    let late = try explained(other, "2026-03-01")
    #expect(!late.notes.contains("rules-changed"))
    let verdicts = late.rows("acts").compactMap { $0["verdict"] as? String }
    #expect(verdicts.first == "before-start" && verdicts.last == "after-close", "\(verdicts)")
    #expect(verdicts.contains("scored"))
    #expect(try explained(Company.contest, "2026-03-01").notes.contains("rules-changed"))
  }

  @Test(
    "A broken contest file is refused with its place",
    arguments: [
      ("points: {tip: 2}\n", "contest.yml:1:"),
      (
        "id: a\nname: A\ntime_zone: UTC\nfirst_day: 2026-01-26\nlast_day: never\n", "contest.yml:5:"
      ),
      ("id: a\n\tname: A\n", "contest.yml:2:"), ("- id\n", "contest.yml:1:"),
      ("\(Company.contest)\npoints_for_all: 3\n", "contest.yml:10:"),
    ])
  func broken(text: String, place: String) throws {
    try desk.write(text, to: "contest.yml")
    let outcome = try desk.relais("leaderboard", "contest.yml")
    #expect(outcome.exitCode == 1 && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.errors.contains(place), "\(outcome)")
    #expect(outcome.errorLines.allSatisfy { $0.hasPrefix("relais: contest.yml:") }, "\(outcome)")
  }

  @Test("A contest file that is not there is told by its path")
  func missing() throws {
    let outcome = try desk.relais("leaderboard", "nowhere.yml")
    #expect(outcome.exitCode == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("nowhere.yml"))
  }

  @Test("The board says so when its rules have changed since it was first shown")
  func changedRules() throws {
    #expect(try !desk.json("leaderboard", "contest.yml").notes.contains("rules-changed"))
    try desk.write(Company.contest.replacing("tip: 2", with: "tip: 5"), to: "contest.yml")
    #expect(try desk.json("leaderboard", "contest.yml").notes.contains("rules-changed"))
  }

  @Test("--top and --community choose the rows of champions")
  func champions() throws {
    #expect(try desk.json("champions", "--top", "2").rows("champions").count == 2)
    // Six of the eight authors of Vente are named; one is hidden, and one anonymous, whom a rank
    // among so few would name.
    let vente = try desk.json("champions", "--community", "Vente", "--top", "100")
    #expect(vente.rows("champions").count == 6)
    #expect(vente.members["subject"] as? String == "Vente")
    #expect(try desk.json("champions", "--community", "Vide").rows("champions").isEmpty)
  }

  @Test("--as-of looks from an earlier day")
  func asOf() throws {
    let then = try desk.json("champions", "--explain", "M01", "--as-of", "2026-01-18")
    let now = try desk.json("champions", "--explain", "M01")
    func tips(_ report: Report) -> Int? {
      report.rows("factors").first { $0["factor"] as? String == "tips" }?["value"] as? Int
    }
    #expect(tips(then) == 4)
    #expect(tips(now) == 10)
  }
}

@Suite("relais simulate") struct SimulateTests {
  @Test("The same seed gives the same bytes, another seed others; --quiet says nothing")
  func seeds() throws {
    let desk = try Desk()
    func exports(_ seed: String, _ folder: String) throws -> [String: Data] {
      let outcome = try desk.relais(
        "simulate", "--members", "60", "--weeks", "28", "--seed", seed, "--out", folder, "--quiet")
      #expect(outcome.exitCode == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
      let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path(folder))
      return Dictionary(
        uniqueKeysWithValues: try names.map { ($0, try desk.data("\(folder)/\($0)")) })
    }
    let first = try exports("7", "a")
    #expect(first.count == 14)
    #expect(try exports("7", "b") == first)
    #expect(try exports("8", "c") != first)
  }

  @Test("Numbers out of bounds are refused, and nothing is written")
  func bounds() throws {
    let desk = try Desk()
    for arguments in [["--members", "0"], ["--weeks", "5"]] {
      let outcome = try desk.relais(["simulate", "--out", "exports"] + arguments)
      #expect(outcome.exitCode == 1 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.errors.hasPrefix("relais: "))
    }
    #expect(try desk.files.isEmpty)
  }
}
