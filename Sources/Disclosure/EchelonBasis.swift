/// A set of linearly independent membership rows, kept in reduced row echelon form over the
/// integers modulo 2^61 - 1.
///
/// The reduced form makes the common question cheap: once the rank is nearly full, asking whether
/// one more row would raise it touches only the few columns that have no pivot yet.
struct EchelonBasis {
  /// Which free column of a new row becomes its pivot. Any choice gives the same rank.
  enum PivotRule {
    /// The pivots are then the columns that do not depend on the columns before them.
    case earliest
    /// The column that the fewest rows mention, which keeps the rows sparse.
    case sparsest
  }

  private(set) var rank = 0

  private let rule: PivotRule
  /// By pivot column: the unit vector of that column as a sum over free columns, modulo the rows.
  private var expansions: [[Term]?]
  /// By free column: the pivots whose expansion mentions it. May list a pivot that no longer does.
  private var mentions: [[Int]]
  private var sum: SparseSum

  struct Term {
    let column: Int
    let coefficient: Residue
  }

  init(columns: Int, pivots rule: PivotRule) {
    self.rule = rule
    expansions = Array(repeating: nil, count: columns)
    mentions = Array(repeating: [], count: columns)
    sum = SparseSum(columns: columns)
  }

  /// The columns with a pivot, ascending.
  var pivots: [Int] { expansions.indices.filter { expansions[$0] != nil } }

  /// Adds the 0/1 row with ones in `columns`, unless it depends on the rows already here.
  ///
  /// - Returns: whether the row raised the rank.
  @discardableResult
  mutating func insert(_ columns: ArraySlice<Int>) -> Bool {
    let row = reduced(columns)
    guard let pivot = pivot(of: row) else { return false }

    // row = 0 modulo the new span, hence pivot = -(the rest) / (its coefficient).
    let scale = pivot.coefficient.inverse.negated
    let expansion = row.filter { $0.column != pivot.column }
      .map { Term(column: $0.column, coefficient: $0.coefficient * scale) }
    substitute(expansion, for: pivot.column)
    expansions[pivot.column] = expansion
    for term in expansion { mentions[term.column].append(pivot.column) }
    rank += 1
    return true
  }

  /// Whether the 0/1 row with ones in `columns` would raise the rank.
  mutating func isRaised(by columns: ArraySlice<Int>) -> Bool { !reduced(columns).isEmpty }

  /// The row modulo the rows already here, over free columns only.
  private mutating func reduced(_ columns: ArraySlice<Int>) -> [Term] {
    for column in columns {
      if let expansion = expansions[column] {
        for term in expansion { sum.add(term.coefficient, at: term.column) }
      } else {
        sum.add(.one, at: column)
      }
    }
    return sum.take()
  }

  private func pivot(of row: [Term]) -> Term? {
    switch rule {
    case .earliest: row.min { $0.column < $1.column }
    case .sparsest:
      row.min { (mentions[$0.column].count, $0.column) < (mentions[$1.column].count, $1.column) }
    }
  }

  /// Keeps the form reduced: no expansion may mention a column that has just become a pivot.
  private mutating func substitute(_ expansion: [Term], for pivot: Int) {
    for other in mentions[pivot] {
      guard let terms = expansions[other],
        let factor = terms.first(where: { $0.column == pivot })?.coefficient
      else { continue }
      for term in terms where term.column != pivot { sum.add(term.coefficient, at: term.column) }
      for term in expansion {
        if !sum.mentions(term.column) { mentions[term.column].append(other) }
        sum.add(factor * term.coefficient, at: term.column)
      }
      expansions[other] = sum.take()
    }
    mentions[pivot] = []
  }
}

/// Adds sparse vectors without allocating per addition.
private struct SparseSum {
  private var values: [Residue]
  private var touched: [Int] = []
  private var isTouched: [Bool]

  init(columns: Int) {
    values = Array(repeating: .zero, count: columns)
    isTouched = Array(repeating: false, count: columns)
  }

  func mentions(_ column: Int) -> Bool { isTouched[column] }

  mutating func add(_ value: Residue, at column: Int) {
    if !isTouched[column] {
      isTouched[column] = true
      touched.append(column)
    }
    values[column] += value
  }

  /// The non-zero terms, after which the sum is empty again.
  mutating func take() -> [EchelonBasis.Term] {
    var terms: [EchelonBasis.Term] = []
    for column in touched {
      if values[column] != .zero {
        terms.append(EchelonBasis.Term(column: column, coefficient: values[column]))
      }
      values[column] = .zero
      isTouched[column] = false
    }
    touched.removeAll(keepingCapacity: true)
    return terms
  }
}

/// An integer modulo the Mersenne prime 2^61 - 1.
///
/// Ranks of 0/1 matrices modulo so large a prime are their ranks over the rationals unless the
/// prime happens to divide every largest minor, which no roster will arrange by chance.
struct Residue: Equatable {
  static let zero = Residue(value: 0)
  static let one = Residue(value: 1)

  private static let modulus: UInt64 = (1 << 61) - 1
  private var value: UInt64

  private init(value: UInt64) {
    self.value = value
  }

  init(_ integer: Int) {
    let remainder = UInt64(integer.magnitude) % Residue.modulus
    value = integer < 0 && remainder > 0 ? Residue.modulus - remainder : remainder
  }

  static func + (a: Residue, b: Residue) -> Residue {
    let sum = a.value &+ b.value
    return Residue(value: sum >= modulus ? sum &- modulus : sum)
  }

  static func += (a: inout Residue, b: Residue) { a = a + b }

  static func * (a: Residue, b: Residue) -> Residue {
    let (high, low) = a.value.multipliedFullWidth(by: b.value)
    // 2^61 = 1 here, so the product folds: its upper bits count as much as its lower 61.
    let folded = (low & modulus) &+ ((high << 3) | (low >> 61))
    return Residue(value: folded >= modulus ? folded &- modulus : folded)
  }

  var negated: Residue { Residue(value: value == 0 ? 0 : Residue.modulus &- value) }

  /// By Fermat's little theorem; of zero, zero.
  var inverse: Residue {
    if self == .one || self == Residue.one.negated { return self }
    var (power, result) = (self, Residue.one)
    var exponent = Residue.modulus &- 2
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * power }
      power = power * power
      exponent >>= 1
    }
    return result
  }
}
