import Foundation
import RelaisKit
import Store
import TestSupport
import Testing

/// The CSV of platforms, from text to database: every row is accounted for, and the order of rows
/// and files, their repetition and their overlap change nothing.
@Suite struct PlatformExportsTests {
  private static let platforms = [
    "moodle": [
      "logs-en", "logs-fr", "logs-de", "grades-en", "grades-fr", "grades-de", "participants-fr",
      "users",
    ],
    "viva-engage": ["Messages", "Users"],
    "discourse": ["user-list", "user-archive"],
  ]

  private func files(of platform: String) -> [String] {
    (Self.platforms[platform] ?? []).map { name in
      Repository.file("Tests/ExportsTests/Fixtures/\(platform)/\(name).csv").path
    }
  }

  private var options: ImportOptions {
    var options = ImportOptions()
    options.year = 2021
    options.quiz = "Fire safety"
    options.moodleUsers = Repository.file("Tests/ExportsTests/Fixtures/moodle/users.csv").path
    return options
  }

  @Test(arguments: platforms.keys.sorted())
  func `every row is new, merged, rejected or left out`(platform: String) throws {
    let scratch = try Scratch()
    for outcome in try scratch.add(files(of: platform), options: options) {
      #expect(outcome.failure == nil, "\(outcome)")
      let dropped = outcome.dropped.reduce(0) { $0 + $1.rows }
      let told = outcome.new + outcome.merged + outcome.rejected + dropped
      // An attempt at a quiz makes a record for the whole and one for each graded question.
      let isSeveral = outcome.contents == "moodle grades"
      #expect(isSeveral ? outcome.read < told : outcome.read == told, "\(outcome)")
    }
  }

  @Test func `logs, grades and rosters of Moodle meet in the same members`() throws {
    let scratch = try Scratch()
    try scratch.add(files(of: "moodle"), options: options)
    let counts = try scratch.read { try $0.counts() }
    #expect(counts.members == 4)
    #expect(counts.unlistedMembers == 0)
    #expect(counts.tips == 3)
    #expect(counts.comments == 2)
  }

  @Test(arguments: platforms.keys.sorted())
  func `shuffled, split, overlapping and repeated files give the same digest`(
    platform: String
  ) throws {
    let plain = try Scratch()
    try plain.add(files(of: platform), options: options)
    let expected = try plain.digest()
    for _ in 0..<(isFullTier ? 25 : 3) {
      let seed = UInt64.random(in: 0..<UInt64.max)
      var random = SeededGenerator(seed: seed)
      let inbox = try TemporaryDirectory()
      let pieces = try files(of: platform).flatMap { try split($0, into: inbox, using: &random) }
      let scratch = try Scratch()
      try scratch.add(
        (pieces + files(of: platform)).shuffled(using: &random), options: options)
      #expect(try scratch.digest() == expected, "seed \(seed)")
      let inParts = try Scratch()
      try inParts.add(pieces.shuffled(using: &random), options: options)
      #expect(try inParts.digest() == expected, "seed \(seed)")
    }
  }

  /// One to three files with the rows of one, each row in at least one of them, in any order.
  private func split(
    _ path: String, into inbox: TemporaryDirectory, using random: inout SeededGenerator
  ) throws -> [String] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let records = records(of: text)
    let count = Int.random(in: 1...3, using: &random)
    var parts = Array(repeating: [String](), count: count)
    for record in records.dropFirst() {
      parts[Int.random(in: 0..<count, using: &random)].append(record)
      if Int.random(in: 0..<4, using: &random) == 0 {
        parts[Int.random(in: 0..<count, using: &random)].append(record)
      }
    }
    let name = URL(filePath: path).lastPathComponent
    return try parts.enumerated().map { index, rows in
      let text = ([records[0]] + rows.shuffled(using: &random)).joined(separator: "\n")
      return try inbox.write(text + "\n", to: "\(index)-\(name)")
    }
  }

  /// By line ends of any kind outside quotes.
  private func records(of text: String) -> [String] {
    var records: [String] = []
    var record = ""
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character.isNewline, !isQuoted {
        records.append(record)
        record = ""
      } else {
        record.append(character)
      }
    }
    return (records + [record]).filter { !$0.isEmpty }
  }
}
