import Tabular

/// Delimited text: in any pieces the same records, which are those of a plain parser and stand where
/// the reader says.
struct CSVCheck {
  private let input: InputFile

  private static let dialects = [
    CSVDialect.standard, CSVDialect(delimiter: UInt8(ascii: ";")),
    CSVDialect(delimiter: UInt8(ascii: "\t"), quote: UInt8(ascii: "'")),
  ]

  init(_ input: InputFile) {
    self.input = input
  }

  func run() throws {
    let text = SourceText(input)
    for encoding in [nil, .utf16, .windows1252] as [TextEncoding?] {
      let whole = SourceText(input, encoding: encoding)
      for piece in [1, 3] {
        try promise(
          SourceText(input, encoding: encoding, piece: piece) == whole,
          "\(encoding?.name ?? "text") read in pieces of \(piece) is another text")
      }
    }
    for dialect in CSVCheck.dialects {
      let whole = try Reading(input, dialect, capacity: 1 << 14, limit: 1 << 20, text)
      try promise(
        try Reading(input, dialect, capacity: 1, limit: 1 << 20, text) == whole,
        "a buffer of 1 byte reads other records")
      try checkAgainstPlainParser(whole, text, dialect)
      let limited = try Reading(input, dialect, capacity: 1, limit: 48, text)
      try promise(
        try Reading(input, dialect, capacity: 50, limit: 48, text) == limited,
        "a record that is too long depends on the buffer")
      try promise(
        limited.records.allSatisfy { $0.bytes.count <= 48 }, "a record is longer than the limit")
    }
  }

  private func checkAgainstPlainParser(
    _ whole: Reading, _ text: SourceText, _ dialect: CSVDialect
  ) throws {
    guard text.failure == nil else {
      return try promise(whole.failure != nil, "bad bytes are passed over")
    }
    let plain = PlainCSV(text.bytes, dialect)
    try promise(
      whole.records.map(\.cells) == plain.records, "a plain parser reads other cells")
    try promise(
      whole.failure?.code == (plain.isTorn ? .unterminatedQuote : nil),
      "a plain parser ends otherwise")
  }
}

/// All that a reader tells of a file.
private struct Reading: Equatable {
  struct Record: Equatable {
    let bytes: [UInt8]
    let cells: [[UInt8]]
    let place: SourceLocation
    let cellPlaces: [SourceLocation]
    let malformed: SourceLocation?
  }

  private(set) var records: [Record] = []
  private(set) var failure: TabularError?

  init(
    _ input: InputFile, _ dialect: CSVDialect, capacity: Int, limit: Int, _ text: SourceText
  ) throws {
    do {
      let source = try ByteSource(input, encoding: nil, chunkSize: capacity)
      var reader = CSVReader(source, dialect: dialect, capacity: capacity, limit: limit)
      while let row = try reader.next() {
        let record = Record(
          bytes: Array(reader.record), cells: (0..<row.count).map { Array(row[$0]) },
          place: reader.location, cellPlaces: (0..<row.count).map { reader.location(of: $0) },
          malformed: reader.malformed)
        try text.check(record.bytes, at: record.place, "a record")
        for place in record.cellPlaces { try text.check(place, "a cell") }
        if let place = record.malformed { try text.check(place, "a stray byte") }
        records.append(record)
      }
      try promise(try reader.next() == nil, "there is a record behind the end")
    } catch let error as TabularError {
      if error.code != .invalidEncoding { try text.check(error.location, "\(error.code)") }
      failure = error
    }
  }
}

/// RFC 4180 with one loop and no buffer, as the documentation of `CSVReader` tells it.
private struct PlainCSV {
  private(set) var records: [[[UInt8]]] = []
  /// Whether a quote is never closed.
  private(set) var isTorn = false

  private let text: [UInt8]
  private let dialect: CSVDialect
  private var position = 0

  init(_ text: [UInt8], _ dialect: CSVDialect) {
    self.text = text
    self.dialect = dialect
    while let byte, !isTorn {
      if isLineEnd(byte) { position += 1 } else { readRecord() }
    }
  }

  private var byte: UInt8? { position < text.count ? text[position] : nil }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private mutating func readRecord() {
    var cells = [readCell()]
    while byte == dialect.delimiter {
      position += 1
      cells.append(readCell())
    }
    if !isTorn { records.append(cells) }
  }

  private mutating func readCell() -> [UInt8] {
    var cell = byte == dialect.quote ? readQuoted() : []
    while let byte, byte != dialect.delimiter, !isLineEnd(byte) {
      cell.append(byte)
      position += 1
    }
    return cell
  }

  private mutating func readQuoted() -> [UInt8] {
    var cell: [UInt8] = []
    position += 1
    while let byte {
      position += 1
      if byte == dialect.quote {
        guard self.byte == dialect.quote else { return cell }
        position += 1
      }
      cell.append(byte)
    }
    isTorn = true
    return cell
  }
}
