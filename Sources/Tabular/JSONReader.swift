/// How the elements of a JSON file lie in it.
public enum JSONLayout: Sendable {
  /// One a line; empty lines are skipped.
  case lines
  /// One a line, and a line may begin with what a log writes before the first brace.
  case logLines
  /// The elements of one array.
  case array
  /// The elements of an array that the file's object has under this name; where there are several
  /// objects, one behind the other, of them all.
  case member(StaticString)
  /// The file is one element.
  case document
}

/// Reads a JSON file (RFC 8259) element by element, as bytes and in bounded memory.
///
/// In a file of lines a bad line has a `fault`, and reading goes on with the next. Elsewhere nobody
/// can tell where the next element begins: a fault ends the file. Nothing is allocated per element
/// once the longest has been met.
public struct JSONReader: ~Copyable {
  private let layout: JSONLayout
  /// The longest element, in bytes.
  private let limit: Int
  private var buffer: RecordBuffer
  private var tape = JSONTape()
  private var stage = Stage.beginning
  /// How many bytes the element has, those of a log before it included.
  private var length = 0
  /// Where the element begins.
  private var lines = LineCounter()
  private var hasLineBreak = false
  private var isFinished = false

  /// What is wrong with the line; nil in a sound one, which then has a `value`.
  public private(set) var fault: TabularError?

  public init(_ source: ByteSource, layout: JSONLayout) {
    self.init(source, layout: layout, capacity: 1 << 18, limit: JSONReader.longest)
  }

  /// 16 MiB. The tape of an element can be eight times as long as its text.
  static let longest = 16 << 20

  /// - Parameters:
  ///   - capacity: how many bytes to buffer at first, at least 1.
  ///   - limit: the longest element, in bytes.
  package init(_ source: ByteSource, layout: JSONLayout, capacity: Int, limit: Int) {
    self.layout = layout
    self.limit = limit
    // What ends an element has to fit behind the longest.
    buffer = RecordBuffer(source, capacity: capacity, largest: limit + 2)
  }

  /// What comes next.
  private enum Stage {
    case beginning, firstElement, element, firstMember, member, end
  }
}

// MARK: - The current element

extension JSONReader {
  /// The element, valid until `next()`. It must have no fault.
  public var value: JSONNode {
    precondition(fault == nil && tape.count > 0, "there is no sound element")
    return tape.root(buffer.base)
  }

  /// The bytes of the element as in the file, valid until `next()`.
  public var record: UnsafeRawBufferPointer { buffer[0..<length] }

  /// Where the element begins.
  public var location: SourceLocation { location(at: 0) }

  /// How far the file has been read, a buffer ahead of the element; for progress.
  public var bytesRead: Int { buffer.bytesRead }

  /// - Parameter position: counted from the first byte of the element; see `JSONNode.position`.
  public func location(at position: Int) -> SourceLocation {
    buffer.location(at: position, from: lines)
  }
}

// MARK: - Reading on

extension JSONReader {
  /// Advances to the next element.
  /// - Returns: false at the end of the file, and after an error.
  /// - Throws: `malformedJSON`, `unfinishedJSON`, `jsonTooDeep` and `recordTooLong`, of files that
  ///   are no lines, and what the source throws.
  public mutating func next() throws(TabularError) -> Bool {
    guard !isFinished else { return false }
    isFinished = true
    dropElement()
    switch layout {
    case .lines, .logLines: isFinished = try !nextLine()
    case .array, .member, .document: isFinished = try !nextElement()
    }
    return !isFinished
  }

  private mutating func dropElement() {
    if hasLineBreak { lines.advance(over: record) } else { lines.advance(columns: length) }
    buffer.drop(length)
    length = 0
    hasLineBreak = false
    fault = nil
  }

  /// - Returns: the next byte that is no white space, then the first of the buffer; nil at the end
  ///   of the file.
  private mutating func peek() throws(TabularError) -> UInt8? {
    while true {
      var count = 0
      while count < buffer.count, buffer[count].isJSONSpace { count += 1 }
      skip(count)
      if buffer.count > 0 { return buffer[0] }
      guard try buffer.fill() else { return nil }
    }
  }

  private mutating func skip(_ count: Int) {
    lines.advance(over: buffer[0..<count])
    buffer.drop(count)
  }

