/// Finds what a CSV record is made of, sixteen bytes at a time: delimiters, quotes and line ends.
struct CSVMarks {
  /// How many bytes are looked at once.
  static let width = 16

  private let delimiters, quotes: SixteenBytes

  init(_ dialect: CSVDialect) {
    delimiters = SixteenBytes(repeating: dialect.delimiter)
    quotes = SixteenBytes(repeating: dialect.quote)
  }

  /// - Returns: of the sixteen bytes at `index`, each that is a delimiter, a quote or one of the eight
  ///   control characters from backspace to shift in, line ends among them: to look for eight takes
  ///   fewer steps than to look for two.
  @inline(__always)
  func hits(in bytes: UnsafeRawPointer, at index: Int) -> Lanes {
    let block = bytes.sixteenBytes(at: index)
    let blurred = block & SixteenBytes(repeating: 0xF8)
    return Lanes(
      (block .== delimiters) .| (block .== quotes) .| (blurred .== SixteenBytes(repeating: 0x08)))
  }
}
