import GRDB

/// What became of each file's rows, at its last import.
enum ImportLog {
  static func record(
    _ db: Database, _ path: String, format: String, now: Int, _ rows: RowCounts,
    _ tally: MergeTally
  ) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO imported_file
          (path, format, imported_at, rows, new, merged, rejected, dropped, conflicts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        path, format, now, rows.read, tally.new, tally.merged, rows.rejected,
        rows.dropped + tally.expired, tally.conflicts,
      ])
  }
}
