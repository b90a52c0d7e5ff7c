import CZlib

/// Unpacks one stream after the other with zlib.
final class Inflater {
  enum Status {
    case goesOn, atEnd, damaged
  }

  /// What zlib made of a piece.
  struct Step {
    let consumed: Int
    let produced: Int
    let status: Status
  }

  /// On the heap, for zlib keeps a pointer to it.
  private let stream: UnsafeMutablePointer<z_stream>

  /// For gzip, whose checksum and length zlib compares by itself.
  static func gzip() -> Inflater { Inflater(windowBits: 16 + MAX_WBITS) }

  /// For the bare stream of an archive's entry.
  static func deflate() -> Inflater { Inflater(windowBits: -MAX_WBITS) }

  private init(windowBits: Int32) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let result = inflateInit2_(
      stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    // It fails for want of 40 KB of memory, or where header and library are of different versions.
    precondition(result == Z_OK, "zlib cannot be used: error \(result)")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func reset() {
    inflateReset(stream)
  }

  /// - Parameters:
  ///   - input, output: at most 4 GiB each.
  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Step {
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.assumingMemoryBound(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(output.count)
    let result = CZlib.inflate(stream, Z_NO_FLUSH)
    let status: Status =
      switch result {
      case Z_STREAM_END: .atEnd
      // Without input or room nothing moves, which is no fault.
      case Z_OK, Z_BUF_ERROR: .goesOn
      default: .damaged
      }
    return Step(
      consumed: input.count - Int(stream.pointee.avail_in),
      produced: output.count - Int(stream.pointee.avail_out), status: status)
  }
}

/// CRC-32, as gzip and archives have it.
struct Checksum {
  private(set) var value: UInt32 = 0

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    value = UInt32(
      crc32(
        UInt(value), bytes.assumingMemoryBound(to: UInt8.self).baseAddress, UInt32(bytes.count)))
  }
}
