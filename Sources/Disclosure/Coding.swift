// Rule 1: inside an admitted cohort every count is coded, never missing.

extension Policy {
  /// The code of `count` people out of `size`, top and bottom coded so that zero and everybody are
  /// protected too.
  ///
  /// A code never says more than this: `below` and `above` are each compatible with k counts,
  /// `about` with at least min(n - 2k + 1, half the rounding base rounded up). In the smallest
  /// groups that can be a single count, such as 5 of 10: five people with and five without is what
  /// k = 5 allows to be known.
  ///
  /// - Parameters:
  ///   - count: people counted, in 0...size.
  ///   - size: people in the cohort, at least `minimumGroupSize`. Then size >= 2k, so that a count
  ///     cannot be both under k and over n-k, and a multiple of the rounding base lies between.
  ///   - known: those of them of whom everybody knows whether they are counted. The code tells of the
  ///     others, who are `minimumGroupSize` or more, what it would tell of a cohort of so many: below
  ///     k + seen of fewer than k of them, above n - ruled out - k of all but fewer than k.
  func coded(_ count: Int, of size: Int, known: KnownCounts = .none) -> CodedCount {
    coded(count, between: known.counts(of: size), k: minimumFrequency)
  }

  private func coded(_ count: Int, between people: ClosedRange<Int>, k: Int) -> CodedCount {
    let (lowest, highest) = (people.lowerBound + k, people.upperBound - k)
    if count < lowest { return .below(lowest) }
    if count > highest { return .above(highest) }
    let multiples = multiples(in: lowest...highest)
    return .about(min(max(nearest(count), multiples.lowerBound), multiples.upperBound))
  }

  /// The lowest and the highest multiple of the rounding base among some counts. Where there is none,
  /// which takes people of whom everybody knows, one near their middle stands for all.
  private func multiples(in counts: ClosedRange<Int>) -> ClosedRange<Int> {
    let lowest = roundedUp(counts.lowerBound)
    let highest = counts.upperBound / roundingBase * roundingBase
    if lowest <= highest { return lowest...highest }
    let middle = nearest((counts.lowerBound + counts.upperBound) / 2)
    return middle...middle
  }

  /// The nearest multiple of the rounding base, half way up.
  private func nearest(_ count: Int) -> Int {
    (count + roundingBase / 2) / roundingBase * roundingBase
  }

  /// The smallest multiple of the rounding base that is k or more.
  var lowestReleasedCount: Int { roundedUp(minimumFrequency) }

  /// The smallest multiple of the rounding base that is `count` or more.
  func roundedUp(_ count: Int) -> Int {
    (count + roundingBase - 1) / roundingBase * roundingBase
  }
}

extension CodedCount {
  /// A share is computed from what is released and from nothing else: whoever knows the size of
  /// the cohort learns no more from it than from the count.
  func share(of size: Int) -> CodedShare {
    switch self {
    case .below(let bound): .below(Double(bound) / Double(size))
    case .about(let count): .about(Double(count) / Double(size))
    case .above(let bound): .above(Double(bound) / Double(size))
    }
  }
}

extension Policy {
  /// The code of everybody else, of a group of so many: a code like every other, of what the given
  /// one leaves. It follows from that alone, so it tells no more; but having been rounded twice, it
  /// may be off by twice as much as another.
  ///
  /// - Parameter known: those of whom everybody knows whether they are counted.
  func rest(_ code: CodedCount, of size: Int, known: KnownCounts = .none) -> CodedCount {
    switch code {
    case .below(let bound): return .above(size - bound)
    case .about(let count):
      let counts = counts(code, of: size, known: known)
      let likely = min(max(count, counts.lowerBound), counts.upperBound)
      return coded(
        size - likely, of: size, known: KnownCounts(seen: known.ruledOut, ruledOut: known.seen))
    case .above(let bound): return .below(size - bound)
    }
  }
}

