import GRDB

/// A row of a table whose primary key is one integer.
protocol KeyedRow {
  var key: Int { get }
}

/// Inserts rows many at a time: to run a statement costs as much as to insert a small row.
///
/// A row behind all others whose key is one more than that of the last is inserted without a key: SQLite
/// counts on from the last row, and does not look for another row with that key, which takes a third of
/// the time of an insertion. Most rows are so: the periods of a member, the items of a quiz.
final class BulkInsert<Row: KeyedRow> {
  private struct Held {
    let row: Row
    let isCounted: Bool
  }

  private let one: BulkStatement
  private let many: BulkStatement
  private let width: Int
  /// Binds the columns of a row behind its key from a position on.
  private let bind: (Row, BulkStatement, Int) -> Void
  @exclusivity(unchecked) private var held: [Held] = []
  /// The greatest key of the table once what is held is inserted; nil while it is not known.
  @exclusivity(unchecked) private var greatest: Int?

  private static var size: Int { 24 }

  /// - Parameter columns: without `key`, the table's integer primary key.
  init(
    _ db: Database, into table: String, _ columns: [String],
    bind: @escaping (Row, BulkStatement, Int) -> Void
  ) throws {
    let columns = ["key"] + columns
    func statement(rows: Int) throws -> BulkStatement {
      let row = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
      let values = [String](repeating: row, count: rows).joined(separator: ", ")
      return try BulkStatement(
        db, "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(values)")
    }
    one = try statement(rows: 1)
    many = try statement(rows: BulkInsert.size)
    width = columns.count
    self.bind = bind
    held.reserveCapacity(BulkInsert.size)
  }

  /// Inserts a row, or holds it back until there are more.
  ///
  /// - Parameter isLast: whether its key is greater than all keys of the table and of the rows held back.
  func add(_ row: Row, isLast: Bool) throws {
    held.append(Held(row: row, isCounted: isLast && greatest == row.key - 1))
    greatest = isLast ? row.key : nil
    guard held.count == BulkInsert.size else { return }
    for index in held.indices { bind(held[index], to: many, 1 + index * width) }
    held.removeAll(keepingCapacity: true)
    try many.run()
  }

  /// Inserts the rows that were held back.
  func flush() throws {
    for held in held {
      bind(held, to: one, 1)
      try one.run()
    }
    held.removeAll(keepingCapacity: true)
    // Another statement may write to the table before the next row comes.
    greatest = nil
  }

  @inline(__always)
  private func bind(_ held: Held, to statement: BulkStatement, _ position: Int) {
    if held.isCounted {
      statement.bindNull(position)
    } else {
      statement.bind(position, held.row.key)
    }
    bind(held.row, statement, position + 1)
  }
}
