/// A hash table from non-negative integers to plain values: what a fold accumulates in.
struct IntegerTable<Value> {
  private(set) var count = 0
  /// -1 is free. The size is a power of two, at most half full.
  private var keys: [Int]
  private var values: [Value]
  private let empty: Value

  init(empty: Value) {
    self.empty = empty
    keys = [Int](repeating: -1, count: 1024)
    values = [Value](repeating: empty, count: 1024)
  }

  /// Changes the value under `key`, which starts as `empty`.
  mutating func update<Result>(_ key: Int, _ change: (inout Value) throws -> Result) rethrows
    -> Result
  {
    if count * 2 >= keys.count { grow() }
    let slot = slot(of: key)
    if keys[slot] == -1 {
      keys[slot] = key
      count += 1
    }
    return try change(&values[slot])
  }

  /// Hands out every entry in ascending order of keys and forgets them all.
  mutating func drain(_ body: (Int, Value) throws -> Void) rethrows {
    let occupied = keys.indices.filter { keys[$0] != -1 }.sorted { keys[$0] < keys[$1] }
    for slot in occupied { try body(keys[slot], values[slot]) }
    for slot in occupied {
      keys[slot] = -1
      values[slot] = empty
    }
    count = 0
  }

  private func slot(of key: Int) -> Int {
    let mask = keys.count - 1
    var slot = Int(
      truncatingIfNeeded: UInt64(bitPattern: Int64(key)) &* 0x9E37_79B9_7F4A_7C15 >> 20)
    slot &= mask
    while keys[slot] != -1, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var larger = self
    larger.keys = [Int](repeating: -1, count: keys.count * 2)
    larger.values = [Value](repeating: empty, count: keys.count * 2)
    for old in keys.indices where keys[old] != -1 {
      let new = larger.slot(of: keys[old])
      larger.keys[new] = keys[old]
      larger.values[new] = values[old]
    }
    self = larger
  }
}
