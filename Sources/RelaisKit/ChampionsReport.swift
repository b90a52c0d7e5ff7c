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
      let mobilisation = try question.mobilisation(&session)
      let metric = Champions(
        community: listed?.key, top: top, mobilised: mobilisation?.everybody)
      let answer = try metric.answer(question.facts.contributions, asOf: question.asOf)
      let table = try session.release(answer.table)
      return ReleasedReport(
        id: "champions", subject: listed.map { session.release(publicName: Sealed($0.name)) },
        provenance: question.provenance, tables: [table],
        notes: notes(on: question, isEmpty: table.rows.isEmpty, isLearned: answer.isLearned))
    }
  }

  private func notes(
    on question: borrowing Question, isEmpty: Bool, isLearned: Bool
  ) -> [Note] {
    if question.isEmpty { return [Note("nothing-yet")] }
    if isEmpty { return [Note("no-contributions")] }
    return [Note("potential"), Note("outlook"), Note("acts"), Note("beside-potential")]
      + (isLearned ? [] : [Note("assumed-habit")]) + [Note("opted-out")]
  }

  /// Why a creator stands where they stand.
  ///
  /// - Parameters:
  ///   - member: identifier, or a name that only one ranked creator bears.
  ///   - top: how many the first are that the member has a chance to be among.
  /// - Throws: `RelaisError`, the same for strangers, hidden and anonymous members.
  public func explainChampion(
    _ member: String, top: Int = 10, asOf: CalendarDate? = nil
  ) throws -> ReleasedReport {
    let filters = [
      Provenance.Filter(name: "member", value: member),
      Provenance.Filter(name: "top", value: String(top)),
    ]
    return try answer(asOf: asOf, filters: filters) { question, session in
      let explanation = try ChampionExplanation(
        of: member, top: top, question.facts.contributions, asOf: question.asOf)
      let table = try session.release(explanation.table)
      return ReleasedReport(
        id: "champion-explained", subject: try session.release(name: explanation.creator),
        provenance: question.provenance, tables: [table],
        notes: [Note("acts"), Note("recent-weeks"), Note("strength")]
          + (explanation.isLearned ? [] : [Note("assumed-habit")])
          + [Note("never-used"), Note("no-judgement")])
    }
  }
}

extension Question {
  /// How many members each creator mobilised in the last closed period; nil before there is one,
  /// and as long as no challenge entry is known: a release before their import would stand.
  fileprivate func mobilisation(_ session: inout ReleaseSession) throws -> ReleasedPublication? {
    guard let period = periods.last, try facts.signals.hasChallengeEntries() else { return nil }
    return try releasedUnlessPurged(Mobilisation(), in: period, of: nil, &session)
  }
}
