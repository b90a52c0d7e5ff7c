/// What the directory of a `.zip` archive says of one entry.
struct ZipEntry: Sendable {
  /// As it stands in the archive. It is told to people and never a path on the disk.
  let name: String
  /// In bytes, before and after packing.
  let size, packedSize: Int
  let checksum: UInt32
  let method: Method
  let isEncrypted: Bool
  /// Of its header, from the beginning of the archive.
  let offset: Int
  let changed: (year: Int, month: Int, day: Int)?

  enum Method: Equatable {
    case stored, deflate
    case other(Int)
  }

  /// In bytes; the entry's name and an extra field follow.
  static let headerLength = 30

  /// How many bytes there are before the packed ones: the header that an entry begins with.
  ///
  /// - Returns: nil if `header` is not one.
  static func bytesBefore(header: [UInt8]) -> Int? {
    guard header.count == headerLength, header.starts(with: [0x50, 0x4B, 3, 4]) else { return nil }
    let fields = LittleEndian(header)
    return headerLength + fields.short(26) + fields.short(28)
  }

  /// Folders, and what systems put beside files unasked.
  var isHidden: Bool {
    name.hasSuffix("/")
      || name.split(separator: "/").contains { $0.hasPrefix(".") && $0 != ".." || $0 == "__MACOSX" }
  }
}

/// Numbers in the records of a `.zip` archive.
struct LittleEndian {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: some Collection<UInt8>) {
    self.bytes = Array(bytes)[...]
  }

  func short(_ index: Int) -> Int {
    Int(bytes[index]) | Int(bytes[index + 1]) << 8
  }

  func long(_ index: Int) -> Int {
    short(index) | short(index + 2) << 16
  }
}
