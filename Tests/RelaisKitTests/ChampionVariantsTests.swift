import Activity
import Disclosure
import Foundation
import RelaisKit
import Store
import TestSupport
import Testing

@testable import Analytics

/// The ranking of champions against its variants and the simple rankings, on two real sites: the
/// table of docs/methods.md.
@Suite struct ChampionVariantsTests {
  @Test func `the backtest of a real site says which ranking foresaw most`() throws {
    guard let scratch = try ChampionVariantsTests.site("se_conlang_meta") else { return }
    let report = try scratch.workspace.backtestChampions()
    let rankings = report.tables[0]
    let ndcg = rankings["ndcg"].compactMap(\.number)
    #expect(ndcg.count == 5 && ndcg.allSatisfy { (0.3...1).contains($0) })
    for row in 1...4 {
      let difference = try #require(rankings["difference"][row].number)
      #expect(abs(difference - (ndcg[0] - ndcg[row])) < 1e-12)
      let low = try #require(rankings["difference_low"][row].number)
      let high = try #require(rankings["difference_high"][row].number)
      #expect((low...high).contains(difference))
    }
    #expect(report.tables[1].rows.count == 6)
    #expect(report.notes.first?.key == "no-better-than-best")
  }

  @Test func `data of less than a year say that they are too short`() throws {
    let scratch = try Scratch()
    try scratch.write([
      "member_id,name\nM1,Jane\n",
      "tip_id,author_id,shared_at\nT1,M1,2026-03-02T09:00:00+01:00\n",
    ])
    let report = try scratch.workspace.backtestChampions()
    #expect(report.notes.map(\.key) == ["backtest-too-short"])
    #expect(report.tables.flatMap { $0.rows }.isEmpty)
  }

  /// On one site chance decides; on average over both and several sets of cuts it must not.
  @Test(.enabled(if: isFullTier, "two minutes: RELAIS_TEST_TIER=full"))
  func `the ranking beats every simple one on average, and no variant by much`() throws {
    let names = ["se_bicycles_meta", "se_conlang_meta"]
    let sites = try names.compactMap { try ChampionVariantsTests.site($0) }
    guard sites.count == names.count else { return }
    let tables = try sites.map { try Variants($0).means() }
    let order = tables[0].keys.sorted { Variants.mean($0, tables) > Variants.mean($1, tables) }
    print("| ranking | bicycles | conlang | mean |\n|---|---|---|---|")
    for name in order {
      let values = tables.map { $0[name] ?? 0 } + [Variants.mean(name, tables)]
      let cells = values.map { String(format: "%.3f", $0) }
      print("| \(name) |", cells.joined(separator: " | "), "|")
    }
    let potential = Variants.mean(Variants.engine, tables)
    for baseline in BaselineRanking.allCases {
      #expect(potential > Variants.mean("\(baseline)", tables), "\(baseline)")
    }
    #expect(order.allSatisfy { Variants.mean($0, tables) < potential + 0.02 })
  }

  /// - Returns: nil where the open data are absent.
  private static func site(_ name: String) throws -> Scratch? {
    guard let folder = Repository.openData(name) else { return nil }
    let scratch = try Scratch()
    try scratch.add(
      ["Users", "Posts", "Comments", "Votes"].map {
        folder.appendingPathComponent("\($0).xml").path
      },
      timeZone: "UTC")
    return scratch
  }
}

/// Mean NDCG of every ranking over one site: cuts every 13 weeks, ending 0, 3, 6 and 9 weeks before
/// the data do, so that no one set of cuts decides.
private struct Variants {
  static let engine = "potential"
  private static let offsets = [0, 3, 6, 9]

  private let all: ContributionHistory
  private let tipsOnly: ContributionHistory
  private let lastWeek: Int

  init(_ scratch: Scratch) throws {
    (all, tipsOnly) = try scratch.read { facts in
      let last = try #require(try facts.days()).upperBound
      let day = Day(index: AsOf(last).week * 7 + 6)
      return (
        try ContributionHistory(facts.contributions, through: day),
        try ContributionHistory(facts.contributions, through: day) { $0.kind == .tip }
      )
    }
    lastWeek = try #require(all.lastWeek)
  }

