import TestSupport
import Testing

@testable import Tabular

@Suite("CSVReader round trips")
struct CSVPropertyTests {
  @Test("a random table, quoted at random and with mixed line ends, reads back as it was")
  func roundTrip() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let table = RandomTable(using: &random)
      let file = try TemporaryFile(table.text)
      for size in [bufferSizes.randomElement(using: &random) ?? 1, 1 << 18] {
        let rows = try readRows(file.path, dialect: table.dialect, bufferSize: size)
        #expect(rows.map(\.cells) == table.cells, "seed \(seed), buffer of \(size)")
        #expect(rows.map(\.places) == table.places, "seed \(seed), buffer of \(size)")
        #expect(rows.allSatisfy { $0.malformed == nil }, "seed \(seed)")
      }
    }
  }

  @Test("the search for bytes finds what a plain loop finds")
  func byteSearch() {
    let alphabet: [UInt8] = [0x00, 0x01, 0x2C, 0x2D, 0x7F, 0x80, 0x81, 0xAC, 0xFE, 0xFF]
    for seed in 1...500 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let sought = (0..<3).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let search = ByteSearch(sought[0], sought[1], sought[2])
      bytes.withUnsafeBytes { raw in
        guard let base = raw.baseAddress else { return }
        for start in 0...bytes.count {
          let expected = bytes[start...].firstIndex(where: sought.contains) ?? bytes.count
          #expect(
            search.index(in: base, from: start, to: bytes.count) == expected, "seed \(seed)")
        }
      }
    }
  }

  @Test("delimiters, quotes and line ends are marked where a plain loop finds them")
  func marks() {
    let dialect = CSVDialect(delimiter: UInt8(ascii: ";"), quote: UInt8(ascii: "'"))
    let marks = CSVMarks(dialect)
    for seed in 1...2000 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      // Half of them bytes that are marked, or that differ from those in one bit.
      let bytes = (0..<CSVMarks.width + 1).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random)
          : [0x3B, 0xBB, 0x27, 0xA7, 0x07, 0x08, 0x0A, 0x0D, 0x0F, 0x10, 0x8A]
            .randomElement(using: &random) ?? 0
      }
      let expected = (0..<CSVMarks.width).filter {
        let byte = bytes[$0 + 1]
        return byte == dialect.delimiter || byte == dialect.quote || (8...15).contains(byte)
      }
      bytes.withUnsafeBytes { raw in
        guard let base = raw.baseAddress else { return }
        var hits = marks.hits(in: base, at: 1)
        var found: [Int] = []
        while !hits.isEmpty {
          found.append(hits.first)
          hits.removeFirst()
        }
        #expect(found == expected, "seed \(seed)")
      }
    }
  }

  @Test("lines are counted alike in one piece and byte by byte")
  func lineCounter() {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        Array("a\r\n".utf8).randomElement(using: &random) ?? 0
      }
      var whole = LineCounter()
      text.withUnsafeBytes { whole.advance(over: $0) }
      var pieces = LineCounter()
      for byte in text { withUnsafeBytes(of: byte) { pieces.advance(over: $0) } }
      // A line ends at an LF, and at a CR that no LF follows.
      let ends = zip(text, text.dropFirst() + [0]).filter {
        $0 == UInt8(ascii: "\n") || ($0 == UInt8(ascii: "\r") && $1 != UInt8(ascii: "\n"))
      }
      #expect(whole.line == 1 + ends.count, "seed \(seed)")
      #expect(whole.line == pieces.line && whole.column == pieces.column, "seed \(seed)")
    }
  }
}

/// Cells, one way of writing them down, and where each then begins.
private struct RandomTable {
  var cells: [[String]] = []
  var places: [[[Int]]] = []
  var text = ""
  let dialect: CSVDialect

  private static let dialects: [CSVDialect] = [
    .standard,
    CSVDialect(delimiter: UInt8(ascii: ";")),
    CSVDialect(delimiter: UInt8(ascii: "\t"), quote: UInt8(ascii: "'")),
  ]
  private static let pieces = [
    "a", "bc", ",", ";", "\t", "'", "\"", "\"\"", "\n", "\r", "\r\n", "\u{E9}", "\u{1F642}",
    "\0", " ", "0123456789abcdef",
  ]

  init(using random: inout some RandomNumberGenerator) {
    dialect = RandomTable.dialects.randomElement(using: &random) ?? .standard
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      appendRecord(using: &random)
      text += ["\n", "\r", "\r\n", "\n\n", "\r\r\n"].randomElement(using: &random) ?? "\n"
    }
    // The last record may lack its line end.
    appendRecord(using: &random)
  }

  private mutating func appendRecord(using random: inout some RandomNumberGenerator) {
    let count = Int.random(in: 1...5, using: &random)
    var row: [String] = []
    var rowPlaces: [[Int]] = []
    for index in 0..<count {
      if index > 0 { text.unicodeScalars.append(Unicode.Scalar(dialect.delimiter)) }
      rowPlaces.append(place)
      let pieces = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        RandomTable.pieces.randomElement(using: &random) ?? ""
      }
      let cell = pieces.joined()
      text += written(cell, isOnly: count == 1, using: &random)
      row.append(cell)
    }
    cells.append(row)
    places.append(rowPlaces)
  }

  private func written(
    _ cell: String, isOnly: Bool, using random: inout some RandomNumberGenerator
  ) -> String {
    let quote = String(Unicode.Scalar(dialect.quote))
    let special = [dialect.delimiter, UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    let mustQuote =
      cell.utf8.contains(where: special.contains) || cell.utf8.first == dialect.quote
      || (isOnly && cell.isEmpty)
    guard mustQuote || Bool.random(using: &random) else { return cell }
    return quote + cell.replacing(quote, with: quote + quote) + quote
  }

  /// Line, column and byte of what comes next.
  private var place: [Int] {
    let bytes = Array(text.utf8)
    let lineEnds = bytes.indices.filter {
      bytes[$0] == 0x0A || (bytes[$0] == 0x0D && !(bytes[($0 + 1)...].first == 0x0A))
    }
    return [lineEnds.count + 1, bytes.count - (lineEnds.last.map { $0 + 1 } ?? 0) + 1, bytes.count]
  }
}
