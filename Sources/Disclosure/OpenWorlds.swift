/// Quick proofs that a value stays open: worlds that agree with everything shown.
///
/// One world is kept in the middle of what is shown. From there the value is moved up and down as
/// far as it must be open, the rest following where it has to. A world found this way proves that the
/// value may be so; not finding one proves nothing, and the linear programme is asked.
struct OpenWorlds {
  private let sums: KnownSums
  private let known: [KnownSums.Known?]
  /// By row: its patterns, those of the fewest rows first. Shared by all measures of a table.
  private let byFreedom: [[Int]]
  /// People counted by pattern.
  private(set) var world: [Double]
  private var totals: [Double]
  /// Whether the world agrees with everything shown. If not, nothing can be proven.
  private(set) var isSound = false

  private var moved: [Int] = []
  private var touched: [Int] = []
  private var shift: [Double]
  private var totalShift: [Double]
  private var isInside: [Bool]

  private static let tolerance = 1e-9
  private static let sweeps = 60
  /// How many patterns of a row are asked to make up for a move.
  private static let helpers = 48

  init(_ sums: KnownSums, known: [KnownSums.Known?], byFreedom: [[Int]]) {
    self.sums = sums
    self.known = known
    self.byFreedom = byFreedom
    world = sums.capacities.map { $0 / 2 }
    totals = sums.rows.map { _ in 0 }
    shift = world.map { _ in 0 }
    totalShift = totals
    isInside = world.map { _ in false }
    settle()
  }

  static func byFreedom(_ sums: KnownSums) -> [[Int]] {
    sums.rows.map { row in
      row.patterns.sorted {
        (sums.rowsOfPattern[$0].count, $0) < (sums.rowsOfPattern[$1].count, $1)
      }
    }
  }

  /// Whether worlds are found in which the secret is at either end of what it may be.
  mutating func keep(_ secret: KnownSums.Secret, few: Double) -> Bool {
    guard isSound else { return false }
    switch secret {
    case .row(let row):
      let patterns = byFreedom[row]
      if let known = known[row] {
        return reaches(known.range.upperBound - totals[row], patterns, own: row)
          && reaches(known.range.lowerBound - totals[row], patterns, own: row)
      }
      let needed = sums.rows[row].width
      let up = moves(by: needed, patterns, own: row)
      return up >= needed - 1e-6
        || up - moves(by: up - needed, patterns, own: row) >= needed - 1e-6
    case .pattern(let pattern):
      let size = sums.capacities[pattern]
      let open = min(few, size)
      return reaches(max(0, open - world[pattern]), [pattern], own: nil)
        && reaches(min(0, size - open - world[pattern]), [pattern], own: nil)
    }
  }

  // MARK: - The world in the middle

  /// Brings every total towards the middle of what is shown of it, again and again (Kaczmarz).
  private mutating func settle() {
    start()
    for _ in 0..<OpenWorlds.sweeps {
      var isDone = true
      for row in sums.rows.indices.reversed() {
        guard let range = known[row]?.range else { continue }
        let total = sums.rows[row].patterns.reduce(0) { $0 + world[$1] }
        let margin = (range.upperBound - range.lowerBound) / 4
        if total < range.lowerBound + margin - 1e-9 || total > range.upperBound - margin + 1e-9 {
          isDone = false
          adjust(row, by: (range.lowerBound + range.upperBound) / 2 - total)
        }
      }
      if isDone { break }
    }
    for row in sums.rows.indices {
      totals[row] = sums.rows[row].patterns.reduce(0) { $0 + world[$1] }
    }
    isSound = sums.rows.indices.allSatisfy { isWithin($0, totals[$0]) }
  }

  /// Each pattern at the mean share of the rows it belongs to.
  private mutating func start() {
    let shares = sums.rows.indices.map { row -> Double? in
      let size = sums.rows[row].patterns.reduce(0) { $0 + sums.capacities[$1] }
      return known[row].map {
        size > 0 ? min(1, ($0.range.lowerBound + $0.range.upperBound) / 2 / size) : 0
      }
    }
    for pattern in world.indices {
      var (sum, count) = (0.0, 0.0)
      for row in sums.rowsOfPattern[pattern] {
        if let share = shares[row] { (sum, count) = (sum + share, count + 1) }
      }
      if count > 0 { world[pattern] = sums.capacities[pattern] * sum / count }
    }
  }

