import TestSupport
import Testing

@testable import Disclosure

@Suite("A plan of cohorts")
struct CohortTests {
  private let three: Policy

  init() throws {
    three = try Policy(minimumFrequency: 3, minimumGroupSize: 6, roundingBase: 1)
  }

  // MARK: Attacks

  @Test("does not give away the one direct member of 12 = 4 + 7 + 1")
  func remainder() {
    let literally = [0..<40, 0..<12, 0..<4, 4..<11].map { Array($0) }
    #expect(
      witnessed(literally, people: 40, 3) == [true, true, true, false])
    // With a team large enough to be published at all, and the larger team first.
    let plan = [("", 0..<40), ("whole", 0..<14), ("a", 0..<6), ("b", 6..<13)]
    #expect(admitted(plan, three) == ["", "whole", "b"])
    // Three direct members are a group.
    let safe = [("", 0..<40), ("whole", 0..<16), ("a", 0..<6), ("b", 6..<13)]
    #expect(admitted(safe, three) == ["", "whole", "b", "a"])
  }

  @Test("does not give away the complement of 12 out of 13")
  func complement() {
    #expect(admitted([("", 0..<13), ("most", 0..<12)], three) == [""])
    #expect(admitted([("", 0..<13), ("most", 0..<11)], three) == [""])
    #expect(admitted([("", 0..<13), ("most", 0..<10)], three) == ["", "most"])
    #expect(admitted([("", 0..<13), ("all", 0..<13)], three) == ["", "all"])
  }

  @Test("does not give away who is in the outer of two nested groups only")
  func nested() {
    let plan = [("", 0..<60), ("outer", 0..<20), ("inner", 0..<18)]
    #expect(admitted(plan, three) == ["", "outer"])
  }

  @Test("does not give away a small intersection: two groups and their common total")
  func intersection() {
    // a + b - everybody is the two people in both.
    let plan = [("", 0..<20), ("a", 0..<11), ("b", 9..<20)]
    #expect(admitted(plan, three) == ["", "a"])
  }

  @Test("answers no general tracker: q(C or T) + q(C or not T) - q(all)")
  func tracker() {
    let c = [0]
    let plan = [
      ("", Array(0..<40)), ("c or t", c + Array(10..<25)),
      ("c or not t", c + Array(1..<10) + Array(25..<40)),
    ]
    #expect(admitted(plan, three) == ["", "c or not t"])
  }

  @Test("holds no breach after several plans over the same people: brute force, 150 universes")
  func bruteForce() {
    var published = 0
    for seed in 0..<150 {
      var random = SeededGenerator(seed: seed)
      let people = Int.random(in: 9...14, using: &random)
      var space = AdmittedCohorts()
      for period in 0..<3 {
        let plan = (0..<4).map {
          Candidate(
            identifier: "\($0)", members: random.subset(of: 0..<people, atLeast: 5),
            mayStand: period > 0)
        }
        let (outcome, witnesses) = admit(plan, into: space, period: period, policy: three)
        space.cohorts += outcome.filter { !space.cohorts.contains($0) }
        space.witnesses = witnesses
        #expect(Set(outcome.map(\.identifier)).count == outcome.count, "seed \(seed)")
      }
      #expect(space.cohorts.allSatisfy { $0.members.count >= 6 }, "seed \(seed)")
      #expect(!exposes(space.cohorts.map(\.members), people: people, 3), "seed \(seed)")
      published += space.cohorts.count
    }
    #expect(published > 300)
  }

  // MARK: Use

  @Test("is admitted whole when it is reasonable: 1,000 communities of 100 among 20,000 people")
  func reasonablePlan() {
    var random = SeededGenerator(seed: 1)
    let communities = (0..<1_000).map { index in
      var members: Set<Int> = []
      while members.count < 100 { members.insert(Int.random(in: 0..<20_000, using: &random)) }
      return candidate("\(index)", members)
    }
    let plan = [candidate("", 0..<20_000)] + communities
    #expect(fresh(plan, .default).cohorts.count == 1_001)
  }

  @Test("loses only the cohorts that would expose somebody: 30 near-duplicates among 200")
  func badPlan() {
    var random = SeededGenerator(seed: 2)
    let communities = (0..<200).map { index in
      candidate("\(index)", (0..<4_000).shuffled(using: &random).prefix(80))
    }
    let copies = (0..<30).map { candidate("copy \($0)", communities[$0].members.dropLast(2)) }
    let plan = [candidate("", 0..<4_000)] + copies + communities
    let outcome = fresh(plan, .default).cohorts
    #expect(Set(outcome.map(\.identifier)) == Set((communities + [plan[0]]).map(\.identifier)))
  }

  @Test("has an outcome that depends neither on the order given nor on the keys of people")
  func order() {
    for seed in 0..<60 {
      var random = SeededGenerator(seed: seed)
      let plan =
        [candidate("", 0..<30)]
        + (0..<8).map { candidate("\($0)", random.subset(of: 0..<30, atLeast: 6)) }
      let keys = (0..<30).map { $0 * 1_000 + 7 }.shuffled(using: &random)
      let renamed = plan.map { candidate($0.identifier, $0.members.map { keys[$0] }) }
      let outcome = fresh(plan, three).cohorts.map(\.identifier)
      #expect(
        fresh(plan.shuffled(using: &random), three).cohorts.map(\.identifier) == outcome,
        "seed \(seed)")
      #expect(
        fresh(renamed.shuffled(using: &random), three).cohorts.map(\.identifier) == outcome,
        "seed \(seed)")
    }
  }

  @Test("is admitted again at no cost: same sets, and disjoint unions of them")
  func nothingNew() {
    let plan = [("", 0..<40), ("a", 0..<20), ("b", 20..<30)]
    let space = fresh(plan.map(candidate), .default)
    let again = plan + [("union", 0..<30), ("twin", 0..<20), ("rest", 30..<40)]
    let outcome = admit(again.map(candidate), into: space, period: 0, policy: .default)
    #expect(outcome.published.count == 6)
    #expect(outcome.witnesses == space.witnesses)
  }

  @Test("is refused whole when what was admitted before does not satisfy a stricter policy")
  func stricterPolicy() throws {
    let plan = [("", 0..<40), ("most", 0..<37)]
    let space = fresh(plan.map(candidate), three)
    #expect(space.cohorts.count == 2)
    let outcome = admit(plan.map(candidate), into: space, period: 0, policy: .default)
    #expect(outcome.published.isEmpty)
    #expect(outcome.witnesses == space.witnesses)
  }

  @Test("holds no cohort under the minimum group size, not even everybody")
  func groupSize() {
    #expect(admitted([("", 0..<9), ("small", 0..<9)], .default).isEmpty)
    #expect(admitted([("", 0..<40), ("nine", 0..<9), ("ten", 10..<20)], .default) == ["", "ten"])
  }

  // MARK: States, whose people persist

  @Test("lets joiners in when only the leaver would be exposed")
  func joinersOnly() {
    // The joiners are a published cohort, so new - old - joiners would be the leaver.
    let next = state(from: 0..<20, to: Array(1..<30), beside: 20..<30)
    #expect(next?.basis == .leaversKept)
    #expect(next?.members == Array(0..<30))
    #expect(next?.period == 1)
  }

  @Test("lets leavers go when only the joiner would be exposed")
  func leaversOnly() {
    // The leavers are a published cohort, so new - old + leavers would be the joiner.
    let next = state(from: 0..<20, to: Array(0..<10) + [20], beside: 10..<20)
    #expect(next?.basis == .joinersAwaited)
    #expect(next?.members == Array(0..<10))
  }

  @Test("keeps the last admitted membership when neither helps, dated")
  func standing() {
    let next = state(from: 0..<20, to: Array(1..<21))
    #expect(next?.basis == .current)
    #expect(next?.members == Array(0..<20))
    #expect(next?.period == 0)
  }

  @Test("takes the new membership as soon as enough has changed")
  func turnover() {
    #expect(state(from: 0..<20, to: Array(5..<25))?.members == Array(5..<25))
  }

  @Test("withholds a changed membership that cannot be recounted")
  func noRecount() {
    #expect(state(from: 0..<20, to: Array(1..<21), mayStand: false) == nil)
  }

  private func state(
    from old: Range<Int>, to new: [Int], beside other: Range<Int> = 30..<50,
    mayStand: Bool = true
  ) -> AdmittedCohort? {
    let others = [candidate("", 0..<60), candidate("other", other)]
    let space = fresh(others + [candidate("a", old)], .default)
    let changed = Candidate(identifier: "a", members: new, mayStand: mayStand)
    return admit(others + [changed], into: space, period: 1, policy: .default).published
      .first { $0.identifier == "a" }
  }
}

private func candidate(_ identifier: String, _ members: some Sequence<Int>) -> Candidate {
  Candidate(identifier: identifier, members: members.sorted(), mayStand: false)
}

private func admitted(
  _ plan: [(String, some Sequence<Int>)], _ policy: Policy
) -> [String] {
  fresh(plan.map { candidate($0.0, $0.1) }, policy).cohorts.map(\.identifier)
}

/// What a fresh space holds after a plan.
private func fresh(_ plan: [Candidate], _ policy: Policy) -> AdmittedCohorts {
  let (published, witnesses) = admit(
    plan, into: AdmittedCohorts(), period: 0, policy: policy)
  return AdmittedCohorts(cohorts: published, witnesses: witnesses)
}
