import Activity
import GRDB

/// Folds quiz results into the first, the best and the last attempt per member and quiz item.
///
/// Each of the three is the least or the greatest in a total order over (time, score, maximum), so
/// that equal times or equal scores fall the same way in whatever order results arrive.
struct QuizFold {
  private struct Attempt: Equatable {
    var at: Int
    var score: Double
    var maximum: Double

    init(at: Int = 0, score: Double = 0, maximum: Double = 1) {
      self.at = at
      self.score = score
      self.maximum = maximum
    }

    init(_ row: BulkStatement, _ column: Int) {
      self.init(
        at: row.integer(column), score: row.real(column + 1), maximum: row.real(column + 2))
    }

    func bind(to statement: BulkStatement, _ position: Int) {
      statement.bind(position, at)
      statement.bind(position + 1, score)
      statement.bind(position + 2, maximum)
    }

    func isEarlier(than other: Attempt) -> Bool {
      (at, score, maximum) < (other.at, other.score, other.maximum)
    }

    func isBetter(than other: Attempt) -> Bool {
      let (mine, theirs) = (score / maximum, other.score / other.maximum)
      return mine != theirs ? mine > theirs : isEarlier(than: other)
    }
  }

  private struct Attempts: Equatable {
    var known = false
    var first = Attempt()
    var best = Attempt()
    var last = Attempt()

    func bind(to statement: BulkStatement, _ position: Int) {
      first.bind(to: statement, position)
      best.bind(to: statement, position + 3)
      last.bind(to: statement, position + 6)
    }

    mutating func join(_ other: Attempts) {
      guard known else {
        self = other
        return
      }
      if other.first.isEarlier(than: first) { first = other.first }
      if other.best.isBetter(than: best) { best = other.best }
      if last.isEarlier(than: other.last) { last = other.last }
    }
  }

  /// Results of a member and item that no result was known for.
  private(set) var newResults = 0

  private var pending = IntegerTable<Attempts>(empty: Attempts())
  private var patience: Patience
  private let greatest: BulkStatement
  private let find: BulkStatement
  private let insert: BulkInsert<(key: Int, attempts: Attempts)>
  private let update: BulkStatement

  init(_ db: Database, capacity: Int) throws {
    patience = Patience(most: capacity)
    greatest = try BulkStatement(db, "SELECT coalesce(max(key), -1) FROM quiz_result")
    find = try BulkStatement(
      db,
      """
      SELECT first_at, first_score, first_maximum, best_at, best_score, best_maximum,
        last_at, last_score, last_maximum
      FROM quiz_result WHERE key = ?
      """)
    let attempts = ["first", "best", "last"].flatMap { which in
      ["at", "score", "maximum"].map { "\(which)_\($0)" }
    }
    insert = try BulkInsert(db, into: "quiz_result", ["key"] + attempts) {
      row, statement, position in
      statement.bind(position, row.key)
      row.attempts.bind(to: statement, position + 1)
    }
    update = try BulkStatement(
      db,
      """
      UPDATE quiz_result SET (\(attempts.joined(separator: ", "))) = (?, ?, ?, ?, ?, ?, ?, ?, ?)
      WHERE key = ?
      """)
  }

  mutating func add(_ result: QuizResult, member: MemberKey, quizItem: Int) throws {
    if pending.count >= patience.rows { try flush() }
    let attempt = Attempt(
      at: result.answered.instant, score: result.score, maximum: result.maximum)
    pending.update(member.rawValue << 32 | quizItem) {
      $0.join(Attempts(known: true, first: attempt, best: attempt, last: attempt))
    }
  }

  mutating func flush() throws {
    let rows = pending.count
    var (appended, knownRows) = (0, 0)
    let (find, insert, update) = (find, insert, update)
    let greatest = try greatest.onlyInteger()
    try pending.drain { key, attempts in
      // Keys come in ascending order: behind the last one of the table there is nothing to find.
      guard key <= greatest else {
        appended += 1
        return try insert.add((key, attempts))
      }
      find.bind(1, key)
      defer { find.reset() }
      guard try find.step() else { return try insert.add((key, attempts)) }
      knownRows += 1
      let known = Attempts(
        known: true, first: Attempt(find, 0), best: Attempt(find, 3), last: Attempt(find, 6))
      var merged = known
      merged.join(attempts)
      guard merged != known else { return }
      merged.bind(to: update, 1)
      update.bind(10, key)
      try update.run()
    }
    try insert.flush()
    patience.learn(appended: appended, of: rows)
    newResults += rows - knownRows
  }
}
