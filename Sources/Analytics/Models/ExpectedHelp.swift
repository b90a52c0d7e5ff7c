import Foundation

/// A creator's potential: helpful acts that colleagues can expect in the weeks ahead.
///
///     potential = contributing weeks ahead x acts per contributing week x (1 + thanks per act)
///
/// Each factor is estimated from the creator's own evidence and, where that is thin, from the
/// community's; each can be shown, so that a line of the ranking can be explained.
struct ExpectedHelp: Sendable {
  /// Horizon in ISO weeks, unless another is asked for.
  static let halfYear = 26

  /// Horizon in ISO weeks.
  let horizon: Int
  let habit: ContributingHabit
  /// Acts of a contributing week beyond the first, per contributing week.
  let furtherActs: GammaPoisson
  /// Thanks per act.
  let thanks: GammaPoisson
  /// The last whole week.
  let now: Int

  /// Learns from a community.
  ///
  /// - Parameters:
  ///   - community: one entry a creator.
  ///   - weeks: the weeks that the data speak of, through the last whole week.
  init(
    community: [CreatorEvidence], weeks: ClosedRange<Int>, horizon: Int = ExpectedHelp.halfYear
  ) {
    self.horizon = horizon
    now = weeks.upperBound
    habit = ContributingHabit(
      community.map(\.contributingWeeks), weeks: weeks, horizon: horizon)
    let further = community.map(\.furtherActs)
    furtherActs = GammaPoisson(further, dispersionOf: further)
    thanks = GammaPoisson(
      community.map(\.thanks), dispersionOf: community.map(\.thanksBeforeCap))
  }

  /// The factors of one creator's potential.
  func estimate(_ evidence: CreatorEvidence) -> HelpEstimate {
    HelpEstimate(
      weeks: habit.weeks(after: evidence.contributingWeeks, now: now, within: horizon).mean,
      actsPerWeek: 1
        + furtherActs.rate(
          events: evidence.furtherActs.events, exposure: Double(evidence.furtherActs.units)),
      thanksPerAct: thanks.rate(
        events: evidence.thanks.events, exposure: Double(evidence.thanks.units)))
  }
}

/// What a member has contributed, in counts.
struct CreatorEvidence: Hashable, Sendable {
  /// ISO weeks with an act, ascending: a tip, a comment on another's tip, or a challenge launched.
  let contributingWeeks: [Int]
  /// Acts of each of these weeks, at least 1.
  let weeklyActs: [Int]
  /// Acts beyond the one that makes a week a contributing week, by contributing week. These vary by
  /// chance, that one does not: taking it for chance too would hide every difference between
  /// creators.
  let furtherActs: EventCounts
  /// Distinct other members who reacted to or commented on an act, by act.
  let thanks: EventCounts
  /// The same with all thanks from one giver. Of many in the same second it is not told which are
  /// beyond the cap, so only these can show how unequally acts are thanked.
  let thanksBeforeCap: EventCounts

  /// Contributions in those weeks.
  var acts: Int { thanks.units }

  /// - Parameters:
  ///   - actsByWeek: acts of each contributing week, at least 1, the weeks ascending.
  ///   - thanksByAct: thanks for each act that had any.
  ///   - thanksCapped: how many of them are beyond the cap, and do not count.
  /// - Throws: `ModelError.invalidEvidence` if a week has no act, weeks are not in order, or more
  ///   acts have thanks than there are.
  init(
    actsByWeek: [(week: Int, acts: Int)], thanksByAct: some Sequence<Int>, thanksCapped: Int = 0
  ) throws(ModelError) {
    var further = EventCounts()
    var acts = 0
    for week in actsByWeek {
      further.add(week.acts - 1)
      acts += week.acts
    }
    var thanks = EventCounts()
    for count in thanksByAct { thanks.add(count) }
    let weeks = actsByWeek.map(\.week)
    guard thanks.units <= acts, (0...thanks.events).contains(thanksCapped),
      actsByWeek.allSatisfy({ $0.acts > 0 }),
      zip(weeks, weeks.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw .invalidEvidence(acts: acts, thankedActs: thanks.units, activeWeeks: weeks.count)
    }
    thanks.units = acts
    thanksBeforeCap = thanks
    thanks.events -= thanksCapped
    contributingWeeks = weeks
    weeklyActs = actsByWeek.map(\.acts)
    furtherActs = further
    self.thanks = thanks
  }
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
