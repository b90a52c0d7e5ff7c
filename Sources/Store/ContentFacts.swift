public import Activity
import GRDB

extension ContributionFacts {
  /// Every topic that was listed, shared about or asked about, by identifier.
  ///
  /// - Parameter day: tips shared after it, and their authors, are not known yet.
  public func topics(through day: Day) throws -> [KnownTopic] {
    try memo.topics(day) {
      var authors: [String: Int] = [:]
      let topics = try Row.fetchAll(
        db,
        sql: """
          SELECT i.text, t.name, t.id IS NOT NULL
          FROM identifier i LEFT JOIN topic t ON t.id = i.id
          WHERE i.entity = \(Entity.topic.rawValue) ORDER BY i.text
          """
      ).map { (identifier: $0[0] as String, name: $0[1] as String?, isListed: $0[2] as Bool) }
      if topics.contains(where: { !$0.isListed }) {
        authors = try authorsOfUnlistedTopics(through: day)
      }
      return topics.map {
        KnownTopic(
          identifier: $0.identifier, name: $0.name, isListed: $0.isListed,
          authors: authors[$0.identifier] ?? 0)
      }
    }
  }

  private func authorsOfUnlistedTopics(through day: Day) throws -> [String: Int] {
    try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(
        db,
        sql: """
          SELECT i.text, count(DISTINCT t.author) FROM tip t JOIN identifier i ON i.id = t.topic
          WHERE t.withdrawn_at IS NULL AND t.day <= ? AND t.topic NOT IN (SELECT id FROM topic)
          GROUP BY t.topic
          """, arguments: [day.index]
      ).map { ($0[0], $0[1]) })
  }

  /// Tips on a topic that at least one other member had thanked by a day; tips of an author who was
  /// erased are among them, because they still help.
  ///
  /// - Parameter community: identifier; its own tips and those shared for everybody. nil is all.
  /// - Returns: by identifier of the topic, the oldest first.
  public func helpfulTips(
    through day: Day, in community: String?
  ) throws -> [String: [HelpfulTips]] {
    guard let community else { return try named(thankedTips(through: day, where: "TRUE")) }
    let shared = try memo.sharedTips(day) { try named(sharedTips(through: day)) }
    let own = try thankedTips(
      through: day,
      where: """
        t.community = (
          SELECT id FROM identifier
          WHERE entity = \(Entity.community.rawValue) AND text = ?2)
        """, community)
    return try shared.merging(named(own)) { ($0 + $1).sorted { $0.day < $1.day } }
  }

  /// Of the tips shared for everybody, which every view of a community asks for: kept until the next
  /// import, because looking each of them up takes longer than all the rest of a view.
  private func sharedTips(through day: Day) throws -> TipCounts {
    if let kept = try Settings(db)[TipCounts.setting],
      let counts = TipCounts(kept: kept, through: day)
    {
      return counts
    }
    let counts = try thankedTips(through: day, where: "t.community IS NULL")
    if keeps { try Settings(db).set(TipCounts.setting, counts.text(through: day)) }
    return counts
  }

  private func named(_ tips: TipCounts) throws -> [String: [HelpfulTips]] {
    let names = try memo.names(of: Set(tips.counts.keys.map(\.topic))) { try identifiers(of: $0) }
    return Dictionary(grouping: tips.counts) { names[$0.key.topic] ?? "" }.mapValues { tips in
      tips.map { HelpfulTips(day: Day(index: $0.key.day), count: $0.value) }
        .sorted { $0.day < $1.day }
    }
  }

  /// Read row by row and folded here: grouping in SQL would sort twenty thousand tips for a view.
  ///
  /// - Parameter condition: on tips `t`; `?2` is the community's identifier.
  private func thankedTips(
    through day: Day, where condition: String, _ community: String = ""
  ) throws -> TipCounts {
    func isThanked(_ table: String, and kind: String) -> String {
      """
      EXISTS (
        SELECT 1 FROM \(table) g JOIN member m ON m.id = g.member
        WHERE g.tip = t.id AND g.day <= ?1 AND g.member IS NOT t.author
          AND m.standing = \(Standing.person.rawValue) \(kind))
      """
    }
    let rows = try memo.statement(condition) {
      try BulkStatement(
        db,
        """
        SELECT t.topic, t.day FROM tip t
        WHERE t.topic IS NOT NULL AND t.withdrawn_at IS NULL AND t.day <= ?1
          AND \(condition)
          AND (
            \(isThanked("reaction", and: "AND g.kind NOT IN (\(Thank.disapprovals))"))
            OR \(isThanked("comment", and: ""))
            OR t.id IN (
              SELECT tip FROM anonymous_reaction
              WHERE day <= ?1 AND kind NOT IN (\(Thank.disapprovals))))
        """)
    }
    defer { rows.reset() }
    rows.bind(1, day.index)
    if condition.contains("?2") { rows.bind(2, Field.text(community)) }
    var tips = TipCounts()
    while try rows.step() {
      tips.counts[TipCounts.Key(topic: rows.integer(0), day: rows.integer(1)), default: 0] += 1
    }
    return tips
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
  /// Distinct members who have shared a tip on it; not counted of a listed one.
  public let authors: Int
}

