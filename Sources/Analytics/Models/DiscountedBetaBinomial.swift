import Foundation

/// How often somebody will contribute in the weeks ahead, from the weeks in which they did.
///
/// A contributing week counts as one when it is over and as half of that a half-life later. With X
/// the sum of these weights and N the most that it can be, the chance of contributing in a week
/// ahead varies as beta(`active` + `weight` X, `silent` + `weight` (N - X)), and contributing weeks
/// ahead are binomial. Weeks before a creator came count as silent: many come once, and a habit
/// takes time to show.
///
/// - Source: power discounting of Smith (1979), "A generalization of the Bayesian steady
///   forecasting model", Journal of the Royal Statistical Society B 41(3), applied to the
///   beta-binomial; the parameters are fitted to the horizon asked about, see docs/methods.md.
struct DiscountedBetaBinomial: Sendable, Equatable {
  /// Weeks after which a contributing week counts half.
  let halfLife: Double
  /// Active weeks of evidence that everybody starts with, greater than 0.
  let active: Double
  /// Silent weeks of evidence that everybody starts with, greater than 0.
  let silent: Double
  /// What a discounted week is worth as evidence on the weeks ahead, greater than 0.
  let weight: Double

  /// The sum of the weights of contributing weeks, X.
  ///
  /// - Parameters:
  ///   - weeks: contributing weeks, each once, none after `now`.
  ///   - now: the last whole week.
  static func recentWeeks(
    _ weeks: some Sequence<Int>, now: Int, halfLife: Double
  ) -> Double {
    weeks.reduce(0) { $0 + exp2(Double($1 - now) / halfLife) }
  }

  /// The recent weeks of somebody who has always contributed in every week, N.
  static func mostRecentWeeks(halfLife: Double) -> Double {
    1 / (1 - exp2(-1 / halfLife))
  }

  /// The beta distribution of the chance of contributing in a week ahead.
  func chance(recentWeeks: Double) -> (alpha: Double, beta: Double) {
    let most = Self.mostRecentWeeks(halfLife: halfLife)
    let recent = min(max(recentWeeks, 0), most)
    return (active + weight * recent, silent + weight * (most - recent))
  }

  /// Contributing weeks to expect, and their variance.
  ///
  /// - Parameter horizon: in ISO weeks.
  /// - Returns: a mean in 0...horizon.
  func weeks(recentWeeks: Double, within horizon: Int) -> (mean: Double, variance: Double) {
    let (alpha, beta) = chance(recentWeeks: recentWeeks)
    let (total, horizon) = (alpha + beta, Double(horizon))
    let mean = horizon * alpha / total
    return (mean, mean * beta / total * (total + horizon) / (total + 1))
  }

  /// Probabilities of 0, 1, ... `horizon` contributing weeks.
  func distribution(recentWeeks: Double, within horizon: Int) -> [Double] {
    let (alpha, beta) = chance(recentWeeks: recentWeeks)
    let all = logBeta(alpha, beta)
    return (0...horizon).map { k in
      let rest = Double(horizon - k)
      let choices = -log(Double(horizon + 1)) - logBeta(Double(k) + 1, rest + 1)
      return exp(choices + logBeta(alpha + Double(k), beta + rest) - all)
    }
  }
}
