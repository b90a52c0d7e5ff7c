/// Finds what a CSV record is made of, eight bytes at a time: delimiters, quotes and line ends.
struct CSVMarks {
  private let delimiters, quotes: UInt64

  init(_ dialect: CSVDialect) {
    delimiters = CSVMarks.lanes(dialect.delimiter)
    quotes = CSVMarks.lanes(dialect.quote)
  }

  /// - Returns: of the eight bytes at `index`, the high bit of each that is a delimiter, a quote or one
  ///   of the eight control characters from backspace to shift in, line ends among them: to look for
  ///   eight takes fewer steps than to look for two.
  @inline(__always)
  func hits(in bytes: UnsafeRawPointer, at index: Int) -> UInt64 {
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    let controls = (word & CSVMarks.lanes(0xF8)) ^ CSVMarks.lanes(0x08)
    let low = CSVMarks.lanes(0x7F)
    func others(_ word: UInt64) -> UInt64 { ((word & low) &+ low) | word }
    return ~(others(word ^ delimiters) & others(word ^ quotes) & others(controls) | low)
  }

  @inline(__always)
  private static func lanes(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }
}
