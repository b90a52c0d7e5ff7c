public import Activity
import GRDB

/// One file on its way into the database: the sink that readers of exports write to, open for the
/// length of one transaction.
public final class FileImport: ActivitySink {
  private let snapshot: Int
  private let identifiers: Identifiers
  private let rows: RowMerges
  private var presence: PresenceFold
  private var quizzes: QuizFold
  private var quizItems: QuizItems
  private var logins = 0
  private var results = 0
  /// The days that acts of this file speak of, and those that its logins do.
  private(set) var days = KnownDays()
  private(set) var loginDays = KnownDays()
  private var tally = MergeTally()
  /// Private acts of earlier days were purged and are not taken in again.
  private let retained: Day

  init(_ db: Database, snapshot: Int, capacity: FoldCapacity) throws {
    self.snapshot = snapshot
    retained = try Settings(db).retainedFrom ?? Day(index: .min)
    identifiers = try Identifiers(db)
    rows = RowMerges(db)
    presence = try PresenceFold(db, capacity: capacity.presence)
    quizzes = try QuizFold(db, capacity: capacity.quizResults)
    quizItems = try QuizItems(db)
  }

  public func key(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) throws -> Int {
    try identifiers.key(entity, identifier)
  }

  public func accept(_ record: ActivityRecord, updated: Int?) throws {
    let version = updated ?? snapshot
    switch record {
    case .login(let login):
      if login.at.day < retained { return expire(login.at.day) }
      logins += 1
      try mark(login.member, login.at, isLogin: true)
    case .quizResult(let result):
      if result.answered.day < retained { return expire(result.answered.day) }
      results += 1
      try mark(result.member, result.answered)
      let item = try quizItems.id(
        quiz: result.quiz, item: result.item, topic: result.topic, at: result.answered.instant)
      try quizzes.add(result, quizItem: item)
    case .reaction(let reaction):
      try mark(reaction.member, reaction.reacted)
      tally.count(try rows.merge(reaction))
    case .anonymousReaction(let reaction):
      days.extend(to: reaction.reacted.day)
      tally.count(try rows.merge(reaction))
    case .comment(let comment):
      try mark(comment.member, comment.commented)
      tally.count(try rows.merge(comment))
    case .challengeEntry(let entry):
      let last = (entry.completed ?? entry.joined).day
      if last < retained { return expire(last) }
      try mark(entry.member, entry.joined)
      if let completed = entry.completed { try mark(entry.member, completed) }
      tally.count(try rows.merge(entry))
    case .tip(let tip):
      if let author = tip.author { try mark(author, tip.shared) }
      days.extend(to: tip.shared.day)
      tally.count(try rows.merge(tip, version: version))
    case .challenge(let challenge):
      tally.count(try rows.merge(challenge, version: version))
    case .member(let member): tally.count(try rows.merge(member, version: version))
    case .community(let community): tally.count(try rows.merge(community, version: version))
    case .membership(let membership): tally.count(try rows.merge(membership, version: version))
    case .ambassador(let ambassador): tally.count(try rows.merge(ambassador, version: version))
    case .topic(let topic): tally.count(try rows.merge(topic, version: version))
    }
  }

  /// Writes what is still pending.
  ///
  /// - Returns: how many records were new, and how many were known.
  func finish() throws -> MergeTally {
    try presence.flush()
    try quizzes.flush()
    try quizItems.flush()
    tally.new += presence.newLogins + quizzes.newResults
    tally.merged += logins - presence.newLogins + results - quizzes.newResults
    return tally
  }

  private func mark(_ member: MemberKey, _ moment: Moment, isLogin: Bool = false) throws {
    if moment.day >= retained { try presence.mark(member, moment, isLogin: isLogin) }
    days.extend(to: moment.day)
    if isLogin { loginDays.extend(to: moment.day) }
  }

  /// The day counts as known: it tells that what is kept has not always been all.
  private func expire(_ day: Day) {
    days.extend(to: day)
    tally.expired += 1
  }
}

/// The first and the last of some days; none at first.
struct KnownDays {
  private(set) var range: ClosedRange<Day>?

  mutating func extend(to day: Day) {
    guard let known = range else {
      range = day...day
      return
    }
    if day < known.lowerBound { range = day...known.upperBound }
    if day > known.upperBound { range = known.lowerBound...day }
  }
}

/// How many rows a fold holds before it merges them into the database.
struct FoldCapacity: Sendable {
  var presence = 1 << 20
  var quizResults = 1 << 18
}

/// What became of the records of a file. Every record accepted is new, merged or expired.
public struct MergeTally: Sendable, Equatable {
  public internal(set) var new = 0
  public internal(set) var merged = 0
  /// Private acts of days that were purged: left out.
  public internal(set) var expired = 0
  /// Of the merged: told differently at the same time, so that content alone decided.
  public internal(set) var conflicts = 0

  public init() {}

  mutating func count(_ outcome: RowMerge.Outcome) {
    switch outcome {
    case .new: new += 1
    case .merged: merged += 1
    case .conflict:
      merged += 1
      conflicts += 1
    }
  }
}

/// Identifiers of exports and their keys, remembered for the length of one import.
private final class Identifiers {
  /// Packed keys leave 31 bits to an identifier.
  private static let largest = Int(Int32.max)

  private var known = [Interner](repeating: Interner(), count: Entity.allCases.count)
  private let find: BulkStatement
  private let insert: BulkStatement
  private var next: Int

  init(_ db: Database) throws {
    find = try BulkStatement(db, "SELECT id FROM identifier WHERE entity = ? AND text = ?")
    insert = try BulkStatement(db, "INSERT INTO identifier (id, entity, text) VALUES (?, ?, ?)")
    // The key of somebody erased lives on in the ledger's cohorts: nobody else may have it.
    next =
      try Int.fetchOne(
        db,
        sql: """
          SELECT max(id) FROM (SELECT max(id) AS id FROM identifier
            UNION ALL SELECT max(id) FROM tombstone)
          """
      ).map { $0 + 1 } ?? 1
  }

  func key(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) throws -> Int {
    if let key = known[entity.rawValue].key(of: identifier) { return key }
    guard String(validating: identifier, as: UTF8.self) != nil else { throw InvalidIdentifier() }
    let key = try stored(entity, identifier)
    known[entity.rawValue].insert(identifier, key: key)
    return key
  }

  private func stored(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) throws -> Int {
    defer { find.reset() }
    find.bind(1, entity.rawValue)
    find.bind(2, identifier)
    if try find.step() { return find.integer(0) }
    guard next <= Identifiers.largest else {
      throw DatabaseError(resultCode: .SQLITE_FULL, message: "more identifiers than keys")
    }
    insert.bind(1, next)
    insert.bind(2, entity.rawValue)
    insert.bind(3, identifier)
    try insert.run()
    next += 1
    return next - 1
  }
}

/// The items of quizzes and the topic each is about: the topic told with the latest answer.
private struct QuizItems {
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
