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
    try digest.add(
      "presence", db,
      """
      SELECT m.text, p.period, p.days, p.slots
      FROM presence p JOIN identifier m ON m.id = p.member
      ORDER BY m.text, p.period
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
      FROM quiz_result r JOIN identifier m ON m.id = r.member
        JOIN quiz_item qi ON qi.id = r.quiz_item JOIN identifier q ON q.id = qi.quiz
        LEFT JOIN identifier i ON i.id = qi.item
      ORDER BY m.text, q.text, i.text
      """)
    return digest.hash.finalize().map { byte in
      let hex = String(byte, radix: 16)
      return byte < 16 ? "0" + hex : hex
    }.joined()
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
    add(text: name)
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      for index in 0..<row.count { add(row[index]) }
    }
  }

  /// Each value is told with its type and length, so that no two rows read the same.
  private mutating func add(_ value: DatabaseValue) {
    switch value.storage {
    case .null: add(tag: 0, 0)
    case .int64(let integer): add(tag: 1, UInt64(bitPattern: integer))
    case .double(let real): add(tag: 2, real.bitPattern)
    case .string(let text): add(text: text)
    case .blob(let bytes):
      add(tag: 4, UInt64(bytes.count))
      hash.update(data: bytes)
    }
  }

  private mutating func add(text: String) {
    var text = text
    text.withUTF8 { bytes in
      add(tag: 3, UInt64(bytes.count))
      hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
    }
  }

  private mutating func add(tag: UInt8, _ word: UInt64) {
    var packed: (UInt8, UInt64) = (tag, word.littleEndian)
    withUnsafeBytes(of: &packed.0) { hash.update(bufferPointer: $0) }
    withUnsafeBytes(of: &packed.1) { hash.update(bufferPointer: $0) }
  }
}
