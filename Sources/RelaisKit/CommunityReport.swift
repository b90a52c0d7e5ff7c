import Activity
import Analytics
public import Disclosure
import Store

extension Workspace {
  /// How many closed periods the trend goes back.
  public static let trendPeriods = 6

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
      // Oldest first, as they would have been asked for.
      var trend: [(firstDay: Released<CalendarDate>, publication: ReleasedPublication)] = []
      for period in question.periods.suffix(Workspace.trendPeriods) {
        let publication = try session.release(table: "participation", period: period.index) {
          try Participation().compute(question.facts.signals, period: period)
        }
        let firstDay = session.release(publicDate: CalendarDate(period.firstDay))
        trend.append((firstDay, publication))
      }
      guard !trend.isEmpty else {
        return ReleasedReport(
          id: "community", provenance: question.provenance,
          tables: [.participation(nil, of: name), .trend([], of: name)],
          notes: [Note("no-closed-period")])
      }
      let community = try question.community(named: name)
      guard trend.contains(where: { $0.publication[community.identifier] != nil }) else {
        throw RelaisError("unknown-community", name)
      }
      return ReleasedReport(
        id: "community", subject: session.release(publicName: Sealed(community.name)),
        provenance: question.provenance,
        tables: [
          .participation(trend.last?.publication, of: community.identifier),
          .trend(trend, of: community.identifier),
        ],
        notes: [Note("median-community"), Note("membership-at-period-end")])
    }
  }
}

extension ReleasedTable {
  /// One row a measure: the community's people and share, and the company's median share.
  fileprivate static func participation(
    _ publication: ReleasedPublication?, of community: String
  ) -> ReleasedTable {
    let cohort = publication?[community]
    let members: [Cell] = [
      .term(Term("members")), cohort?.size.cell ?? .withheld, .empty, .empty,
    ]
    return ReleasedTable(
      id: "participation",
      columns: [
        Column("measure", .text), Column("people", .number(decimals: 0)),
        Column("share", .number(decimals: 0)), Column("company_median", .number(decimals: 0)),
      ],
      rows: [members]
        + Participation.Measure.allCases.map { measure in
          [
            .term(measure.term), .people(cohort?[measure.rawValue]),
            .share(cohort?.share(measure.rawValue)),
            // Of fewer than three communities there is no median; nothing is being withheld.
            publication.map { $0.medianShare(measure.rawValue)?.cell ?? .empty } ?? .withheld,
          ]
        })
  }

  /// One row a period, the oldest first.
  fileprivate static func trend(
    _ trend: [(firstDay: Released<CalendarDate>, publication: ReleasedPublication)],
    of community: String
  ) -> ReleasedTable {
    ReleasedTable(
      id: "trend",
      columns: [Column("period_start", .text), Column("members", .number(decimals: 0))]
        + Participation.Measure.allCases.map(\.column),
      rows: trend.map { firstDay, publication in
        let cohort = publication[community]
        return [
          firstDay.cell, cohort?.size.cell ?? .withheld,
        ] + Participation.Measure.allCases.map { .people(cohort?[$0.rawValue]) }
      })
  }
}

extension Participation.Measure {
  fileprivate var term: Term {
    switch self {
    case .active: Term("active-members")
    case .contributors: Term("contributors")
    case .challengeEntrants: Term("challenge-entrants")
    case .challengeCompleters: Term("challenge-completers")
    case .newStarters: Term("new-starters")
    }
  }

  fileprivate var column: Column {
    switch self {
    case .active: Column("active", .number(decimals: 0))
    case .contributors: Column("contributors", .number(decimals: 0))
    case .challengeEntrants: Column("challenge_entrants", .number(decimals: 0))
    case .challengeCompleters: Column("challenge_completers", .number(decimals: 0))
    case .newStarters: Column("new_starters", .number(decimals: 0))
    }
  }
}
