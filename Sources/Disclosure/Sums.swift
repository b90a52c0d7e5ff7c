// Rules for sums and means of what people contribute: dominance and p%.

/// What people contribute to a sum, one amount a person, each 0 or more.
///
/// - Source: Hundepool et al. 2012, "Statistical Disclosure Control", chapter 4.
struct Contributions {
  /// Ascending, so that sums are the same to the last bit for any order of people.
  private let amounts: [Double]
  let total: Double

  init(_ amounts: [Double]) {
    self.amounts = amounts.sorted()
    total = self.amounts.reduce(0, +)
  }

  /// Each capped to 0...1, so that nobody weighs more than one person.
  init(capping amounts: [Double]) {
    self.init(amounts.map { min(max($0, 0), 1) })
  }

  var count: Int { amounts.count }

  /// Of capped contributions, what each of them lacks to 1: told by their sum as well.
  var complement: Contributions { Contributions(amounts.map { 1 - $0 }) }

  /// The dominance or (n, k) rule: whether the n largest make up more than `percent` of the sum.
  func areDominated(by n: Int, over percent: Double) -> Bool {
    100 * amounts.suffix(n).reduce(0, +) > percent * total
  }

  /// The p% rule, of prior-posterior ambiguity: whether the second largest contributor, who takes
  /// their own part off the sum, can estimate the largest one to within p percent.
  func areEstimable(within p: Double) -> Bool {
    // What remains is added up and not subtracted from the sum, which would leave rounding errors.
    amounts.dropLast(2).reduce(0, +) < p / 100 * (amounts.last ?? 0)
  }
}

extension Policy {
  /// Whether a sum of capped contributions may be told: k people's worth or more, nobody dominates
  /// it, nobody can be estimated from it.
  func tells(_ sum: Contributions) -> Bool {
    // What is missing to k may be a rounding.
    sum.total >= Double(minimumFrequency) - 1e-9
      && !sum.areDominated(by: 1, over: Double(dominance))
      && !sum.areEstimable(within: Double(pPercent))
  }

  /// The mean of capped contributions in points of 100, as it may be known. A mean of known people
  /// tells their sum and what is lacking to it, so both must be sums that may be told.
  ///
  /// - Parameter size: people in the cohort, of whom those who contribute are some.
  /// - Returns: nil, withheld, where they are too few or either sum may not be told.
  func mean(of sum: Contributions, of size: Int) -> Int? {
    guard sum.count > 0, tells(sum), tells(sum.complement) else { return nil }
    return points(100 * (sum.total / Double(sum.count)), about: sum.count, of: size)
  }

  /// The bound for sums that are coded like counts, because nobody adds more than 1: the least sum,
  /// in people's worth, that passes both rules whoever added what. It is k, 5 and more, unless the
  /// rules are made stricter than that.
  ///
  /// With x1 and x2 at most 1 and a sum S that was rounded to a whole number, S - 1/2 >= 100 /
  /// dominance leaves x1 no more than its share, and S - 1/2 >= 2 + p / 100 leaves S - 1/2 - x1 - x2
  /// no less than p / 100 of x1.
  var leastSum: Int {
    let needed = max(100 / Double(dominance), 2 + Double(pPercent) / 100) + 0.5
    // A multiple of the rounding base, so that its code stands for no fewer than other codes do.
    return needed <= Double(minimumFrequency)
      ? minimumFrequency : roundedUp(Int(needed.rounded(.up)))
  }
}
