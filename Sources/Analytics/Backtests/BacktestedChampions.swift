import Activity
public import Disclosure
import Store

/// Would the ranking have foreseen who helps? Past rankings against what came in the half-year after.
public struct BacktestedChampions: Sendable {
  /// A row a ranking, the potential first, then the simple ones.
  public let rankings: SealedTable
  /// A row a cut, oldest first.
  public let cuts: SealedTable
  /// nil where the data are too short for a cut.
  public let verdict: Verdict?

  /// Beside the simple ranking that did best, and beside the count of all acts.
  public struct Verdict: Sendable, Equatable {
    public let besideBest: Comparison
    public let besideLifetime: Comparison
    /// The row of `rankings` that holds the best of the simple ones.
    public let bestRow: Int
    /// That of the count of all acts.
    public let lifetimeRow: Int
  }

  public enum Comparison: Sendable, Equatable {
    /// The whole 95 % interval of the difference is above zero.
    case better
    case noBetter
    /// The whole interval is below zero.
    case worse
  }

  init(_ facts: ContributionFacts, asOf: AsOf) throws {
    let history = try ContributionHistory(facts, through: Day(index: asOf.week * 7 + 6))
    let past = try PastRankings(history, through: asOf.week)
    let results = try Results(past)
    rankings = SealedTable(
      "rankings", asOf: CalendarDate(asOf.day), columns: BacktestedChampions.rankingColumns,
      from: facts
    ) { _ in results.rankingRows }
    cuts = SealedTable(
      "cuts", asOf: CalendarDate(asOf.day), columns: BacktestedChampions.cutColumns, from: facts
    ) { _ in results.cutRows }
    verdict = past.cuts.isEmpty ? nil : results.verdict
  }

  private static let rankingColumns = [
    Column("ranking", .text),
    Column("ndcg", .number(decimals: 2)),
    Column("precision", .number(decimals: 2)),
    Column("difference", .number(decimals: 2)),
    Column("difference_low", .number(decimals: 2)),
    Column("difference_high", .number(decimals: 2)),
  ]

  private static let cutColumns = [
    Column("cut", .text),
    Column("creators", .number(decimals: 0)),
    Column("potential_ndcg", .number(decimals: 2)),
    Column("best_baseline_ndcg", .number(decimals: 2)),
  ]
}

extension BaselineRanking {
  fileprivate var term: Term {
    switch self {
    case .lifetime: Term("ranking-lifetime")
    case .trailing: Term("ranking-trailing")
    case .decayed: Term("ranking-decayed")
    case .decayedWeeks: Term("ranking-decayed-weeks")
    }
  }
}

/// What the rankings brought, cut by cut.
private struct Results {
  private struct Baseline {
    let ranking: BaselineRanking
    let ndcg: [Double]
    let precision: Double
    let difference: Double
    let interval: ClosedRange<Double>
  }

  private let past: PastRankings
  private let ndcg: [Double]
  private let precision: Double
  private let baselines: [Baseline]
  /// Position of the baseline with the highest mean; of equals the first.
  private let best: Int

  init(_ past: PastRankings) throws {
    self.past = past
    let potential = try past.qualities(.potential)
    let others = try BaselineRanking.allCases.map { try past.qualities($0.ranker) }
    let intervals = PairedBootstrap(past).differences(of: potential, to: others)
    let own = potential.map { $0.ndcg() ?? 0 }
    ndcg = own
    precision = potential.map { $0.precision() ?? 0 }.mean ?? 0
    baselines = zip(BaselineRanking.allCases, zip(others, intervals)).map { ranking, found in
      let ndcg = found.0.map { $0.ndcg() ?? 0 }
      return Baseline(
        ranking: ranking, ndcg: ndcg, precision: found.0.map { $0.precision() ?? 0 }.mean ?? 0,
        difference: zip(own, ndcg).map { $0 - $1 }.mean ?? 0, interval: found.1)
    }
    let smallest = baselines.map(\.difference).min()
    best = baselines.firstIndex { $0.difference == smallest } ?? 0
  }

  var verdict: BacktestedChampions.Verdict {
    let lifetime = BaselineRanking.allCases.firstIndex(of: .lifetime) ?? 0
    return BacktestedChampions.Verdict(
      besideBest: comparison(best), besideLifetime: comparison(lifetime),
      bestRow: best + 1, lifetimeRow: lifetime + 1)
  }

  private func comparison(_ baseline: Int) -> BacktestedChampions.Comparison {
    let interval = baselines[baseline].interval
    return interval.lowerBound > 0 ? .better : interval.upperBound < 0 ? .worse : .noBetter
  }

  var rankingRows: [[SealedCell]] {
    guard !past.cuts.isEmpty else { return [] }
    let own: [SealedCell] = [
      .term(Term("ranking-potential")), .figure(Sealed(ndcg.mean ?? 0)),
      .figure(Sealed(precision)), .empty, .empty, .empty,
    ]
    return [own]
      + baselines.map { baseline in
        [
          .term(baseline.ranking.term), .figure(Sealed(baseline.ndcg.mean ?? 0)),
          .figure(Sealed(baseline.precision)), .figure(Sealed(baseline.difference)),
          .figure(Sealed(baseline.interval.lowerBound)),
          .figure(Sealed(baseline.interval.upperBound)),
        ]
      }
  }

  var cutRows: [[SealedCell]] {
    past.cuts.indices.map { index in
      [
        .date(Sealed(CalendarDate(Day(index: past.cuts[index].week * 7 + 6)))),
        .count(Sealed(past.cuts[index].lines.count)), .figure(Sealed(ndcg[index])),
        .figure(Sealed(baselines[best].ndcg[index])),
      ]
    }
  }
}