  /// Skips the byte if it comes next.
  private mutating func take(_ byte: UInt8) throws(TabularError) -> Bool {
    guard try peek() == byte else { return false }
    skip(1)
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(TabularError) {
    guard try take(byte) else { throw try unexpected() }
  }

  /// The error of a byte, or an end, that cannot come next.
  private mutating func unexpected() throws(TabularError) -> TabularError {
    TabularError(try peek() == nil ? .unfinishedJSON : .malformedJSON, at: location)
  }

  /// Parses what the buffer begins with, and reads on until it is whole.
  private mutating func parse() throws(TabularError) {
    var isWhole = false
    while true {
      let text = JSONTape.Text(base: buffer.base, end: buffer.count, isWhole: isWhole)
      do throws(JSONStop) {
        let end = try tape.parse(text)
        guard end <= limit else { throw .unfinished(at: end) }
        length = end
        hasLineBreak = tape.hasLineBreak
        return
      } catch .unfinished where !isWhole {
        isWhole = try !fill(to: 2 * buffer.count)
      } catch {
        throw located(error)
      }
    }
  }

  /// Fills the buffer to `count` bytes, or as many as it may hold: parsing begins anew each time.
  /// - Returns: false at the end of the file.
  private mutating func fill(to count: Int) throws(TabularError) -> Bool {
    guard !buffer.isFull else { throw tooLong }
    guard try buffer.fill() else { return false }
    while buffer.count < count, !buffer.isFull {
      do throws(TabularError) {
        guard try buffer.fill() else { return false }
      } catch {
        // An element may end before what is wrong with the file, which the source says again.
        return true
      }
    }
    return true
  }

  private var tooLong: TabularError { TabularError(.recordTooLong, at: location, String(limit)) }

  private func located(_ stop: JSONStop) -> TabularError {
    switch stop {
    case .unfinished(let position) where position > limit: tooLong
    case .unfinished(let position): TabularError(.unfinishedJSON, at: location(at: position))
    case .malformed(let position): TabularError(.malformedJSON, at: location(at: position))
    case .tooDeep(let position):
      TabularError(.jsonTooDeep, at: location(at: position), String(JSONTape.deepest))
    }
  }
}

// MARK: - Arrays and documents

extension JSONReader {
  private mutating func nextElement() throws(TabularError) -> Bool {
    while true {
      switch stage {
      case .beginning:
        try begin()
        if case .document = layout {
          stage = .end
          try parseNext()
          return true
        }
      case .firstElement, .element:
        if try take(UInt8(ascii: "]")) {
          if case .member = layout { stage = .member } else { stage = .end }
          continue
        }
        if stage == .element { try expect(UInt8(ascii: ",")) }
        stage = .element
        try parseNext()
        return true
      case .firstMember, .member:
        if try take(UInt8(ascii: "}")) {
          stage = .end
          continue
        }
        if stage == .member { try expect(UInt8(ascii: ",")) }
        stage = .member
        try readMember()
      case .end:
        guard let byte = try peek() else { return false }
        guard case .member = layout, byte == UInt8(ascii: "{") else { throw try unexpected() }
        stage = .beginning
      }
    }
  }

  private mutating func begin() throws(TabularError) {
    switch layout {
    case .array:
      try expect(UInt8(ascii: "["))
      stage = .firstElement
    case .member:
      try expect(UInt8(ascii: "{"))
      stage = .firstMember
    case .document, .lines, .logLines: break
    }
  }

  private mutating func parseNext() throws(TabularError) {
    guard try peek() != nil else { throw try unexpected() }
    try parse()
  }

  /// Passes over a member of the one object, or stops within the array that is looked for.
  private mutating func readMember() throws(TabularError) {
    guard try peek() == UInt8(ascii: "\"") else { throw try unexpected() }
    try parse()
    guard case .member(let name) = layout else { return }
    let isSought = value.text?.isEqual(to: name) == true
    dropElement()
    try expect(UInt8(ascii: ":"))
    if isSought, try take(UInt8(ascii: "[")) {
      stage = .firstElement
      return
    }
    try parseNext()
    dropElement()
  }
}

// MARK: - Lines

extension JSONReader {
  private mutating func nextLine() throws(TabularError) -> Bool {
    guard try peek() != nil else { return false }
    var isWhole = false
    while true {
      let text = JSONTape.Text(
        base: buffer.base, end: buffer.count, isLine: true, isWhole: isWhole)
      do throws(JSONStop) {
        length = try parseLine(text)
        break
      } catch .unfinished(let position) where position == buffer.count && !isWhole {
        if buffer.isFull { return try rejectLongLine() }
        // The file may end without a line break.
        isWhole = try !fill(to: 2 * buffer.count)
      } catch {
        return try rejectLine(error)
      }
    }
    if length > limit { return try rejectLongLine() }
    return true
  }

  /// - Returns: the position of what ends the line.
  private mutating func parseLine(_ text: JSONTape.Text) throws(JSONStop) -> Int {
    var position = try tape.parse(text, from: try startOfValue(text))
    while position < text.end, text[position] == UInt8(ascii: " ") || text[position] == 9 {
      position += 1
    }
    guard position < text.end else {
      if text.isWhole { return position }
      throw .unfinished(at: position)
    }
    guard text[position].isLineBreak else { throw .malformed(at: position) }
    return position
  }

  /// In a log the value begins with the first brace. A quote before it belongs to a line that
  /// lost its beginning.
  private func startOfValue(_ text: JSONTape.Text) throws(JSONStop) -> Int {
    guard case .logLines = layout else { return 0 }
    var position = 0
    while position < text.end, text[position] != UInt8(ascii: "{"),
      text[position] != UInt8(ascii: "\""), !text[position].isLineBreak
    {
      position += 1
    }
    guard position < text.end else {
      if text.isWhole { return 0 }
      throw .unfinished(at: position)
    }
    return text[position] == UInt8(ascii: "{") ? position : 0
  }

  private mutating func rejectLine(_ stop: JSONStop) throws(TabularError) -> Bool {
    fault = located(stop)
    length = try endOfLine()
    if length > limit { return try rejectLongLine() }
    return true
  }

  private mutating func rejectLongLine() throws(TabularError) -> Bool {
    fault = tooLong
    // Nothing of the line is shown, and what is left of it is passed over.
    let tooLong = fault
    repeat {
      length = ByteSearch.lineEnds.index(in: buffer.base, from: 0, to: buffer.count)
      let isPassed = length < buffer.count
      dropElement()
      if isPassed { break }
    } while try buffer.fill()
    fault = tooLong
    return true
  }

  /// - Returns: the position of the line break; of the end of the file where there is none, and of
  ///   the end of a full buffer.
  private mutating func endOfLine() throws(TabularError) -> Int {
    var position = 0
    while true {
      position = ByteSearch.lineEnds.index(in: buffer.base, from: position, to: buffer.count)
      guard position == buffer.count, !buffer.isFull, try buffer.fill() else { return position }
    }
  }
}

extension UInt8 {
  fileprivate var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
  fileprivate var isJSONSpace: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || isLineBreak
  }
}
