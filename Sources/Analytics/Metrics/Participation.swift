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
    return try SealedPublication(
      ofCommunities: facts, table: Participation.id, kind: .flow, period: period,
      measures: measures.map(\.rawValue), columns: measures.map(\.rawValue)
    ) { members in
      participants.map { participants in
        Sealed(members.reduce(0) { $0 + (participants.contains($1) ? 1 : 0) })
      }
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
