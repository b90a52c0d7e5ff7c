import Activity
import Analytics
public import Disclosure
import Store

extension Workspace {
  /// The creators that colleagues can expect most help from.
  ///
  /// - Parameters:
  ///   - community: identifier or name; nil ranks the whole organisation.
  ///   - top: rows, at least 1.
  /// - Throws: `RelaisError`.
  public func champions(
    community: String? = nil, top: Int = 10, asOf: CalendarDate? = nil
  ) throws -> ReleasedReport {
    let filters = [
      community.map { Provenance.Filter(name: "community", value: $0) },
      Provenance.Filter(name: "top", value: String(top)),
    ].compactMap { $0 }
    return try answer(asOf: asOf, filters: filters) { question, session in
      let listed = try community.map { try question.community(named: $0) }
      let mobilisation = try question.periods.last.map { period in
        try session.release(table: "mobilisation", period: period.index) {
          try Mobilisation().compute(question.facts.signals, period: period)
        }
      }
      let metric = Champions(
        community: listed?.key, top: top, mobilised: mobilisation?.everybody)
      let answer = try metric.answer(question.facts.contributions, asOf: question.asOf)
      let table = try session.release(answer.table)
      return ReleasedReport(
        id: "champions", subject: listed.map { session.release(publicName: Sealed($0.name)) },
        provenance: question.provenance, tables: [table],
        notes: table.rows.isEmpty ? [Note("nothing-yet")] : notes(usesModel: answer.usesModel))
    }
  }

  private func notes(usesModel: Bool) -> [Note] {
    [Note("potential"), Note("acts"), Note("beside-potential")]
      + (usesModel ? [] : [Note("fallback-model")]) + [Note("opted-out")]
  }

  /// Why a creator stands where they stand.
  ///
  /// - Parameter member: identifier, or a name that only one ranked creator bears.
  /// - Throws: `RelaisError`, the same for strangers, hidden and anonymous members.
  public func explainChampion(_ member: String, asOf: CalendarDate? = nil) throws -> ReleasedReport
  {
    try answer(asOf: asOf, filters: []) { question, session in
      let explanation = try ChampionExplanation(
        of: member, question.facts.contributions, asOf: question.asOf)
      let table = try session.release(explanation.table)
      return ReleasedReport(
        id: "champion-explained", subject: try session.release(name: explanation.creator),
        provenance: question.provenance, tables: [table],
        notes: [Note("acts")] + (explanation.usesModel ? [] : [Note("fallback-model")]))
    }
  }
}
