import Foundation

/// The bytes of a file as Foundation's XML parser takes them.
final class FileStream: InputStream {
  private(set) var failure: TabularError?

  private let bytes: FileBytes
  private var isAtEnd = false
  private var status = Stream.Status.notOpen

  init(_ bytes: FileBytes) {
    self.bytes = bytes
    super.init(data: Data())
  }

  override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
    do throws(TabularError) {
      let count = try bytes.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: length))
      isAtEnd = count == 0
      return count
    } catch {
      failure = error
      status = .error
      return -1
    }
  }

  override var hasBytesAvailable: Bool { !isAtEnd && failure == nil }
  override var streamError: (any Error)? { failure }
  override var streamStatus: Stream.Status { status }
  override func open() { status = .open }
  override func close() { status = .closed }
}
