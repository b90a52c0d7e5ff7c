import Activity
import Analytics
public import Disclosure
import Store

extension Workspace {
  /// What follows from everything ever released, and what became of the cells that were asked for.
  ///
  /// - Returns: the report, and whether nothing was found.
  /// - Throws: `RelaisError`.
  public func privacyAudit() throws -> (report: ReleasedReport, isSound: Bool) {
    try examine { question, ledger, session in
      let history = try ledger.history { try question.groups(of: Period(index: $0)) }
      let lines = AuditLines(findings: audit(history))
      let asOf = CalendarDate(question.asOf.day)
      let extent = try session.release(lines.extent(asOf: asOf))
      let fates = try session.release(lines.fates(asOf: asOf))
      let isSound = lines.findings.breaches.isEmpty
      let breaches = isSound ? [] : [try session.release(lines.breaches(asOf: asOf))]
      let report = ReleasedReport(
        id: "privacy-audit", provenance: question.provenance, tables: breaches + [extent, fates],
        notes: (isSound ? [Note("audit-sound")] : lines.kinds + [Note("audit-breaches")])
          + (lines.findings.extent.propagated > 0 ? [Note("audit-propagated")] : [])
          + (lines.findings.extent.unknownRows > 0 ? [Note("audit-unknown")] : [])
          + [Note("audit-fates"), Note("audit-limits")])
      return (report, isSound)
    }
  }
}

extension Question {
  /// The communities of a period, and the whole roster, as they are known now.
  fileprivate func groups(of period: Period) throws -> [ReleaseHistory.Group] {
    let signals = facts.signals
    let members = try signals.cohorts(on: period.lastDay)
    let roster = try signals.roster(on: period.lastDay)
    return try signals.communities().map {
      .init(identifier: $0.identifier, members: (members[$0.key] ?? []).map(\.rawValue))
    } + [.init(identifier: AdmittedCohort.everybody, members: roster.map(\.rawValue))]
  }
}

/// What an audit found: sizes, widths and numbers of cells, no count of what anybody did.
private struct AuditLines: PublicActs {
  let findings: AuditFindings

  /// No measure: some have the identifiers of creators.
  func breaches(asOf: CalendarDate) -> SealedTable {
    SealedTable(
      "audit-breaches", asOf: asOf,
      columns: [
        Column("finding", .text), Column("about_table", .text), Column("period_start", .text),
        Column("community", .text), Column("members", .number(decimals: 0)),
        Column("bound_width", .number(decimals: 1)),
      ], from: self
    ) { lines in
      // Measures of one row that differ in nothing else are one line.
      var seen: Set<AuditFindings.Breach> = []
      return lines.findings.breaches.compactMap { breach in
        var line = breach
        line.measure = nil
        guard seen.insert(line).inserted else { return nil }
        return [
          .term(breach.kind.term), breach.table.map { .text(Sealed($0)) } ?? .empty,
          breach.period.map { .date(Sealed(CalendarDate(Period(index: $0).firstDay))) } ?? .empty,
          breach.identifier.map {
            $0.isEmpty ? .term(Term("audit-everybody")) : .text(Sealed($0))
          } ?? .empty,
          breach.people.map { .count(Sealed($0)) } ?? .empty,
          breach.width.map { .figure(Sealed($0)) } ?? .empty,
        ]
      }
    }
  }

  /// What each kind that was found means.
  var kinds: [Note] {
    let found = Set(findings.breaches.map(\.kind))
    return AuditFindings.Kind.allCases.filter(found.contains).map(\.note)
  }

  func extent(asOf: CalendarDate) -> SealedTable {
    SealedTable(
      "audit-extent", asOf: asOf,
      columns: [Column("examined", .text), Column("count", .number(decimals: 0))], from: self
    ) { lines in
      let extent = lines.findings.extent
      let rows: [(Term, Int)] = [
        (Term("audit-publications"), extent.publications), (Term("audit-spaces"), extent.spaces),
        (Term("audit-programmes"), extent.programmes),
        (Term("audit-propagations"), extent.propagated),
        (Term("audit-unknown-rows"), extent.unknownRows),
      ]
      let bound = lines.findings.tightest.map { bound -> [[SealedCell]] in
        [
          [.term(Term("audit-tightest-width")), .figure(Sealed(bound.width))],
          [.term(Term("audit-tightest-people")), .count(Sealed(bound.people))],
        ]
      }
      return rows.map { [.term($0), .count(Sealed($1))] } + (bound ?? [])
    }
  }

  func fates(asOf: CalendarDate) -> SealedTable {
    SealedTable(
      "audit-fates", asOf: asOf,
      columns: [
        Column("fate", .text), Column("count", .number(decimals: 0)),
        Column("percent", .number(decimals: 1)),
      ], from: self
    ) { lines in
      let fates = lines.findings.fates
      let rows: [(Term, Int)] = [
        (Term("audit-told"), fates.told), (Term("audit-tails"), fates.tails),
        (Term("audit-group-size"), fates.groupSize), (Term("audit-membership"), fates.membership),
        (Term("audit-complementary"), fates.complementary),
        (Term("audit-small-whole"), fates.smallWhole),
      ]
      return rows.map { term, cells in
        [
          .term(term), .count(Sealed(cells)),
          fates.cells > 0 ? .figure(Sealed(100 * Double(cells) / Double(fates.cells))) : .empty,
        ]
      }
    }
  }
}

extension AuditFindings.Kind {
  fileprivate var term: Term {
    switch self {
    case .exposed: Term("audit-exposed")
    case .unproven: Term("audit-unproven")
    case .narrowed: Term("audit-narrowed")
    case .told: Term("audit-told-of-few")
    case .smallGroup: Term("audit-small-group")
    case .code: Term("audit-code")
    case .contradiction: Term("audit-contradiction")
    case .repeated: Term("audit-repeated")
    case .lost: Term("audit-lost")
    }
  }

  fileprivate var note: Note {
    switch self {
    case .exposed: Note("audit-exposed")
    case .unproven: Note("audit-unproven")
    case .narrowed: Note("audit-narrowed")
    case .told: Note("audit-told-of-few")
    case .smallGroup: Note("audit-small-group")
    case .code: Note("audit-code")
    case .contradiction: Note("audit-contradiction")
    case .repeated: Note("audit-repeated")
    case .lost: Note("audit-lost")
    }
  }
}
