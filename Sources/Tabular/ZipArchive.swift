/// The directory of a `.zip` archive (PKWARE's APPNOTE, without its 64-bit extension). Nothing is
/// written to the disk: entries are unpacked as they are read.
public struct ZipArchive: Sendable {
  /// The files in it in the order of their names, without hidden ones.
  public let entries: [InputFile]
  /// Whether it is a document of an office suite or a book, which are archives too.
  public let isDocument: Bool

  static let mostEntries = 10_000

  /// Whether a file begins as an archive does.
  ///
  /// - Throws: what opening a file throws.
  public static func isArchive(_ path: String) throws(TabularError) -> Bool {
    isArchive(firstBytes: try OpenFile(path: path).head(count: 4))
  }

  /// An archive without entries begins with its end.
  public static func isArchive(firstBytes: [UInt8]) -> Bool {
    firstBytes.starts(with: [0x50, 0x4B, 3, 4]) || firstBytes.starts(with: [0x50, 0x4B, 5, 6])
  }

  /// - Throws: `damagedArchive`, `largeArchive`, `tooManyEntries`, and what opening a file throws.
  public init(path: String) throws(TabularError) {
    let file = try OpenFile(path: path)
    func fault(_ code: TabularError.Code, _ argument: String...) -> TabularError {
      TabularError(code, at: .beginning(of: path), argument)
    }
    guard let size = file.size, let end = try ZipEnd(of: file, size: size) else {
      throw fault(.damagedArchive)
    }
    if end.isBeyondLimits { throw fault(.largeArchive) }
    guard end.entries <= ZipArchive.mostEntries, end.length <= 1024 * ZipArchive.mostEntries else {
      throw fault(.tooManyEntries, String(ZipArchive.mostEntries))
    }
    guard end.start + end.length <= end.position else { throw fault(.damagedArchive) }
    try file.seek(to: end.start)
    let directory = try file.head(count: end.length)
    guard let found = ZipArchive.entries(directory, count: end.entries),
      ZipArchive.areApart(found, before: end.start)
    else { throw fault(.damagedArchive) }
    isDocument = found.contains { ["[Content_Types].xml", "mimetype"].contains($0.name) }
    entries = found.filter { !$0.isHidden }.sorted { $0.name < $1.name }
      .map { InputFile($0, ofArchive: path) }
  }

  private static func entries(_ directory: [UInt8], count: Int) -> [ZipEntry]? {
    var rest = directory[...]
    var entries: [ZipEntry] = []
    for _ in 0..<count {
      guard rest.count >= 46, rest.starts(with: [0x50, 0x4B, 1, 2]) else { return nil }
      let record = LittleEndian(rest.prefix(46))
      let length = record.short(28)
      let name = rest.dropFirst(46).prefix(length)
      guard name.count == length else { return nil }
      entries.append(ZipEntry(record, name: String(decoding: name, as: UTF8.self)))
      rest = rest.dropFirst(46 + length + record.short(30) + record.short(32))
    }
    return entries
  }

  /// Entries that share bytes would let a small archive unpack to a huge one.
  private static func areApart(_ entries: [ZipEntry], before end: Int) -> Bool {
    var free = 0
    for entry in entries.sorted(by: { $0.offset < $1.offset }) {
      guard entry.offset >= free else { return false }
      free = entry.offset + ZipEntry.headerLength + entry.packedSize
    }
    return free <= end
  }
}

/// The record that an archive ends with.
private struct ZipEnd {
  let position: Int
  let entries: Int
  /// Of the directory, in bytes.
  let start, length: Int
  /// Whether numbers are too large for their fields, or the archive is one of several volumes.
  let isBeyondLimits: Bool

  /// - Returns: nil if there is none.
  init?(of file: borrowing OpenFile, size: Int) throws(TabularError) {
    let length = min(size, ZipEnd.length + 0xFFFF)
    try file.seek(to: size - length)
    let tail = try file.head(count: length)
    guard tail.count == length, length >= ZipEnd.length else { return nil }
    for index in stride(from: length - ZipEnd.length, through: 0, by: -1)
    where tail[index] == 0x50 && tail[index...].starts(with: [0x50, 0x4B, 5, 6]) {
      let record = LittleEndian(tail[index..<index + ZipEnd.length])
      // A comment may hold anything, this record's beginning too.
      guard index + ZipEnd.length + record.short(20) == length else { continue }
      position = size - length + index
      entries = record.short(10)
      self.length = record.long(12)
      start = record.long(16)
      isBeyondLimits =
        entries == 0xFFFF || start == 0xFFFF_FFFF || self.length == 0xFFFF_FFFF
        || record.short(4) != 0
      return
    }
    return nil
  }

  private static let length = 22
}

extension ZipEntry {
  fileprivate init(_ record: LittleEndian, name: String) {
    self.name = name
    isEncrypted = record.short(8) & 1 == 1
    method =
      switch record.short(10) {
      case 0: .stored
      case 8: .deflate
      case let number: .other(number)
      }
    let date = record.short(14)
    let (month, day) = (date >> 5 & 15, date & 31)
    changed = (1...12).contains(month) && day > 0 ? (1980 + (date >> 9), month, day) : nil
    checksum = UInt32(record.long(16))
    packedSize = record.long(20)
    size = record.long(24)
    offset = record.long(42)
  }
}
