import Testing

@testable import Tabular

@Suite("CSVReader faults and places")
struct CSVFaultTests {
  private func outcomes(_ text: String, limit: Int = 64 << 20) throws -> Outcome {
    let file = try TemporaryFile(text)
    let whole = try Outcome(file.path, bufferSize: 1 << 18, limit: limit)
    for size in bufferSizes {
      let outcome = try Outcome(file.path, bufferSize: size, limit: limit)
      #expect(outcome == whole, "buffer of \(size)")
    }
    return whole
  }

  @Test("every field has its line, column and byte, in files with embedded breaks too")
  func places() throws {
    let outcome = try outcomes("a,bc,\"d\r\ne\",f\r\n\r\n\"\n\r\n\r\",\"\"\"\",g\n,h\r\"i\"")
    #expect(outcome.error == nil)
    #expect(outcome.rows.map(\.place) == [[1, 1, 0], [4, 1, 17], [8, 1, 31], [9, 1, 34]])
    #expect(
      outcome.rows.map(\.places) == [
        [[1, 1, 0], [1, 3, 2], [1, 6, 5], [2, 4, 12]],
        [[4, 1, 17], [7, 3, 24], [7, 8, 29]],
        [[8, 1, 31], [8, 2, 32]],
        [[9, 1, 34]],
      ])
  }

  @Test("a byte order mark counts in bytes, and not in columns")
  func placesAfterMark() throws {
    let outcome = try outcomes("\u{FEFF}a,b\nc,d\n")
    #expect(outcome.rows.map(\.places) == [[[1, 1, 3], [1, 3, 5]], [[2, 1, 7], [2, 3, 9]]])
  }

  @Test("columns are counted in bytes")
  func placesInBytes() throws {
    #expect(try outcomes("é,🙂,x\n").rows[0].places == [[1, 1, 0], [1, 4, 3], [1, 9, 8]])
  }

  @Test(
    "an unterminated quote is an error where it opens, after the records before it",
    arguments: [
      ("\"", [1, 1, 0], 0),
      ("a,\"b", [1, 3, 2], 0),
      ("a,b\n\"c\r\nd\",\"e\n", [3, 4, 11], 1),
      ("a\n\"b\"\"", [2, 1, 2], 1),
      ("a\n\"b\"\"\n\n", [2, 1, 2], 1),
      ("\u{FEFF}\"a,b\nc,d\n", [1, 1, 3], 0),
    ])
  func unterminatedQuote(text: String, place: [Int], rows: Int) throws {
    let outcome = try outcomes(text)
    #expect(outcome.rows.count == rows)
    #expect(outcome.error?.code == .unterminatedQuote)
    #expect(outcome.error?.location.numbers == place)
    #expect(outcome.error?.arguments == ["\""])
  }

  @Test("after an error, next() is nil")
  func nothingAfterAnError() throws {
    let file = try TemporaryFile("a\n\"b")
    var reader = CSVReader(try ByteSource(path: file.path))
    #expect(try reader.next() != nil)
    var isThrown = false
    do { _ = try reader.next() } catch { isThrown = true }
    #expect(isThrown)
    #expect(try reader.next() == nil)
  }

  @Test(
    "bytes after a closing quote make the record malformed there, and reading goes on",
    arguments: [
      ("\"a\"b,c\nd\n", [1, 4, 3], [["ab", "c"], ["d"]]),
      ("x,\"a\" ,c\nd\n", [1, 6, 5], [["x", "a ", "c"], ["d"]]),
      ("\"a\"\"b\"c\"d\",\"e\"f\r\nd", [1, 7, 6], [["a\"bc\"d\"", "ef"], ["d"]]),
      ("\"\"\"\"x\rd", [1, 5, 4], [["\"x"], ["d"]]),
      ("\"a\nb\"c,\"d\ne\"\nd", [2, 3, 5], [["a\nbc", "d\ne"], ["d"]]),
      ("\"\"\0\nd", [1, 3, 2], [["\0"], ["d"]]),
    ])
  func malformed(text: String, place: [Int], cells: [[String]]) throws {
    let outcome = try outcomes(text)
    #expect(outcome.error == nil)
    #expect(outcome.rows.map(\.malformed) == [place, nil])
    #expect(outcome.rows.map(\.cells) == cells)
  }

  @Test("a sound record is not called malformed for the one before it")
  func malformedIsForgotten() throws {
    #expect(try outcomes("\"a\"b\n\"c\",\"d\"\n").rows.map(\.malformed) == [[1, 4, 3], nil])
  }

  @Test("a record may be as long as the limit, and not longer")
  func recordLimit() throws {
    #expect(try outcomes("ab\n12345678\r\ncd\n", limit: 8).error == nil)
    #expect(try outcomes("ab\n12345678", limit: 8).error == nil)
    #expect(try outcomes("1,\"\"\"4567\"\n", limit: 10).error == nil)
    for text in ["ab\n123456789\ncd\n", "ab\n123456789", "ab\n123456789\r\n", "ab\n12345678,"] {
      let outcome = try outcomes(text, limit: 8)
      #expect(outcome.rows.count == 1)
      #expect(outcome.error?.code == .recordTooLong)
      #expect(outcome.error?.location.numbers == [2, 1, 3])
      #expect(outcome.error?.arguments == ["8"])
    }
  }

  @Test("a missing quote in a long file stops at the limit, not at the end")
  func missingQuote() throws {
    let rows = String(repeating: "c,d\n", count: 10_000)
    let outcome = try outcomes("a,b\na,\"b\n" + rows, limit: 100)
    #expect(outcome.rows.count == 1)
    #expect(outcome.error?.code == .recordTooLong)
    #expect(outcome.error?.location.numbers == [2, 1, 4])
  }

  @Test("an error says where, what was expected and what to do")
  func wording() throws {
    let place = Tabular.SourceLocation(file: "logins.csv", line: 3, column: 4, byte: 11)
    #expect(
      TabularError(.unterminatedQuote, at: place, "\"").description
        == "logins.csv:3:4: unterminated-quote: expected a closing \" before the end of the file;"
        + " close or remove the quote that opens here")
    #expect(TabularError(.recordTooLong, at: place, "67108864").expected.contains(" 64 MiB;"))
    #expect(TabularError(.recordTooLong, at: place, "65536").expected.contains(" 64 KiB;"))
    #expect(TabularError(.recordTooLong, at: place, "1000").expected.contains(" 1000 bytes;"))
    for code in TabularError.Code.allCases {
      let error = TabularError(code, at: place, "1", "2", "3")
      #expect(error.expected.hasPrefix("expected "), "\(code)")
      #expect(error.expected.contains(";"), "\(code) says what to do next")
    }
  }
}
