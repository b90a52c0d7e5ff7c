import Activity
import Store

/// What a contest's rules are applied to: who takes part, and the acts within the window, or a
/// little before and after it for those who ask why these earned nothing.
struct ContestEntries {
  let roster: [MemberKey: Contributor]
  /// The identifiers of the acts' subjects, in the order their numbers stand for.
  let subjects: [String]
  private let contest: Contest
  private let entrants: [Entrant]
  private let acts: [ContestAct]

  /// - Parameter margin: days before and after the window whose acts are judged as well.
  init(_ contest: Contest, _ facts: ContributionFacts, asOf: AsOf, margin: Int = 0) throws {
    self.contest = contest
    let day = min(asOf.day, contest.lastDay)
    let roster = try facts.roster()
    self.roster = Dictionary(uniqueKeysWithValues: roster.map { ($0.key, $0) })
    let eligible = try ContestEntries.eligible(contest, facts, on: day)
    entrants = roster.map { member in
      Entrant(
        member: member.key, identifier: member.identifier, team: member.team,
        visibility: member.visibility,
        isEligible: member.isEligible(on: day) && (eligible?.contains(member.key) ?? true))
    }
    let ranked = Set(
      entrants.lazy.filter { $0.isEligible && $0.visibility != .hidden }.map(\.member))
    let unnumbered =
      try ContestEntries.acts(contest, facts, self.roster, asOf: asOf, margin: margin)
      + ContestEntries.completions(contest, facts, by: ranked, asOf: asOf)
    // Keys depend on the order of imports, identifiers do not: equal instants are told apart by
    // the rank of the subject's identifier. Two kinds of acts may share one: the kind is told first.
    let identifiers = try facts.identifiers(of: unnumbered.map(\.subject))
    let ordered = identifiers.sorted { $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) }
    subjects = ordered.map(\.value)
    let numbers = Dictionary(
      uniqueKeysWithValues: ordered.enumerated().map { ($0.element.key, $0.offset) })
    acts = unnumbered.map { act in
      var act = act
      act.subject = numbers[act.subject] ?? 0
      return act
    }
  }

  func standings(asOf: AsOf) throws -> Standings {
    try Standings(contest, entrants: entrants, acts: acts, asOf: asOf.day)
  }

  /// - Throws: `NotRanked` for strangers, for anyone who may not be shown by name, and for a name
  ///   that several members bear.
  func member(called name: String) throws -> Contributor {
    let named = roster.values.filter { $0.visibility == .named && $0.isCalled(name) }
    guard named.count == 1, let member = named.first else { throw NotRanked(member: name) }
    return member
  }

  /// - Returns: nil where every member may take part.
  private static func eligible(
    _ contest: Contest, _ facts: ContributionFacts, on day: Day
  ) throws -> Set<MemberKey>? {
    guard !contest.communities.isEmpty else { return nil }
    return try contest.communities.reduce(into: Set()) { eligible, name in
      guard let community = try facts.community(identifiedBy: name) else {
        throw UnknownCommunity(name: name)
      }
      eligible.formUnion(try facts.members(of: community, on: day))
    }
  }

  private static func acts(
    _ contest: Contest, _ facts: ContributionFacts, _ roster: [MemberKey: Contributor],
    asOf: AsOf, margin: Int
  ) throws -> [ContestAct] {
    guard let zone = ZoneRules(identifier: contest.timeZone) else {
      throw StandingsError.unknownTimeZone(contest.timeZone)
    }
    var widened = contest
    widened.firstDay = contest.firstDay + -margin
    widened.lastDay = contest.lastDay + margin
    let window = widened.window(in: zone)
    var acts: [ContestAct] = []
    for act in try facts.acts(through: asOf.day) where window.contains(act.at) {
      guard roster[act.member] != nil, let kind = Contest.Act(act.kind) else { continue }
      let helped = act.helped.flatMap { roster[$0]?.key }
      acts.append(
        ContestAct(
          kind: kind, member: act.member, other: helped, subject: act.subject, instant: act.at))
    }
    for thank in try facts.thanks(through: asOf.day)
    where window.contains(thank.at) && roster[thank.author] != nil {
      acts.append(
        ContestAct(
          kind: .thanks, member: thank.author, other: thank.giver, subject: thank.tip.rawValue,
          instant: thank.at))
    }
    return acts
  }

  /// Completions of the contest's own challenges, by those who take part in it. Only those within
  /// the window: a challenge completed on another day was not completed for the contest.
  private static func completions(
    _ contest: Contest, _ facts: ContributionFacts, by ranked: Set<MemberKey>, asOf: AsOf
  ) throws -> [ContestAct] {
    guard contest.points.challenge > 0, let zone = ZoneRules(identifier: contest.timeZone) else {
      return []
    }
    return try facts.contestCompletions(
      of: contest.challenges, within: contest.window(in: zone), through: asOf.day
    ).filter { ranked.contains($0.member) }.map {
      ContestAct(
        kind: .challenge, member: $0.member, other: nil, subject: $0.challenge.rawValue,
        instant: $0.at)
    }
  }
}

/// A contest is open to a community that no roster lists.
public struct UnknownCommunity: Error, Equatable {
  public let name: String
}

extension Contest.Act {
  /// Launching a challenge earns no points by itself: completing one does.
  fileprivate init?(_ kind: ContributionAct.Kind) {
    switch kind {
    case .tip: self = .tip
    case .comment: self = .comment
    case .challenge: return nil
    }
  }
}

extension Contributor {
  fileprivate func isEligible(on day: Day) -> Bool {
    standing == .person && (joined.map { $0 <= day } ?? true) && (left.map { $0 > day } ?? true)
  }
}
