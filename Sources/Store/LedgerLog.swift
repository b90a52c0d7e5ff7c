import GRDB

/// A line of the log: what was done with the database, never to whom.
public struct LogEntry: Sendable, Equatable {
  public enum Event: String, Sendable, CaseIterable {
    /// A policy came into force.
    case epoch
    /// A table about a period was released for the first time.
    case release
    /// The stored bytes of an earlier release were given again.
    case again
    case publicActs = "public-acts"
    case publicName = "public-name"
    /// Somebody was given all that is held on them.
    case export
    case erasure
    case purge
  }

  public let event: Event
  public var table: String?
  public var period: Int?
  /// The day that public acts are as of, or that a purge went up to: `2026-03-29`.
  public var day: String?
  public var epoch: Int?

  public init(
    _ event: Event, table: String? = nil, period: Int? = nil, day: String? = nil,
    epoch: Int? = nil
  ) {
    self.event = event
    self.table = table
    self.period = period
    self.day = day
    self.epoch = epoch
  }
}

extension LedgerTables {
  public func log(_ entry: LogEntry, at now: Int) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO release_log (at, event, table_id, period, day, epoch) VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [now, entry.event.rawValue, entry.table, entry.period, entry.day, entry.epoch])
  }

  /// Whether the log says that a publication was released, whatever else has been lost.
  public func hasReleased(table: String, period: Int) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM release_log WHERE event = 'release' AND table_id = ? AND period = ?)
        """, arguments: [table, period]) ?? false
  }

  /// All lines, the oldest first, with their numbers and the seconds since 1970 of each.
  public func entries() throws -> [(number: Int, at: Int, entry: LogEntry)] {
    try Row.fetchAll(
      db, sql: "SELECT id, at, event, table_id, period, day, epoch FROM release_log ORDER BY id"
    ).compactMap { row in
      LogEntry.Event(rawValue: row[2]).map { event in
        (
          number: row[0], at: row[1],
          entry: LogEntry(event, table: row[3], period: row[4], day: row[5], epoch: row[6])
        )
      }
    }
  }

  /// Whether nothing of the ledger was lost, as far as that can be told without reading all of it:
  /// all its tables are there, the log ends where it ended, and the last epoch is that of the log.
  ///
  /// A file that was restored as a whole is whole, and knows nothing of what was released since.
  public func isWhole() throws -> Bool {
    let tables = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN (
          'epoch', 'cohort', 'cohort_count', 'witness', 'publication', 'publication_row',
          'release_log', 'tombstone')
        """)
    guard tables == 8 else { return false }
    return try Bool.fetchOne(
      db,
      sql: """
        SELECT
          coalesce((SELECT max(id) FROM release_log), 0)
            = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'release_log'), 0)
          AND coalesce((SELECT max(id) FROM epoch), 0)
            = coalesce((SELECT max(epoch) FROM release_log WHERE event = 'epoch'), 0)
        """) ?? false
  }
}