  private mutating func adjust(_ row: Int, by amount: Double) {
    let patterns = sums.rows[row].patterns
    let room = patterns.reduce(0) {
      $0 + (amount > 0 ? sums.capacities[$1] - world[$1] : world[$1])
    }
    guard room > 0 else { return }
    let part = min(1, abs(amount) / room)
    for pattern in patterns {
      world[pattern] +=
        amount > 0 ? part * (sums.capacities[pattern] - world[pattern]) : -part * world[pattern]
    }
  }

  private func isWithin(_ row: Int, _ total: Double) -> Bool {
    guard let range = known[row]?.range else { return true }
    return total >= range.lowerBound - OpenWorlds.tolerance
      && total <= range.upperBound + OpenWorlds.tolerance
  }

  // MARK: - Moving a value

  private mutating func reaches(_ amount: Double, _ patterns: [Int], own: Int?) -> Bool {
    abs(moves(by: amount, patterns, own: own) - amount) <= 1e-6
  }

  /// Moves the sum over some patterns by an amount, or as far towards it as was found possible, and
  /// back again.
  ///
  /// - Parameter own: the row whose value it is; its own bounds do not hold it.
  /// - Returns: the move, of the sign of the amount.
  private mutating func moves(by amount: Double, _ patterns: [Int], own: Int?) -> Double {
    defer { undo() }
    for pattern in patterns { isInside[pattern] = true }
    defer { for pattern in patterns { isInside[pattern] = false } }
    let sign: Double = amount < 0 ? -1 : 1
    var left = abs(amount)
    for pattern in patterns where left > OpenWorlds.tolerance {
      var step = min(left, room(of: pattern, sign))
      for row in sums.rowsOfPattern[pattern] where row != own && step > OpenWorlds.tolerance {
        let slack = slack(of: row, sign)
        if slack < step { step = min(step, slack + relieve(row, by: step - slack, sign, own)) }
      }
      guard step > OpenWorlds.tolerance else { continue }
      move(pattern, by: sign * step)
      left -= step
    }
    let isSound = touched.allSatisfy { $0 == own || isWithin($0, totals[$0] + totalShift[$0]) }
    return isSound ? sign * (abs(amount) - left) : 0
  }

  /// Makes room in a row by moving other patterns of it the other way.
  private mutating func relieve(
    _ row: Int, by amount: Double, _ sign: Double, _ own: Int?
  ) -> Double {
    var left = amount
    for helper in byFreedom[row].prefix(OpenWorlds.helpers) where !isInside[helper] {
      if left <= OpenWorlds.tolerance { break }
      var step = min(left, room(of: helper, -sign))
      for other in sums.rowsOfPattern[helper] where other != row && step > OpenWorlds.tolerance {
        step = min(step, slack(of: other, -sign))
      }
      guard step > OpenWorlds.tolerance else { continue }
      move(helper, by: -sign * step)
      left -= step
    }
    return amount - left
  }

  private func room(of pattern: Int, _ sign: Double) -> Double {
    let value = world[pattern] + shift[pattern]
    return max(0, sign > 0 ? sums.capacities[pattern] - value : value)
  }

  private func slack(of row: Int, _ sign: Double) -> Double {
    guard let range = known[row]?.range else { return .infinity }
    let total = totals[row] + totalShift[row]
    return max(0, sign > 0 ? range.upperBound - total : total - range.lowerBound)
  }

  private mutating func move(_ pattern: Int, by amount: Double) {
    if shift[pattern] == 0 { moved.append(pattern) }
    shift[pattern] += amount
    for row in sums.rowsOfPattern[pattern] {
      if totalShift[row] == 0 { touched.append(row) }
      totalShift[row] += amount
    }
  }

  private mutating func undo() {
    for pattern in moved { shift[pattern] = 0 }
    for row in touched { totalShift[row] = 0 }
    moved.removeAll(keepingCapacity: true)
    touched.removeAll(keepingCapacity: true)
  }
}
