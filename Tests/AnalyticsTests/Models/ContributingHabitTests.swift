import Foundation
import TestSupport
import Testing

@testable import Analytics

@Suite("Contributing habit")
struct ContributingHabitTests {
  @Test("the numbers of weeks are those of a beta-binomial, counted one by one")
  func distribution() throws {
    let model = DiscountedBetaBinomial(halfLife: 13, active: 0.4, silent: 3, weight: 0.7)
    let (alpha, beta) = model.chance(recentWeeks: 5)
    #expect(abs(alpha - 3.9) < 1e-12)
    let total = alpha + beta
    #expect(abs(total - (3.4 + 0.7 / (1 - exp2(-1.0 / 13)))) < 1e-12)
    // Pólya's urn: the chance of k active weeks is that of any order of them.
    let found = model.distribution(recentWeeks: 5, within: 3)
    let silent = beta * (beta + 1) * (beta + 2) / (total * (total + 1) * (total + 2))
    let once = 3 * alpha * beta * (beta + 1) / (total * (total + 1) * (total + 2))
    #expect(abs(found[0] - silent) < 1e-12)
    #expect(abs(found[1] - once) < 1e-12)
    let long = model.distribution(recentWeeks: 5, within: 26)
    let mean = long.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    let square = long.enumerated().reduce(0) { $0 + Double($1.offset * $1.offset) * $1.element }
    let expected = model.weeks(recentWeeks: 5, within: 26)
    #expect(abs(long.reduce(0, +) - 1) < 1e-12)
    #expect(abs(mean - expected.mean) < 1e-10)
    #expect(abs(square - mean * mean - expected.variance) < 1e-8)
  }

  @Test("a week counts half after a half-life, and all weeks together are bounded")
  func recentWeeks() {
    let weeks = DiscountedBetaBinomial.recentWeeks([74, 87, 100], now: 100, halfLife: 13)
    #expect(abs(weeks - 1.75) < 1e-12)
    let always = DiscountedBetaBinomial.recentWeeks(0...1000, now: 1000, halfLife: 18)
    #expect(abs(always - DiscountedBetaBinomial.mostRecentWeeks(halfLife: 18)) < 1e-9)
  }

  @Test("parameters are recovered from a community that follows them")
  func recovery() {
    let truth = DiscountedBetaBinomial(halfLife: 13, active: 0.05, silent: 3, weight: 0.5)
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = RandomDraws(seed: seed)
    // A first half-year at random, then one that follows the model.
    let creators = (0..<4000).map { _ -> [Int] in
      let pace = random.uniform() * random.uniform()
      let past = (0..<26).filter { _ in random.uniform() < pace }
      guard !past.isEmpty else { return [] }
      let recent = DiscountedBetaBinomial.recentWeeks(past, now: 25, halfLife: truth.halfLife)
      let (alpha, beta) = truth.chance(recentWeeks: recent)
      let (x, y) = (random.gamma(shape: alpha), random.gamma(shape: beta))
      return past + (26..<52).filter { _ in random.uniform() < x / (x + y) }
    }
    let habit = ContributingHabit(creators, weeks: 0...51, horizon: 26)
    #expect(habit.isLearned && habit.converged && habit.forecasts > 1000, "seed \(seed)")
    #expect((9...20).contains(habit.halfLife), "seed \(seed): \(habit.halfLife)")
    for weeks in [[25], Array(0..<26), [3], [20, 22, 24, 25]] {
      let recent = DiscountedBetaBinomial.recentWeeks(weeks, now: 25, halfLife: truth.halfLife)
      let expected = truth.weeks(recentWeeks: recent, within: 26).mean
      let found = habit.weeks(after: weeks, now: 25, within: 26).mean
      #expect(abs(found - expected) < 0.15 * expected + 0.15, "seed \(seed): \(weeks)")
    }
  }

  @Test("more weeks and more recent ones raise the expectation, which stays within the horizon")
  func direction() {
    let habit = ContributingHabit([], weeks: 0...9, horizon: 26)
    func expected(_ weeks: [Int]) -> Double {
      habit.weeks(after: weeks, now: 100, within: 26).mean
    }
    #expect(expected([90]) > expected([50]))
    #expect(expected([50, 90]) > expected([90]))
    #expect(expected([]) > 0 && expected([]) < 0.1)
    #expect((10...26).contains(expected(Array(0...100))))
  }

  @Test("without a past there is the prior, and it says so")
  func nothingToLearn() {
    let silent = ContributingHabit([], weeks: 5...5, horizon: 26)
    #expect(!silent.isLearned && silent.forecasts == 0)
    #expect((14...22).contains(silent.halfLife))
    let few = ContributingHabit(
      Array(repeating: [0, 40], count: 19), weeks: 0...60, horizon: 26)
    #expect(!few.isLearned && few.forecasts > 0)
    #expect(abs(few.models.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
  }

  @Test("the order of creators changes nothing, to the last bit")
  func order() {
    var random = SeededGenerator(seed: 11)
    let creators = (0..<80).map { _ in
      (0..<90).filter { _ in Int.random(in: 0..<9, using: &random) == 0 }
    }
    let expected = ContributingHabit(creators, weeks: 0...89, horizon: 26)
    let shuffled = ContributingHabit(
      creators.shuffled(using: &random), weeks: 0...89, horizon: 26)
    #expect(shuffled == expected)
  }

  @Test("degenerate communities give finite expectations")
  func degenerate() {
    let communities: [[[Int]]] = [
      [[0]], Array(repeating: [0], count: 50), Array(repeating: Array(0..<60), count: 50),
      Array(repeating: [59], count: 50), (0..<50).map { [$0] },
    ]
    for community in communities {
      let habit = ContributingHabit(community, weeks: 0...59, horizon: 26)
      for weeks in [[], [0], [59], Array(0..<60)] {
        let (mean, variance) = habit.weeks(after: weeks, now: 59, within: 26)
        #expect((0...26).contains(mean) && variance.isFinite && variance >= 0)
        let sum = habit.distribution(after: weeks, now: 59, within: 26).reduce(0, +)
        #expect(abs(sum - 1) < 1e-9)
      }
    }
  }
}
