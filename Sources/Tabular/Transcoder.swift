/// Turns the bytes of a file into UTF-8, wherever the pieces it is given are cut.
struct Transcoder {
  /// What the last piece became.
  private(set) var output: [UInt8] = []

  private enum Scheme {
    case windows1252, utf16LittleEndian, utf16BigEndian
  }

  private let scheme: Scheme
  private let encoding: TextEncoding
  private let file: String
  /// The beginning of a UTF-16 code unit or surrogate pair whose other bytes have not come yet.
  private var pending: [UInt8] = []
  /// The offset in the file of what is not decoded yet.
  private var offset: Int
  private var lines = LineCounter()

  /// - Returns: nil if the file is UTF-8 already.
  init?(_ encoding: TextEncoding, mark: ByteOrderMark?, file: String) {
    switch encoding {
    case .utf8: return nil
    case .windows1252: scheme = .windows1252
    case .utf16: scheme = mark == .utf16BigEndian ? .utf16BigEndian : .utf16LittleEndian
    }
    self.encoding = encoding
    self.file = file
    offset = mark?.bytes.count ?? 0
  }

  /// Replaces `output`. An empty piece is the end of the file.
  /// - Throws: `invalidEncoding`; `output` is then the text before it.
  mutating func transcode(_ piece: UnsafeRawBufferPointer) throws(TabularError) {
    output.removeAll(keepingCapacity: true)
    for byte in piece {
      switch scheme {
      case .windows1252: decodeWindows1252(byte)
      case .utf16LittleEndian, .utf16BigEndian: try decodeUTF16(byte)
      }
    }
    if piece.isEmpty, !pending.isEmpty { throw invalid(pending[...]) }
    output.withUnsafeBytes { lines.advance(over: $0) }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      output.append(UInt8(scalar.value))
    } else {
      output.append(contentsOf: scalar.utf8)
    }
  }

  private func invalid(_ bytes: some Collection<UInt8>) -> TabularError {
    var lines = lines
    output.withUnsafeBytes { lines.advance(over: $0) }
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
    return TabularError(
      .invalidEncoding,
      at: SourceLocation(file: file, line: lines.line, column: lines.column, byte: offset),
      encoding.name, digits.joined(separator: " "))
  }
}

// MARK: - Windows-1252

extension Transcoder {
  /// A byte that stands for nothing is passed on: alone it is no UTF-8 either, so that the row is
  /// rejected where its text is kept, and no other.
  private mutating func decodeWindows1252(_ byte: UInt8) {
    if (0x80..<0xA0).contains(byte) {
      if let scalar = Transcoder.windows1252[Int(byte - 0x80)] {
        append(scalar)
      } else {
        output.append(byte)
      }
    } else {
      append(Unicode.Scalar(byte))
    }
    offset += 1
  }

  /// What 0x80 to 0x9F stand for; five of them stand for nothing.
  /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
  private static let windows1252: [Unicode.Scalar?] = [
    "\u{20AC}", nil, "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", nil, "\u{017D}", nil,
    nil, "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", nil, "\u{017E}", "\u{0178}",
  ]
}

// MARK: - UTF-16

extension Transcoder {
  private mutating func decodeUTF16(_ byte: UInt8) throws(TabularError) {
    pending.append(byte)
    guard pending.count.isMultiple(of: 2) else { return }
    let first = unit(at: 0)
    var value = UInt32(first)
    if UTF16.isLeadSurrogate(first) {
      guard pending.count == 4 else { return }
      let second = unit(at: 2)
      guard UTF16.isTrailSurrogate(second) else { throw invalid(pending.prefix(2)) }
      value = 0x10000 + UInt32(first & 0x3FF) << 10 + UInt32(second & 0x3FF)
    }
    guard let scalar = Unicode.Scalar(value) else { throw invalid(pending.prefix(2)) }
    append(scalar)
    offset += pending.count
    pending.removeAll(keepingCapacity: true)
  }

  private func unit(at index: Int) -> UInt16 {
    let (a, b) = (UInt16(pending[index]), UInt16(pending[index + 1]))
    return scheme == .utf16BigEndian ? a << 8 | b : b << 8 | a
  }
}
