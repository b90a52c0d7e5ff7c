import Activity
import GRDB

/// Merges folded quiz results into the database.
struct QuizMerge {
  /// Results of a member and item that no result was known for.
  private(set) var newResults = 0

  private let keys: StoredKeys
  private let greatest: BulkStatement
  private let find: BulkStatement
  private let insert: BulkInsert<ResultRow>
  private let update: BulkStatement

  init(_ db: Database, _ keys: StoredKeys) throws {
    self.keys = keys
    greatest = try BulkStatement(db, "SELECT coalesce(max(key), -1) FROM quiz_attempt")
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
    insert = try BulkInsert(db, into: "quiz_attempt", attempts) {
      row, statement, position in
      row.attempts.bind(to: statement, position)
    }
    update = try BulkStatement(
      db,
      """
      UPDATE quiz_attempt SET (\(attempts.joined(separator: ", "))) = (?, ?, ?, ?, ?, ?, ?, ?, ?)
      WHERE key = ?
      """)
  }

  /// - Parameters:
  ///   - rows: of the file's numbers.
  ///   - items: the database's keys of the file's quiz items.
  mutating func merge(_ rows: [ResultRow], _ items: QuizItems) throws {
    var rows = rows
    for index in rows.indices {
      rows[index].key =
        keys[rows[index].key >> 32] << 32 | items[rows[index].key & 0xFFFF_FFFF]
    }
    rows.putInOrder { $0.key }
    let greatest = try greatest.onlyInteger()
    for row in rows {
      // Behind the last row of the table there is nothing to find.
      if row.key > greatest { try add(row, isLast: true) } else { try join(row) }
    }
    try insert.flush()
  }

  private mutating func join(_ row: ResultRow) throws {
    find.bind(1, row.key)
    defer { find.reset() }
    guard try find.step() else { return try add(row, isLast: false) }
    let known = Attempts(
      first: Attempt(find, 0), best: Attempt(find, 3), last: Attempt(find, 6))
    var merged = known
    merged.join(row.attempts)
    guard merged != known else { return }
    merged.bind(to: update, 1)
    update.bind(10, row.key)
    try update.run()
  }

  private mutating func add(_ row: ResultRow, isLast: Bool) throws {
    newResults += 1
    try insert.add(row, isLast: isLast)
  }
}

extension Attempt {
  fileprivate init(_ row: BulkStatement, _ column: Int) {
    self.init(
      at: row.integer(column), score: row.real(column + 1), maximum: row.real(column + 2))
  }

  fileprivate func bind(to statement: BulkStatement, _ position: Int) {
    statement.bind(position, at)
    statement.bind(position + 1, score)
    statement.bind(position + 2, maximum)
  }
}

extension Attempts {
  /// An attempt that is the first one is null.
  fileprivate func bind(to statement: BulkStatement, _ position: Int) {
    first.bind(to: statement, position)
    bindUnlessFirst(best, to: statement, position + 3)
    bindUnlessFirst(last, to: statement, position + 6)
  }

  private func bindUnlessFirst(_ attempt: Attempt, to statement: BulkStatement, _ position: Int) {
    if attempt == first {
      for column in position..<position + 3 { statement.bindNull(column) }
    } else {
      attempt.bind(to: statement, position)
    }
  }
}
