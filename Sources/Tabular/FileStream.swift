import Foundation

/// The bytes of a file as Foundation's XML parser takes them.
///
/// Outside Apple's systems that parser reads where there is no memory when a processing instruction
/// has no data: `<?a?>` is handed to it as `<?a ?>`, which means the same.
final class FileStream: InputStream {
  private(set) var failure: TabularError?

  private let bytes: FileBytes
  private var instructions = EmptyInstructions()
  /// Read, and not handed on yet.
  private var ready: ArraySlice<UInt8> = []
  private var isAtEnd = false
  private var status = Stream.Status.notOpen

  init(_ bytes: FileBytes) {
    self.bytes = bytes
    super.init(data: Data())
  }

  override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
    let room = UnsafeMutableRawBufferPointer(start: buffer, count: length)
    do throws(TabularError) {
      // What is filled may be nothing yet: half a character.
      while ready.isEmpty, !isAtEnd {
        let count = try bytes.read(into: room)
        let piece = UnsafeRawBufferPointer(rebasing: room[..<count])
        isAtEnd = count == 0
        if !isAtEnd, instructions.pass(piece) { return count }
        ready = instructions.filled(piece)[...]
      }
      let count = min(length, ready.count)
      room.copyBytes(from: ready.prefix(count))
      ready.removeFirst(count)
      return count
    } catch {
      failure = error
      status = .error
      return -1
    }
  }

  override var hasBytesAvailable: Bool { failure == nil && !(isAtEnd && ready.isEmpty) }
  override var streamError: (any Error)? { failure }
  override var streamStatus: Stream.Status { status }
  override func open() { status = .open }
  override func close() { status = .closed }
}
