import Foundation

/// How far a creator's potential may lie from what comes: acts and thanks of the weeks ahead, drawn
/// from what is known of each factor.
struct HelpOutlook: Sendable, Equatable {
  /// Helpful acts that are exceeded in all but 5 draws of 100, and in none but 5.
  let interval: ClosedRange<Int>
  /// The share of draws in which the creator is among the best of the ranking.
  let chanceOfTop: Double

  /// Draws of each creator's weeks ahead.
  static let draws = 1000
  /// A creator out of this many, or out of five times the rows asked for, is drawn; see `outlooks`.
  static let fewestDrawn = 250
  private static let seed: UInt64 = 26
}

extension HelpOutlook {
  typealias Creator = (identifier: String, evidence: CreatorEvidence, estimate: HelpEstimate)

  /// The outlook of some creators of a ranking.
  ///
  /// The chance of being among the best needs a draw of everybody in each round. Of many creators
  /// only those are drawn who could get there: whoever is among the first or is asked about, then
  /// the others by expectation plus four standard deviations, 250 in all or five times `top`. The
  /// rest counts as never among the best. Equal outcomes share the places between them, so that the
  /// chances of all creators add up to the number of places.
  ///
  /// - Parameters:
  ///   - creators: everybody who takes a rank, best first.
  ///   - top: how many are the best.
  ///   - positions: of the creators asked about.
  /// - Returns: one for each position.
  static func outlooks(
    _ creators: [Creator], top: Int, showing positions: [Int], _ help: ExpectedHelp
  ) -> [HelpOutlook] {
    let drawn = Self.drawn(creators, top: top, positions, help)
    let outcomes = drawn.map { index in
      Self.outcomes(creators[index].identifier, creators[index].evidence, help)
    }
    let chances = chancesOfTop(top, outcomes)
    let places = Dictionary(uniqueKeysWithValues: zip(drawn, drawn.indices))
    return positions.compactMap { position in
      places[position].map {
        HelpOutlook(interval: interval(outcomes[$0]), chanceOfTop: chances[$0])
      }
    }
  }

  /// The positions of the creators who are drawn, ascending.
  private static func drawn(
    _ creators: [Creator], top: Int, _ positions: [Int], _ help: ExpectedHelp
  ) -> [Int] {
    let first = min(max(top, 0), creators.count)
    let limit = max(fewestDrawn, 5 * first)
    guard creators.count > limit else { return Array(creators.indices) }
    let kept = Set(0..<first).union(positions)
    let others = creators.indices.filter { !kept.contains($0) }
      .map { (index: $0, reach: help.reach(of: creators[$0].evidence, creators[$0].estimate)) }
      .sorted { a, b in a.reach == b.reach ? a.index < b.index : a.reach > b.reach }
    return (kept + others.prefix(limit - first).map(\.index)).sorted()
  }

  /// Helpful acts in the weeks ahead, one number a draw.
  static func outcomes(
    _ identifier: String, _ evidence: CreatorEvidence, _ help: ExpectedHelp
  ) -> [Int] {
    var random = RandomDraws(seed: seed, name: identifier)
    let weeks = help.habit.distribution(
      after: evidence.contributingWeeks, now: help.now, within: help.horizon)
    return (0..<draws).map { _ in
      var rest = random.uniform()
      let active = weeks.firstIndex { probability in
        rest -= probability
        return rest < 0
      }
      // Rounding may leave a trace of probability beyond the last.
      let activeWeeks = active ?? weeks.count - 1
      guard activeWeeks > 0 else { return 0 }
      let acts =
        activeWeeks
        + help.furtherActs.draw(evidence.furtherActs, over: activeWeeks, using: &random)
      return acts + help.thanks.draw(evidence.thanks, over: acts, using: &random)
    }
  }

  /// From the 5th to the 95th of 100.
  static func interval(_ outcomes: [Int]) -> ClosedRange<Int> {
    let sorted = outcomes.sorted()
    guard let most = sorted.last else { return 0...0 }
    func quantile(_ percent: Int) -> Int {
      let index = (sorted.count * percent + 99) / 100 - 1
      return sorted.indices.contains(index) ? sorted[index] : most
    }
    return quantile(5)...quantile(95)
  }

  /// - Parameter outcomes: of each creator, as many draws each.
  /// - Returns: the chance of each; they add up to `top`, or to everybody where there are fewer.
  static func chancesOfTop(_ top: Int, _ outcomes: [[Int]]) -> [Double] {
    let draws = outcomes.first?.count ?? 0
    guard top > 0, top < outcomes.count, draws > 0 else {
      return outcomes.map { _ in top > 0 ? 1 : 0 }
    }
    var places = [Double](repeating: 0, count: outcomes.count)
    for draw in 0..<draws {
      let last = outcomes.map { $0[draw] }.sorted(by: >)[top - 1]
      let above = outcomes.reduce(0) { $0 + ($1[draw] > last ? 1 : 0) }
      let equal = outcomes.reduce(0) { $0 + ($1[draw] == last ? 1 : 0) }
      let share = Double(top - above) / Double(equal)
      for index in outcomes.indices {
        let outcome = outcomes[index][draw]
        if outcome >= last { places[index] += outcome > last ? 1 : share }
      }
    }
    return places.map { min($0 / Double(draws), 1) }
  }
}

extension GammaPoisson {
  /// Events over more units of exposure: the rate from its posterior, the events around it as spread
  /// out as the group's are.
  fileprivate func draw(
    _ evidence: EventCounts, over units: Int, using random: inout RandomDraws
  ) -> Int {
    let exposure = Double(evidence.units)
    var rate = rate(events: evidence.events, exposure: exposure)
    let variance = uncertainty(events: evidence.events, exposure: exposure)
    if variance > 0 { rate = random.gamma(shape: rate * rate / variance) * variance / rate }
    var mean = rate * Double(units)
    let excess = dispersion - 1
    // Poisson around a gamma is negative binomial, with a variance of dispersion x mean.
    if excess > 1e-9, mean > 0 { mean = random.gamma(shape: mean / excess) * excess }
    return random.poisson(mean: mean)
  }
}

extension ExpectedHelp {
  /// Expectation plus four standard deviations of a creator's helpful acts, from the moments of the
  /// factors: each factor adds its own chance and what is not known of its rate.
  fileprivate func reach(of evidence: CreatorEvidence, _ estimate: HelpEstimate) -> Double {
    var (mean, variance) = habit.weeks(
      after: evidence.contributingWeeks, now: now, within: horizon)
    for (model, counts, rate) in [
      (furtherActs, evidence.furtherActs, estimate.actsPerWeek - 1),
      (thanks, evidence.thanks, estimate.thanksPerAct),
    ] {
      let unknown = model.uncertainty(events: counts.events, exposure: Double(counts.units))
      variance =
        (1 + rate) * (1 + rate) * variance + model.dispersion * rate * mean
        + unknown * (variance + mean * mean)
      mean *= 1 + rate
    }
    return mean + 4 * variance.squareRoot()
  }
}
