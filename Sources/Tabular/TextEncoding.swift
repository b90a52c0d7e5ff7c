/// How the text of a file is encoded. A byte order mark always wins over what was declared.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8
  /// Little or big endian, as its byte order mark tells.
  case utf16
  case windows1252
}

extension TextEncoding {
  /// The name that people know it by.
  public var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .windows1252: "Windows-1252"
    }
  }

  /// Whether the bytes of a field that is to be kept as text are UTF-8. Allocates nothing.
  public static func isValidUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var iterator = bytes.makeIterator()
    var parser = UTF8.ForwardParser()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid: continue
      case .emptyInput: return true
      case .error: return false
      }
    }
  }
}

/// What the first bytes of a file say about its encoding.
enum ByteOrderMark: CaseIterable {
  case utf8, utf16LittleEndian, utf16BigEndian

  /// - Returns: nil unless `head` begins with a byte order mark.
  init?(_ head: some Sequence<UInt8>) {
    guard let mark = ByteOrderMark.allCases.first(where: { head.starts(with: $0.bytes) })
    else { return nil }
    self = mark
  }

  /// The length of the longest mark.
  static let longest = 3

  var encoding: TextEncoding {
    self == .utf8 ? .utf8 : .utf16
  }

  var bytes: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    }
  }
}
