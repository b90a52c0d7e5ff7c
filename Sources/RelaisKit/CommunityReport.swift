import Activity
import Analytics
public import Disclosure
import Store

/// A part of a community's view, which can be asked for alone and in full.
public enum CommunitySection: String, CaseIterable, Sendable {
  case participation, moments, gaps, inactivity
}

extension Workspace {
  /// How a community is doing, in an order that tells its ambassador what to do next: who takes
  /// part, when to reach people, what to share, how many are silent.
  ///
  /// What is not shown is answered alike whatever the reason (docs/privacy.md, rule 7), and after
  /// the same work: a community that is too small, empty, or refused in every period is as unknown
  /// as one that was never there.
  ///
  /// - Parameters:
  ///   - name: identifier or name.
  ///   - section: the only one to show, in full; nil shows each in short, on one screen.
  ///   - reachable: when people may be reached.
  /// - Throws: `RelaisError`.
  public func community(
    _ name: String, section: CommunitySection? = nil,
    within reachable: ReachableHours = .officeHours,
    asOf: CalendarDate? = nil
  ) throws -> ReleasedReport {
    var filters = [Provenance.Filter(name: "community", value: name)]
    if let section { filters.append(Provenance.Filter(name: "section", value: section.rawValue)) }
    return try answer(asOf: asOf, filters: filters) { question, session in
      let (community, participation) = try question.participation(of: name, &session)
      guard let community else {
        return ReleasedReport(
          id: "community", provenance: question.provenance, tables: [],
          notes: [Note(question.isEmpty ? "nothing-yet" : "no-closed-period")])
      }
      let view = CommunityView(community, participation, section: section, within: reachable)
      return try view.report(question, question.provenance, &session)
    }
  }

  /// The same, in short, of every community that is shown, by identifier: in one transaction, so
  /// that a thousand views wait for the disk once.
  ///
  /// - Returns: nothing as long as no period is closed.
  /// - Throws: `RelaisError`.
  public func communities(
    within reachable: ReachableHours = .officeHours, asOf: CalendarDate? = nil
  ) throws -> [ReleasedReport] {
    try answer(asOf: asOf, filters: []) { single, session in
      let question = single.aboutEveryCommunity()
      var reports: [ReleasedReport] = []
      for community in try question.facts.signals.communities() {
        let participation = try question.participation(of: community, &session)
        guard participation.shows(community) else { continue }
        var provenance = question.provenance
        provenance.filters = [Provenance.Filter(name: "community", value: community.identifier)]
        let view = CommunityView(community, participation, section: nil, within: reachable)
        reports.append(try view.report(question, provenance, &session))
      }
      return reports
    }
  }
}

/// A community that is shown, and what of it is asked for.
private struct CommunityView {
  private let community: ListedCommunity
  private let participation: [PeriodParticipation]
  /// nil is each in short.
  private let section: CommunitySection?
  private let reachable: ReachableHours

  private static let gapsInShort = 3

  init(
    _ community: ListedCommunity, _ participation: [PeriodParticipation],
    section: CommunitySection?, within reachable: ReachableHours
  ) {
    self.community = community
    self.participation = participation
    self.section = section
    self.reachable = reachable
  }

  func report(
    _ question: borrowing Question, _ provenance: Provenance, _ session: inout ReleaseSession
  ) throws -> ReleasedReport {
    var sections: [Section] = []
    for shown in section.map({ [$0] }) ?? CommunitySection.allCases {
      sections.append(try told(shown, question, &session))
    }
    return ReleasedReport(
      id: "community", subject: session.release(publicName: Sealed(community.name)),
      provenance: provenance, tables: sections.flatMap(\.tables),
      notes: sections.flatMap { section == nil ? $0.advice : $0.notes })
  }

  private func told(
    _ shown: CommunitySection, _ question: borrowing Question, _ session: inout ReleaseSession
  ) throws -> Section {
    let isBrief = section == nil
    return switch shown {
    case .participation: .participation(participation, of: community, isBrief: isBrief)
    case .moments:
      try question.moments(of: community, within: reachable, showsMap: !isBrief, &session)
    case .gaps:
      try question.gaps(
        of: community, top: isBrief ? CommunityView.gapsInShort : Int.max, withReasons: !isBrief,
        &session)
    case .inactivity: try question.inactivity(of: community, isBrief: isBrief, &session)
    }
  }
}

/// A part of what is told of a community.
struct Section {
  var tables: [ReleasedTable]
  /// What follows from the tables, also where they are shown in short.
  var advice: [Note] = []
  /// How to read the tables, where they are shown in full.
  var reading: [Note] = []

  var notes: [Note] { advice + reading }
}
