import Foundation

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
  @exclusivity(unchecked) private var arena: [UInt8] = []

  /// Index of the entry that was found last: rows of one member often follow each other.
  @exclusivity(unchecked) private var last = 0

  func key(of identifier: UnsafeRawBufferPointer) -> Int? {
    if last < entries.count, isEntry(last, identifier) { return entries[last].key }
    let slot = slots[slot(of: identifier, hash: Interner.hash(identifier))]
    guard slot > 0 else { return nil }
    last = Int(slot) - 1
    return entries[last].key
  }

  /// The identifier must not be known yet.
  func insert(_ identifier: UnsafeRawBufferPointer, key: Int) {
    if entries.count * 2 >= slots.count { grow() }
    let hash = Interner.hash(identifier)
    entries.append(Entry(hash: hash, offset: arena.count, count: identifier.count, key: key))
    arena.append(contentsOf: identifier)
    slots[slot(of: identifier, hash: hash)] = UInt32(entries.count)
  }

  /// The slot that holds the identifier, or the free one where it belongs.
  private func slot(of identifier: UnsafeRawBufferPointer, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if entries[index].hash == hash, isEntry(index, identifier) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isEntry(_ index: Int, _ identifier: UnsafeRawBufferPointer) -> Bool {
    let (offset, count) = (entries[index].offset, entries[index].count)
    guard count == identifier.count else { return false }
    return arena.withUnsafeBytes { arena in
      guard let known = arena.baseAddress, let other = identifier.baseAddress else { return true }
      return memcmp(known + offset, other, count) == 0
    }
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

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    guard index < bytes.count else { return hash }
    // The last eight bytes, some of them a second time; a short identifier byte by byte.
    if bytes.count >= 8 {
      return mix(hash ^ bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
    }
    var tail: UInt64 = 0
    for byte in bytes { tail = tail << 8 | UInt64(byte) }
    return mix(hash ^ tail)
  }

  /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
