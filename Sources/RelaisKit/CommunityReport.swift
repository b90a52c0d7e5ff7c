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
      return question.report(on: community, participation, question.provenance, &session)
    }
  }

  /// The same of every community that is shown, by identifier: in one transaction, so that a
  /// thousand views wait for the disk once.
  ///
  /// - Returns: nothing as long as no period is closed.
  /// - Throws: `RelaisError`.
  public func communities(asOf: CalendarDate? = nil) throws -> [ReleasedReport] {
    try answer(asOf: asOf, filters: []) { question, session in
      var reports: [ReleasedReport] = []
      for community in try question.facts.signals.communities() {
        let participation = try question.participation(of: community, &session)
        guard participation.shows(community) else { continue }
        var provenance = question.provenance
        provenance.filters = [Provenance.Filter(name: "community", value: community.identifier)]
        reports.append(question.report(on: community, participation, provenance, &session))
      }
      return reports
    }
  }
}

extension Question {
  /// - Parameter community: nil as long as no period is closed.
  fileprivate func report(
    on community: ListedCommunity?, _ participation: [PeriodParticipation],
    _ provenance: Provenance, _ session: inout ReleaseSession
  ) -> ReleasedReport {
    let sections = [Section.participation(participation, of: community)]
    return ReleasedReport(
      id: "community",
      subject: community.map { session.release(publicName: Sealed($0.name)) },
      provenance: provenance, tables: sections.flatMap(\.tables),
      notes: sections.flatMap(\.notes))
  }
}

/// A part of what is told of a community: tables, and what to know when reading them.
struct Section {
  var tables: [ReleasedTable]
  var notes: [Note] = []
}
