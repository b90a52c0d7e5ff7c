import Testing

@testable import Tabular

@Suite("CSVReader cells")
struct CSVReaderTests {
  /// What is in a file, and the cells that it holds.
  static let tables: [(text: String, cells: [[String]])] = [
    ("", []),
    ("\n", []),
    ("\r\n\r\n\n\r\r", []),
    ("a", [["a"]]),
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
    ("a\r\nb\nc\rd\n\r\ne", [["a"], ["b"], ["c"], ["d"], ["e"]]),
    ("a\n\n\nb\n", [["a"], ["b"]]),
    ("\n\na", [["a"]]),
    (" \n", [[" "]]),
    (",\n", [["", ""]]),
    (",", [["", ""]]),
    ("a,\nb", [["a", ""], ["b"]]),
    (",,\r\n,", [["", "", ""], ["", ""]]),
    ("\"\"\n", [[""]]),
    ("\"\"", [[""]]),
    ("\"\",\"\"\n", [["", ""]]),
    ("\"a\",\"b\"\n", [["a", "b"]]),
    ("\"a,b\",c", [["a,b", "c"]]),
    ("\"a\nb\",c\nd", [["a\nb", "c"], ["d"]]),
    ("\"a\r\nb\"\r\nc", [["a\r\nb"], ["c"]]),
    ("\"a\rb\"\rc", [["a\rb"], ["c"]]),
    ("\"\r\"\n\"\n\"\r\n", [["\r"], ["\n"]]),
    ("\"\"\"\"", [["\""]]),
    ("\"\"\"\"\"\"", [["\"\""]]),
    ("\"a\"\"b\",\"\"\"c\",\"d\"\"\"", [["a\"b", "\"c", "d\""]]),
    ("\"a\"\"b\"\"c\"\"d\"\n\"\"\"e\"", [["a\"b\"c\"d"], ["\"e"]]),
    ("a\"b,c\"\"d\"\n", [["a\"b", "c\"\"d\""]]),
    (" \"a\",b\n", [[" \"a\"", "b"]]),
    ("a;b\tc|d\n", [["a;b\tc|d"]]),
    ("a\0b,\0\n\0", [["a\0b", "\0"], ["\0"]]),
    ("\"\0\"\"\0\"\n", [["\0\"\0"]]),
    ("h\u{E9}h\u{E9},\u{1F642}\n\"\u{E9}\"\"\u{1F642}\"", [["héhé", "🙂"], ["é\"🙂"]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]),
    ("\u{FEFF}\"a\",b\n", [["a", "b"]]),
    ("\u{FEFF}", []),
    ("\u{FEFF}\u{FEFF}a", [["\u{FEFF}a"]]),
    ("a,b\nc\nd,e,f\n", [["a", "b"], ["c"], ["d", "e", "f"]]),
  ]

  @Test("are those of RFC 4180, wherever the buffer is cut", arguments: tables.indices)
  func cells(index: Int) throws {
    let (text, cells) = CSVReaderTests.tables[index]
    let file = try TemporaryFile(text)
    for size in bufferSizes {
      #expect(try readRows(file.path, bufferSize: size).map(\.cells) == cells, "buffer of \(size)")
    }
  }

