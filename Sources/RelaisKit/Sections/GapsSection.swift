import Activity
import Analytics
import Disclosure
import Store

extension Question {
  /// What people struggle with, in one community or in the whole organisation.
  ///
  /// - Parameters:
  ///   - community: one that is shown: ask `participation` first.
  ///   - top: topics.
  ///   - withReasons: also how much was answered right, and how sure that is.
  func gaps(
    of community: ListedCommunity?, top: Int, withReasons: Bool = false,
    _ session: inout ReleaseSession
  ) throws -> Section {
    guard
      let evidence = try quizEvidence(TopicDifficulty(), of: community, &session)
    else { return withoutQuizzes }
    let gaps = try ContentGaps(evidence, of: community?.identifier, top: top, asOf: asOf)
    var tables = [try session.release(gaps.gaps)]
    if withReasons { tables.append(try session.release(gaps.reasons)) }
    return Section(
      tables: tables, advice: .advice(on: tables[0]), reading: .reading(withReasons: withReasons))
  }

  /// The questions of quizzes, the least telling first; of the whole organisation only.
  func questionReview(top: Int, _ session: inout ReleaseSession) throws -> Section {
    guard let evidence = try quizEvidence(QuestionStatistics(), of: nil, &session)
    else { return withoutQuizzes }
    let review = try QuestionReview(evidence, top: top, asOf: asOf)
    let table = try session.release(review.table)
    return Section(
      tables: [table], advice: table.rows.isEmpty ? [Note("released-once")] : [],
      reading: [Note("discrimination"), Note("questions-unseen")])
  }

  /// - Returns: nil before a period has closed, and as long as no quiz result is known: a release
  ///   before their import would stand.
  private func quizEvidence(
    _ metric: some SignalMetric, of community: ListedCommunity?, _ session: inout ReleaseSession
  ) throws -> GapEvidence? {
    guard let period = periods.last, try facts.signals.hasQuizResults() else { return nil }
    return GapEvidence(
      try released(metric, in: period, of: community, &session), facts.contributions)
  }

  private var withoutQuizzes: Section {
    if isEmpty { return Section(tables: [], advice: [Note("nothing-yet")]) }
    return Section(
      tables: [], advice: [periods.isEmpty ? Note("no-closed-period") : Note("no-quiz-results")])
  }
}

extension [Note] {
  /// What to do about the gaps that a table shows; why it may show none.
  fileprivate static func advice(on table: ReleasedTable) -> [Note] {
    let shown = Set(
      table.rows.joined().compactMap { if case .term(let term) = $0 { term } else { nil } })
    if table.rows.isEmpty { return [Note("released-once")] }
    return [
      (Term("missing-content"), Note("missing-content")),
      (Term("unhelpful-content"), Note("unhelpful-content")),
      (Term("local-difficulty"), Note("local-difficulty")),
    ].filter { shown.contains($0.0) }.map(\.1)
  }

  fileprivate static func reading(withReasons: Bool) -> [Note] {
    [Note("struggling"), Note("gap-index")]
      + (withReasons ? [Note("facility"), Note("coded-middle")] : []) + [Note("topics-unseen")]
  }
}
