/// Quick proofs that a value stays open: worlds that agree with everything shown.
///
/// One world is kept in the middle of what is shown. From there the value is moved up and down as
/// far as it must be open, the rest following where it has to. A world found this way proves that the
/// value may be so; not finding one proves nothing, and the linear programme is asked.
struct OpenWorlds {
  private let sums: KnownSums
  private let known: [KnownSums.Known?]
  /// People counted by pattern.
  private(set) var world: [Double]
  private(set) var totals: [Double]
  /// Whether the world agrees with everything shown. If not, nothing can be proven.
  private(set) var isSound = false

  /// By row: patterns that much can be taken from.
  private(set) var heaviest: [[Int]] = []
  private var moved: [Int] = []
  private var touched: [Int] = []
  private var shift: [Double]
  private var totalShift: [Double]
  private var isInside: [Bool]

  private static let tolerance = 1e-9
  private static let fillings = 12
  private static let sweeps = 60
  /// How many patterns of a row are asked to make up for a move.
  private static let helpers = 48

  init(_ sums: KnownSums, known: [KnownSums.Known?]) {
    self.sums = sums
    self.known = known
    world = sums.capacities.map { $0 / 2 }
    totals = sums.rows.map { _ in 0 }
    shift = world.map { _ in 0 }
    totalShift = totals
    isInside = world.map { _ in false }
    settle()
  }

  /// Whether worlds are found in which the secret is at either end of what it may be.
  mutating func keep(_ secret: KnownSums.Secret, few: Double) -> Bool {
    guard isSound else { return false }
    switch secret {
    case .row(let row):
      let patterns = sums.byFreedom[row]
      if let known = known[row] {
        return reaches(known.range.upperBound - totals[row], patterns, own: row)
          && reaches(known.range.lowerBound - totals[row], patterns, own: row)
      }
      let needed = sums.rows[row].width
      let up = moves(by: needed, patterns, own: row)
      return up >= needed - 1e-6
        || up - moves(by: up - needed, patterns, own: row) >= needed - 1e-6
    case .people(let patterns):
      let size = sums.capacity(of: patterns)
      let counted = patterns.reduce(0) { $0 + world[$1] }
      let open = min(few, size)
      return reaches(max(0, open - counted), patterns, own: nil)
        && reaches(min(0, size - open - counted), patterns, own: nil)
    }
  }

  // MARK: - The world in the middle

  /// The rows that the world does not agree with.
  var violated: [Int] { sums.rows.indices.filter { !isWithin($0, totals[$0]) } }

  /// Every row is put at the least that is shown of it, and the largest then filled up, a few
  /// patterns at a time: what is lacking to it stays in few places, from where it can be taken again.
  /// What is out of bounds is moved as far as others have room (Kaczmarz).
  private mutating func settle() {
    empty()
    for _ in 0..<OpenWorlds.sweeps {
      let wanting = violated
      if wanting.isEmpty { break }
      for row in wanting { correct(row) }
    }
    recount()
    isSound = violated.isEmpty
    heaviest = sums.rows.indices.map { row in
      let patterns = sums.byFreedom[row]
      if patterns.count <= OpenWorlds.helpers { return patterns }
      let loose = patterns.map { pattern in
        sums.rowsOfPattern[pattern].reduce(world[pattern]) {
          $1 == row ? $0 : min($0, slack(of: $1, -1))
        }
      }
      return zip(patterns, loose).filter { $1 > OpenWorlds.tolerance }
        .sorted { (-$0.1, $0.0) < (-$1.1, $1.0) }.prefix(OpenWorlds.helpers).map(\.0)
    }
  }

  /// Every pattern at the mean share of the rows it belongs to, each at its least; rows that hold
  /// others take what these have.
  private mutating func empty() {
    let shares = sums.rows.indices.map { row -> Double? in
      let size = sums.capacity(of: sums.rows[row].patterns)
      return known[row].map { size > 0 ? min(1, OpenWorlds.least($0) / size) : 0 }
    }
    for pattern in world.indices {
      var (sum, count) = (0.0, 0.0)
      for row in sums.rowsOfPattern[pattern] where !isLarge(row) {
        if let share = shares[row] { (sum, count) = (sum + share, count + 1) }
      }
      world[pattern] = count > 0 ? sums.capacities[pattern] * sum / count : 0
    }
    for _ in 0..<OpenWorlds.fillings {
      for (row, known) in zip(sums.rows.indices, known) where !isLarge(row) {
        guard let known else { continue }
        let total = sums.rows[row].patterns.reduce(0) { $0 + world[$1] }
        scale(row, by: OpenWorlds.least(known) - total)
      }
    }
    recount()
  }

