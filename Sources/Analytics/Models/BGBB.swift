// Activity over time: when is a silent member likely to come back?

import Foundation

/// The beta-geometric / beta-binomial model of activity in discrete time.
///
/// While alive, a member is active in each week with a probability p; before each week the member
/// leaves for good with a probability q. p varies between members as beta(`alpha`, `beta`) and q as
/// beta(`gamma`, `delta`).
///
/// - Source: Fader, Hardie & Shang (2010), "Customer-Base Analysis in a Discrete-Time
///   Noncontractual Setting", Marketing Science 29(6).
struct BGBB: Sendable, Equatable {
  let alpha: Double
  let beta: Double
  let gamma: Double
  let delta: Double

  private let logBetaOfActivity: Double
  private let logBetaOfLeaving: Double

  /// - Throws: `ModelError.invalidParameter` unless all four are in 1e-9...1e9.
  init(alpha: Double, beta: Double, gamma: Double, delta: Double) throws(ModelError) {
    for (name, value) in [("alpha", alpha), ("beta", beta), ("gamma", gamma), ("delta", delta)]
    where !(1e-9...1e9).contains(value) {
      throw .invalidParameter(name, value)
    }
    self.alpha = alpha
    self.beta = beta
    self.gamma = gamma
    self.delta = delta
    logBetaOfActivity = logBeta(alpha, beta)
    logBetaOfLeaving = logBeta(gamma, delta)
  }
}

// MARK: - What lies ahead

extension BGBB {
  /// Probability that a member is active again within `weeks` weeks.
  ///
  /// The complement of the chance that the same history goes on with `weeks` more silent weeks.
  ///
  /// - Parameters:
  ///   - history: active weeks `x`, last active week `tx`, observed weeks `n`.
  ///   - weeks: horizon in ISO weeks, at least 1.
  /// - Returns: a probability in 0...1.
  /// - Source: Fader, Hardie & Shang (2010); ratio of likelihoods, see docs/methods.md.
  func probabilityBack(_ history: WeekHistory, within weeks: Int) -> Double {
    let gain = logLikelihood(history.silent(for: weeks)) - logLikelihood(history)
    return min(max(-expm1(gain), 0), 1)
  }

  /// Probability that a member has not left for good `weeks` weeks after the last observed one.
  ///
  /// - Parameter weeks: 0 or more; 0 asks about the last observed week.
  /// - Returns: a probability in 0...1.
  /// - Source: Fader, Hardie & Shang (2010).
  func probabilityAlive(_ history: WeekHistory, after weeks: Int = 0) -> Double {
    min(exp(logAlive(history, after: weeks) - logLikelihood(history)), 1)
  }

  /// Expected number of active weeks among the next `weeks`: E[X(n, n + m)].
  ///
  /// Each week adds P(alive) times the posterior mean of p. The published closed form of this sum
  /// divides by `gamma` - 1; the sum itself has no such singularity and costs two operations a
  /// week.
  ///
  /// - Parameter weeks: horizon m in ISO weeks, at least 1.
  /// - Returns: a number in 0...m.
  /// - Source: Fader, Hardie & Shang (2010).
  func expectedActiveWeeks(_ history: WeekHistory, within weeks: Int) -> Double {
    var alive = probabilityAlive(history)
    var sum = 0.0
    for week in 0..<max(weeks, 0) {
      let survived = delta + Double(history.n + week)
      alive *= survived / (gamma + survived)
      sum += alive
    }
    return sum * (alpha + Double(history.x)) / (alpha + beta + Double(history.n))
  }
}

// MARK: - Likelihood

extension BGBB {
  /// Log-likelihood of one history.
  ///
  /// - Source: Fader, Hardie & Shang (2010).
  func logLikelihood(_ history: WeekHistory) -> Double {
    let (x, tx, n) = (Double(history.x), Double(history.tx), Double(history.n))
    let alive = logAlive(history, after: 0)
    guard history.tx < history.n else { return alive }
    let leftAfterLast =
      logBeta(alpha + x, beta + tx - x) - logBetaOfActivity
      + logBeta(gamma + 1, delta + tx) - logBetaOfLeaving
    // One term for each week that could be the last one alive. A term is always smaller than the
    // one before it, so the sum is taken relative to the first.
    var term = 1.0
    var sum = 1.0
    for week in stride(from: tx, to: n - 1, by: 1) {
      term *= (beta + week - x) / (alpha + beta + week)
      term *= (delta + week) / (gamma + delta + 1 + week)
      sum += term
    }
    return logSumExp(alive, leftAfterLast + log(sum))
  }

  /// Log of the joint probability of the history and of being alive `weeks` weeks after it.
  private func logAlive(_ history: WeekHistory, after weeks: Int) -> Double {
    let (x, n) = (Double(history.x), Double(history.n))
    return logBeta(alpha + x, beta + n - x) - logBetaOfActivity
      + logBeta(gamma, delta + n + Double(max(weeks, 0))) - logBetaOfLeaving
  }
}
