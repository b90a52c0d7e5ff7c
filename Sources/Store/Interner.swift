import Activity

/// Maps the bytes of identifiers to keys without allocating for one it has met before.
///
/// Open addressing over one arena of bytes: a lookup hashes eight bytes at a time and touches two
/// cache lines.
final class Interner {
  private struct Entry {
    var hash: UInt64
    var offset: Int
    var count: Int
    var key: Int
  }

  // Unchecked: an interner serves one thread, and the checks take as long as a lookup.
  @exclusivity(unchecked) private var entries: [Entry] = []
  /// Index into `entries` plus one; zero is free. The size is a power of two, at most half full.
  @exclusivity(unchecked) private var slots = [UInt32](repeating: 0, count: 1024)
  /// All identifiers, one after the other.
  @exclusivity(unchecked) private var arena = UnsafeMutableRawBufferPointer.allocate(
    byteCount: 1 << 12, alignment: 1)
  @exclusivity(unchecked) private var used = 0

  /// What was found last: rows of one member often follow each other.
  @exclusivity(unchecked) private var last = UnsafeRawBufferPointer(start: nil, count: 0)
  @exclusivity(unchecked) private var lastKey: Int?

  deinit {
    arena.deallocate()
  }

  @inline(__always)
  func key(of identifier: UnsafeRawBufferPointer) -> Int? {
    if last.hasSameBytes(as: identifier) { return lastKey }
    return find(identifier)
  }

  /// The identifier must not be known yet.
  func insert(_ identifier: UnsafeRawBufferPointer, key: Int) {
    if entries.count * 2 >= slots.count { grow() }
    reserve(identifier.count)
    UnsafeMutableRawBufferPointer(rebasing: arena[used...]).copyMemory(from: identifier)
    let hash = identifier.wordHash
    let entry = Entry(hash: hash, offset: used, count: identifier.count, key: key)
    used += identifier.count
    entries.append(entry)
    slots[slot(of: identifier, hash: hash)] = UInt32(entries.count)
    remember(entry)
  }

  private func find(_ identifier: UnsafeRawBufferPointer) -> Int? {
    let slot = slots[slot(of: identifier, hash: identifier.wordHash)]
    guard slot > 0 else { return nil }
    let entry = entries[Int(slot) - 1]
    remember(entry)
    return entry.key
  }

  private func remember(_ entry: Entry) {
    last = bytes(of: entry)
    lastKey = entry.key
  }

  /// Valid until an identifier is inserted.
  private func bytes(of entry: Entry) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: arena[entry.offset..<entry.offset + entry.count])
  }

  /// The slot that holds the identifier, or the free one where it belongs.
  private func slot(of identifier: UnsafeRawBufferPointer, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, bytes(of: entry).hasSameBytes(as: identifier) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }

  private func reserve(_ count: Int) {
    guard used + count > arena.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(used + count, 2 * arena.count), alignment: 1)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: arena[..<used]))
    arena.deallocate()
    arena = larger
  }
}
