/// The bytes of a file or of an archive's entry, unpacked as they are read. That a file is compressed
/// with gzip is told by its first bytes, never by its name.
final class FileBytes {
  /// As people are told it.
  let name: String
  /// How far the file has been read, in its own bytes.
  private(set) var taken = 0

  private let file: OpenFile
  /// Read to tell gzip, and not delivered yet.
  private var head: [UInt8]
  private var unpacking: Unpacking?
  private let entry: ZipEntry?

  /// - Throws: `notFound`, `notAFile`, `permissionDenied`, `unreadable`; of an entry also
  ///   `encrypted`, `unknownCompression`, `damagedArchive`.
  init(_ input: InputFile) throws(TabularError) {
    name = input.name
    file = try OpenFile(path: input.path)
    entry = input.entry
    if let entry = input.entry {
      head = []
      unpacking = Unpacking(entry)
      try begin(entry)
      return
    }
    head = try file.head(count: FileBytes.gzip.count)
    taken = head.count
    unpacking = head == FileBytes.gzip ? Unpacking() : nil
  }

  /// Goes to the first byte of what is packed.
  private func begin(_ entry: ZipEntry) throws(TabularError) {
    func fault(_ code: TabularError.Code, _ arguments: String...) -> TabularError {
      TabularError(code, at: .beginning(of: name), arguments)
    }
    if entry.isEncrypted { throw fault(.encrypted) }
    if case .other(let number) = entry.method { throw fault(.unknownCompression, String(number)) }
    try file.seek(to: entry.offset)
    let header = try file.head(count: ZipEntry.headerLength)
    guard let before = ZipEntry.bytesBefore(header: header) else { throw fault(.damagedArchive) }
    try file.seek(to: entry.offset + before)
  }

  /// In bytes, as packed; nil where it cannot be known, such as for a pipe.
  var size: Int? { entry?.packedSize ?? file.size }

  var isPacked: Bool { unpacking != nil }

  /// - Returns: how many bytes were delivered; 0 only at the end of the file.
  /// - Throws: `unreadable`, and where the file is compressed `cutShort`, `damaged` and
  ///   `expandsTooFar`, once the bytes before the fault are delivered.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(TabularError) -> Int {
    guard let unpacking, !buffer.isEmpty else { return try readFile(into: buffer) }
    while true {
      if unpacking.isHungry {
        let count = try readFile(into: unpacking.input)
        unpacking.feed(count)
      }
      switch unpacking.step(into: buffer) {
      case .delivered(let count): return count
      case .hungry: continue
      case .atEnd: return 0
      case .failed(let fault): throw fault.error(in: name)
      }
    }
  }

  /// The first bytes: `count` of them, fewer where there are no more.
  func head(count: Int) throws(TabularError) -> [UInt8] {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { bytes.deallocate() }
    var filled = 0
    while filled < count {
      let more = try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled...]))
      if more == 0 { break }
      filled += more
    }
    return Array(bytes[..<filled])
  }

  private func readFile(into buffer: UnsafeMutableRawBufferPointer) throws(TabularError) -> Int {
    let waiting = min(head.count, buffer.count)
    guard waiting == 0 else {
      buffer.copyBytes(from: head.prefix(waiting))
      head.removeFirst(waiting)
      return waiting
    }
    let room = entry.map { min(buffer.count, $0.packedSize - taken) } ?? buffer.count
    let count = try file.read(
      into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]), at: taken)
    taken += count
    return count
  }

  /// The magic number of RFC 1952, and its only method.
  private static let gzip: [UInt8] = [0x1F, 0x8B, 0x08]
}
