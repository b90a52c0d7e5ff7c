import Foundation
import RelaisKit
import TestSupport
import Testing

/// Formats of JSON, from files to the database: every row is accounted for, and the order, the
/// repetition and the cut of files change nothing.
@Suite struct JSONFormatsTests {
  private func fixture(_ name: String) -> URL {
    Repository.file("Tests/ExportsTests/Fixtures/\(name)")
  }

  private func addsUp(_ outcome: FileOutcome) -> Bool {
    outcome.failure == nil
      && outcome.read
        == outcome.new + outcome.merged + outcome.rejected
        + outcome.dropped.reduce(0) { $0 + $1.rows }
  }

  @Test(arguments: [
    ("xapi/forum.jsonl", 12, 1, 3), ("xapi/h5p.json", 6, 0, 0), ("open-edx/tracking.log", 16, 1, 2),
  ])
  func `every row is new, merged, rejected or left out, and a second time none is new`(
    file: String, read: Int, rejected: Int, dropped: Int
  ) throws {
    let scratch = try Scratch()
    let first = try #require(try scratch.add([fixture(file).path]).first)
    #expect(addsUp(first))
    #expect((first.read, first.rejected) == (read, rejected))
    #expect(first.dropped.reduce(0) { $0 + $1.rows } == dropped)
    let digest = try scratch.digest()
    let second = try #require(try scratch.add([fixture(file).path]).first)
    #expect(addsUp(second) && second.new == 0 && second.conflicts == 0)
    #expect(try scratch.digest() == digest)
  }

  @Test(arguments: ["xapi/forum.jsonl", "open-edx/tracking.log"])
  func `shuffled and repeated lines, in one file or several, give the same facts`(
    file: String
  ) throws {
    let text = try String(contentsOf: fixture(file), encoding: .utf8)
    let lines = text.split(separator: "\n") + (file.hasPrefix("xapi") ? reshared : [])
    let plain = try Scratch()
    try plain.write([lines.joined(separator: "\n")])
    let expected = try plain.digest()
    for _ in 0..<(isFullTier ? 40 : 4) {
      let seed = UInt64.random(in: 0..<UInt64.max)
      var random = SeededGenerator(seed: seed)
      // What is voided is voided within one file: the statement and its voiding stay together.
      let (fixed, free) = (lines.filter(isVoiding), lines.filter { !isVoiding($0) })
      let pieces = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (fixed + free.filter { _ in Bool.random(using: &random) }).shuffled(using: &random)
          .joined(separator: "\n")
      }
      let repeated = (lines + lines.prefix(5)).shuffled(using: &random).joined(separator: "\n")
      let scratch = try Scratch()
      try scratch.write((pieces + [repeated]).shuffled(using: &random))
      #expect(try scratch.digest() == expected, "seed \(seed)")
    }
  }

  /// The same object shared again by somebody else: the first remains its author.
  private let reshared: [Substring] = [
    """
    {"actor":{"account":{"homePage":"https://lms.example.org","name":"1048"}},\
    "verb":{"id":"http://adlnet.gov/expapi/verbs/shared"},\
    "object":{"id":"https://lms.example.org/mod/forum/discuss.php?d=31"},\
    "timestamp":"2026-03-09T10:00:00Z"}
    """
  ]

  private func isVoiding(_ line: Substring) -> Bool {
    line.contains("verbs/voided") || line.contains("000000000016\"")
  }

  @Test func `the first to share something is its author, and a list of tips overrules it`() throws
  {
    let scratch = try Scratch()
    let forum = try String(contentsOf: fixture("xapi/forum.jsonl"), encoding: .utf8)
    try scratch.write([String(reshared[0]), forum])
    let author = """
      SELECT a.text, t.withdrawn_at IS NULL FROM tip t JOIN identifier a ON a.id = t.author
      """
    #expect(try scratch.sql(author) == ["1046|1"])
    let list = """
      tip_id,author_id,shared_at,withdrawn_at
      https://lms.example.org/mod/forum/discuss.php?d=31,1046,2026-03-03T09:00:00+01:00,2026-03-20

      """
    try scratch.write([list, forum])
    #expect(try scratch.sql(author) == ["1046|0"])
  }

  @Test func `a file that is cut short leaves the database as it was`() throws {
    let scratch = try Scratch()
    let text = try String(contentsOf: fixture("xapi/h5p.json"), encoding: .utf8)
    let folder = try TemporaryDirectory()
    let path = try folder.write(String(text.dropLast(40)), to: "cut.json")
    let outcome = try #require(try scratch.add([path]).first)
    #expect(outcome.failure?.code == "unfinished-json")
    #expect(outcome.failure?.place == "\(path):329:10")
    #expect(try scratch.sql("SELECT count(*) FROM identifier") == ["0"])
  }
}
