extension Schema {
  /// Nine results in ten have one best attempt, the first, and seven in ten one attempt: an attempt that
  /// is the first one is null. The view tells all three, as the table did.
  static let attemptsThatDiffer = """
    CREATE TABLE quiz_attempt (
      key INTEGER PRIMARY KEY,
      first_at INTEGER NOT NULL, first_score REAL NOT NULL, first_maximum REAL NOT NULL,
      best_at INTEGER, best_score REAL, best_maximum REAL,
      last_at INTEGER, last_score REAL, last_maximum REAL
    ) STRICT;
    INSERT INTO quiz_attempt
    SELECT key, first_at, first_score, first_maximum,
      CASE WHEN best_differs THEN best_at END,
      CASE WHEN best_differs THEN best_score END,
      CASE WHEN best_differs THEN best_maximum END,
      CASE WHEN last_differs THEN last_at END,
      CASE WHEN last_differs THEN last_score END,
      CASE WHEN last_differs THEN last_maximum END
    FROM (
      SELECT *,
        (best_at, best_score, best_maximum) <> (first_at, first_score, first_maximum)
          AS best_differs,
        (last_at, last_score, last_maximum) <> (first_at, first_score, first_maximum)
          AS last_differs
      FROM quiz_result)
    ORDER BY key;
    DROP TABLE quiz_result;
    CREATE VIEW quiz_result AS
    SELECT key, key >> 32 AS member, key & 4294967295 AS quiz_item,
      first_at, first_score, first_maximum,
      coalesce(best_at, first_at) AS best_at,
      coalesce(best_score, first_score) AS best_score,
      coalesce(best_maximum, first_maximum) AS best_maximum,
      coalesce(last_at, first_at) AS last_at,
      coalesce(last_score, first_score) AS last_score,
      coalesce(last_maximum, first_maximum) AS last_maximum
    FROM quiz_attempt;
    """
}
