/// Tells XML files apart without parsing them.
public enum XMLRoot {
  /// The name of the root element, or the name that a document type announces for it. A UTF-8 byte
  /// order mark, the XML declaration, processing instructions and comments are skipped.
  /// - Returns: nil if this is not XML in UTF-8, or if `bytes` end before the name does.
  public static func element(inFirstBytes bytes: UnsafeRawBufferPointer) -> String? {
    XMLProlog(bytes)?.rootName
  }
}

/// What comes before the content of an XML document in UTF-8.
struct XMLProlog {
  let rootName: String
  /// The offset of `<!DOCTYPE`.
  let documentType: Int?
  /// The offset of a declared encoding that is not in `encodings`.
  let strangeEncoding: Int?

  /// Those of which libxml2 is known to bear any bytes. Others make some of its versions read where
  /// there is no memory, such as UTF-7 and UTF-32 in a file that is UTF-8.
  private static let encodings = [
    "utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252",
  ]

  init?(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    if ByteOrderMark(rest) == .utf8 {
      rest = rest.dropFirst(ByteOrderMark.utf8.bytes.count)
    }
    rest.skipWhitespace()
    strangeEncoding =
      rest.encodings.first {
        !XMLProlog.encodings.contains(String(decoding: $0, as: UTF8.self).lowercased())
      }?.startIndex
    while rest.skip(from: "<?", through: "?>") || rest.skip(from: "<!--", through: "-->") {
      rest.skipWhitespace()
    }
    let markup = rest.startIndex
    if rest.skip("<!DOCTYPE") {
      documentType = markup
      rest.skipWhitespace()
    } else if rest.skip("<") {
      documentType = nil
    } else {
      return nil
    }
    let name = rest.prefix { !Cursor.isNameEnd($0) }
    guard name.endIndex < rest.endIndex, let first = name.first, Cursor.isNameStart(first),
      let rootName = String(validating: name, as: UTF8.self)
    else { return nil }
    self.rootName = rootName
  }
}

private typealias Cursor = Slice<UnsafeRawBufferPointer>

extension Cursor {
  fileprivate mutating func skipWhitespace() {
    self = drop(while: Cursor.isWhitespace)
  }

  /// - Returns: false, and skips nothing, unless the text comes next.
  fileprivate mutating func skip(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      guard starts(with: text) else { return false }
      self = dropFirst(text.count)
      return true
    }
  }

  /// - Returns: false, and skips nothing, unless `opening` comes next and `closing` later on.
  fileprivate mutating func skip(
    from opening: StaticString, through closing: StaticString
  ) -> Bool {
    var ahead = self
    guard ahead.skip(opening) else { return false }
    while !ahead.isEmpty {
      if ahead.skip(closing) {
        self = ahead
        return true
      }
      ahead = ahead.dropFirst()
    }
    return false
  }

  /// All that the declaration may be taken to call the encoding, whatever else is wrong with it.
  fileprivate var encodings: [Cursor] {
    var rest = self
    guard rest.skip("<?xml") else { return [] }
    var found: [Cursor] = []
    while !rest.isEmpty, !rest.skip("?>") {
      guard rest.skip("encoding") else {
        rest = rest.dropFirst()
        continue
      }
      rest.skipWhitespace()
      guard rest.skip("=") else { continue }
      rest.skipWhitespace()
      guard rest.skip("\"") || rest.skip("'") else { continue }
      found.append(rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") })
    }
    return found
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  fileprivate static func isNameEnd(_ byte: UInt8) -> Bool {
    isWhitespace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "[")
  }

  fileprivate static func isNameStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...:
      true
    default:
      false
    }
  }
}
