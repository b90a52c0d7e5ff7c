/// Puts a space before the end of XML's processing instructions without data, wherever the pieces of
/// the file are cut: `<?a?>` becomes `<?a ?>`, which means the same.
struct EmptyInstructions {
  private enum State {
    case text, afterBracket, target
  }

  /// Which of the bytes of a character is the one that ASCII has.
  private enum Units {
    case bytes, littleEndian, bigEndian
  }

  private var state = State.text
  private var units: Units?
  /// The first byte of a character of two whose second has not come yet.
  private var half: UInt8?

  private static let marks = ByteSearch(UInt8(ascii: "?"))

  /// Whether a piece may be handed on as it is.
  func pass(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard units == .bytes, state == .text, let base = piece.baseAddress,
      piece.last != UInt8(ascii: "<")
    else { return false }
    return EmptyInstructions.marks.index(in: base, from: 0, to: piece.count) == piece.count
  }

  /// - Parameter piece: empty at the end of the file.
  /// - Returns: the piece and its spaces. Inside comments they matter to nobody.
  mutating func filled(_ piece: UnsafeRawBufferPointer) -> [UInt8] {
    var filled: [UInt8] = []
    for byte in piece {
      if units == .bytes {
        if endsInstruction(byte) { filled.append(UInt8(ascii: " ")) }
        filled.append(byte)
      } else if let first = half {
        half = nil
        appendUnit(first, byte, to: &filled)
      } else {
        half = byte
      }
    }
    if piece.isEmpty, let last = half {
      half = nil
      filled.append(last)
    }
    return filled
  }

  private mutating func appendUnit(_ first: UInt8, _ second: UInt8, to filled: inout [UInt8]) {
    guard let units else {
      // The first two bytes tell: a byte order mark of UTF-16, or text whose characters are bytes.
      units =
        switch (first, second) {
        case (0xFF, 0xFE): .littleEndian
        case (0xFE, 0xFF): .bigEndian
        default: .bytes
        }
      if units == .bytes {
        _ = (endsInstruction(first), endsInstruction(second))
      }
      filled += [first, second]
      return
    }
    let (high, low) = units == .bigEndian ? (first, second) : (second, first)
    // No other character matters, so any stands for one that is not ASCII.
    if endsInstruction(high == 0 ? low : UInt8(ascii: "a")) {
      filled += units == .bigEndian ? [0, UInt8(ascii: " ")] : [UInt8(ascii: " "), 0]
    }
    filled += [first, second]
  }

  /// - Returns: whether this is the question mark that ends an instruction right behind its target.
  private mutating func endsInstruction(_ byte: UInt8) -> Bool {
    switch (state, byte) {
    case (.target, UInt8(ascii: "?")):
      state = .text
      return true
    case (.afterBracket, UInt8(ascii: "?")): state = .target
    case (_, UInt8(ascii: "<")): state = .afterBracket
    case (.target, 0x09...0x0D), (.target, UInt8(ascii: " ")), (.target, UInt8(ascii: ">")):
      state = .text
    case (.target, _): break
    default: state = .text
    }
    return false
  }
}
