public import Activity
import GRDB

extension SignalFacts {
  public func hasQuizResults() throws -> Bool {
    try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM quiz_result)")) ?? false
  }

  /// Every question that anybody has answered, by identifier of the quiz, then of the item.
  public func questions() throws -> [QuizQuestion] { try QuizQuestion.all(db) }

  /// First attempts made through a day, by member, then question; attempts of members that no
  /// roster lists are among them.
  ///
  /// - Parameter body: is given the member, the key of the question, the share of the maximum that
  ///   was reached, in 0...1, and when asked the day of the attempt.
  public func firstAttempts(
    through day: Day,
    _ body: (_ member: MemberKey, _ question: Int, _ share: Double, _ day: () -> Day) throws -> Void
  ) throws {
    let zone = try Settings(db)["time_zone"].flatMap(ZoneRules.init(identifier:)) ?? .utc
    let rows = try BulkStatement(
      db,
      """
      SELECT key >> 32, key & 4294967295, first_score / first_maximum, first_at FROM quiz_result
      WHERE first_at < ? ORDER BY key
      """)
    rows.bind(1, zone.instant(atLocal: (day + 1).localSeconds))
    while try rows.step() {
      try body(
        MemberKey(rawValue: rows.integer(0)), rows.integer(1), min(max(rows.real(2), 0), 1)
      ) { Moment(instant: rows.integer(3), in: zone).day }
    }
  }
}

/// A question of a quiz, or a quiz whose results are known as a whole only.
public struct QuizQuestion: Sendable, Equatable {
  public let key: Int
  public let quiz: String
  /// nil for a whole quiz.
  public let item: String?
  public let topic: TopicKey?
  /// The identifier of the topic.
  public let topicIdentifier: String?

  /// Tells it from every other, whatever characters identifiers have.
  public var identifier: String { "\(quiz.utf8.count):\(quiz):\(item ?? "")" }

  static func all(_ db: Database) throws -> [QuizQuestion] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT qi.id, q.text, i.text, qi.topic, t.text FROM quiz_item qi
          JOIN identifier q ON q.id = qi.quiz
          LEFT JOIN identifier i ON i.id = qi.item
          LEFT JOIN identifier t ON t.id = qi.topic
        ORDER BY q.text, coalesce(i.text, '')
        """
    ).map {
      QuizQuestion(
        key: $0[0], quiz: $0[1], item: $0[2],
        topic: ($0[3] as Int?).map(Key.init(rawValue:)), topicIdentifier: $0[4])
    }
  }
}