extension Sequence {
  /// The element with the lower median of shares, so that the outcome is one of them and carries
  /// its code. Shares are ordered by their bound or value, and at the same number
  /// below < about < above.
  ///
  /// - Returns: nil under three shares, where a median says nothing of a whole organisation.
  func median(of share: (Element) -> CodedShare) -> Element? {
    let ordered = sorted { share($0).position < share($1).position }
    return ordered.count < 3 ? nil : ordered[(ordered.count - 1) / 2]
  }
}

extension CodedShare {
  fileprivate var position: (Double, Int) {
    switch self {
    case .below(let bound): (bound, 0)
    case .about(let value): (value, 1)
    case .above(let bound): (bound, 2)
    }
  }
}

extension Policy {
  /// The fewest people that a code of this policy may stand for.
  public func fewest(_ code: CodedCount) -> Int {
    switch code {
    case .below: 0
    case .about(lowestReleasedCount): minimumFrequency
    case .about(let count): count - roundingBase / 2
    case .above(let bound): bound + 1
    }
  }

  /// The counts that the code of a cohort's count may stand for.
  ///
  /// - Parameter known: those of the cohort of whom everybody knows whether they are counted.
  func counts(_ code: CodedCount, of size: Int, known: KnownCounts = .none) -> ClosedRange<Int> {
    let most = size - known.ruledOut
    return counts(code, of: most...most, seen: known.seen, k: minimumFrequency)
  }

  /// The code of `count` people out of a whole of between so many, and the counts that it may stand
  /// for. It is top and bottom coded by the fewest that the whole may be, so that neither all nor none
  /// of them are told. Also of a sum to which each of them adds 1 or less, rounded to a whole number:
  /// its bounds keep to the rules for sums.
  ///
  /// - Returns: nil, withheld, where they may be too few to hold a count in k...n-k.
  func coded(
    _ count: Int, within people: ClosedRange<Int>
  ) -> (code: CodedCount, counts: ClosedRange<Int>)? {
    let k = leastSum
    guard people.lowerBound >= max(minimumGroupSize, roundedUp(k) + k) else { return nil }
    let code = coded(count, between: 0...people.lowerBound, k: k)
    return (code, counts(code, of: people, seen: 0, k: k))
  }

  private func counts(
    _ code: CodedCount, of people: ClosedRange<Int>, seen: Int, k: Int
  ) -> ClosedRange<Int> {
    switch code {
    case .below(let bound): return seen...max(seen, bound - 1)
    case .about(let count):
      let (lowest, highest) = (seen + k, max(seen + k, people.lowerBound - k))
      let multiples = multiples(in: lowest...highest)
      let fewest = count == multiples.lowerBound ? lowest : count - roundingBase / 2
      let most = count == multiples.upperBound ? highest : count + (roundingBase - 1) / 2
      return fewest...max(fewest, most)
    case .above(let bound): return bound + 1...max(bound + 1, people.upperBound)
    }
  }

  /// Whether a figure in points about so many people is told at all. That, and how finely, follows
  /// from the code of their number: the number itself would be told by a figure that comes or goes.
  public func tellsPoints(about people: CodedCount) -> Bool {
    fewest(people) >= max(minimumGroupSize, Policy.fewestForPoints)
  }

  /// A figure in points of 100 as it may be known: rounded to a step of at least 100 / (2n + 1), so
  /// that a person's part cannot be solved for from two such figures, before and after they came.
  ///
  /// - Parameters:
  ///   - value: in -100...100.
  ///   - people: how many it is about.
  ///   - size: people in the cohort.
  /// - Returns: nil, withheld, where they are too few, or the figure is not defined.
  func points(_ value: Double, about people: Int, of size: Int) -> Int? {
    let code = coded(people, of: size)
    guard tellsPoints(about: code), value.isFinite else { return nil }
    let isFine =
      fewest(code) >= Policy.fewestForFinePoints && meanRounding == Parameter.meanRounding.weakest
    let step = isFine ? 1 : meanRounding
    return Int((value / Double(step)).rounded()) * step
  }

  /// 5 >= 100 / (2 x 10 + 1), and 1 >= 100 / (2 x 50 + 1).
  private static let fewestForPoints = 10
  private static let fewestForFinePoints = 50
}
