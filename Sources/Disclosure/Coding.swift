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
  func coded(_ count: Int, of size: Int) -> CodedCount {
    if count < minimumFrequency { return .below(minimumFrequency) }
    if count > size - minimumFrequency { return .above(size - minimumFrequency) }
    let nearest = (count + roundingBase / 2) / roundingBase * roundingBase
    let highest = (size - minimumFrequency) / roundingBase * roundingBase
    return .about(min(max(nearest, lowestReleasedCount), highest))
  }

  /// The smallest multiple of the rounding base that is k or more.
  var lowestReleasedCount: Int {
    (minimumFrequency + roundingBase - 1) / roundingBase * roundingBase
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

  /// The fewest people that either side may be where some of those counted are set against the
  /// others. Follows from codes alone; 0 where one of them is withheld or a bound.
  func fewest(_ part: CodedCount?, against whole: CodedCount?) -> Int {
    guard let part, let whole, case .about(let count) = part else { return 0 }
    let size = fewest(whole)
    let highest = (size - minimumFrequency) / roundingBase * roundingBase
    let most =
      count == highest ? size - minimumFrequency : count - roundingBase / 2 + roundingBase - 1
    return min(fewest(part), size - most)
  }

  /// The code of `count` people out of those that another code stands for: top and bottom coded by
  /// the fewest that these may be, so that neither all nor none of them are told.
  ///
  /// - Returns: nil, withheld, where they may be too few to hold a count in k...n-k.
  func coded(_ count: Int, within whole: CodedCount) -> CodedCount? {
    let size = fewest(whole)
    guard size >= max(minimumGroupSize, lowestReleasedCount + minimumFrequency) else { return nil }
    return coded(count, of: size)
  }

  /// Whether a figure in points about so many people is told at all. That, and how finely, follows
  /// from the code of their number: the number itself would be told by a figure that comes or goes.
  public func tellsPoints(about people: CodedCount) -> Bool {
    fewest(people) >= max(minimumGroupSize, Policy.fewestForPoints)
  }

  /// A figure in points of 100 as it may be known: rounded to a step of at least 100 / (2n + 1), so
  /// that two such figures, before and after one person came, do not tell that person's part.
  ///
  /// - Parameters:
  ///   - value: in -100...100.
  ///   - people: how many it is about.
  ///   - size: people in the cohort.
  ///   - isMean: of shares of 100, one a person, 0 or more. It is withheld where everybody but a few
  ///     may have had all of it, or nothing: k-1 people's worth or less, as with counts.
  /// - Returns: nil, withheld, where they are too few, or the figure is not defined.
  func points(_ value: Double, about people: Int, of size: Int, isMean: Bool) -> Int? {
    let code = coded(people, of: size)
    guard tellsPoints(about: code), value.isFinite else { return nil }
    let sum = value / 100 * Double(people)
    let k = Double(minimumFrequency)
    // What is missing to k may be a rounding of the mean.
    if isMean, min(sum, Double(people) - sum) < k - 1e-9 { return nil }
    let step = fewest(code) < Policy.fewestForFinePoints ? Policy.pointStep : 1
    return Int((value / Double(step)).rounded()) * step
  }

  /// 5 >= 100 / (2 x 10 + 1), and 1 >= 100 / (2 x 50 + 1).
  private static let pointStep = 5
  private static let fewestForPoints = 10
  private static let fewestForFinePoints = 50
}
