/// What follows for one sum from bounds on others: the largest value that a sum over variables can
/// take while every variable and every row of sums stays within its bounds.
///
/// The primal simplex method for bounded variables (Dantzig 1963) on a dense dictionary. Phase one
/// minimises the sum of infeasibilities; each further question starts from the last answer's basis,
/// so that many questions about one table cost few pivots each.
struct LinearProgramme {
  struct Term {
    let variable: Int
    let coefficient: Double
  }

  /// A sum over variables, and the values it may have.
  struct Row {
    let terms: [Term]
    let range: ClosedRange<Double>
  }

  struct Optimum {
    let value: Double
    /// Rows whose bounds the optimum rests on: they alone make it what it is.
    let binding: [Int]
  }

  static let tolerance = 1e-7

  private let variables: Int
  private let lower: [Double]
  private let upper: [Double]
  private var values: [Double]
  /// By row of the dictionary: the variable that it expresses. Variables from `variables` on are
  /// the values of rows.
  private var basic: [Int]
  private var nonbasic: [Int]
  /// Row by row: a basic variable as a sum of nonbasic ones; the last row is the objective.
  private var dictionary: [Double]
  private var isSolvable: Bool?

  /// - Parameters:
  ///   - upper: of each variable; each is 0 or more. May be infinite.
  ///   - rows: bounds on sums of variables.
  init(upper: [Double], rows: [Row]) {
    variables = upper.count
    self.upper = upper + rows.map(\.range.upperBound)
    lower = upper.map { _ in 0 } + rows.map(\.range.lowerBound)
    values = Array(repeating: 0, count: upper.count + rows.count)
    nonbasic = Array(upper.indices)
    basic = Array(upper.count..<upper.count + rows.count)
    dictionary = Array(repeating: 0, count: (rows.count + 1) * upper.count)
    for (index, row) in rows.enumerated() {
      for term in row.terms { dictionary[index * variables + term.variable] += term.coefficient }
    }
  }

  /// Whether there are values within all bounds.
  mutating func isFeasible() -> Bool {
    if let isSolvable { return isSolvable }
    let isReached = optimise(.feasibility) && infeasibilities.isEmpty
    isSolvable = isReached
    return isReached
  }

  /// The largest value of a sum of variables.
  ///
  /// - Returns: nil if no values are within all bounds, or the search did not end.
  mutating func maximum(of terms: [Term]) -> Optimum? {
    guard isFeasible() else { return nil }
    setObjective(terms)
    guard optimise(.objective) else { return nil }
    let value = terms.reduce(0) { $0 + $1.coefficient * values[$1.variable] }
    let binding = nonbasic.indices.filter {
      nonbasic[$0] >= variables
        && abs(dictionary[basic.count * variables + $0]) > LinearProgramme.tolerance
    }.map { nonbasic[$0] - variables }
    return Optimum(value: value, binding: binding.sorted())
  }

  /// By variable: the values at the last optimum.
  var point: ArraySlice<Double> { values[..<variables] }
}

// MARK: - Simplex

extension LinearProgramme {
  private enum Goal { case feasibility, objective }

  private var infeasibilities: [Int] {
    basic.indices.filter { violation(of: basic[$0]) != 0 }
  }

  /// Below its bounds 1, for it must rise; above them -1; else 0.
  private func violation(of variable: Int) -> Double {
    if values[variable] < lower[variable] - LinearProgramme.tolerance { return 1 }
    if values[variable] > upper[variable] + LinearProgramme.tolerance { return -1 }
    return 0
  }

  private mutating func setObjective(_ terms: [Term]) {
    let start = basic.count * variables
    for column in 0..<variables { dictionary[start + column] = 0 }
    var rowOf = Array(repeating: -1, count: values.count)
    var columnOf = rowOf
    for (row, variable) in basic.enumerated() { rowOf[variable] = row }
    for (column, variable) in nonbasic.enumerated() { columnOf[variable] = column }
    for term in terms {
      if rowOf[term.variable] >= 0 {
        let row = rowOf[term.variable] * variables
        for column in 0..<variables {
          dictionary[start + column] += term.coefficient * dictionary[row + column]
        }
      } else {
        dictionary[start + columnOf[term.variable]] += term.coefficient
      }
    }
  }

