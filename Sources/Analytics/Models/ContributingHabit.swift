import Foundation

/// How often the creators of a community will contribute, learned from what came of the same
/// forecast in the past.
///
/// The data are cut at past weeks; what creators had done by then is set against the contributing
/// weeks of the time that followed. So the parameters are those of the forecast that is asked for:
/// leaving for good, coming back and losing interest are all in them, without a model of each.
///
/// The half-life is not known well, so several are weighed by how likely they make that past. A
/// prior stands in for what a small or young community cannot tell; without any past, it is all.
struct ContributingHabit: Sendable, Equatable {
  /// One a half-life, with its weight; weights add up to 1.
  let models: [(model: DiscountedBetaBinomial, weight: Double)]
  /// Creators who had contributed by the latest cut.
  let creators: Int
  /// Creators of each cut, summed.
  let forecasts: Int
  /// False if a search ended before it had settled, at a parameter good enough to predict with.
  let converged: Bool

  static func == (a: Self, b: Self) -> Bool {
    a.models.elementsEqual(b.models) { $0 == $1 } && a.creators == b.creators
      && a.forecasts == b.forecasts && a.converged == b.converged
  }

  /// With fewer creators than this, the prior says more than they do.
  static let fewestCreators = 20
  /// Whether the parameters are this community's own rather than the prior's.
  var isLearned: Bool { creators >= Self.fewestCreators }

  /// The typical half-life, in weeks: the geometric mean.
  var halfLife: Double {
    exp2(models.reduce(0) { $0 + $1.weight * log2($1.model.halfLife) })
  }
}

// MARK: - One creator

extension ContributingHabit {
  /// Contributing weeks, older ones counting less.
  func recentWeeks(_ weeks: [Int], now: Int) -> Double {
    models.reduce(0) {
      $0 + $1.weight
        * DiscountedBetaBinomial.recentWeeks(weeks, now: now, halfLife: $1.model.halfLife)
    }
  }

  /// Contributing weeks to expect, and their variance.
  ///
  /// - Parameters:
  ///   - weeks: contributing weeks so far.
  ///   - now: the last whole week.
  ///   - horizon: in ISO weeks.
  func weeks(
    after weeks: [Int], now: Int, within horizon: Int
  ) -> (mean: Double, variance: Double) {
    var (mean, square) = (0.0, 0.0)
    for (model, weight) in models {
      let recent = DiscountedBetaBinomial.recentWeeks(weeks, now: now, halfLife: model.halfLife)
      let ahead = model.weeks(recentWeeks: recent, within: horizon)
      mean += weight * ahead.mean
      square += weight * (ahead.variance + ahead.mean * ahead.mean)
    }
    return (mean, max(square - mean * mean, 0))
  }

  /// Probabilities of 0, 1, ... `horizon` contributing weeks; they add up to 1.
  func distribution(after weeks: [Int], now: Int, within horizon: Int) -> [Double] {
    var sum = [Double](repeating: 0, count: horizon + 1)
    for (model, weight) in models {
      let recent = DiscountedBetaBinomial.recentWeeks(weeks, now: now, halfLife: model.halfLife)
      let part = model.distribution(recentWeeks: recent, within: horizon)
      for index in sum.indices { sum[index] += weight * part[index] }
    }
    return sum
  }
}

// MARK: - Learning

extension ContributingHabit {
  /// Half-lives that are weighed: from two months to two years.
  private static let halfLives: [Double] = [9, 13, 18, 26, 39, 52, 104]
  /// Past forecasts that are learned from, at most: two years of half-years.
  private static let mostCuts = 4
  /// A shorter forecast than this says little about half a year.
  private static let shortestHorizon = 8

  /// - Parameters:
  ///   - creators: the contributing weeks of each, ascending.
  ///   - weeks: the weeks that the data speak of; the last one is the last whole week.
  ///   - horizon: in ISO weeks. A shorter history than twice the horizon is cut in the middle.
  init(_ creators: [[Int]], weeks: ClosedRange<Int>, horizon: Int) {
    let cuts = Self.cuts(in: weeks, horizon: horizon)
    self.creators =
      cuts.first.map { cut in
        creators.reduce(0) { $0 + (cut.knows($1) ? 1 : 0) }
      } ?? 0
    var found: [(model: DiscountedBetaBinomial, weight: Double)] = []
    var (converged, forecasts) = (true, 0)
    var start = Self.priorCentre
    for halfLife in Self.halfLives {
      let past = PastForecasts(creators, cuts: cuts, halfLife: halfLife)
      forecasts = past.count
      let minimum = Self.search.minimise(from: start, in: Self.box) { point in
        -past.logLikelihood(at: point) - Self.logPrior(of: point, halfLife: halfLife)
      }
      converged = converged && minimum.converged
      start = minimum.point
      let point = minimum.point.map { exp($0) }
      found.append(
        (
          DiscountedBetaBinomial(
            halfLife: halfLife, active: point[0], silent: point[1], weight: point[2]),
          -minimum.value
        ))
    }
    let best = found.map(\.weight).max() ?? 0
    let total = found.reduce(0) { $0 + exp($1.weight - best) }
    models = found.map { ($0.model, exp($0.weight - best) / total) }
    self.forecasts = forecasts
    self.converged = converged
  }

