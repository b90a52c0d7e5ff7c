import Activity
import Analytics
public import Disclosure
import Store

extension Workspace {
  /// The topics that people struggle with, and what is missing to help them.
  ///
  /// - Parameters:
  ///   - community: identifier or name; nil is the whole organisation.
  ///   - top: topics, at least 1.
  /// - Throws: `RelaisError`, the same for communities that are unknown and that are not shown.
  public func gaps(
    community: String? = nil, top: Int = 10, asOf: CalendarDate? = nil
  ) throws -> ReleasedReport {
    let filters = [
      community.map { Provenance.Filter(name: "community", value: $0) },
      Provenance.Filter(name: "top", value: String(top)),
    ].compactMap { $0 }
    return try answer(asOf: asOf, filters: filters) { question, session in
      let listed = try community.flatMap { try question.participation(of: $0, &session).community }
      let section = try question.gaps(of: listed, top: top, withReasons: true, &session)
      return ReleasedReport(
        id: "gaps", subject: listed.map { session.release(publicName: Sealed($0.name)) },
        provenance: question.provenance, tables: section.tables, notes: section.notes)
    }
  }

  /// The questions of quizzes that do not tell those who know from those who do not.
  ///
  /// - Parameter top: questions, at least 1.
  /// - Throws: `RelaisError`.
  public func questions(top: Int = 10, asOf: CalendarDate? = nil) throws -> ReleasedReport {
    let filters = [Provenance.Filter(name: "top", value: String(top))]
    return try answer(asOf: asOf, filters: filters) { question, session in
      let section = try question.questionReview(top: top, &session)
      return ReleasedReport(
        id: "questions", provenance: question.provenance, tables: section.tables,
        notes: section.notes)
    }
  }
}
