import Activity
import GRDB

/// A part of the ledger that was there once and is gone.
public enum LedgerLoss: Sendable, Hashable {
  case table(String)
  /// Lines of the log, at its end or before it.
  case log
  case epoch
  /// A publication that the log tells of.
  case publication(table: String, period: Int)
  /// The line of the log that tells of a publication.
  case release(table: String, period: Int)
  /// Cohorts of a space.
  case cohorts(space: String)
}

extension LedgerLoss: CustomStringConvertible {
  /// Where, in the words of the file: `publication participation 2026-01-26`.
  public var description: String {
    switch self {
    case .table(let name): name
    case .log: "release_log"
    case .epoch: "epoch"
    case .publication(let table, let period): "publication \(table) \(firstDay(of: period))"
    case .release(let table, let period): "release_log \(table) \(firstDay(of: period))"
    case .cohorts(let space): "cohort \(space)"
    }
  }

  private func firstDay(of period: Int) -> Day { Period(index: period).firstDay }
}

extension LedgerTables {
  /// - Throws: `StoreError.ledgerLost` where part of the ledger is missing: nothing may be released,
  ///   and nothing be logged that would cover it up.
  public func requireWhole() throws {
    if let loss = try losses().first { throw StoreError.ledgerLost(loss) }
  }

  /// What is missing, as far as that can be told without reading every row of a publication: those
  /// are counted when it is read.
  ///
  /// A file that was restored as a whole is whole, and knows nothing of what was released since.
  public func losses() throws -> [LedgerLoss] {
    let lost = try lostTables()
    // The others cannot be compared without them.
    if !lost.isEmpty { return lost }
    return try lostLines() + lostPublications() + lostCohorts()
  }

  /// Tables that are missing.
  public func lostTables() throws -> [LedgerLoss] {
    let known = try Set(String.fetchAll(db, sql: "SELECT name FROM sqlite_schema"))
    return [
      "epoch", "cohort", "cohort_count", "witness", "publication", "publication_row", "release_log",
      "tombstone",
    ].filter { !known.contains($0) }.map(LedgerLoss.table)
  }

  /// Lines are numbered from 1 on, and SQLite's own sequence remembers the last.
  private func lostLines() throws -> [LedgerLoss] {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT
          (SELECT count(*) FROM release_log)
            = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'release_log'), 0),
          NOT EXISTS (
            SELECT id FROM epoch
            EXCEPT SELECT epoch FROM release_log WHERE event = 'epoch')
          AND NOT EXISTS (
            SELECT epoch FROM release_log WHERE event = 'epoch'
            EXCEPT SELECT id FROM epoch)
        """)
    return (row?[0] == true ? [] : [.log]) + (row?[1] == true ? [] : [.epoch])
  }

  private func lostPublications() throws -> [LedgerLoss] {
    let logged = "SELECT table_id, period FROM release_log WHERE event = 'release'"
    let kept = "SELECT table_id, period FROM publication"
    return try Row.fetchAll(db, sql: "\(logged) EXCEPT \(kept)").map {
      .publication(table: $0[0], period: $0[1])
    }
      + Row.fetchAll(db, sql: "\(kept) EXCEPT \(logged)").map {
        .release(table: $0[0], period: $0[1])
      }
  }

  /// Each space has as many cohorts as were ever admitted to it, and every publication with a row
  /// has a space. Those made before there was an audit do not say which.
  private func lostCohorts() throws -> [LedgerLoss] {
    try String.fetchAll(
      db,
      sql: """
        SELECT space FROM (
          SELECT space, cohorts FROM cohort_count
          EXCEPT SELECT space, count(*) FROM cohort GROUP BY space)
        UNION SELECT space FROM (
          SELECT space, count(*) FROM cohort GROUP BY space
          EXCEPT SELECT space, cohorts FROM cohort_count)
        UNION SELECT 'flow ' || period FROM publication
        WHERE 'flow ' || period NOT IN (SELECT space FROM cohort_count)
          AND CAST(bytes AS TEXT) ->> '$.plan.isState' = 0
          AND CAST(bytes AS TEXT) ->> '$.cohorts' > 0
        UNION SELECT 'state' FROM publication
        WHERE NOT EXISTS (SELECT 1 FROM cohort_count WHERE space = 'state')
          AND CAST(bytes AS TEXT) ->> '$.plan.isState' = 1
          AND CAST(bytes AS TEXT) ->> '$.cohorts' > 0
        ORDER BY 1
        """
    ).map(LedgerLoss.cohorts)
  }
}
