/// How well scores tell those to whom something happened from the others: the area under the
/// receiver operating characteristic, which is the chance that somebody of the first has a higher
/// score than somebody of the second, equal scores counting half.
///
/// - Source: Hanley & McNeil (1982), "The meaning and use of the area under a receiver operating
///   characteristic (ROC) curve", Radiology 143(1).
struct AreaUnderCurve {
  /// People who are alike in every score.
  struct Group {
    /// Of each way to score, in the order of the names that the caller knows.
    let scores: [Double]
    let positives: Int
    let negatives: Int
  }

  private let groups: [Group]
  /// By way to score: indices of groups with equal scores together, ascending.
  private let ties: [[[Int]]]

  /// - Parameter groups: all with the same number of scores, none of them NaN; in an order that
  ///   depends on values only, since the bootstrap draws in it.
  init(_ groups: [Group]) {
    self.groups = groups
    ties = (0..<(groups.first?.scores.count ?? 0)).map { score in
      var ties: [[Int]] = []
      for index in groups.indices.sorted(by: { groups[$0].scores[score] < groups[$1].scores[score] }
      ) {
        if let last = ties.last?.last, groups[last].scores[score] == groups[index].scores[score] {
          ties[ties.count - 1].append(index)
        } else {
          ties.append([index])
        }
      }
      return ties
    }
  }

  var positives: Int { groups.reduce(0) { $0 + $1.positives } }
  var negatives: Int { groups.reduce(0) { $0 + $1.negatives } }

  /// - Returns: in 0...1; nil unless there are both.
  func area(_ score: Int) -> Double? {
    area(score, positives: groups.map(\.positives), negatives: groups.map(\.negatives))
  }

  private func area(_ score: Int, positives: [Int], negatives: [Int]) -> Double? {
    // Of nobody it is not even known how they are scored.
    guard ties.indices.contains(score) else { return nil }
    var below = 0
    var allPositives = 0
    var doubled = 0
    for tie in ties[score] {
      let (up, down) = tie.reduce((0, 0)) { ($0.0 + positives[$1], $0.1 + negatives[$1]) }
      // Twice the pairs, so that halves stay whole.
      doubled += up * (2 * below + down)
      below += down
      allPositives += up
    }
    guard allPositives > 0, below > 0 else { return nil }
    return Double(doubled) / 2 / Double(allPositives) / Double(below)
  }

  /// Interval of the difference between two areas by a paired bootstrap: people are drawn with
  /// their scores and what happened to them. Group sizes are drawn as Poisson numbers, which is how
  /// often one of many is drawn.
  ///
  /// - Parameter seed: of the draws; the same groups and seed give the same interval.
  /// - Returns: the 2.5th and the 97.5th percentile; nil unless every resample had both outcomes.
  func difference(
    _ first: Int, minus second: Int, resamples: Int = 500, seed: UInt64 = 1
  ) -> ClosedRange<Double>? {
    var random = RandomDraws(seed: seed)
    var differences: [Double] = []
    for _ in 0..<resamples {
      let positives = groups.map { random.poisson(mean: Double($0.positives)) }
      let negatives = groups.map { random.poisson(mean: Double($0.negatives)) }
      guard let one = area(first, positives: positives, negatives: negatives),
        let other = area(second, positives: positives, negatives: negatives)
      else { return nil }
      differences.append(one - other)
    }
    differences.sort()
    guard let last = differences.indices.last else { return nil }
    func percentile(_ share: Double) -> Double {
      differences[Int((share * Double(last)).rounded())]
    }
    return percentile(0.025)...percentile(0.975)
  }
}
