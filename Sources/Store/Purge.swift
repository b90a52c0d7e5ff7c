import Activity
import GRDB

/// How many rows of private acts a purge deleted.
public struct PurgedRows: Sendable, Equatable {
  /// Pairs of member and period.
  public internal(set) var presence = 0
  /// Pairs of member and quiz item.
  public internal(set) var quizResults = 0
  public internal(set) var challengeEntries = 0
}

/// Deletes the private acts of days before a line, which is the first day of a period.
struct Purge {
  let db: Database
  let line: Day
  let zone: String

  func run() throws -> PurgedRows {
    PurgedRows(
      presence: try rows(
        "DELETE FROM presence WHERE key & 65535 < ?", Period(containing: line).index),
      quizResults: try purgeQuizResults(),
      challengeEntries: try rows(
        "DELETE FROM challenge_entry WHERE coalesce(completed_day, joined_day) < ?", line.index))
  }

  /// Of a question answered before the line and after it, the later attempts stay: the earliest of
  /// them that is known stands for the first.
  private func purgeQuizResults() throws -> Int {
    let rules = ZoneRules(identifier: zone) ?? .utc
    let start = rules.instant(atLocal: line.localSeconds)
    let deleted = try rows(
      "DELETE FROM quiz_attempt WHERE coalesce(last_at, first_at) < ?", start)
    // The last attempt of what is left lies behind the line: it is not the first where that does not.
    for sql in [
      """
      UPDATE quiz_attempt SET best_at = last_at, best_score = last_score, best_maximum = last_maximum
      WHERE coalesce(best_at, first_at) < ?
      """,
      """
      UPDATE quiz_attempt
      SET first_at = best_at, first_score = best_score, first_maximum = best_maximum
      WHERE first_at < ?
      """,
    ] { _ = try rows(sql, start) }
    return deleted
  }

  private func rows(_ sql: String, _ argument: Int) throws -> Int {
    try db.execute(sql: sql, arguments: [argument])
    return db.changesCount
  }
}
