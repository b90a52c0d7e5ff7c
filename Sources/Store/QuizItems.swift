import Activity
import GRDB

/// The items of quizzes and the topic each is about: the topic told with the latest answer.
struct QuizItems {
  private struct Item {
    var id = 0
    var toldAt = Int.min
    var topic = 0
  }

  private var items = IntegerTable<Item>(empty: Item())
  private let insert: BulkStatement
  private let find: BulkStatement
  private let retell: BulkStatement

  init(_ db: Database) throws {
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

  mutating func id(quiz: QuizKey, item: ItemKey?, topic: TopicKey?, at: Int) throws -> Int {
    let (find, insert, retell) = (self.find, self.insert, self.retell)
    return try items.update(quiz.rawValue << 32 | (item?.rawValue ?? 0)) { known in
      if known.id == 0 {
        known.id =
          try QuizItems.id(find, quiz, item) ?? QuizItems.id(insert, quiz, item) ?? 0
      }
      guard let topic else { return known.id }
      if at > known.toldAt {
        known.toldAt = at
        known.topic = topic.rawValue
      } else if at == known.toldAt, topic.rawValue != known.topic {
        // Two topics told at once: the database compares their names, so nothing may be forgotten.
        try QuizItems.tell(retell, known.id, topic.rawValue, at)
      }
      return known.id
    }
  }

  mutating func flush() throws {
    try items.drain { _, item in
      if item.topic != 0 { try QuizItems.tell(retell, item.id, item.topic, item.toldAt) }
    }
  }

  private static func id(
    _ statement: BulkStatement, _ quiz: QuizKey, _ item: ItemKey?
  ) throws -> Int? {
    defer { statement.reset() }
    statement.bind(1, quiz.rawValue)
    statement.bind(2, item?.rawValue ?? 0)
    return try statement.step() ? statement.integer(0) : nil
  }

  private static func tell(
    _ statement: BulkStatement, _ item: Int, _ topic: Int, _ at: Int
  ) throws {
    statement.bind(1, item)
    statement.bind(2, topic)
    statement.bind(3, at)
    try statement.run()
  }
}
