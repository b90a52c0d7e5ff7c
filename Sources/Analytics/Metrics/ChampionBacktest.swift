public import Activity
public import Disclosure
public import Store

/// How well the ranking of champions would have foreseen who helps.
public struct ChampionBacktest: ContributionMetric {
  public static let id: StaticString = "backtest-champions"

  public static let documentation = """
    Past rankings against the acts and thanks of the 26 weeks that followed (unit: a share of the
    best possible ranking). The data are cut every 13 weeks, each with 26 weeks before and after;
    the ranking at a cut learns from what was known by then alone.

    - NDCG at 10 (Järvelin & Kekäläinen 2002): gains discounted by log2(place + 1), over those of the
      best order
    - precision at 10: the share of the ten who helped most that the first ten hold

    Beside the potential stand simple rankings: acts ever, acts of the last 26 weeks, and acts and
    contributing weeks that count half after 13 weeks. The difference to each has a 95% interval by
    a paired bootstrap: 1,000 draws of creators, each with all of their cuts, with a fixed seed.
    """

  public init() {}

  /// - Returns: a row a ranking, the potential first.
  public func compute(_ facts: ContributionFacts, asOf: AsOf) throws -> SealedTable {
    try answer(facts, asOf: asOf).rankings
  }

  /// - Returns: also the rankings cut by cut, and a verdict.
  public func answer(_ facts: ContributionFacts, asOf: AsOf) throws -> BacktestedChampions {
    try BacktestedChampions(facts, asOf: asOf)
  }
}
