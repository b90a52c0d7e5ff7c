/// Where the lines of a file begin, found by reading along with whoever parses the same file.
/// Lines end with LF, as an XML parser counts them.
final class LineStarts {
  private let source: ByteSource
  private let chunk: UnsafeMutableRawBufferPointer
  private var count = 0
  private var position = 0
  /// Counts from the first byte of the file.
  private var chunkOffset: Int
  private var line = 1
  private var lineStart: Int

  init(_ source: ByteSource, chunkSize: Int) throws(TabularError) {
    self.source = source
    chunk = .allocate(byteCount: chunkSize, alignment: 1)
    chunkOffset = source.markLength
    lineStart = source.markLength
    try fill()
  }

  deinit {
    chunk.deallocate()
  }

  /// What is buffered: at first the beginning of the file, without its byte order mark.
  var buffered: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: chunk[..<count]) }

  /// - Parameter line: not less than the line last asked for.
  /// - Returns: the offset of the line's first byte.
  func offset(ofLine target: Int) throws(TabularError) -> Int {
    while line < target, let base = buffered.baseAddress, count > 0 {
      let end = LineStarts.lineFeed.index(in: base, from: position, to: count)
      if end < count {
        position = end + 1
        line += 1
        lineStart = chunkOffset + position
      } else {
        chunkOffset += count
        try fill()
      }
    }
    return lineStart
  }

  private func fill() throws(TabularError) {
    count = 0
    position = 0
    while count < chunk.count {
      let more = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: chunk[count...]))
      if more == 0 { return }
      count += more
    }
  }

  private static let lineFeed = ByteSearch(UInt8(ascii: "\n"))
}
