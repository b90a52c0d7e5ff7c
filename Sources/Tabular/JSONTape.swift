/// What a JSON value is.
public enum JSONKind: UInt8, Sendable {
  case object, array, string, number, `true`, `false`, null
}

/// Why a JSON value cannot be read on, and at which byte.
enum JSONStop: Error, Equatable {
  /// The bytes end within the value.
  case unfinished(at: Int)
  case malformed(at: Int)
  /// Objects and arrays lie deeper within each other than `JSONTape.deepest`.
  case tooDeep(at: Int)
}

/// One JSON value as a list of kinds and offsets, in the order of its bytes.
///
/// There is no tree and no text: a container knows where it ends in the list, a string where its
/// bytes are. The memory is kept from one value to the next, so that nothing is allocated per
/// value once the longest one has been met.
struct JSONTape: ~Copyable {
  /// Of objects and arrays within each other. Exports go ten deep; the limit is there for files
  /// that were made to exhaust whoever reads them.
  static let deepest = 512

  struct Token {
    /// Of the first byte: of a string the one behind its quote.
    var start: UInt32
    /// How many bytes: of a string those that it stands for.
    var count: UInt32
    /// Of a container the index behind its last token, and of its parent while it is open; of a
    /// string with escapes where its bytes begin in `unescaped`.
    var link: UInt32
    var kind: JSONKind
    var isUnescaped: Bool
  }

  private(set) var count = 0
  /// Whether there is a line break between the first and the last byte.
  var hasLineBreak = false
  /// The strings with escapes, one behind the other, as what they stand for.
  var unescaped = Scratch()
  /// The innermost container that is open.
  var innermost = JSONTape.outside

  private(set) var tokens = UnsafeMutablePointer<Token>.allocate(capacity: 256)
  private var capacity = 256

  /// The parent of the outermost value.
  static let outside = UInt32.max

  deinit {
    tokens.deallocate()
  }

  mutating func removeAll() {
    count = 0
    hasLineBreak = false
    innermost = JSONTape.outside
    unescaped.removeAll()
  }

  @inline(__always)
  mutating func append(
    _ kind: JSONKind, start: Int, count length: Int = 0, link: UInt32 = 0,
    isUnescaped: Bool = false
  ) {
    if count == capacity { grow() }
    (tokens + count).initialize(
      to: Token(
        start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: length),
        link: link, kind: kind, isUnescaped: isUnescaped))
    count &+= 1
  }

  @inline(__always)
  mutating func open(_ kind: JSONKind, start: Int) {
    append(kind, start: start, link: innermost)
    innermost = UInt32(truncatingIfNeeded: count &- 1)
  }

  /// - Returns: what the container now innermost is; nil outside of all.
  @inline(__always) @discardableResult
  mutating func close() -> JSONKind? {
    let parent = tokens[Int(innermost)].link
    tokens[Int(innermost)].link = UInt32(truncatingIfNeeded: count)
    innermost = parent
    return parent == JSONTape.outside ? nil : tokens[Int(parent)].kind
  }

  /// Makes a value that was cut short readable as far as it goes.
  mutating func closeAll() {
    while innermost != JSONTape.outside { close() }
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: tokens, count: count)
    tokens.deallocate()
    tokens = larger
    capacity *= 2
  }
}
