/// The two bytes that tell one CSV from another.
public struct CSVDialect: Sendable, Hashable {
  public var delimiter: UInt8
  public var quote: UInt8

  public static let standard = CSVDialect()

  public init(delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\"")) {
    self.delimiter = delimiter
    self.quote = quote
  }

  /// Whether the two bytes can do their work: they differ, and neither of them ends a line. A reader
  /// given others does not fail, but its cells mean nothing.
  public var isUsable: Bool {
    let lineEnds = [lineFeed, carriageReturn]
    return delimiter != quote && !lineEnds.contains(delimiter) && !lineEnds.contains(quote)
  }
}

/// Reads delimited text (RFC 4180) record by record, as bytes and in bounded memory.
///
/// A field that begins with a quote runs to the next single quote, over delimiters and line breaks;
/// a doubled quote stands for one. Elsewhere a quote is a byte like any other. Records end with
/// CR LF, LF or CR, also mixed; lines of zero bytes are skipped. Nothing is allocated per record.
public struct CSVReader: ~Copyable {
  private let dialect: CSVDialect
  private let marks: CSVMarks
  private let stops: ByteSearch
  private let quotes: ByteSearch
  /// The longest record, in bytes; a quote that is never closed must not swallow the memory.
  private let limit: Int

  private var buffer: RecordBuffer
  /// How far the file has been read, a buffer ahead of the record; for progress.
  public private(set) var bytesRead: Int
  /// How many fields the record has.
  private var count = 0
  /// Those of the record, and leftovers of records that had more.
  private var fields = FieldList()
  /// The fields of this record that differ from the file: doubled quotes made single.
  private var unescaped = Scratch()
  /// Of the record, without its line end.
  private var length = 0
  private var lineEndLength = 0
  private var hasQuotedField = false
  /// Of the first byte that follows a closing quote.
  private var strayByte: Int?
  /// The physical line on which the record begins.
  private var line = 1
  private var isFinished = false

  public init(_ source: ByteSource, dialect: CSVDialect = .standard) {
    self.init(source, dialect: dialect, capacity: 1 << 18, limit: 64 << 20)
  }

  /// - Parameters:
  ///   - capacity: how many bytes to buffer at first, at least 1.
  ///   - limit: the longest record, in bytes.
  package init(_ source: ByteSource, dialect: CSVDialect, capacity: Int, limit: Int) {
    self.dialect = dialect
    marks = CSVMarks(dialect)
    self.limit = limit
    stops = ByteSearch(dialect.delimiter, lineFeed, carriageReturn)
    quotes = ByteSearch(dialect.quote)
    // A line end of two bytes has to fit behind the longest record.
    buffer = RecordBuffer(source, capacity: capacity, largest: limit + 2)
    bytesRead = buffer.bytesRead
  }
}

// MARK: - The current record

extension CSVReader {
  /// The bytes of the record as in the file, without its line end, valid until `next()`.
  public var record: UnsafeRawBufferPointer { buffer[0..<length] }

  /// Where the record begins.
  public var location: SourceLocation { location(at: 0) }

  /// Where a field begins, with its quote if it has one.
  public func location(of index: Int) -> SourceLocation {
    precondition(index < count, "the record has \(count) fields")
    return location(at: Int(fields[index].start))
  }

  /// Where bytes follow a closing quote in this record; nil in a sound one. The bytes are kept as
  /// part of the field, and reading goes on with the next record: the caller rejects this one.
  public var malformed: SourceLocation? { strayByte.map { location(at: $0) } }

  /// How many bytes of text are held in memory.
  var memory: Int { buffer.capacity + unescaped.capacity }

  private func location(at position: Int) -> SourceLocation {
    buffer.location(at: position, from: LineCounter(line: line))
  }
}

// MARK: - Reading on

extension CSVReader {
  /// Advances to the next record.
  /// - Returns: its fields; nil at the end of the file, and after an error.
  /// - Throws: `unterminatedQuote`, `recordTooLong`, and what the source throws.
  public mutating func next() throws(TabularError) -> CSVRow? {
    guard !isFinished else { return nil }
    repeat {
      dropRecord()
      if scanPlainRecord() { break }
      isFinished = true
      guard try hasByte(at: 0) else { return nil }
      try scanRecord()
      bytesRead = buffer.bytesRead
      isFinished = false
    } while length == 0
    return CSVRow(
      count: count, isMalformed: strayByte != nil, fields: fields.storage, record: buffer.base,
      unescaped: unescaped.base)
  }

  private mutating func dropRecord() {
    if lineEndLength > 0 {
      line = 1 + (hasQuotedField ? location(at: length).line : line)
    }
    buffer.drop(length + lineEndLength)
    length = 0
    lineEndLength = 0
    count = 0
    unescaped.removeAll()
    hasQuotedField = false
    strayByte = nil
  }

  private mutating func scanRecord() throws(TabularError) {
    var position = try scanField(from: 0)
    while position < buffer.count, buffer[position] == dialect.delimiter {
      position = try scanField(from: position + 1)
    }
    guard position <= limit else { throw recordTooLong }
    lineEndLength = try lineEndLength(at: position)
    length = position
  }

