/// Finds what a CSV record is made of, sixteen bytes at a time: delimiters, quotes and line ends.
struct CSVMarks {
  /// How many bytes are looked at once.
  static let width = 16

  private let delimiters, quotes, controls: SIMD16<UInt8>

  init(_ dialect: CSVDialect) {
    delimiters = SIMD16(repeating: dialect.delimiter)
    quotes = SIMD16(repeating: dialect.quote)
    controls = SIMD16(repeating: 0x08)
  }

  /// - Returns: of the sixteen bytes at `index`, a bit for each that is a delimiter, a quote or one of
  ///   the eight control characters from backspace to shift in, line ends among them: to look for
  ///   eight takes fewer steps than to look for two.
  @inline(__always)
  func hits(in bytes: UnsafeRawPointer, at index: Int) -> UInt64 {
    let block = bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
    let blurred: SIMD16<UInt8> = block & SIMD16(repeating: 0xF8)
    let found = (block .== delimiters) .| (block .== quotes) .| (blurred .== controls)
    let halves = unsafeBitCast(found, to: SIMD2<UInt64>.self)
    guard halves[0] | halves[1] != 0 else { return 0 }
    return CSVMarks.bits(halves[0]) | CSVMarks.bits(halves[1]) << 8
  }

  /// One bit for each of eight bytes: the multiplication moves the high bit of every one of them into
  /// the highest byte, each to a place of its own.
  @inline(__always)
  private static func bits(_ bytes: UInt64) -> UInt64 {
    ((UInt64(littleEndian: bytes) & 0x8080_8080_8080_8080) &* 0x0002_0408_1020_4081) >> 56
  }
}
