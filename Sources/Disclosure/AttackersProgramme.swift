/// The attacker's linear programme: what follows for one value from everything shown.
struct AttackersProgramme {
  private let sums: KnownSums
  private let known: [KnownSums.Known?]
  /// The rows of the programme, by their index in `sums`.
  private let shown: [Int]
  /// By pattern; nil where a pattern's column is its index.
  private let columnOf: [Int: Int]?
  private var programme: LinearProgramme

  /// - Parameter known: by row of `sums`, what is shown of it.
  init(_ sums: KnownSums, known: [KnownSums.Known?]) {
    self.sums = sums
    self.known = known
    columnOf = nil
    shown = known.indices.filter { known[$0] != nil }
    programme = LinearProgramme(
      upper: sums.capacities,
      rows: shown.compactMap { row in
        known[row].map {
          .init(
            terms: sums.rows[row].patterns.map { .init(variable: $0, coefficient: 1) },
            range: $0.range)
        }
      })
  }

  /// The programme in which all patterns but some stay as they are in one world. What stays open in
  /// it stays open; what does not may be open all the same.
  init(
    _ sums: KnownSums, known: [KnownSums.Known?], freeing patterns: [Int], in world: OpenWorlds
  ) {
    let columnOf = Dictionary(
      zip(patterns, patterns.indices), uniquingKeysWith: { first, _ in first })
    var rows: [Int: (terms: [Int], moving: Double)] = [:]
    for (column, pattern) in patterns.enumerated() {
      for row in sums.rowsOfPattern[pattern] where known[row] != nil {
        rows[row, default: ([], 0)].terms.append(column)
        rows[row, default: ([], 0)].moving += world.world[pattern]
      }
    }
    self.sums = sums
    self.known = known
    self.columnOf = columnOf
    shown = rows.keys.sorted()
    programme = LinearProgramme(
      upper: patterns.map { sums.capacities[$0] },
      rows: shown.compactMap { row in
        guard let range = known[row]?.range, let local = rows[row] else { return nil }
        let fixed = world.totals[row] - local.moving
        return .init(
          terms: local.terms.map { .init(variable: $0, coefficient: 1) },
          range: range.lowerBound - fixed...range.upperBound - fixed)
      })
  }

  /// Bounds that follow for a sum over patterns, and the rows that each of the two rests on.
  ///
  /// - Returns: nil if what is shown contradicts itself, or the search did not end.
  mutating func bounds(of patterns: [Int]) -> (range: ClosedRange<Double>, binding: [Int])? {
    let columns = columnOf.map { columnOf in patterns.compactMap { columnOf[$0] } } ?? patterns
    guard
      let highest = programme.maximum(of: columns.map { .init(variable: $0, coefficient: 1) }),
      let lowest = programme.maximum(of: columns.map { .init(variable: $0, coefficient: -1) })
    else { return nil }
    return (
      min(-lowest.value, highest.value)...highest.value,
      Set(lowest.binding + highest.binding).map { shown[$0] }.sorted()
    )
  }

  /// The first of some sets of patterns whose people cannot be all in, or cannot be all out, and the
  /// rows that tell.
  ///
  /// A world that is found answers for every set that is all in, or all out, in it.
  mutating func firstTold(_ sets: Handfuls) -> (patterns: [Int], binding: [Int])? {
    var (full, empty) = (
      WorldsMet(patterns: sums.capacities.count), WorldsMet(patterns: sums.capacities.count)
    )
    // A set outweighs everybody else, who go along with it where they can.
    let weight = 1 + sums.capacities.reduce(0, +)
    for patterns in sets {
      for sign in [1.0, -1] {
        func isMet() -> Bool { (sign > 0 ? full : empty).has(patterns) }
        if isMet() { continue }
        let set = patterns.map { LinearProgramme.Term(variable: $0, coefficient: sign * weight) }
        let others = sums.capacities.indices.map {
          LinearProgramme.Term(variable: $0, coefficient: sign)
        }
        if programme.maximum(of: set + others) != nil {
          let world = programme.point
          full.add { world[$0] > sums.capacities[$0] - 1e-6 }
          empty.add { world[$0] < 1e-6 }
          if isMet() { continue }
        }
        let binding = programme.maximum(of: set)?.binding ?? []
        return (patterns, binding.map { shown[$0] })
      }
    }
    return nil
  }

  /// Whether a secret is kept, and if not, the rows that tell of it.
  mutating func verdict(on secret: KnownSums.Secret, few: Double) -> Verdict {
    switch secret {
    case .row(let row):
      guard let (range, binding) = bounds(of: sums.rows[row].patterns) else {
        return .told(by: [row])
      }
      let needed =
        known[row].map { $0.range.upperBound - $0.range.lowerBound } ?? sums.rows[row].width
      if range.upperBound - range.lowerBound >= needed - 1e-6 { return .kept }
      return .told(by: binding)
    case .people(let patterns):
      guard let (range, binding) = bounds(of: patterns) else {
        return .told(by: Set(patterns.flatMap { sums.rowsOfPattern[$0] }).sorted())
      }
      let size = sums.capacity(of: patterns)
      let open = min(few, size)
      if range.upperBound >= open - 1e-6, range.lowerBound <= size - open + 1e-6 { return .kept }
      return .told(by: binding)
    }
  }

  enum Verdict: Equatable {
    case kept
    /// Rows of what is shown that together narrow it.
    case told(by: [Int])
  }
}

/// The last worlds met, by pattern: one bit a world, set where all people of the pattern are in it (or
/// all out).
private struct WorldsMet {
  private var bits: [UInt64]
  private var count = 0

  init(patterns: Int) {
    bits = Array(repeating: 0, count: patterns)
  }

  func has(_ patterns: [Int]) -> Bool {
    var common = UInt64.max
    for pattern in patterns { common &= bits[pattern] }
    return common != 0
  }

  mutating func add(_ isSo: (Int) -> Bool) {
    let bit: UInt64 = 1 << UInt64(count % UInt64.bitWidth)
    for pattern in bits.indices {
      if isSo(pattern) { bits[pattern] |= bit } else { bits[pattern] &= ~bit }
    }
    count += 1
  }
}
