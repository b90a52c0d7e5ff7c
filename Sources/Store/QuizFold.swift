import Activity
import GRDB

/// Folds quiz results into the first, the best and the last attempt per member and quiz item.
///
/// Each of the three is the least or the greatest in a total order over (time, score, maximum), so
/// that equal times or equal scores fall the same way in whatever order results arrive.
struct QuizFold {
  private struct Attempt {
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

  private struct Attempts {
    var known = false
    var first = Attempt()
    var best = Attempt()
    var last = Attempt()

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
  private let capacity: Int
  private let greatest: BulkStatement
  private let find: BulkStatement
  private let replace: BulkStatement

  init(_ db: Database, capacity: Int) throws {
    self.capacity = capacity
    greatest = try BulkStatement(db, "SELECT coalesce(max(key), -1) FROM quiz_result")
    find = try BulkStatement(
      db,
      """
      SELECT first_at, first_score, first_maximum, best_at, best_score, best_maximum,
        last_at, last_score, last_maximum
      FROM quiz_result WHERE key = ?
      """)
    replace = try BulkStatement(
      db,
      """
      INSERT OR REPLACE INTO quiz_result (key, first_at, first_score, first_maximum,
        best_at, best_score, best_maximum, last_at, last_score, last_maximum)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  mutating func add(_ result: QuizResult, quizItem: Int) throws {
    if pending.count >= capacity { try flush() }
    let attempt = Attempt(
      at: result.answered.instant, score: result.score, maximum: result.maximum)
    pending.update(result.member.rawValue << 32 | quizItem) {
      $0.join(Attempts(known: true, first: attempt, best: attempt, last: attempt))
    }
  }

  mutating func flush() throws {
    var newResults = 0
    let (find, replace) = (find, replace)
    let greatest = try greatest.onlyInteger()
    try pending.drain { key, attempts in
      var merged = Attempts()
      // Keys come in ascending order: behind the last one of the table there is nothing to find.
      find.bind(1, key)
      if try key <= greatest && find.step() {
        merged = Attempts(
          known: true, first: Attempt(find, 0), best: Attempt(find, 3), last: Attempt(find, 6))
      } else {
        newResults += 1
      }
      find.reset()
      merged.join(attempts)
      replace.bind(1, key)
      merged.first.bind(to: replace, 2)
      merged.best.bind(to: replace, 5)
      merged.last.bind(to: replace, 8)
      try replace.run()
    }
    self.newResults += newResults
  }
}