  /// Weeks at whose end a forecast was made, with its horizon; the latest first.
  private static func cuts(in weeks: ClosedRange<Int>, horizon: Int) -> [PastForecasts.Cut] {
    let horizon = min(horizon, weeks.count / 2)
    guard horizon >= shortestHorizon else { return [] }
    return (1...mostCuts).map { weeks.upperBound - $0 * horizon }
      .filter { $0 - weeks.lowerBound + 1 >= horizon }
      .map { PastForecasts.Cut(week: $0, horizon: horizon) }
  }

  /// Logarithms of active, silent and weight: about what two public question-and-answer sites teach,
  /// give or take a factor of e. The half-life is about 18 weeks, give or take half an octave.
  private static let priorCentre = [log(0.01), log(5), log(0.35)]
  private static let priorHalfLife = 18.0

  private static func logPrior(of point: [Double], halfLife: Double) -> Double {
    let octaves = log2(halfLife / priorHalfLife) / 0.5
    return zip(point, priorCentre).reduce(-octaves * octaves / 2) { sum, pair in
      let distance = pair.0 - pair.1
      return sum - distance * distance / 2
    }
  }

  /// Wider than the prior reaches.
  private static let box: [ClosedRange<Double>] = [
    log(1e-5)...log(1e2), log(1e-2)...log(1e4), log(1e-3)...log(1e2),
  ]

  /// Three digits of a parameter are more than the data know.
  private static let search = NelderMead(
    maximumEvaluations: 1000, pointTolerance: 1e-3, valueTolerance: 1e-8)
}

/// Past forecasts with what came of them, equals merged.
struct PastForecasts {
  struct Cut: Hashable {
    let week: Int
    let horizon: Int

    /// Whether somebody with these weeks, ascending, had contributed by then.
    func knows(_ weeks: [Int]) -> Bool {
      weeks.first.map { $0 <= week } ?? false
    }
  }

  private struct Key: Hashable, Comparable {
    /// Recent weeks to the nearest sixteenth of an octave: finer differences are nothing that four
    /// parameters could use.
    let recent: Int
    let weeks: Int

    static func < (a: Key, b: Key) -> Bool { (a.recent, a.weeks) < (b.recent, b.weeks) }
  }

  /// Recent weeks, the contributing weeks that came, and how many had both; in their order, so that
  /// sums are the same whatever the order of creators.
  private let cells: [(recent: Double, weeks: Double, count: Double)]
  private let horizon: Double
  private let most: Double
  let count: Int

  /// - Parameter cuts: all with the same horizon.
  init(_ creators: [[Int]], cuts: [Cut], halfLife: Double) {
    var counts: [Key: Int] = [:]
    for weeks in creators {
      for cut in cuts where cut.knows(weeks) {
        let past = weeks.prefix { $0 <= cut.week }
        let recent = DiscountedBetaBinomial.recentWeeks(past, now: cut.week, halfLife: halfLife)
        let ahead = weeks.dropFirst(past.count).prefix { $0 <= cut.week + cut.horizon }
        // Of a century of silence nothing is left: 2 to the power of -100 stands for it.
        let octaves = log2(max(recent, 0x1p-100))
        counts[Key(recent: Int((16 * octaves).rounded()), weeks: ahead.count), default: 0] += 1
      }
    }
    cells = counts.sorted { $0.key < $1.key }.map {
      (exp2(Double($0.key.recent) / 16), Double($0.key.weeks), Double($0.value))
    }
    count = counts.values.reduce(0, +)
    horizon = Double(cuts.first?.horizon ?? 0)
    most = DiscountedBetaBinomial.mostRecentWeeks(halfLife: halfLife)
  }

  /// Beta-binomial, without the binomial coefficients, which no parameter changes.
  ///
  /// - Parameter point: logarithms of active, silent and weight.
  func logLikelihood(at point: [Double]) -> Double {
    let (active, silent, weight) = (exp(point[0]), exp(point[1]), exp(point[2]))
    let total = active + silent + weight * most
    var sum = Double(count) * (logGamma(total) - logGamma(total + horizon))
    for cell in cells {
      let alpha = active + weight * min(cell.recent, most)
      let beta = silent + weight * max(most - cell.recent, 0)
      var term = logGamma(beta + horizon - cell.weeks) - logGamma(beta)
      if cell.weeks > 0 { term += logGamma(alpha + cell.weeks) - logGamma(alpha) }
      sum += cell.count * term
    }
    return sum
  }
}
