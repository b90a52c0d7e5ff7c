import Testing

@testable import Disclosure

@Suite("Coding of a count")
struct CodingTests {
  @Test(
    "by the default policy",
    arguments: [
      (0, 12, CodedCount.below(5)), (4, 12, .below(5)), (5, 12, .about(5)), (7, 12, .about(5)),
      (8, 12, .above(7)), (12, 12, .above(7)), (8, 13, .about(5)), (9, 13, .above(8)),
      (5, 10, .about(5)), (12, 40, .about(10)), (13, 40, .about(15)), (33, 40, .about(35)),
      (35, 40, .about(35)), (36, 40, .above(35)),
    ])
  func examples(count: Int, size: Int, code: CodedCount) {
    #expect(Policy.default.coded(count, of: size) == code)
  }

  @Test("hides zero with the few and everybody with the many")
  func extremes() throws {
    try forEveryGroup { policy, n in
      let k = policy.minimumFrequency
      #expect(compatible(with: .below(k), policy, n) == Array(0..<k))
      #expect(compatible(with: .above(n - k), policy, n) == Array((n - k + 1)...n))
    }
  }

  /// Fails if the others are told as what is left of the size, such as 29 of 44.
  @Test("leaves the others a code of the same kind")
  func others() throws {
    let policy = Policy.default
    #expect(policy.rest(.about(15), of: 44) == .about(30))
    #expect(policy.rest(.about(5), of: 12) == .about(5))
    #expect(policy.rest(.below(5), of: 44) == .above(39))
    #expect(policy.rest(.above(39), of: 44) == .below(5))
    try forEveryGroup { policy, n in
      let k = policy.minimumFrequency
      for count in 0...n {
        let code = policy.coded(count, of: n)
        switch policy.rest(code, of: n) {
        case .below(let bound): #expect(bound == k && code == .above(n - k))
        case .above(let bound): #expect(bound == n - k && code == .below(k))
        case .about(let others):
          #expect(others % policy.roundingBase == 0 && (k...n - k).contains(others))
          guard case .about(let some) = code else {
            Issue.record("\(count) of \(n) under \(policy)")
            continue
          }
          let inside = (k...n - k).filter { $0 % policy.roundingBase == 0 }
          let nearest = inside.map { abs($0 - (n - some)) }.min()
          #expect(abs(others - (n - some)) == nearest, "\(some) of \(n) under \(policy)")
        }
      }
    }
  }

  @Test("is a multiple of the rounding base in k...n-k when it is a number")
  func multiples() throws {
    try forEveryGroup { policy, n in
      let k = policy.minimumFrequency
      for count in k...(n - k) {
        guard case .about(let code) = policy.coded(count, of: n) else {
          Issue.record("\(count) of \(n) is not a number under \(policy)")
          continue
        }
        #expect(code % policy.roundingBase == 0 && (k...(n - k)).contains(code))
        // Nearest, unless the nearest multiple lies outside: then the nearest inside.
        let inside = (k...(n - k)).filter { $0 % policy.roundingBase == 0 }
        let nearest = inside.map { abs($0 - count) }.min()
        #expect(abs(code - count) == nearest, "\(count) of \(n) under \(policy)")
      }
    }
  }

  @Test("never narrows a number to less than its documented width")
  func width() throws {
    try forEveryGroup { policy, n in
      let documented = min(n - 2 * policy.minimumFrequency + 1, (policy.roundingBase + 1) / 2)
      for count in policy.minimumFrequency...(n - policy.minimumFrequency) {
        let width = compatible(with: policy.coded(count, of: n), policy, n).count
        #expect(width >= documented, "\(count) of \(n) under \(policy)")
      }
    }
  }

  @Test("grows with the count")
  func monotone() throws {
    try forEveryGroup { policy, n in
      let codes = (0...n).map { policy.coded($0, of: n).share(of: n) }
      #expect(codes.map(rank) == codes.map(rank).sorted())
    }
  }

  @Test("protects those who did as it protects those who did not")
  func symmetry() throws {
    try forEveryGroup { policy, n in
      for count in 0...n {
        let (code, mirrored) = (policy.coded(count, of: n), policy.coded(n - count, of: n))
        #expect((code == .below(policy.minimumFrequency)) == isAbove(mirrored))
        // Without ties, and where the base divides the size, numbers mirror too.
        if case .about(let a) = code, case .about(let b) = mirrored,
          policy.roundingBase % 2 == 1, n % policy.roundingBase == 0
        {
          #expect(a + b == n, "\(count) of \(n) under \(policy)")
        }
      }
    }
  }

