import Activity
import Crypto
import GRDB

/// SHA-256 over everything the database knows, told in an order and in words that do not depend on
/// how it was learned: identifiers by their text, tables and rows sorted.
///
/// Left out on purpose: when rows were told (the same facts re-exported next month are the same
/// facts), the log of imported files, and the ledger.
struct FactsDigest {
  private var hash = SHA256()

  static func compute(_ db: Database) throws -> String {
    var digest = FactsDigest()
    for table in RowTable.allCases { try digest.add(table, db) }
    // The two large tables are walked member by member (a cross join keeps the order of its sides),
    // so that neither is sorted as a whole.
    try digest.add(
      "presence", db,
      """
      SELECT m.text, p.period, p.days, p.slots
      FROM identifier m
        CROSS JOIN presence p ON p.key BETWEEN m.id << 16 AND (m.id << 16) + 65535
      WHERE m.entity = \(Entity.member.rawValue)
      ORDER BY m.text, p.key
      """)
    try digest.add(
      "quiz_item", db,
      """
      SELECT q.text, i.text, t.text
      FROM quiz_item qi JOIN identifier q ON q.id = qi.quiz
        LEFT JOIN identifier i ON i.id = qi.item LEFT JOIN identifier t ON t.id = qi.topic
      ORDER BY q.text, i.text
      """)
    try digest.add(
      "quiz_result", db,
      """
      SELECT m.text, q.text, i.text, r.first_at, r.first_score, r.first_maximum,
        r.best_at, r.best_score, r.best_maximum, r.last_at, r.last_score, r.last_maximum
      FROM identifier m
        CROSS JOIN quiz_result r ON r.key BETWEEN m.id << 32 AND (m.id << 32) + 4294967295
        JOIN quiz_item qi ON qi.id = r.quiz_item JOIN identifier q ON q.id = qi.quiz
        LEFT JOIN identifier i ON i.id = qi.item
      WHERE m.entity = \(Entity.member.rawValue)
      ORDER BY m.text, q.text, i.text
      """)
    return Fingerprint.text(digest.hash.finalize())
  }

  private mutating func add(_ table: RowTable, _ db: Database) throws {
    let identifiers = table.keys + table.references
    let joins = identifiers.enumerated().map { index, column in
      "LEFT JOIN identifier i\(index) ON i\(index).id = r.\"\(column)\""
    }
    let texts = identifiers.indices.map { "i\($0).text" }
    let content = table.content.map { "r.\"\($0)\"" }
    try add(
      table.rawValue, db,
      """
      SELECT \((texts + content).joined(separator: ", "))
      FROM \(table.rawValue) r \(joins.joined(separator: " "))
      ORDER BY \(texts.prefix(table.keys.count).joined(separator: ", "))
      """)
  }

  private mutating func add(_ name: String, _ db: Database, _ sql: String) throws {
    var name = name
    name.withUTF8 { add(text: UnsafeRawBufferPointer($0)) }
    let rows = try BulkStatement(db, sql)
    while try rows.step() {
      for column in 0..<rows.columns { add(rows.value(column)) }
    }
  }

  /// Each value is told with its type and length, so that no two rows read the same.
  private mutating func add(_ value: BulkStatement.Value) {
    switch value {
    case .null: add(tag: 0, 0)
    case .integer(let integer): add(tag: 1, UInt64(bitPattern: Int64(integer)))
    case .real(let real): add(tag: 2, real.bitPattern)
    case .text(let bytes): add(text: bytes)
    }
  }

  private mutating func add(text: UnsafeRawBufferPointer) {
    add(tag: 3, UInt64(text.count))
    hash.update(bufferPointer: text)
  }

  private mutating func add(tag: UInt8, _ word: UInt64) {
    var packed: (UInt8, UInt64) = (tag, word.littleEndian)
    withUnsafeBytes(of: &packed.0) { hash.update(bufferPointer: $0) }
    withUnsafeBytes(of: &packed.1) { hash.update(bufferPointer: $0) }
  }
}
