import Foundation

/// A creator's potential: helpful acts that colleagues can expect in the weeks ahead.
///
///     potential = contributing weeks ahead x acts per contributing week x (1 + thanks per act)
///
/// Each factor is estimated from the creator's own evidence and, where that is thin, from the
/// community's; each can be shown, so that a line of the ranking can be explained.
struct ExpectedHelp: Sendable {
  /// How the weeks ahead are counted.
  enum WeeksRule: Sendable, Equatable {
    /// E[X(n, n + horizon)] of the fitted model.
    case model(BGBB)
    /// By recency, since no model can be had.
    case recency(Reason)
  }

  enum Reason: Sendable, Equatable {
    /// Fewer creators than `ExpectedHelp.fewestCreators`.
    case tooFewCreators
    case fitDidNotConverge
  }

  /// Horizon in ISO weeks, unless another is asked for.
  static let halfYear = 26
  /// With fewer creators than this, four parameters say more about chance than about people.
  static let fewestCreators = 20

  /// Horizon in ISO weeks.
  let horizon: Int
  let fit: BGBBFit
  let weeksRule: WeeksRule
  /// Acts of a contributing week beyond the first, per contributing week.
  let furtherActs: GammaPoisson
  /// Thanks per act.
  let thanks: GammaPoisson

  /// Learns from a community.
  ///
  /// - Parameter community: one entry a member. Members who never contributed may be among them:
  ///   they tell the fit how rare contributing is, and nothing else.
  init(community: some Collection<CreatorEvidence>, horizon: Int = ExpectedHelp.halfYear) {
    self.horizon = horizon
    fit = BGBBFit(HistoryCount.merged(community.lazy.map(\.weeks)))
    let creators = community.reduce(0) { $0 + ($1.weeks.x > 0 ? 1 : 0) }
    if creators < ExpectedHelp.fewestCreators {
      weeksRule = .recency(.tooFewCreators)
    } else if let model = fit.model {
      weeksRule = .model(model)
    } else {
      weeksRule = .recency(.fitDidNotConverge)
    }
    furtherActs = GammaPoisson(community.lazy.map { ($0.furtherActs, Double($0.weeks.x)) })
    thanks = GammaPoisson(community.lazy.map { ($0.thanks, Double($0.acts)) })
  }

  /// The factors of one creator's potential.
  func estimate(_ evidence: CreatorEvidence) -> HelpEstimate {
    HelpEstimate(
      weeks: expectedWeeks(evidence.weeks),
      actsPerWeek: 1
        + furtherActs.rate(events: evidence.furtherActs, exposure: Double(evidence.weeks.x)),
      thanksPerAct: thanks.rate(events: evidence.thanks, exposure: Double(evidence.acts)))
  }

  private func expectedWeeks(_ history: WeekHistory) -> Double {
    switch weeksRule {
    case .model(let model):
      model.expectedActiveWeeks(history, within: horizon)
    case .recency:
      ExpectedHelp.weeksByRecency(history, horizon: horizon)
    }
  }
}

extension ExpectedHelp {
  /// Silence that halves the weeks expected by recency: a quarter of a year.
  private static let halfLife = 13.0
  /// Whoever has been observed for less counts as observed this long, so that one good first week
  /// is not taken for a habit.
  private static let shortestObservation = 13

  /// The rule without a model: a creator goes on at the pace of the weeks observed, halved for
  /// every 13 weeks of silence since the last contribution.
  static func weeksByRecency(_ history: WeekHistory, horizon: Int) -> Double {
    let pace = Double(history.x) / Double(max(history.n, shortestObservation))
    return Double(horizon) * pace * exp2(-Double(history.silence) / halfLife)
  }
}

/// What a member has contributed, in counts.
struct CreatorEvidence: Hashable, Sendable {
  /// Contributing weeks: a tip, a comment on another's tip, or a challenge launched.
  let weeks: WeekHistory
  /// Contributions in those weeks.
  let acts: Int
  /// Distinct other members who reacted to or commented on each act, summed over acts.
  let thanks: Int

  /// - Throws: `ModelError.invalidEvidence` unless every contributing week has an act, every act a
  ///   week, and no thanks come without an act.
  init(weeks: WeekHistory, acts: Int, thanks: Int) throws(ModelError) {
    guard acts >= weeks.x, (acts == 0) == (weeks.x == 0), thanks >= 0, acts > 0 || thanks == 0
    else {
      throw .invalidEvidence(acts: acts, thanks: thanks, activeWeeks: weeks.x)
    }
    self.weeks = weeks
    self.acts = acts
    self.thanks = thanks
  }

  /// Acts beyond the one that makes a week a contributing week. These vary by chance, that one
  /// does not: taking it for chance too would hide every difference between creators.
  var furtherActs: Int { acts - weeks.x }
}

/// A creator's potential and the factors it is the product of.
struct HelpEstimate: Sendable, Equatable {
  /// Expected contributing weeks within the horizon.
  let weeks: Double
  /// Expected acts in a contributing week, at least 1.
  let actsPerWeek: Double
  /// Expected thanks for an act.
  let thanksPerAct: Double

  /// Helpful acts: own acts and the thanks they bring.
  var potential: Double { weeks * actsPerWeek * (1 + thanksPerAct) }
}
