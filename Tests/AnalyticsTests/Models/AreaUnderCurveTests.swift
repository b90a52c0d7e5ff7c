import TestSupport
import Testing

@testable import Analytics

@Suite("The area under the curve")
struct AreaUnderCurveTests {
  @Test(
    "is the share of pairs in the right order, ties counting half",
    arguments: [1, 2, 3] as [UInt64])
  func pairs(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let groups = (0..<60).map { _ in
      AreaUnderCurve.Group(
        scores: [
          Double(Int.random(in: 0...9, using: &random)), Double.random(in: 0...1, using: &random),
        ],
        positives: .random(in: 0...3, using: &random), negatives: .random(in: 0...3, using: &random)
      )
    }
    let curve = AreaUnderCurve(groups)
    for score in 0...1 {
      var (wins, pairs) = (0.0, 0.0)
      for up in groups {
        for down in groups {
          let weight = Double(up.positives * down.negatives)
          pairs += weight
          let (a, b) = (up.scores[score], down.scores[score])
          wins += weight * (a > b ? 1 : a == b ? 0.5 : 0)
        }
      }
      #expect(abs(try #require(curve.area(score)) - wins / pairs) < 1e-12, "seed \(seed)")
    }
  }

  @Test("is not defined without both outcomes")
  func degenerate() {
    for groups in [
      [], [AreaUnderCurve.Group(scores: [1], positives: 4, negatives: 0)],
      [AreaUnderCurve.Group(scores: [1], positives: 0, negatives: 4)],
    ] {
      let curve = AreaUnderCurve(groups)
      #expect(curve.area(0) == nil)
      #expect(curve.difference(0, minus: 0) == nil)
    }
  }

  @Test("has an interval of a difference as wide as sampling again would have it")
  func interval() throws {
    // Two hundred samples of 300 people: the middle 95% of the differences found, beside the mean
    // width of the intervals told from each sample alone.
    var random = SeededGenerator(seed: 11)
    var differences: [Double] = []
    var widths: [Double] = []
    for sample in 0..<200 {
      let people = (0..<300).map { _ in
        let isPositive = Bool.random(using: &random)
        let base = Double.random(in: 0...1, using: &random) + (isPositive ? 0.4 : 0)
        return AreaUnderCurve.Group(
          scores: [base, base + .random(in: -0.5...0.5, using: &random)],
          positives: isPositive ? 1 : 0, negatives: isPositive ? 0 : 1)
      }
      let curve = AreaUnderCurve(people)
      differences.append(try #require(curve.area(0)) - (try #require(curve.area(1))))
      let interval = try #require(
        curve.difference(0, minus: 1, resamples: 200, seed: UInt64(sample)))
      widths.append(interval.upperBound - interval.lowerBound)
    }
    differences.sort()
    let spread = differences[194] - differences[5]
    let width = widths.reduce(0, +) / Double(widths.count)
    #expect((0.8...1.25).contains(width / spread), "\(width) \(spread)")
  }

  @Test("is the same whatever is drawn before, and changes with the seed")
  func seeds() {
    let curve = AreaUnderCurve(
      (0..<20).map {
        AreaUnderCurve.Group(
          scores: [Double($0), Double($0 * 7 % 20)], positives: $0, negatives: 20 - $0)
      })
    #expect(curve.difference(0, minus: 1) == curve.difference(0, minus: 1))
    #expect(curve.difference(0, minus: 1) != curve.difference(0, minus: 1, seed: 2))
  }
}
