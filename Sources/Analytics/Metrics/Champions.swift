public import Activity
public import Disclosure
public import Store

/// Content creators, ranked by the help that colleagues can expect from them.
public struct Champions: ContributionMetric {
  public static let id: StaticString = "champions"

  public static let documentation = """
    Expected help of each creator in the next 26 weeks (unit: helpful acts):

        potential = contributing weeks ahead x acts per contributing week x (1 + thanks per act)

    - weeks: a contributing week has a tip, a comment on another's tip or a challenge launched, and
      counts half for every half-life that has passed; from these, the weeks to expect by a
      beta-binomial fitted, half-life included, to what came of the same forecast in the past
    - acts per week and thanks per act: gamma-Poisson rates shrunk to the mean of all creators;
      thanks are distinct other members who reacted to or commented on a tip, at most 5 from one
      giver to one author in a four-week period

    Low and high: nine cases of ten lie between, by 1,000 draws with a fixed seed from what is known
    of each factor. Chance of top, in percent: the share of draws in which the creator is among the
    first rows, as many as are asked for.

    Beside the potential, never blended into it: reach (effective number of teams thanked from, the
    exponential of Shannon's entropy), topics covered, newcomers helped (members in their first
    eight weeks who thanked the creator or whose tip the creator commented on), and mobilisation.

    Only contributions are used: no login, no quiz result, no manager's opinion. Withdrawn tips do
    not count. Hidden members take no rank; anonymous members keep theirs without a name or a team,
    and are left out where the ranking is of one community.
    Robots, staff, members who have left and members that no roster lists are not ranked.
    """

  /// Only creators of this community are shown; the model still learns from everybody who
  /// contributed, robots and staff left out.
  public var community: CommunityKey?
  /// Rows shown, from the top.
  public var top: Int
  /// How many members each creator mobilised, already released.
  public var mobilised: ReleasedCohort?

  public init(
    community: CommunityKey? = nil, top: Int = 10, mobilised: ReleasedCohort? = nil
  ) {
    self.community = community
    self.top = top
    self.mobilised = mobilised
  }

  public func compute(_ facts: ContributionFacts, asOf: AsOf) throws -> SealedTable {
    try answer(facts, asOf: asOf).table
  }

  /// - Returns: also whether the parameters of the weeks ahead are learned from these data; if not,
  ///   assumed.
  public func answer(
    _ facts: ContributionFacts, asOf: AsOf
  ) throws -> (table: SealedTable, isLearned: Bool) {
    let ranking = try ChampionRanking(facts, asOf: asOf)
    let table = try SealedTable(
      "champions", asOf: CalendarDate(asOf.day), columns: Champions.columns, from: facts
    ) { facts in
      let lines = try eligible(ranking, facts, asOf: asOf)
      let outlooks = ranking.outlooks(ofTop: top, among: lines)
      return zip(lines, outlooks).enumerated().map { index, line in
        row(rank: index + 1, line.0, line.1)
      }
    }
    return (table, ranking.model.habit.isLearned)
  }

  /// The lines of creators who take a rank, best first. Of a community only those shown by name:
  /// among few people a rank without a name has one.
  private func eligible(
    _ ranking: ChampionRanking, _ facts: ContributionFacts, asOf: AsOf
  ) throws -> [ChampionRanking.Line] {
    guard let community else { return ranking.lines }
    let members = try facts.members(of: community, on: asOf.day)
    return ranking.lines.filter {
      $0.creator.visibility == .named && members.contains($0.creator.key)
    }
  }

  private static let columns: [Column] = [
    Column("rank", .number(decimals: 0)),
    Column("creator", .text),
    Column("team", .text),
    Column("potential", .number(decimals: 1)),
    Column("low", .number(decimals: 0)),
    Column("high", .number(decimals: 0)),
    Column("chance_of_top", .number(decimals: 0)),
    Column("weeks", .number(decimals: 1)),
    Column("acts_per_week", .number(decimals: 2)),
    Column("thanks_per_act", .number(decimals: 2)),
    Column("reach", .number(decimals: 1)),
    Column("topics", .number(decimals: 0)),
    Column("newcomers_helped", .number(decimals: 0)),
    Column("mobilised", .number(decimals: 0)),
  ]

  private func row(
    rank: Int, _ line: ChampionRanking.Line, _ outlook: HelpOutlook
  ) -> [SealedCell] {
    let creator = line.creator
    return [
      .count(Sealed(rank)),
      .person(Sealed(Person(creator))),
      creator.publicTeam,
      .figure(Sealed(line.estimate.potential)),
      .count(Sealed(outlook.interval.lowerBound)),
      .count(Sealed(outlook.interval.upperBound)),
      .figure(Sealed(100 * outlook.chanceOfTop)),
      .figure(Sealed(line.estimate.weeks)),
      .figure(Sealed(line.estimate.actsPerWeek)),
      .figure(Sealed(line.estimate.thanksPerAct)),
      line.reach.map { .figure(Sealed($0)) } ?? .empty,
      .count(Sealed(line.topics)),
      .count(Sealed(line.newcomersHelped)),
      mobilised?[creator.identifier].map { .released($0.cell) } ?? .empty,
    ]
  }
}
