import Analytics
public import Disclosure
import Store

extension Workspace {
  /// How many members are active, slipping away, dormant, and expected back; never who.
  ///
  /// - Parameter community: identifier or name; nil tells of the whole organisation.
  /// - Throws: `RelaisError`.
  public func inactivity(
    community name: String? = nil, asOf: CalendarDate? = nil
  ) throws -> ReleasedReport {
    let filters = name.map { [Provenance.Filter(name: "community", value: $0)] } ?? []
    return try answer(asOf: asOf, filters: filters) { question, session in
      let community = try name.flatMap { try question.participation(of: $0, &session).community }
      let section = try question.inactivity(of: community, &session)
      return ReleasedReport(
        id: "inactivity",
        subject: community.map { session.release(publicName: Sealed($0.name)) },
        provenance: question.provenance, tables: section.tables, notes: section.notes)
    }
  }
}