  /// - Returns: whether the goal was reached before the search was given up.
  private mutating func optimise(_ goal: Goal) -> Bool {
    let patience = 20 * (values.count + 10)
    for round in 0..<2 * patience {
      guard let gradient = gradient(for: goal) else { return true }
      // Late rounds take the first column that helps (Bland 1977), so that no basis comes twice.
      guard let column = entering(gradient, takesFirst: round > patience) else { return true }
      let direction: Double = gradient[column] > 0 ? 1 : -1
      guard step(column, direction, takesFirst: round > patience) else { return false }
    }
    return false
  }

  /// The gain by column; nil where nothing is to be gained.
  private func gradient(for goal: Goal) -> [Double]? {
    switch goal {
    case .objective:
      return Array(dictionary[(basic.count * variables)...])
    case .feasibility:
      let wanting = infeasibilities
      if wanting.isEmpty { return nil }
      var gradient = Array(repeating: 0.0, count: variables)
      for row in wanting {
        let sign = violation(of: basic[row])
        for column in 0..<variables {
          gradient[column] += sign * dictionary[row * variables + column]
        }
      }
      return gradient
    }
  }

  private func entering(_ gradient: [Double], takesFirst: Bool) -> Int? {
    var best: Int?
    for column in 0..<variables where abs(gradient[column]) > LinearProgramme.tolerance {
      let variable = nonbasic[column]
      let isFree =
        gradient[column] > 0
        ? values[variable] < upper[variable] - LinearProgramme.tolerance
        : values[variable] > lower[variable] + LinearProgramme.tolerance
      guard isFree else { continue }
      guard let known = best else {
        best = column
        continue
      }
      let isBetter =
        takesFirst
        ? variable < nonbasic[known] : abs(gradient[column]) > abs(gradient[known])
      if isBetter { best = column }
    }
    return best
  }

  /// Moves one nonbasic variable until it, or a basic one, meets a bound.
  ///
  /// - Returns: false if nothing ever does.
  private mutating func step(_ column: Int, _ direction: Double, takesFirst: Bool) -> Bool {
    let moving = nonbasic[column]
    var length = direction > 0 ? upper[moving] - values[moving] : values[moving] - lower[moving]
    var leaving: Int?
    var pivot = 0.0
    for row in basic.indices {
      let rate = dictionary[row * variables + column] * direction
      guard abs(rate) > 1e-9, let room = room(of: basic[row], rising: rate > 0) else { continue }
      let reach = max(0, room) / abs(rate)
      let isNearer = reach < length - 1e-12
      let isTied = !isNearer && reach <= length + 1e-12
      let isPreferred =
        leaving.map { takesFirst ? basic[row] < basic[$0] : abs(rate) > abs(pivot) } ?? false
      if isNearer || (isTied && isPreferred) {
        (length, leaving, pivot) = (min(reach, length), row, rate)
      }
    }
    guard length.isFinite else { return false }
    values[moving] += direction * length
    for row in basic.indices {
      values[basic[row]] += dictionary[row * variables + column] * direction * length
    }
    if let leaving { exchange(leaving, column) }
    return true
  }

  /// How far a basic variable can move before the dictionary must change; nil where it never must.
  private func room(of variable: Int, rising: Bool) -> Double? {
    let violation = violation(of: variable)
    let bound: Double
    if rising {
      if violation < 0 { return nil }
      bound = violation > 0 ? lower[variable] : upper[variable]
    } else {
      if violation > 0 { return nil }
      bound = violation < 0 ? upper[variable] : lower[variable]
    }
    return bound.isFinite ? abs(bound - values[variable]) : nil
  }

  private mutating func exchange(_ row: Int, _ column: Int) {
    let width = variables
    let rows = basic.count + 1
    let (entering, left) = (nonbasic[column], basic[row])
    // It left because it met a bound: rounding must not move it past.
    values[left] = min(max(values[left], lower[left]), upper[left])
    dictionary.withUnsafeMutableBufferPointer { cells in
      let pivot = cells[row * width + column]
      for k in 0..<width { cells[row * width + k] /= -pivot }
      cells[row * width + column] = 1 / pivot
      for other in 0..<rows where other != row {
        let factor = cells[other * width + column]
        guard factor != 0 else { continue }
        cells[other * width + column] = 0
        for k in 0..<width { cells[other * width + k] += factor * cells[row * width + k] }
      }
    }
    (basic[row], nonbasic[column]) = (entering, left)
  }
}
