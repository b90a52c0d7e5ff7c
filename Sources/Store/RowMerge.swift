import GRDB

/// Merges the rows of one table by its rule. The outcome does not depend on the order of arrival.
final class RowMerge {
  enum Outcome {
    case new
    case merged
    /// Two different rows told at the same time: merged, by content alone.
    case conflict
  }

  private let table: RowTable
  private let storedKeys: StoredKeys
  private let find: BulkStatement
  private let insert: BulkStatement
  private let update: BulkStatement
  private let identifier: BulkStatement

  init(_ db: Database, _ table: RowTable, _ storedKeys: StoredKeys) throws {
    self.table = table
    self.storedKeys = storedKeys
    let values = (table.rule == .latest ? ["version"] : []) + table.content + table.references
    let condition = table.keys.map { "\($0) = ?" }.joined(separator: " AND ")
    func list(_ columns: [String]) -> String { columns.map { "\"\($0)\"" }.joined(separator: ", ") }
    find = try BulkStatement(db, "SELECT \(list(values)) FROM \(table.rawValue) WHERE \(condition)")
    insert = try BulkStatement(
      db,
      """
      INSERT INTO \(table.rawValue) (\(list(table.keys + values)))
      VALUES (\((table.keys + values).map { _ in "?" }.joined(separator: ", ")))
      """)
    update = try BulkStatement(
      db,
      """
      UPDATE \(table.rawValue) SET \(values.map { "\"\($0)\" = ?" }.joined(separator: ", "))
      WHERE \(condition)
      """)
    identifier = try BulkStatement(db, "SELECT text FROM identifier WHERE id = ?")
  }

  /// - Parameters:
  ///   - keys: numbers of identifiers in the file, as `references`.
  ///   - version: seconds since 1970 at which the row was told; only `.latest` asks for it.
  func merge(
    keys: [Int], version: Int = 0, content: [Field], references: [Int?] = []
  ) throws -> Outcome {
    let keys = keys.map { Field.integer(storedKeys[$0]) }
    let told =
      (table.rule == .latest ? [.integer(version)] : []) + content
      + references.map { number in
        Field(number.map { storedKeys[$0] })
      }
    bind(find, keys)
    let isKnown = try find.step()
    let known = isKnown ? told.indices.map { find.field($0) } : []
    find.reset()
    guard isKnown else {
      bind(insert, keys + told)
      try insert.run()
      return .new
    }
    guard known != told else { return .merged }
    let kept = try join(known, told)
    if kept != known {
      bind(update, kept + keys)
      try update.run()
    }
    return table.rule == .latest && known[0] == told[0] ? .conflict : .merged
  }

  private func join(_ known: [Field], _ told: [Field]) throws -> [Field] {
    switch table.rule {
    case .latest: try precedes(known, told) ? told : known
    case .earliest: try precedes(told, known) ? told : known
    case .columnwise: zip(known, told).map(RowMerge.least)
    }
  }

  /// Lexicographic over the columns, identifiers by their text.
  private func precedes(_ a: [Field], _ b: [Field]) throws -> Bool {
    let firstReference = a.count - table.references.count
    for (index, (a, b)) in zip(a, b).enumerated() where a != b {
      return index < firstReference ? a < b : try text(a) < text(b)
    }
    return false
  }

  private func text(_ reference: Field) throws -> Field {
    guard case .integer(let key) = reference else { return reference }
    defer { identifier.reset() }
    identifier.bind(1, key)
    return try identifier.step() ? identifier.field(0) : .null
  }

  private static func least(_ a: Field, _ b: Field) -> Field {
    if a == .null { return b }
    if b == .null { return a }
    return min(a, b)
  }

  private func bind(_ statement: BulkStatement, _ fields: [Field]) {
    for (index, field) in fields.enumerated() { statement.bind(index + 1, field) }
  }
}
