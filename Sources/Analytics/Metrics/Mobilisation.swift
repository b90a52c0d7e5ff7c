public import Activity
public import Disclosure
public import Store

/// How many members each creator's challenges brought in.
public struct Mobilisation: SignalMetric {
  public static let id: StaticString = "mobilisation"

  public static let documentation = """
    Members whose first challenge entry in eight weeks was in a challenge this creator launched for
    everybody (unit: people, per closed four-week period, over all verified members). Challenges of
    one community are left out: of so few people a count might tell of each. Who enters a challenge
    is private, so the count is coded like every other; it stands beside the potential and never
    changes a rank.
    """

  public init() {}

  public func compute(_ facts: SignalFacts, period: Period) throws -> SealedPublication {
    let roster = try facts.roster(on: period.lastDay)
    let mobilised = try facts.mobilised(in: period)
    return try SealedPublication(
      table: Mobilisation.id, kind: .flow, period: period.index,
      measures: mobilised.map(\.launcher), roster: roster.map(\.rawValue),
      rosterCounts: mobilised.map { Sealed($0.members) }, cohorts: [])
  }
}