  static func mean(_ name: String, _ tables: [[String: Double]]) -> Double {
    tables.reduce(0) { $0 + ($1[name] ?? 0) } / Double(tables.count)
  }

  func means() throws -> [String: Double] {
    var values: [String: [Double]] = [:]
    for offset in Self.offsets {
      let past = try PastRankings(all, through: lastWeek - offset)
      for (name, ranker) in rankers {
        values[name, default: []] += try past.qualities(ranker).map { $0.ndcg() ?? 0 }
      }
    }
    return values.compactMapValues(\.mean)
  }

  private var rankers: [(String, ChampionRanker)] {
    var rankers = [(Self.engine, ChampionRanker.potential)]
    for baseline in BaselineRanking.allCases { rankers.append(("\(baseline)", baseline.ranker)) }
    for weeks in [9, 13, 18, 26, 52] {
      rankers.append(("half-life fixed at \(weeks)", fixed(halfLife: Double(weeks))))
    }
    for weeks in [52, 104] {
      rankers.append(("BG/BB on the last \(weeks) weeks", bgbb(window: weeks)))
    }
    rankers.append(("BG/BB on all weeks", bgbb(window: nil)))
    rankers.append(("weeks alone", ChampionRanker { lines, _ in lines.map(\.estimate.weeks) }))
    rankers.append(
      (
        "weeks and acts, mean thanks",
        ChampionRanker { lines, _ in lines.map { $0.estimate.weeks * $0.estimate.actsPerWeek } }
      ))
    rankers.append(("weak prior on rates: Poisson", poisson))
    rankers.append(("tips are the only acts", ranker(tipsOnly)))
    return rankers
  }

  private func fixed(halfLife: Double) -> ChampionRanker {
    ChampionRanker { lines, week in
      lines.map { line in
        let recent = DiscountedBetaBinomial.recentWeeks(
          line.evidence.forModel.contributingWeeks, now: week, halfLife: halfLife)
        return recent * line.estimate.actsPerWeek * (1 + line.estimate.thanksPerAct)
      }
    }
  }

  /// The rates as if events were Poisson, so that little evidence moves them far.
  private var poisson: ChampionRanker {
    ChampionRanker { lines, _ in
      func rates(_ counts: KeyPath<CreatorEvidence, EventCounts>) -> [Double] {
        let members = lines.map { $0.evidence.forModel[keyPath: counts] }
        let prior = GammaPoisson(members.map { ($0.events, Double($0.units)) })
        return members.map { prior.rate(events: $0.events, exposure: Double($0.units)) }
      }
      return zip(lines, zip(rates(\.furtherActs), rates(\.thanks))).map { line, rates in
        line.estimate.weeks * (1 + rates.0) * (1 + rates.1)
      }
    }
  }

  /// The weeks of the first engine: observed since joining, or for so many weeks.
  private func bgbb(window: Int?) -> ChampionRanker {
    ChampionRanker { lines, week in
      let histories = try lines.map { line in
        guard let window else { return line.evidence.weeks }
        let weeks = line.evidence.forModel.contributingWeeks.filter { $0 > week - window }
        let start = max(week - window, week - line.evidence.weeks.n)
        return try WeekHistory(
          x: weeks.count, tx: weeks.last.map { $0 - start } ?? 0, n: week - start)
      }
      let search = NelderMead(
        maximumEvaluations: 500, pointTolerance: 1e-3, valueTolerance: 1e-8, maximumRestarts: 1)
      let fit = BGBBFit(HistoryCount.merged(histories), optimiser: search)
      return zip(lines, histories).map { line, history in
        let weeks = fit.model?.expectedActiveWeeks(history, within: 26) ?? 0
        return weeks * line.estimate.actsPerWeek * (1 + line.estimate.thanksPerAct)
      }
    }
  }

  /// The engine on another history; whoever is not in it has nothing.
  private func ranker(_ history: ContributionHistory) -> ChampionRanker {
    ChampionRanker { lines, week in
      let ranking = try ChampionRanking(history, week: week, day: Day(index: week * 7 + 6))
      let potentials = Dictionary(
        uniqueKeysWithValues: ranking.lines.map { ($0.creator.key, $0.estimate.potential) })
      return lines.map { potentials[$0.creator.key] ?? 0 }
    }
  }
}
