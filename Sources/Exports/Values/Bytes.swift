import Activity

extension UnsafeRawBufferPointer {
  /// Without surrounding ASCII whitespace.
  @inline(__always)
  var trimmed: UnsafeRawBufferPointer {
    if count > 0, self[0] > 32, self[count - 1] > 32 { return self }
    return withoutWhitespace
  }

  @inline(never)
  private var withoutWhitespace: UnsafeRawBufferPointer {
    var start = startIndex
    var end = endIndex
    while start < end, self[start].isWhitespace { start += 1 }
    while end > start, self[end - 1].isWhitespace { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }

  /// What is kept as text; nil of bytes that are no UTF-8, or have a NUL among them.
  var text: String? {
    guard let text = String(validating: self, as: UTF8.self), !text.utf8.contains(0) else {
      return nil
    }
    return text
  }

  func equals(_ other: [UInt8]) -> Bool {
    other.withUnsafeBytes { hasSameBytes(as: $0) }
  }
}

extension UInt8 {
  fileprivate var isWhitespace: Bool { self == 32 || (9...13).contains(self) }

  /// A to Z as a to z.
  var lowercasedASCII: UInt8 { (65...90).contains(self) ? self + 32 : self }
}

/// Numbers given to byte strings in the order in which they were first added.
///
/// Looking up allocates nothing, so a value map or a join costs no heap block a row.
struct ByteTable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing over a power of two: 0 is free, n is key n - 1.
  private var slots = [Int32](repeating: 0, count: 16)

  var count: Int { ends.count }

  func index(of key: UnsafeRawBufferPointer) -> Int? {
    var slot = place(of: key.wordHash)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if isEqual(index, key) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// - Returns: the key's number, and whether it is new.
  mutating func add(_ key: UnsafeRawBufferPointer) -> (index: Int, isNew: Bool) {
    if let index = index(of: key) { return (index, false) }
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
    if ends.count * 2 > slots.count { grow() } else { place(ends.count - 1, key.wordHash) }
    return (ends.count - 1, true)
  }

  private func isEqual(_ index: Int, _ key: UnsafeRawBufferPointer) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    return bytes.withUnsafeBytes {
      UnsafeRawBufferPointer(rebasing: $0[start..<ends[index]]).hasSameBytes(as: key)
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    bytes.withUnsafeBytes { all in
      for index in ends.indices {
        let start = index == 0 ? 0 : ends[index - 1]
        place(index, UnsafeRawBufferPointer(rebasing: all[start..<ends[index]]).wordHash)
      }
    }
  }

  private func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash) & (slots.count - 1)
  }

  private mutating func place(_ index: Int, _ hash: UInt64) {
    var slot = place(of: hash)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index + 1)
  }
}
