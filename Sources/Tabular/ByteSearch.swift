/// Finds the first of up to three bytes, eight bytes at a time.
struct ByteSearch {
  static let lineEnds = ByteSearch(UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\r"))

  /// Each sought byte, repeated in all eight lanes.
  private let first, second, third: UInt64

  init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    self.first = ByteSearch.lanes(first)
    self.second = ByteSearch.lanes(second)
    self.third = ByteSearch.lanes(third)
  }

  init(_ byte: UInt8) {
    self.init(byte, byte, byte)
  }

  /// - Returns: the first index of `start..<end` that holds one of the bytes; `end` if none does.
  @inline(__always)
  func index(in bytes: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
    var index = start
    while end - index >= 8 {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let hits = matches(in: word)
      if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < end {
      let lane = ByteSearch.lanes(bytes.load(fromByteOffset: index, as: UInt8.self))
      if lane == first || lane == second || lane == third { return index }
      index += 1
    }
    return end
  }

  /// The high bit of every lane that matches. A lane above a match may be marked without matching,
  /// because the subtraction borrows from it; the lowest mark is always a match.
  @inline(__always)
  private func matches(in word: UInt64) -> UInt64 {
    ByteSearch.zeros(word ^ first) | ByteSearch.zeros(word ^ second)
      | ByteSearch.zeros(word ^ third)
  }

  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  @inline(__always)
  private static func lanes(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }
}
