/// Rates of events per unit of exposure, shrunk towards the group's mean by empirical Bayes.
///
/// Members' true rates vary as a gamma distribution and their events are Poisson, or more spread out
/// than that: one tip may bring twenty thanks and the next none. A member with little exposure is
/// moved far towards the mean, one with much exposure hardly at all. The prior comes from the group
/// by the method of moments, for exposures of any size.
///
/// - Source: Marshall (1991), "Mapping disease and mortality rates using empirical Bayes
///   estimators", Applied Statistics 40(2), with the unbiased divisor of DerSimonian & Laird
///   (1986), Controlled Clinical Trials 7(3). With a dispersion, it is the credibility of Bühlmann &
///   Straub (1970), Bulletin of the Swiss Association of Actuaries 70.
struct GammaPoisson: Sendable, Equatable {
  /// Events per unit of exposure, in the group as a whole; 0 without exposure.
  let mean: Double
  /// Variance of true rates between members; 0 if they differ no more than chance would have it.
  let variance: Double
  /// Variance of a member's events per unit of exposure, as a multiple of their mean; 1 is Poisson.
  let dispersion: Double

  /// Exposure that the prior weighs as much as; nil if the group tells members' rates apart in no
  /// way, so that each is taken to be the mean.
  var strength: Double? {
    variance > 0 ? dispersion * mean / variance : nil
  }

  /// The expected rate of a member, given that member's own events and exposure.
  ///
  /// - Returns: (strength * mean + events) / (strength + exposure), without dividing by a variance
  ///   that may be 0; finite and at least 0.
  func rate(events: Int, exposure: Double) -> Double {
    guard mean > 0 else { return 0 }
    let within = dispersion * mean
    return (within * mean + variance * Double(events)) / (within + variance * exposure)
  }

  /// What is not known of a member's rate: the variance around `rate`.
  func uncertainty(events: Int, exposure: Double) -> Double {
    guard mean > 0, variance > 0 else { return 0 }
    return dispersion * variance * rate(events: events, exposure: exposure)
      / (dispersion * mean + variance * exposure)
  }
}

/// How often something happened to a member, over units of exposure that each had some.
struct EventCounts: Hashable, Sendable {
  /// Units of exposure.
  var units = 0
  var events = 0
  /// The sum over units of the square of their events.
  var squares = 0

  mutating func add(_ events: Int) {
    units += 1
    self.events += events
    squares += events * events
  }
}

extension GammaPoisson {
  /// - Parameters:
  ///   - observations: events and exposure, one a member; whoever has no exposure tells nothing.
  ///   - dispersion: at least 1.
  init(
    _ observations: some Sequence<(events: Int, exposure: Double)>, dispersion: Double = 1
  ) {
    self.dispersion = max(dispersion, 1)
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
    let chance = Double(observations.count - 1) * self.dispersion * mean
    variance = max(0, (spread - chance) / divisor)
  }

  /// With the dispersion that units show, pooled over all members who have several; never less than
  /// that of Poisson.
  ///
  /// - Parameter spread: the counts that show it, of the same members or others.
  init(_ members: [EventCounts], dispersionOf spread: [EventCounts]) {
    var squares = 0.0
    var freedom = 0
    // In order of size, as below.
    let several = spread.filter { $0.units > 1 }
      .sorted { ($0.units, $0.events, $0.squares) < ($1.units, $1.events, $1.squares) }
    for member in several {
      let events = Double(member.events)
      squares += Double(member.squares) - events * events / Double(member.units)
      freedom += member.units - 1
    }
    let units = spread.reduce(0) { $0 + $1.units }
    let events = spread.reduce(0) { $0 + $1.events }
    let mean = units > 0 ? Double(events) / Double(units) : 0
    let dispersion = mean > 0 && freedom > 0 ? squares / Double(freedom) / mean : 1
    self.init(
      members.lazy.map { (events: $0.events, exposure: Double($0.units)) }, dispersion: dispersion)
  }
}
