import Disclosure
import Foundation
import RelaisKit
import Simulation
import TestSupport
import Testing

/// From the text of exports to the bytes of reports: the order of imports, their repetition and
/// their overlap change nothing.
@Suite struct ImportOrderTests {
  private let company: TemporaryDirectory
  private let truth: Truth
  private let files: [String]

  init() throws {
    company = try TemporaryDirectory()
    _ = try Workspace.simulate(members: 90, weeks: 26, seed: 5, into: company.url.path)
    truth = try Truth(contentsOf: company.url.appendingPathComponent("truth.json"))
    files = try FileManager.default.contentsOfDirectory(atPath: company.url.path)
      .filter { $0.hasSuffix(".csv") }.sorted().map(company.path)
  }

  private struct Answers: Equatable {
    var digest: String
    var reports: [String]
  }

  private func answers(_ scratch: Scratch) throws -> Answers {
    let contest = try contestFile(
      in: scratch.folder, from: truth.contest.startsOn, to: truth.contest.endsOn,
      timeZone: "Europe/Paris")
    let workspace = scratch.workspace
    let asOf = CalendarDate(year: 2026, month: 3, day: 22)
    let champions = try workspace.champions(top: 60, asOf: asOf)
    let leaderboard = try workspace.leaderboard(contest, asOf: asOf)
    #expect(champions.tables[0].rows.count > 20)
    #expect(leaderboard.tables[0].rows.count > 10)
    let gaps = try workspace.gaps(asOf: asOf)
    let questions = try workspace.questions(top: 200, asOf: asOf)
    #expect(!gaps.tables[0].rows.isEmpty && questions.tables[0].rows.count > 10)
    let leader = try #require(leaderboard.tables[0]["member"].first?.text)
    return try Answers(
      digest: scratch.digest(),
      reports: [
        champions.json, leaderboard.json,
        workspace.explainContest(contest, member: leader, asOf: asOf).json,
        workspace.moments(asOf: asOf).json, workspace.moments(community: "C001", asOf: asOf).json,
        workspace.community("C001", asOf: asOf).json, gaps.json, questions.json,
        workspace.gaps(community: "C001", asOf: asOf).json,
      ])
  }

  @Test func `shuffled, split, overlapping and repeated files give the same bytes`() throws {
    let plain = try Scratch()
    try plain.add(files)
    let expected = try answers(plain)
    for _ in 0..<(isFullTier ? 25 : 3) {
      let seed = UInt64.random(in: 0..<UInt64.max)
      var random = SeededGenerator(seed: seed)
      let inbox = try TemporaryDirectory()
      let pieces = try files.flatMap { try split($0, into: inbox, using: &random) }
      let repeated = pieces + pieces.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
      let scratch = try Scratch()
      try scratch.add(repeated.shuffled(using: &random))
      let actual = try answers(scratch)
      #expect(actual.digest == expected.digest, "seed \(seed)")
      #expect(actual.reports == expected.reports, "seed \(seed)")
    }
  }

  @Test func `a row more is another digest`() throws {
    let scratch = try Scratch()
    try scratch.add(files)
    let before = try scratch.digest()
    try scratch.write(["member_id,logged_in_at\nM0001,2026-03-20T03:14:00+01:00\n"])
    #expect(try scratch.digest() != before)
  }

  /// One to three files with the rows of one, each row in at least one of them, in any order.
  private func split(
    _ path: String, into inbox: TemporaryDirectory, using random: inout SeededGenerator
  ) throws -> [String] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let count = Int.random(in: 1...3, using: &random)
    var parts = Array(repeating: [Substring](), count: count)
    for line in lines.dropFirst() {
      parts[Int.random(in: 0..<count, using: &random)].append(line)
      if Int.random(in: 0..<5, using: &random) == 0 {
        parts[Int.random(in: 0..<count, using: &random)].append(line)
      }
    }
    let name = URL(filePath: path).lastPathComponent
    return try parts.enumerated().map { index, rows in
      let text = ([lines[0]] + rows.shuffled(using: &random)).joined(separator: "\n")
      return try inbox.write(text + "\n", to: "\(index)-\(name)")
    }
  }
}
