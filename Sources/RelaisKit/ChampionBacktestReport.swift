import Activity
import Analytics
public import Disclosure
import Store

extension Workspace {
  /// Whether the ranking of champions would have foreseen who helps, on these very data.
  ///
  /// - Throws: `RelaisError`.
  public func backtestChampions(asOf: CalendarDate? = nil) throws -> ReleasedReport {
    try answer(asOf: asOf, filters: []) { question, session in
      let backtest = try ChampionBacktest().answer(
        question.facts.contributions, asOf: question.asOf)
      let rankings = try session.release(backtest.rankings)
      let cuts = try session.release(backtest.cuts)
      return ReleasedReport(
        id: "backtest-champions", provenance: question.provenance, tables: [rankings, cuts],
        notes: backtest.verdict.map { $0.notes(rankings) } ?? [Note("backtest-too-short")])
    }
  }
}

extension BacktestedChampions.Verdict {
  /// What a reader would conclude, then how the figures were made.
  fileprivate func notes(_ rankings: ReleasedTable) -> [Note] {
    let best = rankings.difference(inRow: bestRow)
    let lifetime = rankings.difference(inRow: lifetimeRow)
    let conclusions =
      switch besideBest {
      case .better: Note("better-than-best", best)
      case .noBetter: Note("no-better-than-best", best)
      case .worse: Note("worse-than-best", best)
      }
    let counting =
      switch besideLifetime {
      case .better: Note("better-than-counting", lifetime)
      case .noBetter: Note("no-better-than-counting", lifetime)
      case .worse: Note("worse-than-counting", lifetime)
      }
    return [conclusions, counting, Note("backtest-cuts"), Note("backtest-measures")]
  }
}

extension ReleasedTable {
  /// The difference and its interval, which a row ends with.
  fileprivate func difference(inRow row: Int) -> [Released<CellValue>] {
    rows[row].suffix(3).compactMap { cell in
      if case .released(let value) = cell { value } else { nil }
    }
  }
}
