public import Activity
public import Disclosure
public import Store

/// The board of a contest.
public struct Leaderboard: ContributionMetric {
  public static let id: StaticString = "leaderboard"

  public static let documentation = """
    Points of a contest (unit: points), by the rules of its file: points per act, caps per day and
    per pair, an individual or a team board, ties and tie-break, window and freeze.

    Nobody earns points by thanking themselves; acts after the close never count; withdrawn tips do
    not count. Hidden members take no rank; anonymous members keep theirs without a name. The same
    facts give the same board, whatever the order of imports.
    """

  public let contest: Contest
  /// Identifier of a member, or a name that only one bears, whose neighbours are shown beside the
  /// top.
  public let near: String?

  public init(_ contest: Contest, near: String? = nil) {
    self.contest = contest
    self.near = near
  }

  /// - Throws: `NotRanked` where `near` has no place on the board or may not be shown by name.
  public func compute(_ facts: ContributionFacts, asOf: AsOf) throws -> SealedTable {
    switch contest.board {
    case .individual:
      try SealedTable(
        "standings", asOf: CalendarDate(asOf.day), columns: Leaderboard.columns, from: facts
      ) { facts in
        let entries = try ContestEntries(contest, facts, asOf: asOf)
        let standings = try entries.standings(asOf: asOf)
        let member = try near.map { try entries.member(called: $0).key }
        if let near, !standings.placings.contains(where: { $0.member == member }) {
          throw NotRanked(member: near)
        }
        return standings.placingsShown(near: member)
          .compactMap { placing in entries.roster[placing.member].map { row(placing, $0) } }
      }
    case .team:
      try SealedTable(
        "team_standings", asOf: CalendarDate(asOf.day), columns: Leaderboard.teamColumns,
        from: facts
      ) { facts in
        let entries = try ContestEntries(contest, facts, asOf: asOf)
        let standings = try entries.standings(asOf: asOf)
        let team = try near.flatMap { try entries.member(called: $0).team }
        if let near, !standings.teams.contains(where: { $0.team == team }) {
          throw NotRanked(member: near)
        }
        return standings.teamsShown(near: team).map(teamRow)
      }
    }
  }

  private static let columns: [Column] = [
    Column("rank", .number(decimals: 0)),
    Column("member", .text),
    Column("team", .text),
    Column("points", .number(decimals: 0)),
    Column("tips", .number(decimals: 0)),
    Column("thanks", .number(decimals: 0)),
    Column("comments", .number(decimals: 0)),
    Column("challenges", .number(decimals: 0)),
  ]

  private func row(_ placing: Placing, _ member: Contributor) -> [SealedCell] {
    [
      .count(Sealed(placing.rank)),
      .person(Sealed(Person(member))),
      member.publicTeam,
      .count(Sealed(placing.points)),
      .count(Sealed(placing.acts.tip)),
      .count(Sealed(placing.acts.thanks)),
      .count(Sealed(placing.acts.comment)),
      .count(Sealed(placing.acts.challenge)),
    ]
  }

  private static let teamColumns: [Column] = [
    Column("rank", .number(decimals: 0)),
    Column("team", .text),
    Column("points_per_head", .number(decimals: 2)),
    Column("points", .number(decimals: 0)),
    Column("heads", .number(decimals: 0)),
  ]

  private func teamRow(_ placing: TeamPlacing) -> [SealedCell] {
    [
      .count(Sealed(placing.rank)),
      .text(Sealed(placing.team)),
      .figure(Sealed(placing.score)),
      .count(Sealed(placing.points)),
      .count(Sealed(placing.heads)),
    ]
  }
}
