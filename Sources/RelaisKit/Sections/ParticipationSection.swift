import Activity
import Analytics
import Disclosure
import Store

/// Participation in one closed period.
struct PeriodParticipation {
  let firstDay: Released<CalendarDate>
  let publication: ReleasedPublication
}

extension Question {
  /// How many closed periods the trend goes back.
  static let trendPeriods = 6

  /// Participation in the last closed periods, oldest first, and the community it was asked of: the
  /// door that every report on a community goes through.
  ///
  /// - Returns: no community as long as no period is closed.
  /// - Throws: `RelaisError` unless the community is shown in one of them.
  func participation(
    of name: String, _ session: inout ReleaseSession
  ) throws -> (community: ListedCommunity?, periods: [PeriodParticipation]) {
    if periods.isEmpty { return (nil, []) }
    // Looked up, but not told of, before the work that every answer takes.
    let community = try facts.community(named: name)
    let shown = try participation(of: community, &session)
    guard let community, shown.shows(community) else {
      throw RelaisError("unknown-community", name)
    }
    return (community, shown)
  }

  /// Participation in the last closed periods, oldest first, whether or not the community is shown.
  func participation(
    of community: ListedCommunity?, _ session: inout ReleaseSession
  ) throws -> [PeriodParticipation] {
    // Oldest first, as they would have been asked for.
    try periods.suffix(Question.trendPeriods).compactMap { period in
      try releasedUnlessPurged(Participation(), in: period, of: community, &session).map {
        PeriodParticipation(
          firstDay: session.release(publicDate: CalendarDate(period.firstDay)), publication: $0)
      }
    }
  }
}

extension ReleasedCohort {
  /// That some of those told of as active are seen by everybody, and how many.
  var seenActive: [Note] {
    let seen = seen(Participation.Measure.active.rawValue)
    return seen.value == 0 ? [] : [Note("seen-active", [seen.cellValue])]
  }
}

extension [PeriodParticipation] {
  /// Whether a community is shown in any of the periods.
  func shows(_ community: ListedCommunity) -> Bool {
    contains { $0.publication[community.identifier] != nil }
  }

  /// Whether each had a history in which first days are first days.
  fileprivate var tellNewStarters: Bool {
    allSatisfy {
      $0.publication.measures.contains(Participation.Measure.newStarters.rawValue)
    }
  }
}

extension Section {
  /// - Parameter isBrief: leaves the periods before the last two out.
  static func participation(
    _ periods: [PeriodParticipation], of community: ListedCommunity, isBrief: Bool
  ) -> Section {
    let last = ReleasedTable.participation(
      periods.last, after: periods.dropLast().last, of: community.identifier)
    return Section(
      tables: isBrief ? [last] : [last, .trend(periods, of: community.identifier)],
      reading: [Note("median-community"), Note("membership-at-period-end")]
        + (periods.last?.publication[community.identifier]?.seenActive ?? [])
        + (periods.tellNewStarters ? [] : [Note("first-days-purged")]))
  }
}

extension ReleasedTable {
  /// One row a measure: the community's people and share, the people of the period before, and the
  /// company's median share.
  fileprivate static func participation(
    _ period: PeriodParticipation?, after previous: PeriodParticipation?, of community: String
  ) -> ReleasedTable {
    let cohort = period?.publication[community]
    func before(_ cell: (ReleasedCohort?) -> Cell) -> Cell {
      previous.map { cell($0.publication[community]) } ?? .empty
    }
    let members: [Cell] = [
      .term(Term("members")), cohort?.size.cell ?? .withheld,
      before { $0?.size.cell ?? .withheld }, .empty, .empty,
    ]
    return ReleasedTable(
      id: "participation",
      columns: [
        Column("measure", .text), Column("people", .number(decimals: 0)),
        Column("people_before", .number(decimals: 0)), Column("share", .number(decimals: 0)),
        Column("company_median", .number(decimals: 0)),
      ],
      rows: [members]
        + Participation.Measure.allCases.map { measure in
          [
            .term(measure.term), .people(cohort?[measure.rawValue]),
            before { .people($0?[measure.rawValue]) },
            .share(cohort?.share(measure.rawValue)),
            // Of fewer than three communities there is no median; nothing is being withheld.
            period?.publication.medianShare(measure.rawValue)?.cell ?? .empty,
          ]
        })
  }

  /// One row a period, the oldest first.
  fileprivate static func trend(
    _ periods: [PeriodParticipation], of community: String
  ) -> ReleasedTable {
    ReleasedTable(
      id: "trend",
      columns: [Column("period_start", .text), Column("members", .number(decimals: 0))]
        + Participation.Measure.allCases.map(\.column),
      rows: periods.map { period in
        let cohort = period.publication[community]
        return [
          period.firstDay.cell, cohort?.size.cell ?? .withheld,
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
