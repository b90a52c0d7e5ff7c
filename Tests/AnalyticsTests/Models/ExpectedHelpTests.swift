import Foundation
import TestSupport
import Testing

@testable import Analytics

@Suite("Expected help")
struct ExpectedHelpTests {
  @Test("the potential is the product of the factors it is explained by")
  func product() throws {
    let help = ExpectedHelp(community: try Self.community(seed: 1))
    let estimate = help.estimate(try evidence(x: 20, tx: 50, n: 52, acts: 60, thanks: 180))
    #expect(
      estimate.potential == estimate.weeks * estimate.actsPerWeek * (1 + estimate.thanksPerAct))
    #expect((0...26).contains(estimate.weeks))
    guard case .model(let model) = help.weeksRule else {
      Issue.record("expected a model, found \(help.weeksRule)")
      return
    }
    let weeks = model.expectedActiveWeeks(try WeekHistory(x: 20, tx: 50, n: 52), within: 26)
    #expect(estimate.weeks == weeks)
  }

  @Test("more contributing weeks, more recent ones, more acts and more thanks each raise it")
  func direction() throws {
    let help = ExpectedHelp(community: try Self.community(seed: 2))
    func potential(_ x: Int, _ tx: Int, _ acts: Int, _ thanks: Int) throws -> Double {
      help.estimate(try evidence(x: x, tx: tx, n: 52, acts: acts, thanks: thanks)).potential
    }
    let base = try potential(10, 45, 20, 40)
    #expect(try potential(10, 50, 20, 40) > base)
    #expect(try potential(10, 20, 20, 40) < base)
    #expect(try potential(10, 45, 30, 60) > base)
    #expect(try potential(10, 45, 20, 60) > base)
    #expect(try potential(20, 45, 40, 80) > base)
  }

  @Test("one much-thanked tip does not beat a steady creator")
  func oneHit() throws {
    let help = ExpectedHelp(community: try Self.community(seed: 3))
    let oneHit = help.estimate(try evidence(x: 1, tx: 50, n: 52, acts: 1, thanks: 30))
    let steady = help.estimate(try evidence(x: 40, tx: 52, n: 52, acts: 60, thanks: 120))
    #expect(steady.potential > oneHit.potential)
    #expect(oneHit.thanksPerAct < 30)
  }

  @Test("with too few creators the weeks come from recency, and it says so")
  func tooFew() throws {
    let few = try Self.community(seed: 4).filter { $0.acts > 0 }.prefix(5)
    let help = ExpectedHelp(community: few)
    #expect(help.weeksRule == .recency(.tooFewCreators))
    let estimate = help.estimate(try evidence(x: 26, tx: 39, n: 52, acts: 26, thanks: 0))
    #expect(estimate.weeks == 26.0 * 0.5 * 0.5)
  }

  @Test("by recency, one good first week is not taken for a habit")
  func recency() throws {
    let newcomer = try WeekHistory(x: 1, tx: 1, n: 1)
    #expect(ExpectedHelp.weeksByRecency(newcomer, horizon: 26) == 2)
    let never = try WeekHistory(x: 0, tx: 0, n: 52)
    #expect(ExpectedHelp.weeksByRecency(never, horizon: 26) == 0)
  }

  @Test("communities of nobody, of one and of the silent give finite estimates")
  func degenerate() throws {
    let silent = try evidence(x: 0, tx: 0, n: 52, acts: 0, thanks: 0)
    let one = try evidence(x: 3, tx: 9, n: 52, acts: 5, thanks: 7)
    let communities = [[], [silent], [one], Array(repeating: one, count: 40)]
    for community in communities {
      let help = ExpectedHelp(community: community)
      for member in [silent, one] {
        let estimate = help.estimate(member)
        #expect(estimate.potential.isFinite && estimate.potential >= 0)
        #expect(estimate.actsPerWeek >= 1)
      }
    }
  }

  @Test("the order of members changes nothing, to the last bit")
  func order() throws {
    var random = SeededGenerator(seed: 5)
    let community = try Self.community(seed: 5)
    let one = try evidence(x: 7, tx: 44, n: 52, acts: 9, thanks: 12)
    let expected = ExpectedHelp(community: community).estimate(one)
    for _ in 0..<3 {
      let shuffled = community.shuffled(using: &random)
      #expect(ExpectedHelp(community: shuffled).estimate(one) == expected)
    }
  }

  @Test("evidence that contradicts itself is refused")
  func refusals() throws {
    let weeks = try WeekHistory(x: 3, tx: 9, n: 52)
    #expect(throws: ModelError.invalidEvidence(acts: 2, thanks: 0, activeWeeks: 3)) {
      try CreatorEvidence(weeks: weeks, acts: 2, thanks: 0)
    }
    #expect(throws: ModelError.self) { try CreatorEvidence(weeks: weeks, acts: 3, thanks: -1) }
    let silent = try WeekHistory(x: 0, tx: 0, n: 52)
    #expect(throws: ModelError.self) { try CreatorEvidence(weeks: silent, acts: 1, thanks: 0) }
    #expect(throws: ModelError.self) { try CreatorEvidence(weeks: silent, acts: 0, thanks: 2) }
  }

  private func evidence(
    x: Int, tx: Int, n: Int, acts: Int, thanks: Int
  ) throws -> CreatorEvidence {
    try CreatorEvidence(weeks: WeekHistory(x: x, tx: tx, n: n), acts: acts, thanks: thanks)
  }

  /// Sixty members of whom most contribute, some often, and who are thanked unequally.
  private static func community(seed: UInt64) throws -> [CreatorEvidence] {
    var random = SeededGenerator(seed: seed)
    return try (0..<60).map { _ in
      let weeks = try WeekHistory.simulated(
        weeks: 52, activity: .random(in: 0.02...0.9, using: &random),
        leaving: .random(in: 0.001...0.05, using: &random), using: &random)
      let acts = weeks.x == 0 ? 0 : weeks.x + Int.random(in: 0...3 * weeks.x, using: &random)
      let thanks = acts == 0 ? 0 : Int.random(in: 0...4 * acts, using: &random)
      return try CreatorEvidence(weeks: weeks, acts: acts, thanks: thanks)
    }
  }
}
