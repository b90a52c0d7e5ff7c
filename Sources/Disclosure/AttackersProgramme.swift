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

  /// The first of some sets of patterns whose people cannot be all in, or cannot be all out.
  ///
  /// Worlds met on the way are kept in mind: most sets need no search of their own.
  mutating func firstTold(_ sets: Handfuls) -> (patterns: [Int], binding: [Int])? {
    var (full, empty): ([[Bool]], [[Bool]]) = ([], [])
    for patterns in sets {
      for (sign, isFull) in [(1.0, true), (-1.0, false)] {
        let met = isFull ? full : empty
        if met.contains(where: { world in patterns.allSatisfy { world[$0] } }) { continue }
        let terms = patterns.map { LinearProgramme.Term(variable: $0, coefficient: sign) }
        guard let furthest = programme.maximum(of: terms) else { return (patterns, []) }
        let world = programme.point
        let isOpen = patterns.allSatisfy {
          isFull ? world[$0] > sums.capacities[$0] - 1e-6 : world[$0] < 1e-6
        }
        guard isOpen else { return (patterns, furthest.binding.map { shown[$0] }) }
        full.append(zip(world, sums.capacities).map { $0 > $1 - 1e-6 })
        empty.append(world.map { $0 < 1e-6 })
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
      let size = patterns.reduce(0) { $0 + sums.capacities[$1] }
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