  /// Scans a record that is buffered as a whole, with some bytes behind it, of which no field has a
  /// doubled quote, a line break or bytes behind its closing quote. Nearly all records are so.
  ///
  /// - Returns: false for another record, of which nothing is kept, and for a line of zero bytes.
  @inline(__always)
  private mutating func scanPlainRecord() -> Bool {
    let base = buffer.base
    let (marks, delimiter, quote) = (self.marks, dialect.delimiter, dialect.quote)
    // Of the last block; a line end may be of two bytes.
    let last = min(buffer.count, limit) &- CSVMarks.width &- 1
    var (block, found) = (0, 0)
    // Of the field: where it begins, whether its quote is open, and where the closing one is.
    var (start, isOpen, closing) = (0, false, -1)
    while block <= last {
      var hits = marks.hits(in: base, at: block)
      while !hits.isEmpty {
        let position = block &+ hits.first
        hits.removeFirst()
        let byte = base.load(fromByteOffset: position, as: UInt8.self)
        if isOpen {
          if byte == quote {
            let next = base.load(fromByteOffset: position &+ 1, as: UInt8.self)
            guard next == delimiter || next == lineFeed || next == carriageReturn else {
              return false
            }
            (isOpen, closing) = (false, position)
          } else if byte == lineFeed || byte == carriageReturn {
            return false
          }
        } else if byte == delimiter || byte == lineFeed || byte == carriageReturn {
          guard position > 0 else { return false }
          let isQuoted = closing >= 0
          fields.set(
            found,
            Field(
              start: start, first: isQuoted ? start &+ 1 : start,
              end: isQuoted ? closing : position))
          found &+= 1
          if byte == delimiter {
            (start, closing) = (position &+ 1, -1)
            continue
          }
          let next = base.load(fromByteOffset: position &+ 1, as: UInt8.self)
          lineEndLength = byte == carriageReturn && next == lineFeed ? 2 : 1
          length = position
          count = found
          return true
        } else if byte == quote, position == start {
          isOpen = true
        }
      }
      block &+= CSVMarks.width
    }
    return false
  }

  // What is met for every field is inlined by hand: on short fields this halves the time.

  /// - Returns: the position of the delimiter or line end after the field.
  @inline(__always)
  private mutating func scanField(from start: Int) throws(TabularError) -> Int {
    if try hasByte(at: start), buffer[start] == dialect.quote {
      return try scanQuotedField(from: start)
    }
    let end = try position(of: stops, from: start)
    append(Field(start: start, first: start, end: end))
    return end
  }

  private mutating func scanQuotedField(from start: Int) throws(TabularError) -> Int {
    hasQuotedField = true
    let copied = unescaped.count
    // What is not copied yet; a field without doubled quotes never is.
    var rest = start + 1
    var quote = rest
    while true {
      quote = try position(of: quotes, from: quote)
      guard quote < buffer.count else { throw unterminatedQuote(at: start) }
      guard try hasByte(at: quote + 1), buffer[quote + 1] == dialect.quote else { break }
      unescaped.append(buffer[rest..<quote + 1])
      quote += 2
      rest = quote
    }
    let end = try position(of: stops, from: quote + 1)
    if end > quote + 1 {
      strayByte = strayByte ?? quote + 1
      unescaped.append(buffer[rest..<quote])
      unescaped.append(buffer[quote + 1..<end])
    } else if unescaped.count > copied {
      unescaped.append(buffer[rest..<quote])
    }
    let isUnescaped = unescaped.count > copied
    append(
      isUnescaped
        ? Field(start: start, first: copied, end: unescaped.count, isUnescaped: true)
        : Field(start: start, first: rest, end: quote))
    return end
  }

  private mutating func append(_ field: Field) {
    fields.set(count, field)
    count += 1
  }

  private mutating func lineEndLength(at position: Int) throws(TabularError) -> Int {
    guard position < buffer.count else { return 0 }
    guard buffer[position] == carriageReturn, try hasByte(at: position + 1),
      buffer[position + 1] == lineFeed
    else { return 1 }
    return 2
  }
}

// MARK: - Searching

extension CSVReader {
  /// - Returns: the first position that holds one of the bytes; `buffer.count`, the end of the
  ///   file, if none does.
  @inline(__always)
  private mutating func position(
    of bytes: ByteSearch, from start: Int
  ) throws(TabularError) -> Int {
    var position = bytes.index(in: buffer.base, from: start, to: buffer.count)
    while position == buffer.count, try hasByte(at: position) {
      position = bytes.index(in: buffer.base, from: position, to: buffer.count)
    }
    return position
  }

  /// Whether the file goes on to `position`, which is at most one behind what is buffered.
  private mutating func hasByte(at position: Int) throws(TabularError) -> Bool {
    if position < buffer.count { return true }
    guard !buffer.isFull else { throw recordTooLong }
    return try buffer.fill()
  }

  private var recordTooLong: TabularError {
    TabularError(.recordTooLong, at: location, String(limit))
  }

  private func unterminatedQuote(at position: Int) -> TabularError {
    TabularError(
      .unterminatedQuote, at: location(at: position),
      String(UnicodeScalar(dialect.quote)))
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