/// Tips of a day on one topic, each of which helped somebody.
public struct HelpfulTips: Sendable, Equatable {
  public let day: Day
  public let count: Int
}

/// Helpful tips by key of topic and day.
struct TipCounts: Equatable {
  struct Key: Hashable {
    let topic: Int
    let day: Int
  }

  var counts: [Key: Int] = [:]

  /// Where those shared for everybody are kept; an import forgets them.
  static let setting = "shared_tips"

  init() {}

  /// - Returns: nil where another day was asked about, or the text is none of ours.
  init?(kept text: String, through day: Day) {
    var lines = text.utf8.split(separator: UInt8(ascii: "\n")).makeIterator()
    guard let first = lines.next(), Int(Substring(first)) == day.index else { return nil }
    while let line = lines.next() {
      let numbers = line.split(separator: UInt8(ascii: " ")).compactMap { Int(Substring($0)) }
      guard numbers.count == 3 else { return nil }
      counts[Key(topic: numbers[0], day: numbers[1])] = numbers[2]
    }
  }

  /// The day asked about, then a line a topic and day.
  func text(through day: Day) -> String {
    let lines = counts.map { "\($0.key.topic) \($0.key.day) \($0.value)" }.sorted()
    return ([String(day.index)] + lines).joined(separator: "\n")
  }
}

/// What every view of a community asks again, kept for as long as one state of the facts is read.
final class ContentMemo {
  private var topics: [Day: [KnownTopic]] = [:]
  private var sharedTips: [Day: [String: [HelpfulTips]]] = [:]
  private var names: [Int: String] = [:]
  private var statements: [String: BulkStatement] = [:]

  func topics(_ day: Day, _ read: () throws -> [KnownTopic]) rethrows -> [KnownTopic] {
    if let known = topics[day] { return known }
    let found = try read()
    topics[day] = found
    return found
  }

  func sharedTips(
    _ day: Day, _ read: () throws -> [String: [HelpfulTips]]
  ) rethrows -> [String: [HelpfulTips]] {
    if let known = sharedTips[day] { return known }
    let found = try read()
    sharedTips[day] = found
    return found
  }

  /// Names by key, with more than were asked for.
  func names(
    of keys: Set<Int>, _ read: (Set<Int>) throws -> [Int: String]
  ) rethrows -> [Int: String] {
    let unknown = keys.subtracting(names.keys)
    if !unknown.isEmpty { names.merge(try read(unknown)) { $1 } }
    return names
  }

  /// The statement with a condition, which its reader resets when done.
  func statement(
    _ condition: String, _ prepare: () throws -> BulkStatement
  ) rethrows -> BulkStatement {
    if let known = statements[condition] { return known }
    let prepared = try prepare()
    statements[condition] = prepared
    return prepared
  }
}
