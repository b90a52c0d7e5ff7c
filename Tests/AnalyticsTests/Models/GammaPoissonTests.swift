import Foundation
import TestSupport
import Testing

@testable import Analytics

@Suite("Gamma-Poisson rates")
struct GammaPoissonTests {
  @Test("with equal exposures the prior is the textbook one: variance of counts less their mean")
  func equalExposures() throws {
    // Counts 0, 2, 4, 6, 8: mean 4, sample variance 10; so variance of rates 6, strength 2 / 3.
    let prior = Self.prior([0, 2, 4, 6, 8].map { ($0, 1.0) })
    #expect(prior.mean == 4)
    #expect(abs(prior.variance - 6) < 1e-12)
    #expect(abs(try #require(prior.strength) - 2.0 / 3) < 1e-12)
    let rate = (2.0 / 3 * 4 + 8) / (2.0 / 3 + 1)
    #expect(abs(prior.rate(events: 8, exposure: 1) - rate) < 1e-12)
  }

  @Test("the truth is recovered from members with very different exposures")
  func recovery() throws {
    for seed in UInt64(1)...3 {
      var random = SeededGenerator(seed: seed)
      // Rates 1 and 3 with equal chance: mean 2, variance 1, so the prior weighs 2.
      let members = (0..<8000).map { _ in
        let rate = Bool.random(using: &random) ? 1.0 : 3.0
        let exposure = Double(Int.random(in: 1...20, using: &random))
        return (events: poisson(rate * exposure, using: &random), exposure: exposure)
      }
      let prior = GammaPoisson(members)
      #expect(abs(prior.mean - 2) < 0.08, "seed \(seed)")
      #expect(abs(prior.variance - 1) < 0.08, "seed \(seed)")
    }
  }

  @Test("a rate lies between the member's own and the mean, nearer its own with more exposure")
  func shrinkage() {
    let prior = Self.prior([(1, 4.0), (9, 3.0), (30, 6.0), (2, 10.0), (0, 1.0)])
    var last = prior.mean
    for exposure in [1, 10, 100, 1000] {
      let rate = prior.rate(events: 7 * exposure, exposure: Double(exposure))
      #expect(rate > last && rate < 7)
      last = rate
    }
  }

  @Test("members no more different than chance are all taken to be the mean")
  func noSpread() {
    let prior = Self.prior([(2, 2.0), (5, 5.0), (3, 3.0)])
    #expect(prior.variance == 0)
    #expect(prior.strength == nil)
    #expect(prior.rate(events: 90, exposure: 3) == 1)
  }

  @Test("nobody, one member, no exposure and no events stay finite")
  func degenerate() {
    #expect(Self.prior([]).rate(events: 3, exposure: 1) == 0)
    #expect(Self.prior([(0, 0.0), (0, 0.0)]).rate(events: 0, exposure: 0) == 0)
    #expect(Self.prior([(0, 5.0), (0, 8.0)]).rate(events: 0, exposure: 5) == 0)
    #expect(Self.prior([(6, 3.0)]).rate(events: 6, exposure: 3) == 2)
    let onlyOneExposed = Self.prior([(6, 3.0), (0, 0.0), (5, 0.0)])
    #expect(onlyOneExposed.mean == 2 && onlyOneExposed.variance == 0)
    let spread = Self.prior([(0, 1.0), (40, 2.0)])
    #expect(spread.rate(events: 0, exposure: 0) == spread.mean)
  }

  @Test("events that come in bursts tell less of a rate, and the burstiness is measured")
  func dispersion() throws {
    var random = RandomDraws(seed: 12)
    // Rates of mean 2 and variance 1; counts with four times the variance of Poisson.
    let members = (0..<3000).map { _ in
      let rate = random.uniform() < 0.5 ? 1.0 : 3.0
      var counts = EventCounts()
      for _ in 0...random.below(20) {
        counts.add(random.poisson(mean: random.gamma(shape: rate / 3) * 3))
      }
      return counts
    }
    let prior = GammaPoisson(members, dispersionOf: members)
    #expect(abs(prior.mean - 2) < 0.1)
    #expect(abs(prior.dispersion - 4) < 0.2)
    #expect(abs(prior.variance - 1) < 0.2)
    #expect(abs(try #require(prior.strength) - 8) < 2)
    let poisson = GammaPoisson(members.map { ($0.events, Double($0.units)) })
    #expect(poisson.variance > prior.variance)
    #expect(prior.uncertainty(events: 4, exposure: 2) > prior.uncertainty(events: 40, exposure: 20))
    #expect(GammaPoisson([EventCounts](), dispersionOf: []).dispersion == 1)
  }

  @Test("the order of members changes nothing, to the last bit")
  func order() {
    var random = SeededGenerator(seed: 3)
    let members = (0..<100).map { _ in
      (
        events: Int.random(in: 0...50, using: &random),
        exposure: Double(Int.random(in: 1...30, using: &random))
      )
    }
    let expected = GammaPoisson(members)
    for _ in 0..<10 {
      #expect(GammaPoisson(members.shuffled(using: &random)) == expected)
    }
  }

  private static func prior(_ members: [(Int, Double)]) -> GammaPoisson {
    GammaPoisson(members.map { (events: $0.0, exposure: $0.1) })
  }

  /// Knuth's product of uniform numbers.
  private func poisson(_ mean: Double, using random: inout SeededGenerator) -> Int {
    var (count, product) = (-1, 1.0)
    repeat {
      count += 1
      product *= Double.random(in: 0..<1, using: &random)
    } while product > exp(-mean)
    return count
  }
}

@Suite("Effective numbers")
struct DiversityTests {
  @Test("equal groups count in full, one group as one, nothing as none")
  func known() {
    #expect(abs(effectiveNumber([5, 5, 5, 5]) - 4) < 1e-12)
    #expect(effectiveNumber([12]) == 1)
    #expect(effectiveNumber([]) == 0)
    #expect(effectiveNumber([0, 0]) == 0)
    #expect(effectiveNumber([0, 7, 0]) == 1)
    // exp(1.5 log 2): shares of 1/2, 1/4 and 1/4.
    #expect(abs(effectiveNumber([2, 1, 1]) - 2 * 2.0.squareRoot()) < 1e-12)
  }

  @Test("lies between one and the number of groups, and ignores their order")
  func bounds() {
    for seed in UInt64(1)...20 {
      var random = SeededGenerator(seed: seed)
      let counts = (0..<Int.random(in: 1...30, using: &random))
        .map { _ in Int.random(in: 1...1000, using: &random) }
      let number = effectiveNumber(counts)
      #expect(number >= 1 && number <= Double(counts.count), "seed \(seed)")
      #expect(effectiveNumber(counts.shuffled(using: &random)) == number, "seed \(seed)")
    }
  }
}
