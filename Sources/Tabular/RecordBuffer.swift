/// The bytes of a source from the beginning of the current record on, in one piece of memory that
/// slides along the source and grows with the longest record.
struct RecordBuffer: ~Copyable {
  let source: ByteSource

  /// How far the source has been read, in the bytes of its file.
  private(set) var bytesRead: Int

  private var storage: UnsafeMutableRawPointer
  private(set) var capacity: Int
  /// Of the record, and of what is buffered.
  private var start = 0, end = 0
  /// The offset in the file of the first byte in memory.
  private var origin: Int
  private let largest: Int

  /// - Parameter largest: how many bytes the buffer may grow to.
  init(_ source: ByteSource, capacity: Int, largest: Int) {
    self.source = source
    self.capacity = capacity
    self.largest = largest
    origin = source.markLength
    bytesRead = source.bytesRead
    storage = .allocate(byteCount: capacity, alignment: 1)
  }

  deinit {
    storage.deallocate()
  }

  /// How many bytes are buffered, from the first of the record on.
  var count: Int { end - start }

  /// The offset in the file of the first byte of the record.
  var offset: Int { origin + start }

  /// The first byte of the record; valid until the buffer changes.
  var base: UnsafeRawPointer { UnsafeRawPointer(storage + start) }

  subscript(position: Int) -> UInt8 { base.load(fromByteOffset: position, as: UInt8.self) }

  subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  var isFull: Bool { count >= largest }

  /// - Parameters:
  ///   - position: counted from the first byte of the record.
  ///   - lines: where the record begins.
  func location(at position: Int, from lines: LineCounter) -> SourceLocation {
    var lines = lines
    lines.advance(over: self[0..<position])
    return SourceLocation(
      file: source.name, line: lines.line, column: lines.column, byte: offset + position)
  }

  /// Ends the current record after `length` bytes.
  mutating func drop(_ length: Int) {
    start += length
  }

  /// Reads on behind what is buffered, and may move it. The buffer must not be full.
  /// - Returns: false at the end of the source.
  mutating func fill() throws(TabularError) -> Bool {
    if count == capacity {
      grow(to: min(2 * capacity, largest))
    } else if start > 0 {
      storage.copyMemory(from: base, byteCount: count)
      origin += start
      end -= start
      start = 0
    }
    let room = UnsafeMutableRawBufferPointer(start: storage + end, count: capacity - end)
    let read = try source.read(into: room)
    end += read
    bytesRead = source.bytesRead
    return read > 0
  }

  private mutating func grow(to capacity: Int) {
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
    larger.copyMemory(from: base, byteCount: count)
    storage.deallocate()
    storage = larger
    self.capacity = capacity
  }
}

/// Bytes put together piece by piece, in memory that is kept from one record to the next.
struct Scratch: ~Copyable {
  private(set) var count = 0

  private var storage = UnsafeMutableRawPointer.allocate(byteCount: 256, alignment: 1)
  private(set) var capacity = 256

  deinit {
    storage.deallocate()
  }

  /// The first byte; valid until the next `append`.
  var base: UnsafeRawPointer { UnsafeRawPointer(storage) }

  /// Valid until the next `append`.
  subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: storage + range.lowerBound, count: range.count)
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(count + bytes.count)
    UnsafeMutableRawBufferPointer(start: storage + count, count: bytes.count)
      .copyMemory(from: bytes)
    count += bytes.count
  }

  mutating func removeAll() {
    count = 0
  }

  private mutating func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    capacity = max(needed, 2 * capacity)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
    larger.copyMemory(from: storage, byteCount: count)
    storage.deallocate()
    storage = larger
  }
}
