import Activity
import Tabular
import TestSupport
import Testing

@testable import Exports

@Suite("A bad row")
struct RejectionTests {
  /// Rows that are alone at fault in an otherwise good file, and the end of what is said of each.
  private static let cases: [(header: String, row: String, said: String)] = [
    (
      "member_id,logged_in_at", "m1",
      "3:1: field-count: expected 2 fields as in the header, found 1"
    ),
    (
      "member_id,logged_in_at", "m1,2026-03-02,x",
      "3:1: field-count: expected 2 fields as in the header, found 3"
    ),
    ("member_id,logged_in_at", " ,2026-03-02", "3:1: missing-value: member_id: expected a value"),
    ("member_id,logged_in_at", "m1,", "3:4: missing-value: logged_in_at: expected a value"),
    (
      "Logged_In_At,member_id", "29/03/2026,m1",
      "3:1: not-a-date: Logged_In_At: expected a date (2026-03-29) or a time (2026-03-29T14:05, "
        + "with or without an offset)"
    ),
    (
      "member_id,logged_in_at", "m1,1999-12-31",
      "3:4: out-of-range: logged_in_at: expected a day from 2000-01-03 to 2099-12-31"
    ),
    (
      "member_id,logged_in_at", "m1,2100-01-01T00:00",
      "3:4: out-of-range: logged_in_at: expected a day from 2000-01-03 to 2099-12-31"
    ),
    (
      "member_id,left_on", "m1,9999-12-31",
      "3:4: out-of-range: left_on: expected a day from 1900-01-01 to 2099-12-31"
    ),
    (
      "member_id,joined_on,left_on", "m1,2026-02-01,2026-01-31",
      "3:15: out-of-range: left_on: expected a time not before the row's joined_on"
    ),
    (
      "member_id,visibility", "m1,private",
      "3:4: unknown-value: visibility: expected one of named, anonymous, hidden"
    ),
    (
      "member_id,standing", "m1,bot",
      "3:4: unknown-value: standing: expected one of person, staff, robot"
    ),
    (
      "community_id,member_id,since,until", "c1,m1,2026-02-01,2026-01-31",
      "3:18: out-of-range: until: expected a time not before the row's since"
    ),
    (
      "challenge_id,starts_at,ends_at", "h1,2026-03-02T09:00,2026-03-02T08:59",
      "3:21: out-of-range: ends_at: expected a time not before the row's starts_at"
    ),
    (
      "challenge_id,member_id,joined_at,completed_at", "h1,m1,2026-03-02,2026-03-01",
      "3:18: out-of-range: completed_at: expected a time not before the row's joined_at"
    ),
    (
      "tip_id,author_id,shared_at,withdrawn_at", "p1,m1,2026-03-02,2026-03-01T10:00",
      "3:18: out-of-range: withdrawn_at: expected a time not before the row's shared_at"
    ),
    (
      "member_id,quiz_id,answered_at,score,max_score", "m1,q1,2026-03-02,ten,10",
      "3:18: not-a-number: score: expected a number, with '.' before its decimals"
    ),
    (
      "member_id,quiz_id,answered_at,score,max_score", "m1,q1,2026-03-02,10.5,10",
      "3:18: out-of-range: score: expected a number from 0 to the row's max_score"
    ),
    (
      "member_id,quiz_id,answered_at,score,max_score", "m1,q1,2026-03-02,-1,10",
      "3:18: out-of-range: score: expected a number from 0 to the row's max_score"
    ),
    (
      "member_id,quiz_id,answered_at,score,max_score", "m1,q1,2026-03-02,0,0",
      "3:20: out-of-range: max_score: expected a number greater than 0"
    ),
    (
      "tip_id,author_id,shared_at,updated_at", "p1,m1,2026-03-02,yesterday",
      "3:18: not-a-date: updated_at: expected a date (2026-03-29) or a time (2026-03-29T14:05, "
        + "with or without an offset)"
    ),
    (
      "topic_id,name", "t1,\"Bread\"y",
      "3:11: malformed-quote: expected a delimiter or the end of the line after a closing quote"
    ),
  ]