  @Test("follow any delimiter and quote", arguments: bufferSizes)
  func dialects(size: Int) throws {
    let semicolons = CSVDialect(delimiter: UInt8(ascii: ";"), quote: UInt8(ascii: "'"))
    let french = try TemporaryFile("a;'b;''c';\"d\n1,5;\"\n")
    #expect(
      try readRows(french.path, dialect: semicolons, bufferSize: size).map(\.cells)
        == [["a", "b;'c", "\"d"], ["1,5", "\""]])
    let tabs = CSVDialect(delimiter: UInt8(ascii: "\t"))
    let tabbed = try TemporaryFile("a\t\"b\tc\"\t\n")
    #expect(
      try readRows(tabbed.path, dialect: tabs, bufferSize: size).map(\.cells)
        == [["a", "b\tc", ""]])
  }

  @Test("mean nothing, and yet end, in a dialect that is not usable")
  func unusableDialects() throws {
    let (comma, quote) = (UInt8(ascii: ","), UInt8(ascii: "\""))
    #expect(CSVDialect.standard.isUsable)
    let file = try TemporaryFile("a,\"b\"\"\r\n\n,\"\n")
    for (delimiter, quote) in [(comma, comma), (10, quote), (13, quote), (comma, 10), (comma, 13)] {
      let dialect = CSVDialect(delimiter: delimiter, quote: quote)
      #expect(!dialect.isUsable)
      for size in bufferSizes {
        _ = try Outcome(file.path, dialect: dialect, bufferSize: size)
      }
    }
  }

  @Test("are passed through as the bytes they are, valid text or not", arguments: bufferSizes)
  func invalidBytes(size: Int) throws {
    let file = try TemporaryFile([0xFF, 0x2C, 0x80, 0xC3, 0x0A])
    var reader = CSVReader(
      try ByteSource(path: file.path), dialect: .standard, capacity: size, limit: 64)
    let row = try #require(try reader.next())
    #expect(Array(row[0]) == [0xFF])
    #expect(Array(row[1]) == [0x80, 0xC3])
  }

  @Test("can be ten thousand in a record")
  func manyColumns() throws {
    let cells = (0..<10_000).map(String.init)
    let file = try TemporaryFile(cells.joined(separator: ",") + "\nlast\n")
    for size in [1, 64, 1 << 18] {
      let rows = try readRows(file.path, bufferSize: size)
      #expect(rows.map(\.cells) == [cells, ["last"]])
    }
  }

  @Test("can be a megabyte long, with doubled quotes and line breaks")
  func longFields() throws {
    let piece = "0123456789 \"quoted\"\r\n"
    let text = String(repeating: piece, count: 50_000)
    let escaped = text.replacing("\"", with: "\"\"")
    let file = try TemporaryFile("a,\"\(escaped)\",b\n\(String(repeating: "x", count: 1 << 20))\n")
    for size in [1, 64, 1 << 18] {
      let rows = try readRows(file.path, bufferSize: size)
      #expect(rows.count == 2)
      #expect(rows[0].cells == ["a", text, "b"])
      #expect(rows[1].cells[0].utf8.count == 1 << 20)
    }
  }

  @Test("take memory for the longest record, not for the file")
  func boundedMemory() throws {
    let record = "\"a \"\"quoted\"\" word\",b\n"
    let file = try TemporaryFile(String(repeating: record, count: 10_000))
    var reader = CSVReader(
      try ByteSource(path: file.path), dialect: .standard, capacity: 8, limit: 1 << 20)
    while try reader.next() != nil {}
    #expect(reader.memory <= 2 * record.utf8.count + 256)
  }

  @Test("are given with the record as in the file, without its line end", arguments: bufferSizes)
  func rawRecords(size: Int) throws {
    let file = try TemporaryFile("a,\"b\"\"\r\n\"\r\n\n\"c\"d,e\rf")
    #expect(
      try readRows(file.path, bufferSize: size).map(\.raw)
        == ["a,\"b\"\"\r\n\"", "\"c\"d,e", "f"])
  }

  @Test("end: next() stays nil, and no byte is left")
  func theEnd() throws {
    let file = try TemporaryFile("a,b\n")
    var reader = CSVReader(try ByteSource(path: file.path))
    #expect(try reader.next() != nil)
    #expect(try reader.next() == nil)
    #expect(try reader.next() == nil)
    #expect(reader.record.isEmpty)
    #expect(reader.location.numbers == [2, 1, 4])
  }

  @Test("come with how far the file has been read")
  func progress() throws {
    let file = try TemporaryFile("\u{FEFF}a,b\nc,d\n")
    let source = try ByteSource(path: file.path)
    #expect(source.size == 11)
    var reader = CSVReader(source, dialect: .standard, capacity: 4, limit: 64)
    #expect(reader.bytesRead == 3)
    #expect(try reader.next() != nil)
    #expect((7...8).contains(reader.bytesRead))
    while try reader.next() != nil {}
    #expect(reader.bytesRead == 11)
  }
}
