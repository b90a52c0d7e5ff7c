import Activity
import Analytics
public import Disclosure
import Store

extension Workspace {
  /// The log of releases, exports, erasures, purges and policies; never of a person.
  ///
  /// - Parameter isComplete: also what was given again, and tables of public acts.
  /// - Throws: `RelaisError`.
  public func privacyLedger(isComplete: Bool = false) throws -> ReleasedReport {
    try answer(asOf: nil, filters: []) { question, session in
      let table = try session.release(LedgerLines.table(question, isComplete: isComplete))
      return ReleasedReport(
        id: "privacy-ledger", provenance: question.provenance, tables: [table],
        notes: [Note("ledger-numbers")] + (isComplete ? [] : [Note("ledger-in-short")]))
    }
  }
}

/// Lines of the log, which hold no identifier, name or figure.
private struct LedgerLines: PublicActs {
  let lines: [(number: Int, day: CalendarDate, entry: LogEntry)]

  static func table(
    _ question: borrowing Question, isComplete: Bool
  ) throws -> SealedTable {
    let zone = ZoneRules(identifier: question.provenance.timeZone) ?? .utc
    let lines = try question.ledger.entries().compactMap { line in
      isComplete || line.entry.event.isNews
        ? (
          number: line.number, day: CalendarDate(Moment(instant: line.at, in: zone).day),
          entry: line.entry
        ) : nil
    }
    return try SealedTable(
      "log", asOf: CalendarDate(question.asOf.day),
      columns: [
        Column("number", .number(decimals: 0)), Column("date", .text), Column("event", .text),
        Column("about_table", .text), Column("period_start", .text), Column("day", .text),
        Column("epoch", .number(decimals: 0)),
      ], from: LedgerLines(lines: lines), rows: rows)
  }

  private static func rows(_ lines: LedgerLines) throws -> [[SealedCell]] {
    lines.lines.map { line in
      let entry = line.entry
      return [
        .count(Sealed(line.number)), .date(Sealed(line.day)), .term(entry.event.term),
        entry.table.map { .text(Sealed($0)) } ?? .empty,
        entry.period.map { .date(Sealed(CalendarDate(Period(index: $0).firstDay))) } ?? .empty,
        entry.day.flatMap { CalendarDate(iso: $0) }.map { .date(Sealed($0)) } ?? .empty,
        entry.epoch.map { .count(Sealed($0)) } ?? .empty,
      ]
    }
  }
}

extension LogEntry.Event {
  /// Whether it tells of more than somebody reading what everybody may read.
  fileprivate var isNews: Bool {
    switch self {
    case .epoch, .release, .export, .erasure, .purge: true
    case .again, .publicActs, .publicName: false
    }
  }

  fileprivate var term: Term {
    switch self {
    case .epoch: Term("log-epoch")
    case .release: Term("log-release")
    case .again: Term("log-again")
    case .publicActs: Term("log-public-acts")
    case .publicName: Term("log-public-name")
    case .export: Term("log-export")
    case .erasure: Term("log-erasure")
    case .purge: Term("log-purge")
    }
  }
}
