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

extension CodedShare {
  /// The lower median, so that the outcome is one of the shares and carries its code. Shares are
  /// ordered by their bound or value, and at the same number below < about < above.
  ///
  /// - Returns: nil under three shares, where a median says nothing of a whole organisation.
  static func median(of shares: [CodedShare]) -> CodedShare? {
    guard shares.count >= 3 else { return nil }
    return shares.sorted { $0.position < $1.position }[(shares.count - 1) / 2]
  }

  private var position: (Double, Int) {
    switch self {
    case .below(let bound): (bound, 0)
    case .about(let value): (value, 1)
    case .above(let bound): (bound, 2)
    }
  }
}
