import Activity
import GRDB

/// The database's keys of a file's quiz items, by the file's number, and the topic each is about: the
/// one told with the latest answer.
final class QuizItems {
  private var ids: [Int] = []
  private let keys: StoredKeys
  private let find: BulkStatement
  private let insert: BulkStatement
  private let retell: BulkStatement

  init(_ db: Database, _ keys: StoredKeys) throws {
    self.keys = keys
    find = try BulkStatement(db, "SELECT id FROM quiz_item WHERE quiz = ? AND item = ?")
    insert = try BulkStatement(
      db,
      """
      INSERT INTO quiz_item (quiz, item, version) VALUES (?, ?, \(Int.min)) RETURNING id
      """)
    retell = try BulkStatement(
      db,
      """
      UPDATE quiz_item SET topic = ?2, version = ?3 WHERE id = ?1
        AND (version < ?3 OR version = ?3 AND
          (SELECT text FROM identifier WHERE id = topic) <
          (SELECT text FROM identifier WHERE id = ?2))
      """)
  }

  subscript(number: Int) -> Int { ids[number] }

  /// Takes the file's next item, which gets a key unless the database knows it.
  func add(_ name: QuizItemName) throws {
    ids.append(try id(find, name) ?? id(insert, name) ?? 0)
  }

  func tell(_ topic: QuizItemTopic) throws {
    retell.bind(1, ids[topic.item])
    retell.bind(2, keys[topic.topic].rawValue)
    retell.bind(3, topic.at)
    try retell.run()
  }

  private func id(_ statement: BulkStatement, _ name: QuizItemName) throws -> Int? {
    defer { statement.reset() }
    statement.bind(1, keys[name.quiz].rawValue)
    statement.bind(2, name.item.map { keys[$0].rawValue } ?? 0)
    return try statement.step() ? statement.integer(0) : nil
  }
}