  @Test("is rejected where it is wrong, and the good rows around it land", arguments: cases.indices)
  func rejected(index: Int) throws {
    let (header, row, said) = RejectionTests.cases[index]
    let good = header.split(separator: ",").map { column in
      switch column.lowercased() {
      case "score", "max_score": "1"
      case let name where name.hasSuffix("_at") || name.hasSuffix("_on"): "2026-03-02"
      case "since", "until": "2026-03-02"
      case "visibility": "named"
      case "standing": "person"
      default: "x"
      }
    }.joined(separator: ",")
    try inDirectory(["bad.csv": Array("\(header)\n\(good)\n\(row)\n\(good)\n".utf8)]) { path in
      let result = try importFile(path + "bad.csv")
      #expect(result.diagnostics == ["\(path)bad.csv:\(said)"])
      #expect(result.rejections.map(\.raw) == [row])
      #expect((result.log.read, result.log.accepted) == (3, 2))
      #expect(result.records.count == 2)
      #expect(String(decoding: result.log.header, as: UTF8.self) == header)
    }
  }

  @Test("in another encoding is rejected, in a name and in an identifier")
  func encoding() throws {
    let bytes: [UInt8] =
      Array("member_id,name\nm1,Zo".utf8) + [0xE9] + Array("\nm".utf8) + [0xE9]
      + Array(",Ann\nm3,Zoé\nmé,Eve\n".utf8)
    let result = try importBytes(bytes)
    #expect(result.rejections.map(\.diagnostic.code) == [.invalidEncoding, .invalidEncoding])
    #expect(result.rejections.map(\.diagnostic.column) == ["name", "member_id"])
    #expect(result.log.accepted == 2)
  }

  @Test("does not show the value at fault unless asked")
  func redaction() throws {
    let result = try importText("member_id,logged_in_at\nm1,Jeanne Martin\n")
    let diagnostic = try #require(result.rejections.first?.diagnostic)
    #expect(diagnostic.value?.revealed() == "Jeanne Martin")
    var dumped = ""
    dump(diagnostic, to: &dumped)
    for shown in ["\(diagnostic)", dumped, String(reflecting: diagnostic)] {
      #expect(!shown.contains("Jeanne"))
    }
  }

  @Test("counts under its code, with the first three places")
  func groups() throws {
    let rows = (1...5).map { "m\($0),never\n,2026-03-02\n" }.joined()
    let result = try importText("member_id,logged_in_at\n" + rows)
    #expect(result.log.groups.map(\.code) == [.notADate, .missingValue])
    #expect(result.log.groups.map(\.count) == [5, 5])
    #expect(result.log.groups[0].first.map(\.location.line) == [2, 4, 6])
    #expect(result.log.accepted == 0)
  }

  @Test("leaves no new identifier behind when a value is wrong")
  func noIdentifier() throws {
    let result = try importText("member_id,logged_in_at\nm1,never\nm2,2026-03-02\n")
    #expect(result.sink.identifiers(.member) == [0: "m2"])
  }

  @Test("has a machine key and an English text for what was expected")
  func expectation() throws {
    let result = try importText("member_id,logged_in_at\nm1,never\n")
    let expected = try #require(result.rejections.first?.diagnostic.expected)
    #expect(expected.key == "date")
    #expect(expected.text.hasPrefix("a date"))
  }
}

@Suite("The progress of an import")
struct ProgressTests {
  @Test("is told about once a megabyte, never once a row")
  func progress() throws {
    let row = "m1,2026-03-02T09:00\n"
    let count = 2 * (1 << 20) / row.utf8.count
    let text = "member_id,logged_in_at\n" + String(repeating: row, count: count)
    try inDirectory(["logins.csv": Array(text.utf8)]) { path in
      var told: [Int] = []
      let log = DiagnosticLog(onProgress: { told.append($0) })
      let file = ExportFile(path: path + "logins.csv", zone: paris)
      try CanonicalCSV().read(file, into: RecordingSink(), log: log)
      #expect(log.accepted == count)
      #expect((1...3).contains(told.count))
      #expect(told == told.sorted())
      #expect(told.allSatisfy { $0 <= text.utf8.count })
    }
  }
}
