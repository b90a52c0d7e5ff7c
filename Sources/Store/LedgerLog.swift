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
}
