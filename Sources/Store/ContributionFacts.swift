public import Activity
import Foundation
import GRDB

/// Public acts: what their authors chose to share with colleagues. No presence, no quiz result, no
/// challenge entry can be asked here.
///
/// Acts on withdrawn tips, and the tips themselves, are left out everywhere.
public struct ContributionFacts {
  let db: Database
  let memo = ContentMemo()
  /// Whether what was worked out may be kept in the database.
  let keeps: Bool

  init(_ db: Database, keeps: Bool = false) {
    self.db = db
    self.keeps = keeps
  }

  /// Tips, comments on another's tip, and challenges launched, through a day.
  ///
  /// - Returns: in the order of time, then kind, then key.
  public func acts(through day: Day) throws -> [ContributionAct] {
    var acts: [ContributionAct] = []
    func read(_ kind: ContributionAct.Kind, _ sql: String) throws {
      let rows = try BulkStatement(db, sql)
      rows.bind(1, day.index)
      while try rows.step() {
        acts.append(
          ContributionAct(
            member: Key(rawValue: rows.integer(0)), kind: kind, subject: rows.integer(1),
            topic: rows.key(2), at: rows.integer(3), day: Day(index: rows.integer(4)),
            helped: rows.key(5)))
      }
    }
    try read(
      .tip,
      """
      SELECT author, id, topic, at, day, NULL FROM tip
      WHERE author IS NOT NULL AND withdrawn_at IS NULL AND day <= ?
      """)
    try read(
      .comment,
      """
      SELECT c.member, c.id, t.topic, c.at, c.day, t.author
      FROM comment c JOIN tip t ON t.id = c.tip
      WHERE t.author IS NOT c.member AND t.withdrawn_at IS NULL AND c.day <= ?
      """)
    try read(
      .challenge,
      """
      SELECT launcher, id, topic, starts_at, starts_day, NULL FROM challenge
      WHERE launcher IS NOT NULL AND starts_day <= ?
      """)
    // Here rather than in SQL, which would sort and copy whole rows.
    return acts.sorted { a, b in
      (a.at, a.kind.rawValue, a.subject) < (b.at, b.kind.rawValue, b.subject)
    }
  }

  /// Who thanked whose tip, through a day: one row a tip and giver, at the first reaction or
  /// comment; each anonymous reaction by itself. Nobody thanks themselves; robots, staff and
  /// members that no roster lists thank nobody; disapproval is no thanks.
  ///
  /// - Returns: in the order of time, then tip, then giver.
  public func thanks(through day: Day) throws -> [Thank] {
    var thanks: [Thank] = []
    // The tip is looked up from the act, never the other way round: acts on one tip lie together.
    func read(_ table: String, giver: String, where condition: String = "TRUE") throws {
      let rows = try BulkStatement(
        db,
        """
        SELECT g.tip, t.author, \(giver), g.at, g.day
        FROM \(table) g CROSS JOIN tip t ON t.id = g.tip
        WHERE g.day <= ? AND \(condition)
          AND t.author IS NOT NULL AND t.author IS NOT \(giver) AND t.withdrawn_at IS NULL
        """)
      rows.bind(1, day.index)
      while try rows.step() {
        thanks.append(
          Thank(
            tip: Key(rawValue: rows.integer(0)), author: Key(rawValue: rows.integer(1)),
            giver: rows.key(2), at: rows.integer(3), day: Day(index: rows.integer(4))))
      }
    }
    let approves = "kind NOT IN (\(Thank.disapprovals))"
    try read("reaction", giver: "g.member", where: approves)
    try read("comment", giver: "g.member")
    thanks = try firstOfEachGiver(thanks)
    try read("anonymous_reaction", giver: "NULL", where: approves)
    return thanks.sorted { a, b in
      (a.at, a.tip.rawValue, a.giver?.rawValue ?? -1)
        < (b.at, b.tip.rawValue, b.giver?.rawValue ?? -1)
    }
  }

  /// The first thanks for each tip of each giver whom a roster lists as a person.
  private func firstOfEachGiver(_ thanks: [Thank]) throws -> [Thank] {
    let isPerson = try people()
    let sorted = thanks.filter { thank in
      thank.giver.map { isPerson.indices.contains($0.rawValue) && isPerson[$0.rawValue] } ?? false
    }.sorted { a, b in
      (a.tip.rawValue, a.giver?.rawValue ?? -1, a.at)
        < (b.tip.rawValue, b.giver?.rawValue ?? -1, b.at)
    }
    var first: [Thank] = []
    for thank in sorted where first.last?.tip != thank.tip || first.last?.giver != thank.giver {
      first.append(thank)
    }
    return first
  }

  /// Whether a roster lists a member as a person, by key: an array, since a join would look the
  /// giver of every thanks up, and a set would hash each.
  private func people() throws -> [Bool] {
    let rows = try BulkStatement(
      db, "SELECT id, standing = \(Standing.person.rawValue) FROM member ORDER BY id")
    var people: [Bool] = []
    while try rows.step() {
      let key = rows.integer(0)
      people.append(contentsOf: repeatElement(false, count: key - people.count))
      people.append(rows.integer(1) == 1)
    }
    return people
  }

