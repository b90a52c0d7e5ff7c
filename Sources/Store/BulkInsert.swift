import GRDB

/// Inserts rows many at a time: to run a statement costs as much as to insert a small row.
final class BulkInsert<Row> {
  private let one: BulkStatement
  private let many: BulkStatement
  private let width: Int
  /// Binds the columns of a row from a position on.
  private let bind: (Row, BulkStatement, Int) -> Void
  @exclusivity(unchecked) private var rows: [Row] = []

  private static var size: Int { 24 }

  init(
    _ db: Database, into table: String, _ columns: [String],
    bind: @escaping (Row, BulkStatement, Int) -> Void
  ) throws {
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
    rows.reserveCapacity(BulkInsert.size)
  }

  /// Inserts the row, or holds it back until there are more.
  func add(_ row: Row) throws {
    rows.append(row)
    guard rows.count == BulkInsert.size else { return }
    for index in rows.indices { bind(rows[index], many, 1 + index * width) }
    rows.removeAll(keepingCapacity: true)
    try many.run()
  }

  /// Inserts the rows that were held back.
  func flush() throws {
    for row in rows {
      bind(row, one, 1)
      try one.run()
    }
    rows.removeAll(keepingCapacity: true)
  }
}
