/// A hash table from non-negative integers to plain values: what a fold accumulates in.
struct IntegerTable<Value> {
  private struct Entry {
    let key: Int
    var value: Value
  }

  /// In the order in which keys came.
  private var entries: [Entry] = []
  /// Index into `entries` plus one; zero is free. The size is a power of two, at most half full.
  private var slots = [UInt32](repeating: 0, count: 1024)
  /// Index of the entry that was changed last: acts of one member often follow each other.
  private var last = 0
  private let empty: Value

  init(empty: Value) {
    self.empty = empty
  }

  var count: Int { entries.count }

  /// Changes the value under `key`, which starts as `empty`.
  @inline(__always)
  mutating func update<Result>(_ key: Int, _ change: (inout Value) throws -> Result) rethrows
    -> Result
  {
    if last >= entries.count || entries[last].key != key { find(key) }
    return try change(&entries[last].value)
  }

  /// In the order in which keys came.
  var values: [Value] { entries.map(\.value) }

  /// Hands out every entry in ascending order of keys and forgets them all.
  mutating func drain<Row>(_ row: (Int, Value) -> Row) -> [Row] {
    var order: [(key: Int, index: Int)] = []
    order.reserveCapacity(count)
    for index in entries.indices { order.append((entries[index].key, index)) }
    order.putInOrder { $0.key }
    let rows = order.map { key, index in row(key, entries[index].value) }
    entries.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = 0 }
    return rows
  }

  /// Makes the entry of the key the last one, and adds it where there is none.
  private mutating func find(_ key: Int) {
    let slot = slot(of: key)
    if slots[slot] > 0 {
      last = Int(slots[slot]) - 1
      return
    }
    last = entries.count
    entries.append(Entry(key: key, value: empty))
    slots[slot] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow() }
  }

  /// The slot that holds the key, or the free one where it belongs.
  private func slot(of key: Int) -> Int {
    // The product's high bits depend on every bit of the key, its low bits on the key's low bits
    // only, which for packed keys hardly differ.
    let hash = UInt64(bitPattern: Int64(key)) &* 0x9E37_79B9_7F4A_7C15
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] > 0, entries[Int(slots[slot]) - 1].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for index in entries.indices { slots[slot(of: entries[index].key)] = UInt32(index + 1) }
  }
}

extension Array {
  /// Sorts what is nearly always sorted: keys are given in the order of a file's numbers.
  mutating func putInOrder(by key: (Element) -> Int) {
    for index in indices.dropFirst() where key(self[index]) < key(self[index - 1]) {
      return sort { key($0) < key($1) }
    }
  }
}
