import Activity
import Analytics
public import Disclosure
import Store

extension Workspace {
  /// How a community took part in the last closed period, and in the five before it.
  ///
  /// What is not shown is answered alike whatever the reason (docs/privacy.md, rule 7), and after
  /// the same work: a community that is too small, empty, or refused in every period is as unknown
  /// as one that was never there.
  ///
  /// - Parameter name: identifier or name.
  /// - Throws: `RelaisError`.
  public func community(_ name: String, asOf: CalendarDate? = nil) throws -> ReleasedReport {
    let filters = [Provenance.Filter(name: "community", value: name)]
    return try answer(asOf: asOf, filters: filters) { question, session in
      let (community, participation) = try question.participation(of: name, &session)
      let sections = [Section.participation(participation, of: community)]
      return ReleasedReport(
        id: "community",
        subject: community.map { session.release(publicName: Sealed($0.name)) },
        provenance: question.provenance, tables: sections.flatMap(\.tables),
        notes: sections.flatMap(\.notes))
    }
  }
}

/// A part of what is told of a community: tables, and what to know when reading them.
struct Section {
  var tables: [ReleasedTable]
  var notes: [Note] = []
}