  /// A little above the least that is shown, so that others can still take from it; of a low code
  /// that is nothing.
  private static func least(_ known: KnownSums.Known) -> Double {
    let range = known.range
    return range.lowerBound == 0
      ? 0 : range.lowerBound + (range.upperBound - range.lowerBound) / 4
  }

  /// Whether so many patterns are in it that most belong to other rows as well.
  private func isLarge(_ row: Int) -> Bool {
    2 * sums.rows[row].patterns.count > sums.capacities.count
  }

  private mutating func recount() {
    for row in sums.rows.indices {
      totals[row] = sums.rows[row].patterns.reduce(0) { $0 + world[$1] }
    }
  }

  /// Moves the patterns of a row in proportion to their room.
  private mutating func scale(_ row: Int, by amount: Double) {
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

  /// Brings a row within its bounds: by half of what other rows leave open, then by all of it, then
  /// at their cost.
  private mutating func correct(_ row: Int) {
    guard let range = known[row]?.range else { return }
    let isShort = totals[row] < range.lowerBound
    let middle =
      isLarge(row) || isShort
      ? (range.lowerBound + range.upperBound) / 2 : range.upperBound
    let sign: Double = totals[row] < middle ? 1 : -1
    for portion in [0.5, 1] {
      for pattern in sums.byFreedom[row] {
        let left = abs(middle - totals[row])
        if left <= OpenWorlds.tolerance { return }
        var step = min(left, room(of: pattern, sign))
        for other in sums.rowsOfPattern[pattern] where other != row {
          step = min(step, portion * slack(of: other, sign))
        }
        if step > OpenWorlds.tolerance { put(pattern, by: sign * step) }
      }
    }
    if isWithin(row, totals[row]) { return }
    let left = middle - totals[row]
    let before = world
    scale(row, by: left)
    for pattern in sums.rows[row].patterns where world[pattern] != before[pattern] {
      for other in sums.rowsOfPattern[pattern] {
        totals[other] += world[pattern] - before[pattern]
      }
    }
  }

  private mutating func put(_ pattern: Int, by amount: Double) {
    world[pattern] += amount
    for row in sums.rowsOfPattern[pattern] { totals[row] += amount }
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
      let step = min(left, room(of: pattern, sign))
      guard step > OpenWorlds.tolerance else { continue }
      // Moved first: what others then make up for would be out of bounds without it.
      move(pattern, by: sign * step)
      var back = 0.0
      for row in sums.rowsOfPattern[pattern] where row != own {
        let excess = excess(of: row, sign) - back
        if excess > OpenWorlds.tolerance { back += excess - relieve(row, by: excess, sign) }
      }
      if back > OpenWorlds.tolerance { move(pattern, by: -sign * back) }
      left -= step - back
    }
    let isSound = touched.allSatisfy { $0 == own || isWithin($0, totals[$0] + totalShift[$0]) }
    return isSound ? sign * (abs(amount) - left) : 0
  }

  /// Brings a row back within its bounds by moving other patterns of it the other way.
  ///
  /// - Returns: by how much.
  private mutating func relieve(_ row: Int, by amount: Double, _ sign: Double) -> Double {
    var left = amount
    let helpers = sign > 0 ? heaviest[row][...] : sums.byFreedom[row].prefix(OpenWorlds.helpers)
    for helper in helpers where !isInside[helper] {
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

  /// How far a row is past its bound.
  private func excess(of row: Int, _ sign: Double) -> Double {
    guard let range = known[row]?.range else { return 0 }
    let total = totals[row] + totalShift[row]
    return max(0, sign > 0 ? total - range.upperBound : range.lowerBound - total)
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
