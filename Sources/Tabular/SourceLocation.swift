/// A place in a file that was read.
///
/// In a file that is not UTF-8, `column` and `byte` count the UTF-8 text that the file was turned
/// into; only an `invalidEncoding` error gives the offset in the file itself.
public struct SourceLocation: Sendable, Hashable {
  public let file: String
  /// 1-based. CR LF, LF and CR each end a line, inside quotes too.
  public let line: Int
  /// 1-based, in bytes from the beginning of the physical line, a byte order mark not counted.
  public let column: Int
  /// 0-based offset in the file, a UTF-8 byte order mark counted.
  public let byte: Int

  public init(file: String, line: Int, column: Int, byte: Int) {
    self.file = file
    self.line = line
    self.column = column
    self.byte = byte
  }
}

extension SourceLocation: CustomStringConvertible {
  public var description: String { "\(file):\(line):\(column)" }
}

/// Counts the physical lines of a text given to it in pieces.
struct LineCounter {
  private(set) var line: Int
  private(set) var column = 1
  private var isAfterCarriageReturn = false

  init(line: Int = 1) {
    self.line = line
  }

  mutating func advance(over bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    var position = 0
    while true {
      let lineEnd = ByteSearch.lineEnds.index(in: base, from: position, to: bytes.count)
      if lineEnd > position { isAfterCarriageReturn = false }
      column += lineEnd - position
      guard lineEnd < bytes.count else { return }
      endLine(with: bytes[lineEnd])
      position = lineEnd + 1
    }
  }

  /// Passes over text without line breaks.
  mutating func advance(columns count: Int) {
    column += count
    if count > 0 { isAfterCarriageReturn = false }
  }

  private mutating func endLine(with byte: UInt8) {
    let isSecondHalf = byte == UInt8(ascii: "\n") && isAfterCarriageReturn
    if !isSecondHalf { line += 1 }
    column = 1
    isAfterCarriageReturn = byte == UInt8(ascii: "\r")
  }
}
