import Activity
import GRDB

/// The database's keys of a file's identifiers. The file's reader numbers them from 0 in the order in
/// which it meets them.
final class StoredKeys {
  /// Packed keys leave 31 bits to an identifier.
  private static let largest = Int(Int32.max)

  /// By the file's number.
  @exclusivity(unchecked) private var keys: [Int] = []
  private let find: BulkStatement
  private let insert: BulkStatement
  private var next: Int

  init(_ db: Database) throws {
    find = try BulkStatement(db, "SELECT id FROM identifier WHERE entity = ? AND text = ?")
    insert = try BulkStatement(db, "INSERT INTO identifier (id, entity, text) VALUES (?, ?, ?)")
    // The key of somebody erased lives on in the ledger's cohorts: nobody else may have it.
    next =
      try Int.fetchOne(
        db,
        sql: """
          SELECT max(id) FROM (SELECT max(id) AS id FROM identifier
            UNION ALL SELECT max(id) FROM tombstone)
          """
      ).map { $0 + 1 } ?? 1
  }

  subscript(number: Int) -> Int { keys[number] }

  subscript<Kind>(key: Key<Kind>) -> Key<Kind> { Key(rawValue: keys[key.rawValue]) }

  /// Takes the file's next identifier, which gets a key unless the database knows it.
  func add(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) throws {
    keys.append(try key(entity, identifier))
  }

  private func key(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) throws -> Int {
    defer { find.reset() }
    find.bind(1, entity.rawValue)
    find.bind(2, identifier)
    if try find.step() { return find.integer(0) }
    guard next <= StoredKeys.largest else {
      throw DatabaseError(resultCode: .SQLITE_FULL, message: "more identifiers than keys")
    }
    insert.bind(1, next)
    insert.bind(2, entity.rawValue)
    insert.bind(3, identifier)
    try insert.run()
    next += 1
    return next - 1
  }
}