  @Test("of a part never tells that it is all of the whole, or none, nor how large the whole is")
  func parts() {
    let policy = Policy.default
    for size in 10...120 {
      for learners in 0...size {
        let whole = policy.coded(learners, of: size)
        let people = policy.counts(whole, of: size)
        // What the code stands for is what is coded so, no more and no less.
        #expect(Array(people) == compatible(with: whole, policy, size).sorted())
        guard let none = policy.coded(0, within: people),
          let all = policy.coded(learners, within: people)
        else {
          #expect(people.lowerBound < 10)
          continue
        }
        #expect(none == (.below(5), 0...4))
        #expect(all.code == .above(people.lowerBound - 5))
        #expect(all.counts == people.lowerBound - 4...people.upperBound)
      }
    }
  }

  @Test("of a part that is a sum keeps to rules for sums that are stricter than k")
  func sums() throws {
    let weak = try Policy(minimumFrequency: 3, minimumGroupSize: 6, roundingBase: 1)
    #expect(Policy.default.leastSum == 5 && weak.leastSum == 3)
    // 100 / 10 + 1/2 and 2 + 4 + 1/2, up to the next multiple of 5.
    let dominance = try Policy(dominance: 10)
    let prior = try Policy(pPercent: 400)
    #expect(dominance.leastSum == 15 && prior.leastSum == 10)
    for policy in [Policy.default, weak, dominance, prior] {
      let least = policy.leastSum
      for size in [8, 18, 38, 78] {
        let whole = size...size + 4
        guard let none = policy.coded(0, within: whole) else { continue }
        #expect(none.code == .below(least))
        #expect(policy.coded(size, within: whole)?.code == .above(size - least))
        try #require(least <= size - least)
        for sum in least...(size - least) {
          guard let told = policy.coded(sum, within: whole), case .about = told.code else {
            Issue.record("\(sum) of \(size) is not a number under \(policy)")
            continue
          }
          // The worst that may have been rounded to it: a few who had all, one who had the rest.
          let exact = Double(sum) - 0.5
          let worst = Contributions(
            (0..<sum).map { min(1, exact - Double($0)) })
          #expect(!worst.areDominated(by: 1, over: Double(policy.dominance)))
          #expect(!worst.areEstimable(within: Double(policy.pPercent)))
        }
      }
    }
    #expect(dominance.coded(12, within: 18...22) == nil)
  }

  @Test("gives shares that follow from the code and the size alone")
  func shares() {
    #expect(CodedCount.below(5).share(of: 20) == .below(0.25))
    #expect(CodedCount.about(10).share(of: 20) == .about(0.5))
    #expect(CodedCount.above(15).share(of: 20) == .above(0.75))
  }

  @Test("gives a median that is one of the shares, and none under three")
  func median() {
    func median(_ shares: CodedShare...) -> CodedShare? { shares.median { $0 } }
    #expect(median(.about(0.1), .about(0.9)) == nil)
    #expect(median(.about(0.9), .about(0.1), .about(0.4)) == .about(0.4))
    #expect(median(.about(0.9), .about(0.1), .about(0.4), .about(0.5)) == .about(0.4))
    #expect(median(.below(0.5), .above(0.5), .about(0.5)) == .about(0.5))
    #expect(median(.below(0.2), .below(0.3), .about(0.3)) == .below(0.3))
  }

  private func compatible(with code: CodedCount, _ policy: Policy, _ n: Int) -> [Int] {
    (0...n).filter { policy.coded($0, of: n) == code }
  }

  private func isAbove(_ code: CodedCount) -> Bool {
    if case .above = code { true } else { false }
  }

  private func rank(_ share: CodedShare) -> Double {
    switch share {
    case .below: -1
    case .about(let value): value
    case .above: 2
    }
  }

  private func forEveryGroup(_ body: (Policy, Int) -> Void) throws {
    for k in [3, 4, 5, 7] {
      for base in [1, 2, 3, 5, 8] {
        let smallest = (k + base - 1) / base * base + k
        let policy = try Policy(
          minimumFrequency: k, minimumGroupSize: smallest, roundingBase: base)
        for n in smallest...(smallest + 30) { body(policy, n) }
      }
    }
  }
}
