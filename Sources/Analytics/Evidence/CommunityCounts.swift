import Activity
import Disclosure
import Store

extension SealedPublication {
  /// The same counts of every listed community and of the whole roster, by their verified members on
  /// the last day of a period.
  ///
  /// - Parameters:
  ///   - measures, parts, columns: as for a publication of any cohorts.
  ///   - known: by measure, those of whom everybody knows whether it counts them.
  ///   - mayStand: whether older members can be counted too, where newer ones are refused.
  ///   - counts: one a measure, in their order, of members ascending.
  init(
    ofCommunities facts: SignalFacts, table: StaticString, kind: Kind, period: Period,
    measures: [String], parts: [String: Whole] = [:],
    columns: [String] = [], known: [String: PublicKnowledge] = [:], mayStand: Bool = false,
    counts: @escaping @Sendable ([MemberKey]) -> [Sealed<Int>]
  ) throws {
    let roster = try facts.roster(on: period.lastDay)
    let members = try facts.cohorts(on: period.lastDay)
    let recounted: Recount = { counts($0.map { MemberKey(rawValue: $0) }) }
    let recount = mayStand ? recounted : nil
    try self.init(
      table: table, kind: kind, period: period.index, measures: measures,
      roster: roster.map(\.rawValue), rosterCounts: counts(roster),
      cohorts: facts.communities().map { community in
        let members = members[community.key] ?? []
        return Cohort(
          identifier: community.identifier, name: community.name,
          members: members.map(\.rawValue), counts: counts(members), recount: recount)
      }, parts: parts, columns: columns,
      known: known, recountRoster: recount)
  }
}

extension PublicKnowledge {
  init(seen: Set<MemberKey> = [], ruledOut: Set<MemberKey> = []) {
    self.init(seen: Set(seen.map(\.rawValue)), ruledOut: Set(ruledOut.map(\.rawValue)))
  }
}
