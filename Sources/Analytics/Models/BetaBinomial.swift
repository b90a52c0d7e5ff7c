/// Shares of success, such as how much of a topic is answered right, shrunk towards the mean of all
/// groups by empirical Bayes.
///
/// Groups' true shares vary as a beta distribution and their successes are binomial; a group of few
/// is moved far towards the mean, one of many hardly at all. The prior comes from the groups by the
/// method of moments, for groups of any size. Successes may be sums of marks in 0...1 rather than
/// counts: such sums vary less than counts do, so what follows errs on the side of caution.
///
/// - Source: Kleinman (1973), "Proportions with extraneous variance: single and independent
///   samples", Journal of the American Statistical Association 68(341), with weights n.
struct BetaBinomial: Sendable, Equatable {
  struct Group: Sendable, Equatable {
    var successes: Double
    /// At least `successes`.
    var size: Double
  }

  /// Of all groups together, in 0...1; 0.5 where there are none.
  let mean: Double
  /// Number of people that the prior weighs as much as: at least 1, at most all of them, for groups
  /// that differ no more than chance would have it. A single group tells nothing of others: 1.
  let strength: Double

  init(_ groups: some Sequence<Group>) {
    // In order of size, so that sums are the same to the last bit for any order of groups.
    let groups = groups.filter { $0.size > 0 }
      .sorted { ($0.size, $0.successes) < ($1.size, $1.successes) }
    let size = groups.reduce(0) { $0 + $1.size }
    guard size > 0 else {
      (mean, strength) = (0.5, 1)
      return
    }
    let mean = groups.reduce(0) { $0 + $1.successes } / size
    let spread = groups.reduce(0) { sum, group in
      let deviation = group.successes / group.size - mean
      return sum + group.size * deviation * deviation
    }
    let degrees = Double(groups.count - 1)
    let divisor = size - groups.reduce(0) { $0 + $1.size * $1.size } / size - degrees
    let chance = mean * (1 - mean)
    let variance = divisor > 1e-9 * size ? (spread - degrees * chance) / divisor : 0
    let greatest = groups.count > 1 ? max(size, 1) : 1
    self.mean = mean
    strength = variance > 0 ? min(max(chance / variance - 1, 1), greatest) : greatest
  }

  /// What is believed of a group's share once its own successes are known.
  func posterior(_ group: Group) -> BetaDistribution {
    // However the groups fared, no share is taken to be impossible: with less than Jeffreys's prior
    // on either side, an interval about few people would have no width.
    let least = 0.5
    return BetaDistribution(
      alpha: max(strength * mean, least) + max(group.successes, 0),
      beta: max(strength * (1 - mean), least) + max(group.size - group.successes, 0))
  }
}
