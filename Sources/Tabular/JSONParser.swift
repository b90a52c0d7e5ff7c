// Strict RFC 8259, as a pure function over bytes. Whether the bytes of a string are UTF-8 is left to
// whoever keeps them, as in CSV.
//
// Positions travel as arguments and results, never through memory: this halves the time. They are
// added to without looking for overflow: none is more than sixteen behind the end of the text.

extension JSONTape {
  /// Which bytes are read.
  struct Text {
    let base: UnsafeRawPointer
    let end: Int
    /// Whether the value ends with its line at the latest.
    var isLine = false
    /// Whether nothing comes behind `end`, so that a number may end there.
    var isWhole = true
  }

  /// Replaces the tape by the value that begins at `start`, white space before it skipped.
  /// - Returns: the position behind the value.
  mutating func parse(_ text: Text, from start: Int = 0) throws(JSONStop) -> Int {
    removeAll()
    var position = start
    var depth = 0
    var isInObject = false
    while true {
      position = try skipSpace(text, position)
      switch text[position] {
      case UInt8(ascii: "\""):
        position = try string(text, position)
      case UInt8(ascii: "{"):
        depth &+= 1
        position = try open(.object, text, position, depth)
        isInObject = true
        if text[position] != UInt8(ascii: "}") {
          position = try key(text, position)
          continue
        }
      case UInt8(ascii: "["):
        depth &+= 1
        position = try open(.array, text, position, depth)
        isInObject = false
        if text[position] != UInt8(ascii: "]") { continue }
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        position = try number(text, position)
      case UInt8(ascii: "t"): position = try word("true", .true, text, position)
      case UInt8(ascii: "f"): position = try word("false", .false, text, position)
      case UInt8(ascii: "n"): position = try word("null", .null, text, position)
      default: throw .malformed(at: position)
      }
      while depth > 0 {
        position = try skipSpace(text, position)
        let byte = text[position]
        if byte == UInt8(ascii: ",") {
          position &+= 1
          if isInObject { position = try key(text, try skipSpace(text, position)) }
          break
        }
        guard byte == (isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
          throw .malformed(at: position)
        }
        position &+= 1
        depth &-= 1
        isInObject = close() == .object
      }
      if depth == 0 { return position }
    }
  }

  /// - Returns: the position of the first byte within the container.
  @inline(__always)
  private mutating func open(
    _ kind: JSONKind, _ text: Text, _ position: Int, _ depth: Int
  ) throws(JSONStop) -> Int {
    guard depth <= JSONTape.deepest else { throw .tooDeep(at: position) }
    open(kind, start: position)
    return try skipSpace(text, position &+ 1)
  }

  /// - Returns: the position behind the colon.
  @inline(__always)
  private mutating func key(_ text: Text, _ position: Int) throws(JSONStop) -> Int {
    guard text[position] == UInt8(ascii: "\"") else { throw .malformed(at: position) }
    let colon = try skipSpace(text, try string(text, position))
    guard text[colon] == UInt8(ascii: ":") else { throw .malformed(at: colon) }
    return colon &+ 1
  }

  /// - Returns: the position of the next byte that is no white space; there is one.
  @inline(__always)
  private mutating func skipSpace(_ text: Text, _ start: Int) throws(JSONStop) -> Int {
    if start < text.end, text[start] > UInt8(ascii: " ") { return start }
    return try skipSpaces(text, start)
  }

  @inline(never)
  private mutating func skipSpaces(_ text: Text, _ start: Int) throws(JSONStop) -> Int {
    var position = start
    while position < text.end {
      switch text[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if text.isLine { throw .unfinished(at: position) }
        hasLineBreak = true
      default: return position
      }
      position += 1
    }
    throw .unfinished(at: text.end)
  }

  @inline(never)
  private mutating func word(
    _ word: StaticString, _ kind: JSONKind, _ text: Text, _ start: Int
  ) throws(JSONStop) -> Int {
    for offset in 0..<word.utf8CodeUnitCount {
      guard start + offset < text.end else { throw .unfinished(at: text.end) }
      guard text[start + offset] == word.utf8Start[offset] else {
        throw .malformed(at: start + offset)
      }
    }
    append(kind, start: start, count: word.utf8CodeUnitCount)
    return start + word.utf8CodeUnitCount
  }
}

// MARK: - Numbers

extension JSONTape {
  @inline(never)
  private mutating func number(_ text: Text, _ start: Int) throws(JSONStop) -> Int {
    var position = start
    if text[position] == UInt8(ascii: "-") { position += 1 }
    if position < text.end, text[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      position = try digits(text, position)
    }
    if position < text.end, text[position] == UInt8(ascii: ".") {
      position = try digits(text, position + 1)
    }
    if position < text.end, text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < text.end,
        text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      position = try digits(text, position)
    }
    guard position < text.end || text.isWhole else { throw .unfinished(at: position) }
    append(.number, start: start, count: position - start)
    return position
  }

  /// At least one.
  @inline(__always)
  private func digits(_ text: Text, _ start: Int) throws(JSONStop) -> Int {
    var position = start
    while position < text.end, text[position] &- UInt8(ascii: "0") < 10 { position += 1 }
    guard position > start else {
      throw position < text.end ? .malformed(at: position) : .unfinished(at: position)
    }
    return position
  }
}

