import Foundation
import TestSupport
import Testing

@testable import Analytics

@Suite("Expected help")
struct ExpectedHelpTests {
  @Test("the potential is the product of the factors it is explained by")
  func product() throws {
    let help = try Self.community(seed: 1)
    let evidence = try evidence(weeks: 60...99, acts: 2, thanks: 6)
    let estimate = help.estimate(evidence)
    #expect(
      estimate.potential == estimate.weeks * estimate.actsPerWeek * (1 + estimate.thanksPerAct))
    #expect((0...26).contains(estimate.weeks))
    #expect(help.habit.isLearned)
    let weeks = help.habit.weeks(after: evidence.contributingWeeks, now: 99, within: 26).mean
    #expect(estimate.weeks == weeks)
  }

  @Test("more contributing weeks, more recent ones, more acts and more thanks each raise it")
  func direction() throws {
    let help = try Self.community(seed: 2)
    func potential(_ weeks: ClosedRange<Int>, _ acts: Int, _ thanks: Int) throws -> Double {
      help.estimate(try evidence(weeks: weeks, acts: acts, thanks: thanks)).potential
    }
    let base = try potential(80...89, 2, 4)
    #expect(try potential(85...94, 2, 4) > base)
    #expect(try potential(55...64, 2, 4) < base)
    #expect(try potential(80...89, 3, 6) > base)
    #expect(try potential(80...89, 2, 6) > base)
    #expect(try potential(70...89, 2, 4) > base)
  }

  @Test("one much-thanked tip does not beat a steady creator")
  func oneHit() throws {
    let help = try Self.community(seed: 3)
    let oneHit = help.estimate(try evidence(weeks: 98...98, acts: 1, thanks: 30))
    let steady = help.estimate(try evidence(weeks: 60...99, acts: 2, thanks: 3))
    #expect(steady.potential > oneHit.potential)
    #expect(oneHit.thanksPerAct < 30)
  }

  @Test("the order of members changes nothing, to the last bit")
  func order() throws {
    var random = SeededGenerator(seed: 5)
    let members = try Self.members(seed: 5)
    let one = try evidence(weeks: 90...97, acts: 2, thanks: 3)
    let expected = ExpectedHelp(community: members, weeks: 0...99).estimate(one)
    for _ in 0..<3 {
      let shuffled = ExpectedHelp(community: members.shuffled(using: &random), weeks: 0...99)
      #expect(shuffled.estimate(one) == expected)
    }
  }

  @Test("evidence that contradicts itself is refused")
  func refusals() throws {
    #expect(throws: ModelError.invalidEvidence(acts: 1, thankedActs: 2, activeWeeks: 1)) {
      try CreatorEvidence(actsByWeek: [(3, 1)], thanksByAct: [1, 1])
    }
    #expect(throws: ModelError.self) {
      try CreatorEvidence(actsByWeek: [(3, 0)], thanksByAct: [0])
    }
    #expect(throws: ModelError.self) {
      try CreatorEvidence(actsByWeek: [(3, 1), (3, 1)], thanksByAct: [0])
    }
    #expect(throws: ModelError.self) {
      try CreatorEvidence(actsByWeek: [(3, 1)], thanksByAct: [4], thanksCapped: 5)
    }
    let capped = try CreatorEvidence(actsByWeek: [(3, 2)], thanksByAct: [4], thanksCapped: 3)
    #expect(capped.thanks == EventCounts(units: 2, events: 1, squares: 16))
    #expect(capped.thanksBeforeCap == EventCounts(units: 2, events: 4, squares: 16))
    #expect(capped.furtherActs == EventCounts(units: 1, events: 1, squares: 1))
  }

  /// - Parameters:
  ///   - weeks: all of them contributing, of weeks 0 to 99.
  ///   - acts: in each week.
  ///   - thanks: in each week, to one act.
  private func evidence(
    weeks: ClosedRange<Int>, acts: Int, thanks: Int
  ) throws -> CreatorEvidence {
    try CreatorEvidence(
      actsByWeek: weeks.map { ($0, acts) }, thanksByAct: weeks.map { _ in thanks })
  }

  private static func community(seed: UInt64) throws -> ExpectedHelp {
    ExpectedHelp(community: try members(seed: seed), weeks: 0...99)
  }

  /// Sixty members of whom most contribute, some often, and who are thanked unequally.
  private static func members(seed: UInt64) throws -> [CreatorEvidence] {
    var random = SeededGenerator(seed: seed)
    return try (0..<60).map { _ in
      let pace = Double.random(in: 0.02...0.9, using: &random)
      let last = Int.random(in: 40...99, using: &random)
      let weeks = (0...last).filter { _ in .random(in: 0..<1, using: &random) < pace }
      let acts = weeks.map { (week: $0, acts: Int.random(in: 1...4, using: &random)) }
      let most = Int.random(in: 1...6, using: &random)
      let thanks = acts.flatMap { week in
        (0..<week.acts).map { _ in Int.random(in: 0...most, using: &random) }
      }
      return try CreatorEvidence(actsByWeek: acts, thanksByAct: thanks)
    }
  }
}
