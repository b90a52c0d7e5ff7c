/// A hash table from non-negative integers to plain values: what a fold accumulates in.
struct IntegerTable<Value> {
  private(set) var count = 0
  /// The size is a power of two, at most three quarters full.
  private var slots: [Slot]
  private let free: Slot

  private struct Slot {
    /// -1 where the slot is free.
    var key: Int
    var value: Value
  }

  init(empty: Value) {
    free = Slot(key: -1, value: empty)
    slots = [Slot](repeating: free, count: 1024)
  }

  /// Changes the value under `key`, which starts as `empty`.
  @inline(__always)
  mutating func update<Result>(_ key: Int, _ change: (inout Value) throws -> Result) rethrows
    -> Result
  {
    if count * 4 >= slots.count * 3 { grow() }
    let index = index(of: key)
    if slots[index].key == -1 {
      slots[index].key = key
      count += 1
    }
    return try change(&slots[index].value)
  }

  /// Hands out every entry in ascending order of keys and forgets them all.
  mutating func drain(_ body: (Int, Value) throws -> Void) rethrows {
    var order: [(key: Int, index: Int)] = []
    order.reserveCapacity(count)
    for index in slots.indices where slots[index].key != -1 {
      order.append((slots[index].key, index))
    }
    order.sort { $0.key < $1.key }
    for (key, index) in order {
      try body(key, slots[index].value)
      slots[index] = free
    }
    count = 0
  }

  @inline(__always)
  private func index(of key: Int) -> Int {
    // The product's high bits depend on every bit of the key, its low bits on the key's low bits
    // only, which for packed keys hardly differ.
    let hash = UInt64(bitPattern: Int64(key)) &* 0x9E37_79B9_7F4A_7C15
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[index].key != -1, slots[index].key != key { index = (index + 1) & mask }
    return index
  }

  private mutating func grow() {
    var larger = self
    larger.slots = [Slot](repeating: free, count: slots.count * 2)
    for slot in slots where slot.key != -1 { larger.slots[larger.index(of: slot.key)] = slot }
    self = larger
  }
}
