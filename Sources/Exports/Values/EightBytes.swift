/// Eight bytes of a fixed form, digits and what parts them, checked and read all at once.
struct EightBytes {
  /// In every byte, the number that its digit and the next one write together.
  private let pairs: UInt64

  /// - Parameter form: eight characters; a `0` stands for any digit.
  /// - Returns: nil unless the bytes have the form.
  @inline(__always)
  init?(_ bytes: UnsafeRawBufferPointer, at offset: Int, like form: StaticString) {
    let form = UnsafeRawPointer(form.utf8Start).loadUnaligned(as: UInt64.self)
    let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    // A digit's value, or 0 for a byte that is as the form has it.
    let digits = UInt64(littleEndian: word ^ form)
    // Added to a byte, these set its high bit where it is over 9 (a digit) or over 0 (no digit).
    let isDigit = EightBytes.zeros(UInt64(littleEndian: form) ^ EightBytes.lanes(0x30))
    let excess = EightBytes.lanes(0x7F) &- (isDigit >> 7) &* 9
    guard ((digits &+ excess) | digits) & EightBytes.lanes(0x80) == 0 else { return nil }
    pairs = digits &* 10 &+ (digits >> 8)
  }

  /// The number that the digits at `index` and behind it write.
  @inline(__always)
  func number(at index: Int) -> Int {
    Int(truncatingIfNeeded: pairs >> (8 * UInt64(index)) & 0xFF)
  }

  /// The high bit of every byte that is zero, of bytes below 128.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    ~(word &+ lanes(0x7F)) & lanes(0x80)
  }

  @inline(__always)
  private static func lanes(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}
