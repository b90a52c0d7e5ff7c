public import Activity
import GRDB

extension ContributionFacts {
  /// Every topic that was listed, shared about or asked about, by identifier.
  ///
  /// - Parameter day: tips shared after it, and their authors, are not known yet.
  public func topics(through day: Day) throws -> [KnownTopic] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT i.text, t.name, t.id IS NOT NULL, coalesce(shared.authors, 0)
        FROM identifier i LEFT JOIN topic t ON t.id = i.id
          LEFT JOIN (
            SELECT topic, count(DISTINCT author) AS authors FROM tip
            WHERE withdrawn_at IS NULL AND day <= ? GROUP BY topic
          ) shared ON shared.topic = i.id
        WHERE i.entity = \(Entity.topic.rawValue) ORDER BY i.text
        """,
      arguments: [day.index]
    ).map { KnownTopic(identifier: $0[0], name: $0[1], isListed: $0[2], authors: $0[3]) }
  }

  /// Tips on a topic that at least one other member had thanked by a day.
  ///
  /// - Returns: the oldest first, then by topic.
  public func helpfulTips(through day: Day) throws -> [HelpfulTip] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT i.text, c.text, t.day
        FROM (SELECT DISTINCT t.id FROM \(Thank.given) AND g.day <= :day) helpful
          JOIN tip t ON t.id = helpful.id
          JOIN identifier i ON i.id = t.topic
          LEFT JOIN identifier c ON c.id = t.community
        WHERE t.day <= :day
        ORDER BY t.day, i.text, c.text
        """,
      arguments: ["day": day.index]
    ).map { HelpfulTip(topic: $0[0], community: $0[1], day: Day(index: $0[2])) }
  }

  /// The questions of quizzes and what they are about; who has answered them cannot be asked here.
  public func questions() throws -> [QuizQuestion] { try QuizQuestion.all(db) }
}

/// A topic and who has shared something on it.
public struct KnownTopic: Sendable, Equatable {
  public let identifier: String
  /// nil where no topics list has it: its identifier is then what somebody wrote.
  public let name: String?
  public let isListed: Bool
  /// Distinct members who have shared a tip on it.
  public let authors: Int
}

/// A tip that helped somebody.
public struct HelpfulTip: Sendable, Equatable {
  /// Identifier.
  public let topic: String
  /// Identifier of the community it was shared in; nil where it is for everybody.
  public let community: String?
  public let day: Day
}
