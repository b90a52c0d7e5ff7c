import Foundation
import TestSupport
import Testing

/// Files that no platform writes, and what is said of each: a place and what to do, or a rule.
@Suite("A hostile file") struct HostileFilesTests {
  /// A file, what is said of it, and how the command ends.
  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let bytes: [UInt8]
    let told: [String]
    let exitCode: Int32

    init(_ name: String, _ bytes: [UInt8], _ told: String..., exitCode: Int32 = 2) {
      self.name = name
      self.bytes = bytes
      self.told = told
      self.exitCode = exitCode
    }

    init(_ name: String, _ text: String, _ told: String..., exitCode: Int32 = 2) {
      self.name = name
      bytes = Array(text.utf8)
      self.told = told
      self.exitCode = exitCode
    }

    var description: String { name }
  }

  @Test("is told by place and rule, and neither crashes nor vanishes", arguments: cases)
  func told(file: Case) throws {
    let desk = try Desk()
    try desk.folder.write(file.bytes, to: file.name)
    let trial = try desk.relais("import", file.name, "--dry-run")
    #expect(try desk.files == [file.name])
    let outcome = try desk.relais("import", file.name)
    for outcome in [trial, outcome] {
      #expect(outcome.exitCode == file.exitCode, "\(outcome)")
      #expect(outcome.output.isEmpty)
      for line in file.told { #expect(outcome.errors.contains(line), "\(line) in \(outcome)") }
      #expect(outcome.errorLines.allSatisfy { $0.utf8.count < 2000 })
    }
  }

  static let cases = encodings + shapes + values + packed + documents

  // MARK: Encodings

  private static let cafe = "community_id,name\nC1,Café\n"

  private static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    text.utf16.flatMap {
      isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
    }
  }

  private static let encodings = [
    Case("utf-8.csv", cafe, "utf-8.csv: 1 row read, 1 new", exitCode: 0),
    Case("mark.csv", "\u{FEFF}" + cafe, "1 row read, 1 new", exitCode: 0),
    Case("big.csv", utf16("\u{FEFF}" + cafe, isBig: true), "1 row read, 1 new", exitCode: 0),
    Case("little.csv", utf16("\u{FEFF}" + cafe, isBig: false), "1 row read, 1 new", exitCode: 0),
    Case("bare.csv", utf16(cafe, isBig: false), "bare.csv: skipped", exitCode: 1),
    Case(
      "western.csv", Array("community_id,name\nC1,Caf".utf8) + [0xE9, 10],
      "1 row read, 1 new", "  not UTF-8, read as Windows-1252", exitCode: 0),
    Case(
      "damaged.csv", Array("community_id,name\nC1,Café\nC2,Caf".utf8) + [0xE9, 10],
      "2 rows read, 1 new, 1 rejected", "damaged.csv:3:4: invalid-encoding: name: "),
    Case(
      "unknown.csv", Array("community_id,name\nC1,Caf".utf8) + [0xE9, 10, 0x43, 0x2C, 0x81, 10],
      "invalid-encoding: "),
  ]

  // MARK: Shapes

  private static let shapes = [
    Case("empty.csv", "", "empty.csv: skipped", exitCode: 1),
    Case("header.csv", "community_id,name", "header.csv: no rows to read", exitCode: 0),
    Case(
      "twice.csv", "community_id,name,Name\nC1,a,b\n",
      "twice.csv:1:1: duplicate-column: name: expected each column once", "Nothing of twice.csv"),
    Case(
      "ragged.csv", "community_id,name\nC1\nC2,a,b\nC3,c\n", "3 rows read, 1 new, 2 rejected",
      "ragged.csv:2:1: field-count: expected 2 fields as in the header, found 1",
      "ragged.csv:3:1: field-count: expected 2 fields as in the header, found 3"),
    Case(
      "wide.csv",
      "community_id,name,\((0..<10_000).map { "c\($0)" }.joined(separator: ","))\n"
        + "C1,a\(String(repeating: ",v", count: 10_000))\n",
      "1 row read, 1 new", "c58, c59 and 9940 more", exitCode: 0),
    Case(
      "long.csv", "community_id,name\nC1,a\n" + String(repeating: "a", count: 65 << 20) + "\n",
      "long.csv:3:1: record-too-long: expected a record of at most 64 MiB"),
    Case(
      "open.csv", "community_id,name\nC1,\"a\nC2,b\n",
      "open.csv:2:4: unterminated-quote: expected a closing \""),
    Case(
      "after.csv", "community_id,name\nC1,\"a\"b\nC2,b\n", "2 rows read, 1 new, 1 rejected",
      "after.csv:2:7: malformed-quote: "),
  ]

  // MARK: Values

  private static let scores = [
    "1e400,1", "nan,1", "-1,1", "2,1", "1,0", "\(String(repeating: "9", count: 400)),1", "0x1,1",
  ]

  private static let values = [
    Case(
      "days.csv",
      "member_id,logged_in_at\n"
        + ["29/02/18", "2018-02-29", "0001-01-01", "9999-12-31", "2026-03-01T24:00"]
        .map { "M,\($0)\n" }.joined(),
      "5 rows read, 5 rejected", "days.csv:2:3: not-a-date: logged_in_at: ",
      "days.csv:3:3: not-a-date: ", "days.csv:4:3: out-of-range: logged_in_at: expected a day from",
      "days.csv:5:3: out-of-range: ", "days.csv:6:3: not-a-date: "),
    Case(
      "rosters.csv", "member_id,joined_on\nM1,0001-01-01\nM2,9999-12-31\n",
      "2 rows read, 2 rejected",
      "rosters.csv:2:4: out-of-range: joined_on: expected a day from 1900-01-01 to 2099-12-31",
      "rosters.csv:3:4: out-of-range: joined_on: "),
    Case(
      "scores.csv",
      "member_id,quiz_id,answered_at,score,max_score\n"
        + scores.map { "M,q,2026-03-01,\($0)\n" }.joined(),
      "7 rows read, 7 rejected", "scores.csv:2:16: not-a-number: score: ",
      "scores.csv:4:16: out-of-range: score: ", "scores.csv:6:18: out-of-range: max_score: "),
  ]

  // MARK: Compressed

  private static let whole = cafe + String(repeating: "C1,Café\n", count: 1000)

  private static let packed = [
    Case(
      "cut.csv.gz", Array(Packed.gzip(whole).dropLast(12)), "cut-short: ",
      "Nothing of cut.csv.gz was kept"),
    Case("trail.csv.gz", Packed.gzip(cafe) + Array("more".utf8), "trail.csv.gz:3:1: damaged: "),
    Case("cut.zip", Array(Packed.zip([.init("a.csv", cafe)]).dropLast(9)), "damaged-archive: "),
    Case(
      "paths.zip",
      Packed.zip([.init("../../a.csv", cafe), .init("/etc/b.csv", cafe)]),
      "paths.zip/../../a.csv: 1 row read", "paths.zip//etc/b.csv: 1 row read", exitCode: 0),
  ]

  // MARK: Documents

  private static func statement(_ actor: String) -> String {
    """
    {"actor": \(actor), "verb": {"id": "v"}, "object": {"id": "o"}, \
    "timestamp": "2026-03-02T10:00:00Z"}

    """
  }

  private static let documents = [
    Case(
      "deep.jsonl",
      statement(#"{"mbox": "mailto:a@example.org"}"#)
        + statement(String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)),
      "2 rows read, 1 new, 1 rejected", "deep.jsonl:2:522: json-too-deep: expected at most 512"),
    Case(
      "entities.xml",
      "<!DOCTYPE tags [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<tags><row TagName='&x;'/></tags>",
      "entities.xml:1:1: document-type-refused: "),
    Case(
      "entity.xml", "<tags>\n<row TagName='&x;'/></tags>", "entity.xml:2:", "malformed-xml: "),
    Case(
      "long.xml",
      "<tags>\n<row TagName='\(String(repeating: "a", count: 11 << 20))'/></tags>",
      "long.xml:2:", "malformed-xml: "),
    Case(
      "cut.xml", "<tags>\n<row TagName='a'/>\n<row TagN", "cut.xml:3:", "malformed-xml: ",
      "Nothing of cut.xml was kept"),
  ]
}
