import CZlib

/// Files as gzip and zip make them.
public enum Packed {
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    deflate(bytes, windowBits: 16 + MAX_WBITS)
  }

  public static func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }

  /// An entry of an archive; what is nil is as it should be.
  public struct Entry {
    let name: String
    let bytes: [UInt8]
    public var method = 8
    public var flags = 0
    public var checksum: UInt32?
    public var size: Int?
    /// 2026-03-02.
    public var date = 46 << 9 | 3 << 5 | 2

    public init(_ name: String, _ text: String) {
      self.init(name, Array(text.utf8))
    }

    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  public static func zip(_ entries: [Entry]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let packed =
        entry.method == 8 ? deflate(entry.bytes, windowBits: -MAX_WBITS) : entry.bytes
      let sum = entry.checksum ?? UInt32(crc32(0, entry.bytes, UInt32(entry.bytes.count)))
      let common =
        short(20) + short(entry.flags) + short(entry.method) + short(0) + short(entry.date)
        + long(Int(sum)) + long(packed.count) + long(entry.size ?? entry.bytes.count)
        + short(entry.name.utf8.count) + short(0)
      directory +=
        [0x50, 0x4B, 1, 2] + short(20) + common + short(0) + short(0) + short(0) + long(0)
        + long(archive.count) + Array(entry.name.utf8)
      archive += [0x50, 0x4B, 3, 4] + common + Array(entry.name.utf8) + packed
    }
    return archive + directory + [0x50, 0x4B, 5, 6] + long(0) + short(entries.count)
      + short(entries.count) + long(directory.count) + long(archive.count) + short(0)
  }

  private static func deflate(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
    var stream = z_stream()
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count / 2 + 4096)
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        deflateInit2_(
          &stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
          Int32(MemoryLayout<z_stream>.size))
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        precondition(CZlib.deflate(&stream, Z_FINISH) == Z_STREAM_END, "the bytes do not shrink")
        deflateEnd(&stream)
        return output.count - Int(stream.avail_out)
      }
    }
    return Array(output[..<count])
  }

  private static func short(_ number: Int) -> [UInt8] {
    [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)]
  }

  private static func long(_ number: Int) -> [UInt8] {
    short(number & 0xFFFF) + short(number >> 16)
  }
}
