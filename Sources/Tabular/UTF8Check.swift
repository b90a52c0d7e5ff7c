extension TextEncoding {
  /// Whether a text has characters of several bytes in UTF-8, or a byte order mark. One that has
  /// bytes which are no UTF-8 as well is damaged UTF-8; one that has only these is something else.
  /// Reads the file up to the first such character.
  public static func hasMultibyteUTF8(_ input: InputFile) throws(TabularError) -> Bool {
    let source = try ByteSource(input, encoding: .utf8)
    guard source.markLength == 0 else { return true }
    var bytes = SourceBytes(source)
    var parser = UTF8.ForwardParser()
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let character) where character.count > 1: return true
      case .valid, .error: continue
      case .emptyInput:
        if let failure = bytes.failure { throw failure }
        return false
      }
    }
  }
}

private struct SourceBytes: IteratorProtocol {
  private(set) var failure: TabularError?

  private let source: ByteSource
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var count = 0
  private var position = 0

  init(_ source: ByteSource) {
    self.source = source
  }

  mutating func next() -> UInt8? {
    if position == count, failure == nil { fill() }
    guard position < count else { return nil }
    defer { position += 1 }
    return chunk[position]
  }

  private mutating func fill() {
    position = 0
    count = 0
    let source = source
    let read = chunk.withUnsafeMutableBytes { bytes in
      Result { () throws(TabularError) in try source.read(into: bytes) }
    }
    switch read {
    case .success(let count): self.count = count
    case .failure(let failure): self.failure = failure
    }
  }
}
