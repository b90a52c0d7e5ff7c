import Foundation
import TestSupport
import Testing

@testable import Analytics

/// Figures by SciPy 1.17: `special.betainc`, `stats.beta.ppf`, and `integrate.quad` over the density
/// of one times the survival function of the other.
@Suite("Beta distribution")
struct BetaDistributionTests {
  @Test(
    "cumulative probabilities are those of SciPy",
    arguments: [
      (1, 1, 0.3, 0.3), (0.5, 0.5, 0.2, 0.2951672353008665), (2, 5, 0.1, 0.114265),
      (30, 12, 0.8, 0.8978419816628718), (1200.5, 800.25, 0.61, 0.8186526293747842),
      (0.05, 3, 1e-06, 0.5394027088196739), (100000, 50000, 0.668, 0.8633660534708806),
      (5, 1000, 0.004, 0.374294910445967),
    ])
  func cumulative(alpha: Double, beta: Double, x: Double, expected: Double) {
    let beta = BetaDistribution(alpha: alpha, beta: beta)
    #expect(abs(beta.cumulative(x) - expected) < 1e-9)
    #expect(beta.cumulative(-0.1) == 0 && beta.cumulative(1.1) == 1)
  }

  @Test(
    "quantiles are those of SciPy",
    arguments: [
      (2, 5, 0.05, 0.06284989170835438), (30, 12, 0.95, 0.8216165461690119), (0.5, 0.5, 0.5, 0.5),
      (1200.5, 800.25, 0.05, 0.581957246557439), (0.4, 20, 0.05, 2.1046292544816115e-05),
    ])
  func quantile(alpha: Double, beta: Double, p: Double, expected: Double) {
    let value = BetaDistribution(alpha: alpha, beta: beta).quantile(p)
    #expect(abs(value - expected) < 1e-10)
  }

  @Test(
    "the probability of being less by a margin is that of SciPy",
    arguments: [
      ([8, 12, 300, 100], 0.05, 0.9965964360965565), ([30, 12, 30, 12], 0.05, 0.30393510801465157),
      ([2, 2, 2, 2], 0, 0.5), ([12, 8, 60, 40], 0.05, 0.33203531420121224),
      ([700, 300, 7600, 2400], 0.05, 0.7445402528539296),
      ([1.5, 0.5, 40, 20], 0.05, 0.2685750006551635),
    ])
  func less(parameters: [Double], margin: Double, expected: Double) {
    let here = BetaDistribution(alpha: parameters[0], beta: parameters[1])
    let there = BetaDistribution(alpha: parameters[2], beta: parameters[3])
    #expect(abs(here.probability(isBelow: there, by: margin) - expected) < 1e-4)
  }

  @Test("every distribution gives probabilities that add up and quantiles that lead back")
  func properties() {
    for _ in 0..<200 {
      let seed = UInt64.random(in: 0..<UInt64.max)
      var random = SeededGenerator(seed: seed)
      func parameter() -> Double { exp(.random(in: -0.69...12, using: &random)) }
      let one = BetaDistribution(alpha: parameter(), beta: parameter())
      let mirrored = BetaDistribution(alpha: one.beta, beta: one.alpha)
      let x = Double.random(in: 0...1, using: &random)
      #expect(abs(one.cumulative(x) + mirrored.cumulative(1 - x) - 1) < 1e-8, "seed \(seed)")
      let p = Double.random(in: 0.01...0.99, using: &random)
      #expect(abs(one.cumulative(one.quantile(p)) - p) < 1e-6, "seed \(seed): \(one) \(p)")
      let other = BetaDistribution(alpha: parameter(), beta: parameter())
      let (less, more) = (
        one.probability(isBelow: other, by: 0), other.probability(isBelow: one, by: 0)
      )
      #expect(abs(less + more - 1) < 1e-3, "seed \(seed): \(one) \(other)")
    }
  }
}

@Suite("Beta-binomial shares")
struct BetaBinomialTests {
  private typealias Group = BetaBinomial.Group

  @Test("with groups of one size the prior is the textbook one")
  func equalSizes() {
    // Shares 0.2, 0.5, 0.8 of 10: mean 0.5, spread 10 x 0.18 = 1.8; 1.8 - 2 x 0.25 over
    // 30 - 10 - 2 = 0.0722...; strength 0.25 / 0.0722... - 1.
    let model = BetaBinomial([2, 5, 8].map { Group(successes: $0, size: 10) })
    #expect(model.mean == 0.5)
    #expect(abs(model.strength - (0.25 / (1.3 / 18) - 1)) < 1e-12)
    let posterior = model.posterior(Group(successes: 2, size: 10))
    #expect(abs(posterior.alpha - (model.strength / 2 + 2)) < 1e-12)
    #expect(abs(posterior.beta - (model.strength / 2 + 8)) < 1e-12)
  }

  @Test("the truth is recovered from groups of very different sizes")
  func recovery() {
    for seed in UInt64(1)...3 {
      var random = SeededGenerator(seed: seed)
      // Shares 0.5 and 0.9 with equal chance: mean 0.7, variance 0.04, strength 0.21 / 0.04 - 1.
      let model = BetaBinomial(
        (0..<4000).map { _ in
          let share = Bool.random(using: &random) ? 0.5 : 0.9
          let size = Int.random(in: 5...60, using: &random)
          let right = (0..<size).count { _ in Double.random(in: 0..<1, using: &random) < share }
          return Group(successes: Double(right), size: Double(size))
        })
      #expect(abs(model.mean - 0.7) < 0.01, "seed \(seed)")
      #expect(abs(model.strength - 4.25) < 0.3, "seed \(seed)")
    }
  }

  @Test("groups no more different than chance, one group and none stay finite")
  func degenerate() {
    #expect(
      BetaBinomial([Group(successes: 3, size: 6), Group(successes: 5, size: 10)]).strength == 16)
    #expect(BetaBinomial([Group(successes: 3, size: 6)]).strength == 1)
    for groups in [[], [Group(successes: 0, size: 0)], [Group(successes: 0, size: 5)]] {
      let posterior = BetaBinomial(groups).posterior(Group(successes: 0, size: 0))
      #expect(posterior.alpha > 0 && posterior.beta > 0)
      #expect((0...1).contains(posterior.quantile(0.05)))
    }
  }

  @Test("an interval about few who all had nothing, or everything, has a width")
  func onlyGroupAtTheEnds() {
    for right in [0.0, 10] {
      let group = Group(successes: right, size: 10)
      let posterior = BetaBinomial([group]).posterior(group)
      #expect(posterior.quantile(0.95) - posterior.quantile(0.05) > 0.1)
    }
  }

  @Test("the order of groups changes no bit")
  func order() {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    let groups = (0..<40).map { _ in
      let size = Double.random(in: 1...90, using: &random)
      return Group(successes: .random(in: 0...size, using: &random), size: size)
    }
    #expect(BetaBinomial(groups) == BetaBinomial(groups.shuffled(using: &random)), "seed \(seed)")
  }
}
