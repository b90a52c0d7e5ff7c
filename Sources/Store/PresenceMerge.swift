import GRDB

/// Merges folded presence into the database.
struct PresenceMerge {
  /// Logins whose day was not known before.
  private(set) var newLogins = 0

  private let keys: StoredKeys
  private let greatest: BulkStatement
  private let find: BulkStatement
  private let insert: BulkInsert<PresenceRow>
  private let update: BulkStatement

  init(_ db: Database, _ keys: StoredKeys) throws {
    self.keys = keys
    greatest = try BulkStatement(db, "SELECT coalesce(max(key), -1) FROM presence")
    find = try BulkStatement(db, "SELECT days, slots FROM presence WHERE key = ?")
    insert = try BulkInsert(db, into: "presence", ["days", "slots"]) {
      row, statement, position in
      statement.bind(position, Int(row.masks.days))
      statement.bind(position + 1, Int(bitPattern: UInt(row.masks.slots)))
    }
    update = try BulkStatement(db, "UPDATE presence SET days = ?2, slots = ?3 WHERE key = ?1")
  }

  /// - Parameter rows: of the file's numbers.
  mutating func merge(_ rows: [PresenceRow]) throws {
    var rows = rows
    for index in rows.indices {
      rows[index].key = keys[rows[index].key >> 16] << 16 | rows[index].key & 0xFFFF
    }
    rows.putInOrder { $0.key }
    let greatest = try greatest.onlyInteger()
    for row in rows {
      // Behind the last row of the table there is nothing to find.
      if row.key > greatest { try add(row, isLast: true) } else { try join(row) }
    }
    try insert.flush()
  }

  private mutating func join(_ row: PresenceRow) throws {
    find.bind(1, row.key)
    defer { find.reset() }
    guard try find.step() else { return try add(row, isLast: false) }
    let days = UInt32(truncatingIfNeeded: find.integer(0))
    let slots = UInt64(truncatingIfNeeded: find.integer(1))
    newLogins += (row.masks.daysByLogin & ~days).nonzeroBitCount
    guard days | row.masks.days != days || slots | row.masks.slots != slots else { return }
    update.bind(1, row.key)
    update.bind(2, Int(days | row.masks.days))
    update.bind(3, Int(slots | row.masks.slots))
    try update.run()
  }

  private mutating func add(_ row: PresenceRow, isLast: Bool) throws {
    newLogins += row.masks.daysByLogin.nonzeroBitCount
    try insert.add(row, isLast: isLast)
  }
}
