import Foundation
import TestSupport
import Testing

@testable import Analytics

@Suite("Quality of rankings")
struct RankingQualityTests {
  @Test("NDCG is what a pencil finds")
  func byHand() throws {
    // Gains 3, 2, 3, 0, 1, 2 in the order of the ranking.
    let quality = RankingQuality(scores: [6, 5, 4, 3, 2, 1], gains: [3, 2, 3, 0, 1, 2])
    func discounted(_ gains: [Double]) -> Double {
      gains.enumerated().reduce(0) { $0 + $1.element / log2(Double($1.offset) + 2) }
    }
    let expected = discounted([3, 2, 3, 0, 1, 2]) / discounted([3, 3, 2, 2, 1, 0])
    #expect(abs(try #require(quality.ndcg()) - expected) < 1e-12)
    #expect(abs(expected - 0.9608) < 1e-4)
  }

  @Test("the best ranking has 1, and nobody's gain is no ranking's merit")
  func extremes() {
    let gains = (0..<30).map(Double.init)
    #expect(RankingQuality(scores: gains, gains: gains).ndcg() == 1)
    #expect(RankingQuality(scores: gains, gains: gains).precision() == 1)
    let worst = RankingQuality(scores: gains.map(-), gains: gains)
    #expect(worst.precision() == 0)
    let nothing = RankingQuality(scores: gains, gains: gains.map { _ in 0 })
    #expect(nothing.ndcg() == nil && nothing.precision() == nil)
    #expect(RankingQuality(scores: [], gains: []).ndcg() == nil)
  }

  @Test("equal scores bring what they would by lot")
  func ties() throws {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    let gains = (0..<14).map { _ in Double(Int.random(in: 0...9, using: &random)) } + [5]
    let scores = gains.indices.map { _ in Double(Int.random(in: 0...3, using: &random)) }
    let tied = RankingQuality(scores: scores, gains: gains)
    var (ndcg, precision) = (0.0, 0.0)
    for _ in 0..<4000 {
      let drawn = scores.map { $0 + .random(in: 0..<0.5, using: &random) }
      let quality = RankingQuality(scores: drawn, gains: gains)
      ndcg += try #require(quality.ndcg()) / 4000
      precision += try #require(quality.precision()) / 4000
    }
    #expect(abs(try #require(tied.ndcg()) - ndcg) < 0.02, "seed \(seed)")
    #expect(abs(try #require(tied.precision()) - precision) < 0.02, "seed \(seed)")
  }

  @Test("a copy counts as another of the same")
  func copies() throws {
    let (scores, gains) = ([3.0, 2, 1, 0], [0.0, 4, 4, 1])
    let counted = RankingQuality(scores: scores, gains: gains).ndcg(copies: [2, 0, 1, 3])
    let written = RankingQuality(
      scores: [3, 3, 1, 0, 0, 0], gains: [0, 0, 4, 1, 1, 1]
    ).ndcg()
    let difference = try #require(counted) - #require(written)
    #expect(abs(difference) < 1e-12)
  }
}
