public import Activity
public import Disclosure
public import Store

/// How many members of each community took part in a period, in five ways.
public struct Participation: SignalMetric {
  public static let id: StaticString = "participation"

  public static let documentation = """
    Distinct verified members of a community, per closed four-week period (unit: people).

    - active: present on at least one day, by a login or any recorded act
    - contributors: shared a tip, commented on another's tip or launched a challenge
    - challenge-entrants: entered a challenge
    - challenge-completers: completed one
    - new-starters: first recorded day ever; not told once earlier days were purged, because whoever
      was there before would count again

    Whoever shared a tip, commented on one or reacted to one is known to everybody to have been active.
    The count of the active is coded by the others: of 15 members of whom four did so, `<9` means that
    fewer than 5 of the other eleven were there. Whoever did so before the period is no new starter,
    and who joined in the period and did so is one. Where fewer than ten others are left, a count is
    withheld.

    The company's median share of each stands beside it. A community's members are those who belong
    to it on the last day of the period.
    """

  public enum Measure: String, CaseIterable, Sendable {
    case active
    case contributors
    case challengeEntrants = "challenge-entrants"
    case challengeCompleters = "challenge-completers"
    case newStarters = "new-starters"
  }

  public init() {}

  public func compute(_ facts: SignalFacts, period: Period) throws -> SealedPublication {
    let unknown: Set<Measure> = try facts.lacksFirstDays() ? [.newStarters] : []
    let measures = Measure.allCases.filter { !unknown.contains($0) }
    let participants = try measures.map { try self.participants($0, in: period, facts) }
    let daysSeen = try facts.daysSeen(through: period.lastDay)
    let known = try zip(measures, participants).map { measure, participants in
      (measure.rawValue, try knowledge(of: measure, participants, daysSeen, in: period, facts))
    }
    return try SealedPublication(
      ofCommunities: facts, table: Participation.id, kind: .flow, period: period,
      measures: measures.map(\.rawValue), columns: measures.map(\.rawValue),
      known: Dictionary(uniqueKeysWithValues: known)
    ) { members in
      participants.map { participants in
        Sealed(members.reduce(0) { $0 + (participants.contains($1) ? 1 : 0) })
      }
    }
  }

  /// Who is known to be counted is counted, and who is known not to be is not, but for days that
  /// contradict each other: presence before joining, or an act without presence.
  private func knowledge(
    of measure: Measure, _ counted: Set<MemberKey>, _ daysSeen: [MemberKey: ClosedRange<Day>],
    in period: Period, _ facts: SignalFacts
  ) throws -> PublicKnowledge {
    let seen = Set(daysSeen.filter { $0.value.upperBound >= period.firstDay }.keys)
    switch measure {
    case .active:
      return PublicKnowledge(seen: seen.intersection(counted))
    case .newStarters:
      let joined = try facts.everVerified(by: period.lastDay)
        .filter { $0.joined.map { $0 >= period.firstDay } ?? false }.map(\.member)
      let seenBefore = Set(daysSeen.filter { $0.value.lowerBound < period.firstDay }.keys)
      return PublicKnowledge(
        seen: seen.intersection(joined).intersection(counted),
        ruledOut: seenBefore.subtracting(counted))
    case .contributors, .challengeEntrants, .challengeCompleters:
      return .none
    }
  }

  private func participants(
    _ measure: Measure, in period: Period, _ facts: SignalFacts
  ) throws -> Set<MemberKey> {
    switch measure {
    case .active: try facts.active(in: period)
    case .contributors: try facts.contributors(in: period)
    case .challengeEntrants: try facts.challengeEntrants(in: period)
    case .challengeCompleters: try facts.challengeCompleters(in: period)
    case .newStarters: try facts.newStarters(in: period)
    }
  }
}