// MARK: - Strings

extension JSONTape {
  /// - Parameter quote: the position of the opening one.
  /// - Returns: the position behind the closing quote.
  @inline(__always)
  private mutating func string(_ text: Text, _ quote: Int) throws(JSONStop) -> Int {
    let start = quote &+ 1
    let stop = text.endOfPlainText(from: start)
    guard stop < text.end, text[stop] == UInt8(ascii: "\"") else {
      return try stringWithEscapes(text, start, stop)
    }
    append(.string, start: start, count: stop &- start)
    return stop &+ 1
  }

  @inline(never)
  private mutating func stringWithEscapes(
    _ text: Text, _ start: Int, _ firstStop: Int
  ) throws(JSONStop) -> Int {
    let offset = unescaped.count
    var (rest, stop) = (start, firstStop)
    while true {
      guard stop < text.end else { throw .unfinished(at: text.end) }
      unescaped.append(text[rest..<stop])
      switch text[stop] {
      case UInt8(ascii: "\""):
        append(
          .string, start: start, count: unescaped.count - offset,
          link: UInt32(truncatingIfNeeded: offset), isUnescaped: true)
        return stop + 1
      case UInt8(ascii: "\\"):
        rest = try escape(text, stop + 1)
      case UInt8(ascii: "\n") where text.isLine, UInt8(ascii: "\r") where text.isLine:
        throw .unfinished(at: stop)
      default:
        throw .malformed(at: stop)
      }
      stop = text.endOfPlainText(from: rest)
    }
  }

  /// - Parameter position: behind the backslash.
  /// - Returns: the position behind the escape.
  private mutating func escape(_ text: Text, _ position: Int) throws(JSONStop) -> Int {
    guard position < text.end else { throw .unfinished(at: position) }
    let scalar: Unicode.Scalar
    switch text[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      scalar = Unicode.Scalar(text[position])
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(text, position + 1)
    default: throw .malformed(at: position)
    }
    append(scalar)
    return position + 1
  }

  /// Half of a surrogate pair stands for no character: U+FFFD takes its place.
  private mutating func unicodeEscape(_ text: Text, _ position: Int) throws(JSONStop) -> Int {
    let first = try hexadecimal(text, position)
    let second = position + 4
    if UTF16.isLeadSurrogate(first), second + 1 < text.end, text[second] == UInt8(ascii: "\\"),
      text[second + 1] == UInt8(ascii: "u")
    {
      let trail = try hexadecimal(text, second + 2)
      if UTF16.isTrailSurrogate(trail) {
        let value = 0x10000 + UInt32(first & 0x3FF) << 10 + UInt32(trail & 0x3FF)
        append(Unicode.Scalar(value) ?? "\u{FFFD}")
        return second + 6
      }
    }
    append(Unicode.Scalar(first) ?? "\u{FFFD}")
    return second
  }

  /// Four digits.
  private func hexadecimal(_ text: Text, _ start: Int) throws(JSONStop) -> UInt16 {
    var unit: UInt16 = 0
    for position in start..<start + 4 {
      guard position < text.end else { throw .unfinished(at: text.end) }
      guard let digit = JSONTape.digit(text[position]) else { throw .malformed(at: position) }
      unit = unit << 4 | digit
    }
    return unit
  }

  private static func digit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    for byte in scalar.utf8 {
      withUnsafeBytes(of: byte) { unescaped.append($0) }
    }
  }
}

extension JSONTape.Text {
  @inline(__always)
  subscript(position: Int) -> UInt8 { base.load(fromByteOffset: position, as: UInt8.self) }

  subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// - Returns: the first position that holds a quote, a backslash or a control character, sixteen
  ///   bytes at a time; `end` if none does.
  @inline(__always)
  func endOfPlainText(from start: Int) -> Int {
    var position = start
    while position &+ 16 <= end {
      let bytes = base.sixteenBytes(at: position)
      let stops = Lanes(
        (bytes .== SixteenBytes(repeating: UInt8(ascii: "\"")))
          .| (bytes .== SixteenBytes(repeating: UInt8(ascii: "\\")))
          .| (bytes .< SixteenBytes(repeating: UInt8(ascii: " "))))
      if !stops.isEmpty { return position &+ stops.first }
      position &+= 16
    }
    while position < end {
      let byte = self[position]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      position += 1
    }
    return position
  }
}
