/// What readers know of one measure: who belongs to which cohort, and for some cohorts between which
/// bounds the people counted in it lie.
///
/// People with the same memberships are interchangeable, so that a value a reader can work out is a
/// sum over patterns of membership.
struct KnownSums {
  /// A cohort, or a cell of a table, as a sum over patterns.
  struct Row {
    /// Ascending.
    let patterns: [Int]
    /// How wide the bounds that follow for its value must be where none are shown.
    let width: Double
    /// What is lost with it: people, or the value of a cell.
    let weight: Int
  }

  /// Bounds that are shown.
  struct Known: Hashable {
    let range: ClosedRange<Double>
    /// Whether no more may follow than is shown, because the code stands for few or for nearly all.
    let isTail: Bool
  }

  /// The most that each pattern can add, one a pattern.
  let capacities: [Double]
  let rows: [Row]
  /// By pattern: the rows that it belongs to.
  let rowsOfPattern: [[Int]]
  /// By row: its patterns, those of the fewest rows first.
  let byFreedom: [[Int]]

  init(capacities: [Double], rows: [Row]) {
    self.capacities = capacities
    self.rows = rows
    var rowsOfPattern = Array(repeating: [Int](), count: capacities.count)
    for (index, row) in rows.enumerated() {
      for pattern in row.patterns { rowsOfPattern[pattern].append(index) }
    }
    self.rowsOfPattern = rowsOfPattern
    byFreedom = rows.map { row in
      row.patterns.sorted { (rowsOfPattern[$0].count, $0) < (rowsOfPattern[$1].count, $1) }
    }
  }

  private init(
    capacities: [Double], rows: [Row], rowsOfPattern: [[Int]], byFreedom: [[Int]]
  ) {
    self.capacities = capacities
    self.rows = rows
    self.rowsOfPattern = rowsOfPattern
    self.byFreedom = byFreedom
  }

  /// The same about fewer people. Memberships stay as they are, so nothing is sorted again: there is
  /// one of them an hour of the week.
  ///
  /// - Parameter people: how many are left out of each pattern, each of whom adds at most 1;
  ///   weights stay those of all people.
  func without(_ people: [Int: Int]) -> KnownSums {
    if people.isEmpty { return self }
    var (capacities, left) = (capacities, rows.map(\.weight))
    for (pattern, count) in people {
      capacities[pattern] -= Double(count)
      for row in rowsOfPattern[pattern] { left[row] -= count }
    }
    return KnownSums(
      capacities: capacities,
      rows: zip(rows, left).map { row, left in
        Row(patterns: row.patterns, width: min(row.width, Double(left)), weight: row.weight)
      }, rowsOfPattern: rowsOfPattern, byFreedom: byFreedom)
  }

  /// The most that some patterns can add together.
  func capacity(of patterns: [Int]) -> Double { patterns.reduce(0) { $0 + capacities[$1] } }

  func patterns(of secret: Secret) -> [Int] {
    switch secret {
    case .row(let row): rows[row].patterns
    case .people(let patterns): patterns
    }
  }

  /// What must stay open to readers.
  enum Secret: Hashable {
    /// What a row may count.
    case row(Int)
    /// What the people of some patterns may count: that few of them are all in, or all out.
    case people([Int])
  }
}
