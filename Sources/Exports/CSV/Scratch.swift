import Activity

/// Bytes made while one row is read: joined templates, rewritten dates and numbers.
///
/// What it hands out stays in place until `reset`, and once it is large enough for a row it
/// allocates no more.
final class Scratch {
  // Unchecked: it serves one row at a time, and is asked about every one of them.
  @exclusivity(unchecked) private var block = UnsafeMutableRawBufferPointer.allocate(
    byteCount: 4096, alignment: 1)
  @exclusivity(unchecked) private var used = 0
  @exclusivity(unchecked) private var start = 0
  /// The day that was written last, since rows of one day follow each other, and how.
  @exclusivity(unchecked) fileprivate var lastDay: Day?
  fileprivate let lastDate = UnsafeMutableRawBufferPointer.allocate(byteCount: 10, alignment: 1)
  /// Outgrown blocks that cells of this row still point into.
  @exclusivity(unchecked) private var outgrown: [UnsafeMutableRawBufferPointer] = []

  deinit {
    freeOutgrown()
    block.deallocate()
    lastDate.deallocate()
  }

  @inline(__always)
  func reset() {
    if used > 0 { empty() }
  }

  private func empty() {
    if !outgrown.isEmpty { freeOutgrown() }
    used = 0
    start = 0
  }

  private func freeOutgrown() {
    for block in outgrown { block.deallocate() }
    outgrown.removeAll()
  }

  /// Everything appended since the last call.
  func take() -> UnsafeRawBufferPointer {
    defer { start = used }
    return UnsafeRawBufferPointer(rebasing: block[start..<used])
  }

  /// Everything since the last reset that is still in the block.
  fileprivate var written: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: block[..<used])
  }

  func append(_ byte: UInt8) {
    reserve(1)
    block[used] = byte
    used += 1
  }

  func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    UnsafeMutableRawBufferPointer(rebasing: block[used...]).copyMemory(from: bytes)
    used += bytes.count
  }

  func copy(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    bytes.withUnsafeBytes { append($0) }
    return take()
  }

  private func reserve(_ count: Int) {
    guard used + count > block.count else { return }
    let unfinished = UnsafeRawBufferPointer(rebasing: block[start..<used])
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(block.count * 2, unfinished.count + count), alignment: 1)
    larger.copyMemory(from: unfinished)
    outgrown.append(block)
    block = larger
    used = unfinished.count
    start = 0
  }
}

extension Scratch {
  /// Writes a time in the canonical form.
  func write(_ time: WrittenTime) -> UnsafeRawBufferPointer {
    switch time {
    case .date(let day):
      append(day)
    case .local(let seconds):
      append(localSeconds: seconds)
    case .instant(let instant):
      append(localSeconds: instant)
      append(UInt8(ascii: "Z"))
    }
    return take()
  }

  private func append(localSeconds seconds: Int) {
    let day = Day(localSeconds: seconds)
    let time = seconds - day.localSeconds
    append(day)
    append(UInt8(ascii: "T"))
    append(time / 3600, digits: 2)
    append(UInt8(ascii: ":"))
    append(time / 60 % 60, digits: 2)
    append(UInt8(ascii: ":"))
    append(time % 60, digits: 2)
  }

  private func append(_ day: Day) {
    if day == lastDay { return append(UnsafeRawBufferPointer(lastDate)) }
    let (year, month, number) = day.civil
    append(year, digits: 4)
    append(UInt8(ascii: "-"))
    append(month, digits: 2)
    append(UInt8(ascii: "-"))
    append(number, digits: 2)
    lastDay = day
    lastDate.copyBytes(from: written.suffix(lastDate.count))
  }

  private func append(_ number: Int, digits: Int) {
    if digits > 1 { append(number / 10, digits: digits - 1) }
    append(UInt8(48 + number % 10))
  }
}
