import Foundation

/// The beta distribution on 0...1.
struct BetaDistribution: Sendable, Equatable {
  /// Both greater than 0.
  let alpha: Double
  let beta: Double

  var mean: Double { alpha / (alpha + beta) }

  /// The probability of at most `x`: the regularised incomplete beta function I_x(alpha, beta).
  ///
  /// - Source: NIST Digital Library of Mathematical Functions, 8.17.22, the continued fraction,
  ///   evaluated by Lentz's method as modified by Thompson & Barnett (1986).
  func cumulative(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let front = exp(alpha * log(x) + beta * log1p(-x) - logBeta(alpha, beta))
    // The fraction converges fast on the nearer side of the mean.
    if x < (alpha + 1) / (alpha + beta + 2) {
      return min(front * BetaDistribution.fraction(alpha, beta, x) / alpha, 1)
    }
    return max(1 - front * BetaDistribution.fraction(beta, alpha, 1 - x) / beta, 0)
  }

  /// The least x whose cumulative probability is `p`, to 1e-15.
  func quantile(_ p: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while high - low > 1e-15 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if cumulative(middle) < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The probability that a draw is less than one from `other`, less `margin`.
  ///
  /// A sum over a thousand slices of the narrower of the two: the probability of each times what the
  /// other's is beyond its middle. Good to 1e-4 for parameters from 0.5 up, and the same wherever it
  /// is computed.
  func probability(isBelow other: BetaDistribution, by margin: Double) -> Double {
    let below =
      other.variance < variance
      ? other.expectation { cumulative($0 - margin) }
      : expectation { 1 - other.cumulative($0 + margin) }
    return min(max(below, 0), 1)
  }

  private var variance: Double { mean * (1 - mean) / (alpha + beta + 1) }

  /// - Parameter value: monotone, in 0...1, and wide against this distribution.
  private func expectation(_ value: (Double) -> Double) -> Double {
    let (low, high) = (quantile(1e-9), quantile(1 - 1e-9))
    let slices = 1000
    var sum = 0.0
    var passed = 0.0
    for slice in 1...slices {
      let end = low + (high - low) * Double(slice) / Double(slices)
      let middle = low + (high - low) * (Double(slice) - 0.5) / Double(slices)
      let reached = slice == slices ? 1 : cumulative(end)
      sum += (reached - passed) * value(middle)
      passed = reached
    }
    return sum
  }

  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var value = d
    // About the root of the larger parameter is needed: 10,000 serve parameters of 1e7.
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      value *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      let change = d * c
      value *= change
      if abs(change - 1) < 1e-15 { break }
    }
    return value
  }
}
