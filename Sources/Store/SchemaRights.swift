extension Schema {
  /// States had a space of cohorts for each epoch, and witnesses for each. The gate extends those of
  /// one to all cohorts.
  static let oneSpaceOfStates = """
    UPDATE cohort SET space = 'state' WHERE space GLOB 'state *';
    INSERT INTO cohort_count
    SELECT 'state', sum(cohorts) FROM cohort_count WHERE space GLOB 'state *'
    HAVING count(*) > 0;
    DELETE FROM cohort_count WHERE space GLOB 'state *';
    DELETE FROM witness
    WHERE space GLOB 'state *'
      AND space <> (SELECT min(space) FROM witness WHERE space GLOB 'state *');
    UPDATE witness SET space = 'state' WHERE space GLOB 'state *';
    """

  /// What remains of somebody erased, the size of each space of cohorts, and the log in columns.
  ///
  /// The log's keys are never used again (AUTOINCREMENT), so that its own sequence tells whether its
  /// end was cut off.
  static let rights = """
    CREATE TABLE tombstone (
      id INTEGER PRIMARY KEY
    ) STRICT;
    CREATE TABLE cohort_count (
      space TEXT PRIMARY KEY,
      cohorts INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO cohort_count SELECT space, count(*) FROM cohort GROUP BY space;
    ALTER TABLE release_log RENAME TO log_of_texts;
    CREATE TABLE release_log (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      event TEXT NOT NULL,
      table_id TEXT,
      period INTEGER,
      day TEXT,
      epoch INTEGER
    ) STRICT;
    INSERT INTO release_log
    SELECT
      id, at,
      CASE
        WHEN entry GLOB 'epoch * opened' THEN 'epoch'
        WHEN entry GLOB '* of period *, as released before' THEN 'again'
        WHEN entry GLOB '* of period *' THEN 'release'
        WHEN entry GLOB '* as of *' THEN 'public-acts'
        ELSE 'public-name'
      END,
      CASE
        WHEN entry GLOB '* of period *' THEN substr(entry, 1, instr(entry, ' of period ') - 1)
        WHEN entry GLOB '* as of *' THEN substr(entry, 1, instr(entry, ' as of ') - 1)
      END,
      CASE
        WHEN entry GLOB '* of period *'
        THEN CAST(substr(entry, instr(entry, ' of period ') + 11) AS INTEGER)
      END,
      CASE WHEN entry GLOB '* as of *' THEN substr(entry, instr(entry, ' as of ') + 7) END,
      CASE WHEN entry GLOB 'epoch * opened' THEN CAST(substr(entry, 7) AS INTEGER) END
    FROM log_of_texts ORDER BY id;
    DROP TABLE log_of_texts;
    CREATE INDEX log_of_releases ON release_log (table_id, period) WHERE event = 'release';
    CREATE INDEX log_of_epochs ON release_log (epoch) WHERE event = 'epoch';
    CREATE TRIGGER release_log_is_not_shortened BEFORE DELETE ON release_log
    BEGIN SELECT RAISE(ABORT, 'the log can only grow'); END;
    CREATE TRIGGER release_log_is_not_rewritten BEFORE UPDATE ON release_log
    BEGIN SELECT RAISE(ABORT, 'the log can only grow'); END;
    """
}
