public import Activity
import GRDB

extension ContributionFacts {
  /// Every topic that was listed, shared about or asked about, by identifier.
  ///
  /// - Parameter day: tips shared after it, and their authors, are not known yet.
  public func topics(through day: Day) throws -> [KnownTopic] {
    try memo.topics(day) {
      try Row.fetchAll(
        db,
        sql: """
          SELECT i.text, t.name, t.id IS NOT NULL, coalesce(shared.authors, 0)
          FROM identifier i LEFT JOIN topic t ON t.id = i.id
            LEFT JOIN (
              SELECT topic, count(DISTINCT author) AS authors FROM tip
              WHERE withdrawn_at IS NULL AND day <= ? AND topic NOT IN (SELECT id FROM topic)
              GROUP BY topic
            ) shared ON shared.topic = i.id
          WHERE i.entity = \(Entity.topic.rawValue) ORDER BY i.text
          """,
        arguments: [day.index]
      ).map { KnownTopic(identifier: $0[0], name: $0[1], isListed: $0[2], authors: $0[3]) }
    }
  }

  /// Tips on a topic that at least one other member had thanked by a day.
  ///
  /// - Parameter community: identifier; its own tips and those shared for everybody. nil is all.
  /// - Returns: the oldest first, then by topic.
  public func helpfulTips(through day: Day, in community: String?) throws -> [HelpfulTips] {
    guard let community else { return try helpfulTips(through: day, where: "TRUE") }
    let shared = try memo.sharedTips(day) {
      try helpfulTips(through: day, where: "t.community IS NULL")
    }
    let own = try helpfulTips(
      through: day,
      where: """
        t.community = (
          SELECT id FROM identifier
          WHERE entity = \(Entity.community.rawValue) AND text = :community)
        """, ["community": community])
    return (shared + own).sorted { ($0.day, $0.topic) < ($1.day, $1.topic) }
  }

  private func helpfulTips(
    through day: Day, where condition: String, _ arguments: StatementArguments = []
  ) throws -> [HelpfulTips] {
    func isThanked(_ table: String, and kind: String) -> String {
      """
      EXISTS (
        SELECT 1 FROM \(table) g JOIN member m ON m.id = g.member
        WHERE g.tip = t.id AND g.day <= :day AND g.member IS NOT t.author
          AND m.standing = \(Standing.person.rawValue) \(kind))
      """
    }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT i.text, t.day, count(*) FROM tip t JOIN identifier i ON i.id = t.topic
        WHERE t.author IS NOT NULL AND t.withdrawn_at IS NULL AND t.day <= :day
          AND \(condition)
          AND (
            \(isThanked("reaction", and: "AND g.kind NOT IN (\(Thank.disapprovals))"))
            OR \(isThanked("comment", and: ""))
            OR t.id IN (
              SELECT tip FROM anonymous_reaction
              WHERE day <= :day AND kind NOT IN (\(Thank.disapprovals))))
        GROUP BY t.topic, t.day ORDER BY t.day, i.text
        """,
      arguments: ["day": day.index] + arguments
    ).map { HelpfulTips(topic: $0[0], day: Day(index: $0[1]), count: $0[2]) }
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

/// Tips of a day on a topic, each of which helped somebody.
public struct HelpfulTips: Sendable, Equatable {
  /// Identifier.
  public let topic: String
  public let day: Day
  public let count: Int
}

/// What every view of a community asks again, kept for as long as one state of the facts is read.
final class ContentMemo {
  private var topics: [Day: [KnownTopic]] = [:]
  private var sharedTips: [Day: [HelpfulTips]] = [:]

  func topics(_ day: Day, _ read: () throws -> [KnownTopic]) rethrows -> [KnownTopic] {
    if let known = topics[day] { return known }
    let found = try read()
    topics[day] = found
    return found
  }

  func sharedTips(_ day: Day, _ read: () throws -> [HelpfulTips]) rethrows -> [HelpfulTips] {
    if let known = sharedTips[day] { return known }
    let found = try read()
    sharedTips[day] = found
    return found
  }
}
