import Disclosure
import Foundation
import Testing

@Suite("A policy")
struct PolicyTests {
  @Test("has the documented defaults, which satisfy its own rules")
  func defaults() throws {
    #expect(Policy.default == Policy())
    #expect(
      try Policy.default
        == Policy(
          minimumFrequency: 5, minimumGroupSize: 10, roundingBase: 5, dominance: 85, pPercent: 10,
          meanRounding: 5))
  }

  @Test(
    "may go down to each floor and no further",
    arguments: [
      (Policy.Parameter.minimumFrequency, 3), (.minimumGroupSize, 5), (.roundingBase, 1),
      (.dominance, 85), (.pPercent, 5), (.meanRounding, 5),
    ])
  func floors(parameter: Policy.Parameter, weakest: Int) {
    #expect(parameter.weakest == weakest)
    // Of dominance more is weaker.
    let weaker = weakest + (parameter == .dominance ? 1 : -1)
    #expect(throws: PolicyError.tooWeak(parameter, given: weaker, weakest: weakest)) {
      try policy(parameter, weaker)
    }
  }

  @Test(
    "may make sums and means as strict as is understood",
    arguments: [(Policy.Parameter.dominance, 1), (.pPercent, 1_000), (.meanRounding, 50)])
  func strictest(parameter: Policy.Parameter, strictest: Int) throws {
    _ = try policy(parameter, strictest)
    _ = try policy(parameter, parameter.weakest)
    let stricter = strictest + (parameter == .dominance ? -1 : 1)
    #expect(throws: PolicyError.tooStrict(parameter, given: stricter, strictest: strictest)) {
      try policy(parameter, stricter)
    }
  }

  @Test("names the parameter, the value given and the weakest allowed")
  func kindness() {
    let error = PolicyError.tooWeak(.minimumFrequency, given: 2, weakest: 3)
    #expect(
      "\(error)"
        == "minimumFrequency is 2, but the weakest value allowed is 3; raise it to 3 or more")
    #expect(
      "\(PolicyError.tooWeak(.dominance, given: 90, weakest: 85))"
        == "dominance is 90, but the weakest value allowed is 85; lower it to 85 or less")
    #expect(
      "\(PolicyError.tooStrict(.dominance, given: 0, strictest: 1))"
        == "dominance is 0, but the strictest value understood is 1; raise it to 1 or more")
    #expect(
      "\(PolicyError.tooStrict(.meanRounding, given: 60, strictest: 50))"
        == "meanRounding is 60, but the strictest value understood is 50; lower it to 50 or less")
  }

  @Test("is refused when a group could have no count to show, saying what to raise")
  func totality() throws {
    let error = #expect(throws: PolicyError.self) {
      try Policy(minimumFrequency: 7, minimumGroupSize: 16, roundingBase: 5)
    }
    #expect(error.map { "\($0)" }?.hasSuffix("raise minimumGroupSize to 17 or more") == true)
    _ = try Policy(minimumFrequency: 7, minimumGroupSize: 17, roundingBase: 5)
  }

  @Test("accepts exactly the combinations in which every group has a multiple in k...n-k")
  func exhaustiveTotality() {
    for k in 3...12 {
      for base in 1...12 {
        for size in 5...40 {
          let isTotal = (size...(size + base)).allSatisfy { n in
            n >= 2 * k && (k...(n - k)).contains { $0 % base == 0 }
          }
          let policy = try? Policy(
            minimumFrequency: k, minimumGroupSize: size, roundingBase: base)
          #expect((policy != nil) == isTotal, "k \(k), base \(base), size \(size)")
        }
      }
    }
  }

  @Test("survives absurd values without overflow", arguments: Policy.Parameter.allCases)
  func absurdValues(parameter: Policy.Parameter) {
    #expect(throws: PolicyError.self) { try policy(parameter, .max) }
    #expect(throws: PolicyError.self) { try policy(parameter, .min) }
  }

  @Test("is checked when decoded as well")
  func decoding() throws {
    let policy = try Policy(
      minimumFrequency: 4, minimumGroupSize: 12, roundingBase: 2, dominance: 50, pPercent: 20,
      meanRounding: 10)
    let json = try JSONEncoder().encode(policy)
    #expect(try JSONDecoder().decode(Policy.self, from: json) == policy)
    let weak = Data(#"{"minimumFrequency":1,"minimumGroupSize":10,"roundingBase":5}"#.utf8)
    #expect(throws: PolicyError.tooWeak(.minimumFrequency, given: 1, weakest: 3)) {
      try JSONDecoder().decode(Policy.self, from: weak)
    }
    let dominated = Data(
      #"{"minimumFrequency":5,"minimumGroupSize":10,"roundingBase":5,"dominance":86}"#.utf8)
    #expect(throws: PolicyError.tooWeak(.dominance, given: 86, weakest: 85)) {
      try JSONDecoder().decode(Policy.self, from: dominated)
    }
  }

  @Test("kept before there were rules for sums is the policy that it is now")
  func decodingOld() throws {
    let kept = Data(#"{"minimumFrequency":5,"minimumGroupSize":10,"roundingBase":5}"#.utf8)
    #expect(try JSONDecoder().decode(Policy.self, from: kept) == .default)
    let strict = Data(#"{"minimumFrequency":6,"minimumGroupSize":20,"roundingBase":5}"#.utf8)
    #expect(
      try JSONDecoder().decode(Policy.self, from: strict)
        == Policy(minimumFrequency: 6, minimumGroupSize: 20))
  }

  private func policy(_ parameter: Policy.Parameter, _ value: Int) throws(PolicyError) -> Policy {
    switch parameter {
    case .minimumFrequency: try Policy(minimumFrequency: value)
    case .minimumGroupSize: try Policy(minimumGroupSize: value)
    case .roundingBase: try Policy(roundingBase: value)
    case .dominance: try Policy(dominance: value)
    case .pPercent: try Policy(pPercent: value)
    case .meanRounding: try Policy(meanRounding: value)
    }
  }
}
