import Foundation

/// How well a ranking foresees a gain: what its first places bring, beside the best that any ranking
/// could have.
///
/// Equal scores share their places: each counts with the mean gain of its equals, which is what a
/// ranking that told them apart by lot would bring on average.
///
/// - Source: Järvelin & Kekäläinen (2002), "Cumulated gain-based evaluation of IR techniques", ACM
///   Transactions on Information Systems 20(4); ties by McSherry & Najork (2008), "Computing
///   information retrieval performance measures efficiently in the presence of tied scores", ECIR.
struct RankingQuality: Sendable {
  /// Places that count.
  static let places = 10

  private let gains: [Double]
  /// Positions of equal scores, best first.
  private let groups: [[Int]]
  /// Positions by gain, the most first.
  private let byGain: [Int]

  /// - Parameters:
  ///   - scores: of those ranked; more is better.
  ///   - gains: of the same, 0 or more.
  init(scores: [Double], gains: [Double]) {
    self.gains = gains
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    var groups: [[Int]] = []
    for position in order {
      if let first = groups.last?.first, scores[first] == scores[position] {
        groups[groups.count - 1].append(position)
      } else {
        groups.append([position])
      }
    }
    self.groups = groups.map { $0.sorted() }
    byGain = gains.indices.sorted { gains[$0] == gains[$1] ? $0 < $1 : gains[$0] > gains[$1] }
  }

  /// Normalised discounted cumulated gain of the first 10 places: the gain of place *i* is divided by
  /// log2(i + 1), the sum by that of the best ranking there could be.
  ///
  /// - Parameter copies: how often each of those ranked counts, as in a bootstrap; nil is once.
  /// - Returns: a number in 0...1; nil where nobody gains anything.
  func ndcg(copies: [Int]? = nil) -> Double? {
    var ideal = Places()
    for position in byGain where !ideal.isFull && gains[position] > 0 {
      ideal.take(gains[position], copies?[position] ?? 1)
    }
    guard ideal.sum > 0 else { return nil }
    var actual = Places()
    for group in groups where !actual.isFull {
      var count = 0
      var gain = 0.0
      for position in group {
        let copies = copies?[position] ?? 1
        count += copies
        gain += Double(copies) * gains[position]
      }
      if count > 0 { actual.take(gain / Double(count), count) }
    }
    return min(actual.sum / ideal.sum, 1)
  }

  /// The share of the 10 who gained most that the first 10 places hold. Whoever gained as much as
  /// the tenth is one of them, whoever gained nothing is not.
  ///
  /// - Returns: a number in 0...1; nil where nobody gains anything.
  func precision() -> Double? {
    let best = byGain.prefix(Self.places).filter { gains[$0] > 0 }
    guard let last = best.last else { return nil }
    var left = Self.places
    var hits = 0.0
    for group in groups where left > 0 {
      let among = group.reduce(0) { $0 + (gains[$1] >= gains[last] ? 1 : 0) }
      let taken = min(left, group.count)
      hits += Double(among * taken) / Double(group.count)
      left -= taken
    }
    return min(hits / Double(best.count), 1)
  }

  /// Places filled one after another.
  private struct Places {
    private static let discounts = (1...RankingQuality.places).map { 1 / log2(Double($0) + 1) }

    private var filled = 0
    private(set) var sum = 0.0

    var isFull: Bool { filled == Self.discounts.count }

    mutating func take(_ gain: Double, _ count: Int) {
      for _ in 0..<count where !isFull {
        sum += gain * Self.discounts[filled]
        filled += 1
      }
    }
  }
}
