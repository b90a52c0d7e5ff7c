import Analytics
public import Disclosure
import Store

extension Workspace {
  /// In which hours of the week people are there, and when to reach them.
  ///
  /// - Parameters:
  ///   - name: identifier or name of a community; nil asks about the whole organisation.
  ///   - reachable: nothing outside is recommended.
  /// - Throws: `RelaisError`, for a community the same whether it is unknown or not to be shown.
  public func moments(
    community name: String? = nil, reachable: ReachableHours = .officeHours,
    asOf: CalendarDate? = nil
  ) throws -> ReleasedReport {
    let filters = [
      name.map { Provenance.Filter(name: "community", value: $0) },
      Provenance.Filter(name: "reachable", value: reachable.description),
    ].compactMap { $0 }
    return try answer(asOf: asOf, filters: filters) { question, session in
      let community = try name.flatMap { try question.participation(of: $0, &session).community }
      let section = try question.moments(of: community, within: reachable, &session)
      return ReleasedReport(
        id: "moments", subject: community.map { session.release(publicName: Sealed($0.name)) },
        provenance: question.provenance, tables: section.tables, notes: section.notes)
    }
  }
}
