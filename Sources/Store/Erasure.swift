public import Activity
import GRDB

extension Store {
  /// Removes a member, and everything that only they did, from the file.
  ///
  /// Tips they shared and challenges they launched stay without an author, because what others did
  /// hangs on them. Their key stays in the ledger's cohorts, means nobody, and is never used again.
  ///
  /// - Parameters:
  ///   - tables: publications whose measures are named after members: those get another name, and
  ///     keep every figure.
  ///   - keeps: false counts and changes nothing.
  /// - Returns: nil where no export has such a member.
  /// - Throws: `StoreError.unwiped` where another program held the file open: the member is erased,
  ///   but traces may remain in it until `wipe` succeeds.
  public func erase(
    member identifier: String, tablesNamingMembers tables: [String], at now: Int,
    keeps: Bool = true
  ) throws -> ErasedContributions? {
    let erased = try rewrite(keeps: keeps) { db in
      try LedgerTables(db).requireWhole()
      guard let key = try MemberKey(identifier, db) else { return nil as ErasedContributions? }
      let contributions = try ErasedContributions(of: key, db)
      guard keeps else { return contributions }
      try Erasure(db: db, key: key.rawValue).run()
      for table in tables { try Erasure.rename(identifier, to: key, in: table, db) }
      try LedgerTables(db).log(LogEntry(.erasure), at: now)
      return contributions
    }
    if keeps, erased != nil { try wipe() }
    return erased
  }

  /// Deletes the private acts of whole closed periods that ended before a day, and keeps later
  /// imports from bringing them back.
  ///
  /// - Returns: how many rows were deleted; nil where what is kept already begins as late.
  /// - Throws: as `erase`.
  public func purge(before day: Day, at now: Int) throws -> PurgedRows? {
    let line = Period(containing: day).firstDay
    let purged = try rewrite(keeps: true) { db in
      try LedgerTables(db).requireWhole()
      if let known = try Settings(db).retainedFrom, known >= line { return nil as PurgedRows? }
      let rows = try Purge(db: db, line: line, zone: timeZone).run()
      try Settings(db).retain(from: line)
      try LedgerTables(db).log(LogEntry(.purge, day: line.description), at: now)
      return rows
    }
    if purged != nil { try wipe() }
    return purged
  }

  /// One transaction, after which what it deleted has to be wiped off the file.
  private func rewrite<Result>(
    keeps: Bool, _ body: (Database) throws -> Result?
  ) throws -> Result? {
    try withoutForeignKeys { db in
      var result: Result?
      try db.inTransaction {
        result = try body(db)
        guard keeps, result != nil else { return .rollback }
        try Settings(db).forget("facts_digest")
        try Settings(db).forget(TipCounts.setting)
        try Settings(db).setWipeDue()
        return .commit
      }
      return result
    }
  }
}

extension MemberKey {
  /// - Returns: nil where no export has such a member.
  init?(_ identifier: String, _ db: Database) throws {
    let key = try Int.fetchOne(
      db, sql: "SELECT id FROM identifier WHERE entity = ? AND text = ?",
      arguments: [Entity.member.rawValue, identifier])
    guard let key else { return nil }
    self.init(rawValue: key)
  }
}

/// Public acts of somebody who is erased. What they did in private is not counted here, or erasing
/// on trial would tell of it.
public struct ErasedContributions: Sendable, Equatable {
  /// Kept without an author.
  public let tips, challenges: Int
  /// Deleted.
  public let reactions, comments: Int

  init(of member: MemberKey, _ db: Database) throws {
    func count(_ table: String, _ column: String) throws -> Int {
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM \(table) WHERE \(column) = ?", arguments: [member.rawValue])
        ?? 0
    }
    tips = try count("tip", "author")
    challenges = try count("challenge", "launcher")
    reactions = try count("reaction", "member")
    comments = try count("comment", "member")
  }
}

private struct Erasure {
  let db: Database
  let key: Int

  func run() throws {
    for statement in [
      "DELETE FROM presence WHERE key BETWEEN :key << 16 AND :key << 16 | 65535",
      "DELETE FROM quiz_attempt WHERE key BETWEEN :key << 32 AND :key << 32 | 4294967295",
      "DELETE FROM challenge_entry WHERE member = :key",
      "DELETE FROM reaction WHERE member = :key",
      "DELETE FROM identifier WHERE id IN (SELECT id FROM comment WHERE member = :key)",
      "DELETE FROM comment WHERE member = :key",
      "UPDATE tip SET author = NULL WHERE author = :key",
      "UPDATE challenge SET launcher = NULL WHERE launcher = :key",
      "DELETE FROM membership WHERE member = :key",
      "DELETE FROM ambassador WHERE member = :key",
      "DELETE FROM member WHERE id = :key",
      "DELETE FROM identifier WHERE id = :key",
      "INSERT INTO tombstone (id) VALUES (:key)",
    ] { try db.execute(sql: statement, arguments: ["key": key]) }
  }

  /// Gives the measure that is named after a member the name of nobody, in every release of a table.
  static func rename(
    _ identifier: String, to key: MemberKey, in table: String, _ db: Database
  ) throws {
    let isNamed = """
      FROM json_each(CAST(publication.bytes AS TEXT), '$.measures') m WHERE m.value = :old
      """
    try db.execute(
      sql: """
        UPDATE publication SET bytes = CAST(
          json_replace(
            CAST(bytes AS TEXT), (SELECT '$.measures[' || m.key || ']' \(isNamed)), :new) AS BLOB)
        WHERE table_id = :table AND EXISTS (SELECT 1 \(isNamed))
        """,
      arguments: ["old": identifier, "new": "erased \(key.rawValue)", "table": table])
  }
}
