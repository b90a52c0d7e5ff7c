import Foundation

/// BG/BB fitted to histories by maximum likelihood, and how far the fit can be trusted.
///
/// The search runs over mean and concentration (sum of the two parameters) of both beta
/// distributions. The likelihood can have a ridge, along which a concentration grows for ever
/// (everybody leaves at one common rate), so both are bounded and a bound that is met is told.
struct BGBBFit: Sendable, Equatable {
  enum Outcome: Sendable, Equatable {
    /// A maximum inside the bounds.
    case converged
    /// A maximum that the data do not tell from these bounds. Good for predictions; the parameters
    /// themselves mean little.
    case atBounds([Bound])
    /// The search ended before the likelihood had settled: not to be used.
    case notConverged
    /// No member was observed for any week: nothing to fit.
    case noEvidence
  }

  /// A bound of the search.
  enum Bound: String, Sendable, CaseIterable {
    case activityMeanLow, activityMeanHigh, activityConcentrationLow, activityConcentrationHigh
    case leavingMeanLow, leavingMeanHigh, leavingConcentrationLow, leavingConcentrationHigh
  }

  let outcome: Outcome
  /// nil unless the outcome is good for predictions.
  let model: BGBB?
  /// Sum over members, in natural logarithms; 0 without evidence.
  let logLikelihood: Double
  /// Members with at least one observed week.
  let members: Int
  let evaluations: Int
}

extension BGBBFit {
  /// - Parameters:
  ///   - counts: histories with the number of members who have each; any order, repeats allowed,
  ///     members may have been observed for different numbers of weeks.
  ///   - optimiser: the search to use.
  init(_ counts: some Sequence<HistoryCount>, optimiser: NelderMead = NelderMead()) {
    let cells = HistoryCount.merged(counts).filter { $0.history.n > 0 }
    members = cells.reduce(0) { $0 + $1.members }
    guard members > 0 else {
      (outcome, model, logLikelihood, evaluations) = (.noEvidence, nil, 0, 0)
      return
    }
    let likelihood = BGBBLikelihood(cells)
    let objective: ([Double]) -> Double = { point in
      -likelihood.logLikelihood(Self.parameters(at: point))
    }
    let searches = Self.starts(cells).map { start in
      optimiser.minimise(from: start, in: Self.box, objective)
    }
    let best = searches.reduce(searches[0]) { $1.value < $0.value ? $1 : $0 }
    logLikelihood = best.value.isFinite ? -best.value : 0
    evaluations = searches.reduce(0) { $0 + $1.evaluations }

    let bounds = Self.boundsMet(best, objective)
    let (alpha, beta, gamma, delta) = Self.parameters(at: best.point)
    model =
      best.converged
      ? try? BGBB(alpha: alpha, beta: beta, gamma: gamma, delta: delta) : nil
    outcome = model == nil ? .notConverged : bounds.isEmpty ? .converged : .atBounds(bounds)
  }
}

// MARK: - The space that is searched

extension BGBBFit {
  /// Coordinates: logit of the mean and log of the concentration, of activity and of leaving.
  private static let box: [ClosedRange<Double>] = [
    -12...12, log(1e-2)...log(1e4), -12...12, log(1e-2)...log(1e4),
  ]

  /// A bound counts as met if moving there costs less than this much log-likelihood.
  private static let boundTolerance = 1e-3

  private static func parameters(
    at point: [Double]
  ) -> (alpha: Double, beta: Double, gamma: Double, delta: Double) {
    // The share of the other parameter is taken from minus the logit: 1 - mean has no digits left
    // where the mean is nearly 1.
    func share(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
    let (activity, leaving) = (exp(point[1]), exp(point[3]))
    return (
      activity * share(point[0]), activity * share(-point[0]),
      leaving * share(point[2]), leaving * share(-point[2])
    )
  }

  /// Few leavers and many, alike and different: the likelihood may have more than one hill.
  private static func starts(_ cells: [HistoryCount]) -> [[Double]] {
    var active = 1.0
    var weeks = 2.0
    for cell in cells {
      active += Double(cell.members * cell.history.x)
      weeks += Double(cell.members * max(cell.history.tx, 1))
    }
    let logit = min(max(log(active / max(weeks - active, 1)), -6), 6)
    return [[logit, log(2), log(0.2), log(2)], [logit, log(5), log(0.02), log(20)]]
  }

  private static func boundsMet(
    _ minimum: NelderMead.Minimum, _ objective: ([Double]) -> Double
  ) -> [Bound] {
    zip(box.flatMap { [$0.lowerBound, $0.upperBound] }.enumerated(), Bound.allCases)
      .compactMap { edge, bound in
        var point = minimum.point
        point[edge.offset / 2] = edge.element
        return objective(point) - minimum.value <= boundTolerance ? bound : nil
      }
  }
}

// MARK: - Likelihood of many members

/// The log-likelihood of all members at once, fast enough to be asked for thousands of times.
///
/// The terms of the published sum (one for each week that could be the last one alive) depend on
/// the history's x and on that week only. So one pass from the last week backwards serves all
/// histories with the same x, whatever their t_x and n.
struct BGBBLikelihood {
  private let cells: [HistoryCount]
  private let weeks: Int

  /// - Parameter cells: merged, so that histories with the same x are neighbours.
  init(_ cells: [HistoryCount]) {
    self.cells = cells
    weeks = cells.reduce(0) { max($0, $1.history.n) }
  }

  func logLikelihood(
    _ parameters: (alpha: Double, beta: Double, gamma: Double, delta: Double)
  ) -> Double {
    let (a, b, g, d) = parameters
    let active = logRisingFactorials(a, count: weeks)
    let silent = logRisingFactorials(b, count: weeks)
    let observed = logRisingFactorials(a + b, count: weeks)
    let stayed = logRisingFactorials(d, count: weeks)
    let exposed = logRisingFactorials(g + d, count: weeks + 1)
    let logG = log(g)

    /// Log of the probability of x active weeks, the last one alive being `last`.
    func logLeft(_ x: Int, after last: Int) -> Double {
      active[x] + silent[last - x] - observed[last] + logG + stayed[last] - exposed[last + 1]
    }

    // tail[k]: terms for the weeks k... before `weeks`, relative to the term for week k. Terms fall
    // with k, so each entry is between 1 and `weeks` - k.
    var tail = [Double](repeating: 0, count: weeks + 1)
    var x = -1
    var sum = 0.0
    for cell in cells {
      let history = cell.history
      if history.x != x {
        x = history.x
        for k in stride(from: weeks - 1, through: x, by: -1) {
          let (week, misses) = (Double(k), Double(k - x))
          let ratio = (b + misses) / (a + b + week) * ((d + week) / (g + d + 1 + week))
          tail[k] = 1 + ratio * tail[k + 1]
        }
      }
      let n = history.n
      let alive = active[x] + silent[n - x] - observed[n] + stayed[n] - exposed[n]
      var logLikelihood = alive
      if history.tx < n {
        let first = logLeft(x, after: history.tx)
        let beyond = exp(logLeft(x, after: n) - first) * tail[n]
        logLikelihood = logSumExp(alive, first + log(max(tail[history.tx] - beyond, 1)))
      }
      sum += Double(cell.members) * logLikelihood
    }
    return sum
  }
}
