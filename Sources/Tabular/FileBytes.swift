/// The bytes of a file, unpacked as they are read where the file is compressed with gzip; that is
/// told by its first bytes, never by its name.
final class FileBytes {
  /// As people are told it.
  let name: String
  /// How far the file has been read, in its own bytes.
  private(set) var taken = 0

  private let file: OpenFile
  /// Read to tell gzip, and not delivered yet.
  private var head: [UInt8]
  private var unpacking: Unpacking?

  /// - Throws: `notFound`, `notAFile`, `permissionDenied`, `unreadable`.
  init(_ input: InputFile) throws(TabularError) {
    name = input.name
    file = try OpenFile(path: input.path)
    head = try file.head(count: FileBytes.gzip.count)
    taken = head.count
    unpacking = head == FileBytes.gzip ? Unpacking() : nil
  }

  /// In bytes; nil where it cannot be known, such as for a pipe.
  var size: Int? { file.size }

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
    let count = try file.read(into: buffer, at: taken)
    taken += count
    return count
  }

  /// The magic number of RFC 1952, and its only method.
  private static let gzip: [UInt8] = [0x1F, 0x8B, 0x08]
}