  /// Every member that a roster lists: who may take part in a contest, and in which team.
  ///
  /// - Returns: ascending by key.
  public func roster() throws -> [Contributor] {
    let rows = try BulkStatement(
      db,
      """
      SELECT m.id, i.text, m.name, m.team, m.joined, m.left, m.visibility, m.standing
      FROM member m JOIN identifier i ON i.id = m.id
      ORDER BY m.id
      """)
    var contributors: [Contributor] = []
    while try rows.step() {
      contributors.append(
        Contributor(
          key: Key(rawValue: rows.integer(0)), identifier: rows.string(1) ?? "",
          name: rows.string(2), team: rows.string(3),
          joined: rows.day(4), left: rows.day(5),
          visibility: Visibility(rawValue: rows.integer(6)) ?? .hidden,
          standing: Standing(rawValue: rows.integer(7)) ?? .robot))
    }
    return contributors
  }

  /// Completions of the challenges that a contest lists: to enter one of them is to enter the
  /// contest, a public act; to enter any other is not, and cannot be asked here.
  ///
  /// - Parameter challenges: identifiers.
  /// - Returns: in the order of time, then challenge, then member.
  public func contestCompletions(
    of challenges: [String], within instants: Range<Int>, through day: Day
  ) throws -> [ContestCompletion] {
    let list = String(decoding: try JSONEncoder().encode(challenges), as: UTF8.self)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT challenge, member, completed_at
        FROM challenge_entry e JOIN identifier i ON i.id = e.challenge
        WHERE i.text IN (SELECT value FROM json_each(?)) AND completed_at >= ?
          AND completed_at < ? AND completed_day <= ?
        ORDER BY completed_at, challenge, member
        """,
      arguments: [list, instants.lowerBound, instants.upperBound, day.index]
    ).map {
      ContestCompletion(
        challenge: Key(rawValue: $0[0]), member: Key(rawValue: $0[1]), at: $0[2])
    }
  }

  /// The identifiers that exports use for tips, comments and challenges, by key.
  public func identifiers(of subjects: some Sequence<Int>) throws -> [Int: String] {
    let list = "[" + Set(subjects).map(String.init).joined(separator: ",") + "]"
    return try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(
        db, sql: "SELECT id, text FROM identifier WHERE id IN (SELECT value FROM json_each(?))",
        arguments: [list]
      ).map { ($0[0], $0[1]) })
  }

  /// - Returns: nil where no roster lists a community under this identifier.
  public func community(identifiedBy identifier: String) throws -> CommunityKey? {
    try Int.fetchOne(
      db,
      sql: """
        SELECT c.id FROM community c JOIN identifier i ON i.id = c.id WHERE i.text = ?
        """,
      arguments: [identifier]
    ).map(Key.init(rawValue:))
  }

  /// Who belongs to a community on a day; membership is visible on the platform.
  public func members(of community: CommunityKey, on day: Day) throws -> Set<MemberKey> {
    try Set(
      Int.fetchAll(
        db,
        sql: """
          SELECT member FROM membership
          WHERE community = :community AND coalesce(since, :day) <= :day
            AND (until IS NULL OR until > :day)
          """,
        arguments: ["community": community.rawValue, "day": day.index]
      ).map(Key.init(rawValue:)))
  }
}

extension BulkStatement {
  fileprivate func key<Entity>(_ column: Int) -> Key<Entity>? {
    isNull(column) ? nil : Key(rawValue: integer(column))
  }

  fileprivate func day(_ column: Int) -> Day? {
    isNull(column) ? nil : Day(index: integer(column))
  }
}

/// A tip shared, a comment on another's tip, or a challenge launched.
public struct ContributionAct: Sendable, Equatable {
  public enum Kind: Int, Sendable {
    case tip, comment, challenge
  }

  public let member: MemberKey
  public let kind: Kind
  /// The key of the tip, comment or challenge.
  public let subject: Int
  public let topic: TopicKey?
  /// Seconds since 1970.
  public let at: Int
  public let day: Day
  /// The author of the tip that a comment is about.
  public let helped: MemberKey?
}

/// A member's thanks for another's tip.
public struct Thank: Sendable, Equatable {
  public let tip: TipKey
  public let author: MemberKey
  /// nil where the export does not tell who reacted.
  public let giver: MemberKey?
  /// Seconds since 1970.
  public let at: Int
  public let day: Day

  /// Reaction kinds that say no rather than thank you.
  static let disapprovals = """
    SELECT id FROM identifier WHERE entity = \(Entity.reactionKind.rawValue)
      AND lower(text) IN ('down', 'dislike', 'thumbsdown', '-1')
    """
}

public struct ContestCompletion: Sendable, Equatable {
  public let challenge: ChallengeKey
  public let member: MemberKey
  /// Seconds since 1970.
  public let at: Int
}

/// A roster entry, as colleagues see it on the platform.
public struct Contributor: Sendable, Equatable {
  public let key: MemberKey
  public let identifier: String
  public let name: String?
  public let team: String?
  public let joined: Day?
  public let left: Day?
  public let visibility: Visibility
  public let standing: Standing
}
