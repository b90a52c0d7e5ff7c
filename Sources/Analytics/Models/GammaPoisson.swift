/// Rates of events per unit of exposure, shrunk towards the group's mean by empirical Bayes.
///
/// Members' true rates vary as a gamma distribution and their events are Poisson; a member with
/// little exposure is moved far towards the mean, one with much exposure hardly at all. The prior
/// comes from the group by the method of moments, for exposures of any size.
///
/// - Source: Marshall (1991), "Mapping disease and mortality rates using empirical Bayes
///   estimators", Applied Statistics 40(2), with the unbiased divisor of DerSimonian & Laird
///   (1986), Controlled Clinical Trials 7(3).
struct GammaPoisson: Sendable, Equatable {
  /// Events per unit of exposure, in the group as a whole; 0 without exposure.
  let mean: Double
  /// Variance of true rates between members; 0 if they differ no more than chance would have it.
  let variance: Double

  /// Exposure that the prior weighs as much as; nil if the group tells members' rates apart in no
  /// way, so that each is taken to be the mean.
  var strength: Double? {
    variance > 0 ? mean / variance : nil
  }

  /// The expected rate of a member, given that member's own events and exposure.
  ///
  /// - Returns: (strength * mean + events) / (strength + exposure), without dividing by a variance
  ///   that may be 0; finite and at least 0.
  func rate(events: Int, exposure: Double) -> Double {
    guard mean > 0 else { return 0 }
    return (mean * mean + variance * Double(events)) / (mean + variance * exposure)
  }
}

extension GammaPoisson {
  /// - Parameter observations: events and exposure, one a member; whoever has no exposure tells
  ///   nothing.
  init(_ observations: some Sequence<(events: Int, exposure: Double)>) {
    // In order of size, so that sums are the same to the last bit for any order of members.
    let observations = observations.filter { $0.exposure > 0 }
      .sorted { ($0.exposure, $0.events) < ($1.exposure, $1.events) }
    var events = 0
    var exposure = 0.0
    var squares = 0.0
    for member in observations {
      events += member.events
      exposure += member.exposure
      squares += member.exposure * member.exposure
    }
    let mean = exposure > 0 ? Double(events) / exposure : 0
    let divisor = exposure > 0 ? exposure - squares / exposure : 0
    self.mean = mean
    // A single member has no spread, and rounding can leave a trace of one.
    guard observations.count > 1, divisor > 1e-9 * exposure else {
      variance = 0
      return
    }
    var spread = 0.0
    for member in observations {
      let deviation = Double(member.events) / member.exposure - mean
      spread += member.exposure * deviation * deviation
    }
    variance = max(0, (spread - Double(observations.count - 1) * mean) / divisor)
  }
}
