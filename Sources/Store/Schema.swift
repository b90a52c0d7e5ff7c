// The tables, as numbered migrations. A migration that has shipped is never edited.
//
// Presence and quiz results sit under one packed integer key in a rowid table, which inserts twice
// as fast as WITHOUT ROWID over two columns; generated columns let plain SQL read them all the same.
// Keys of identifiers stay within 31 bits, so that a packed key is never negative.

import GRDB

enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: identities + contributions + signals + housekeeping + disclosure)
    }
    migrator.registerMigration("2") { db in try db.execute(sql: publicationRows) }
    migrator.registerMigration("3") { db in
      try db.execute(
        sql:
          "CREATE INDEX comment_tip ON comment (tip); CREATE INDEX tip_community ON tip (community)"
      )
    }
    migrator.registerMigration("4") { db in try db.execute(sql: rights) }
    migrator.registerMigration("5") { db in try db.execute(sql: oneSpaceOfStates) }
    migrator.registerMigration("6") { db in try db.execute(sql: attemptsThatDiffer) }
    return migrator
  }

  /// "RLYS" in ASCII: in the header of a database of ours, for us and for `file(1)`.
  private static let applicationID = 0x524C_5953

  enum Origin {
    case ours
    /// Nobody has put anything into it yet.
    case empty
    case foreign
  }

  static func origin(of db: Database) throws -> Origin {
    if try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID { return .ours }
    // A process killed before its first migration leaves the migrator's own table.
    let objects = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE '%grdb_migrations%'")
    return objects == 0 ? .empty : .foreign
  }

  /// Every identifier met in an export has a row in `identifier`; it is *listed* once a roster has
  /// a row for it. A `version` says when that row was told (seconds since 1970): the latest wins.
  private static let identities = """
    CREATE TABLE identifier (
      id INTEGER PRIMARY KEY,
      entity INTEGER NOT NULL,
      text TEXT NOT NULL,
      UNIQUE (entity, text)
    ) STRICT;
    CREATE TABLE member (
      id INTEGER PRIMARY KEY REFERENCES identifier,
      name TEXT,
      team TEXT,
      joined INTEGER,
      left INTEGER,
      visibility INTEGER NOT NULL,
      standing INTEGER NOT NULL,
      version INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE community (
      id INTEGER PRIMARY KEY REFERENCES identifier,
      name TEXT NOT NULL,
      version INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE membership (
      community INTEGER NOT NULL REFERENCES identifier,
      member INTEGER NOT NULL REFERENCES identifier,
      since INTEGER,
      until INTEGER,
      version INTEGER NOT NULL,
      PRIMARY KEY (community, member)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ambassador (
      community INTEGER NOT NULL REFERENCES identifier,
      member INTEGER NOT NULL REFERENCES identifier,
      since INTEGER,
      until INTEGER,
      version INTEGER NOT NULL,
      PRIMARY KEY (community, member)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE topic (
      id INTEGER PRIMARY KEY REFERENCES identifier,
      name TEXT NOT NULL,
      parent INTEGER REFERENCES identifier,
      version INTEGER NOT NULL
    ) STRICT;

    """

  /// Public acts. `at` is seconds since 1970 UTC, `day` the local day counted from 2000-01-03.
  private static let contributions = """
    CREATE TABLE tip (
      id INTEGER PRIMARY KEY REFERENCES identifier,
      author INTEGER REFERENCES identifier,
      at INTEGER NOT NULL,
      day INTEGER NOT NULL,
      topic INTEGER REFERENCES identifier,
      community INTEGER REFERENCES identifier,
      withdrawn_at INTEGER,
      version INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE reaction (
      tip INTEGER NOT NULL REFERENCES identifier,
      member INTEGER NOT NULL REFERENCES identifier,
      kind INTEGER NOT NULL REFERENCES identifier,
      at INTEGER NOT NULL,
      day INTEGER NOT NULL,
      PRIMARY KEY (tip, member, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE anonymous_reaction (
      id INTEGER PRIMARY KEY REFERENCES identifier,
      tip INTEGER NOT NULL REFERENCES identifier,
      kind INTEGER NOT NULL REFERENCES identifier,
      at INTEGER NOT NULL,
      day INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE comment (
      id INTEGER PRIMARY KEY REFERENCES identifier,
      tip INTEGER NOT NULL REFERENCES identifier,
      member INTEGER NOT NULL REFERENCES identifier,
      at INTEGER NOT NULL,
      day INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE challenge (
      id INTEGER PRIMARY KEY REFERENCES identifier,
      launcher INTEGER REFERENCES identifier,
      topic INTEGER REFERENCES identifier,
      community INTEGER REFERENCES identifier,
      starts_at INTEGER NOT NULL,
      starts_day INTEGER NOT NULL,
      ends_at INTEGER,
      version INTEGER NOT NULL
    ) STRICT;

    """

  /// What people do in private. `days` has 28 bits, bit 0 the period's first Monday; `slots` has
  /// 56, bit 0 Monday 00:00 to 03:00; both merge by OR.
  private static let signals = """
    CREATE TABLE presence (
      key INTEGER PRIMARY KEY,
      days INTEGER NOT NULL,
      slots INTEGER NOT NULL,
      member INTEGER GENERATED ALWAYS AS (key >> 16) VIRTUAL,
      period INTEGER GENERATED ALWAYS AS (key & 65535) VIRTUAL
    ) STRICT;
    CREATE TABLE challenge_entry (
      challenge INTEGER NOT NULL REFERENCES identifier,
      member INTEGER NOT NULL REFERENCES identifier,
      joined_at INTEGER NOT NULL,
      joined_day INTEGER NOT NULL,
      completed_at INTEGER,
      completed_day INTEGER,
      PRIMARY KEY (challenge, member)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE quiz_item (
      id INTEGER PRIMARY KEY,
      quiz INTEGER NOT NULL REFERENCES identifier,
      item INTEGER NOT NULL,
      topic INTEGER REFERENCES identifier,
      version INTEGER NOT NULL,
      UNIQUE (quiz, item)
    ) STRICT;
    CREATE TABLE quiz_result (
      key INTEGER PRIMARY KEY,
      first_at INTEGER NOT NULL, first_score REAL NOT NULL, first_maximum REAL NOT NULL,
      best_at INTEGER NOT NULL, best_score REAL NOT NULL, best_maximum REAL NOT NULL,
      last_at INTEGER NOT NULL, last_score REAL NOT NULL, last_maximum REAL NOT NULL,
      member INTEGER GENERATED ALWAYS AS (key >> 32) VIRTUAL,
      quiz_item INTEGER GENERATED ALWAYS AS (key & 4294967295) VIRTUAL
    ) STRICT;

    """

  private static let housekeeping = """
    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE imported_file (
      path TEXT PRIMARY KEY,
      format TEXT NOT NULL,
      imported_at INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      new INTEGER NOT NULL,
      merged INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      dropped INTEGER NOT NULL,
      conflicts INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    """

  /// What has been told to readers. Append only; losing it must never be mistaken for a fresh start.
  private static let disclosure = """
    CREATE TABLE epoch (
      id INTEGER PRIMARY KEY,
      policy BLOB NOT NULL,
      opened_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE cohort (
      id INTEGER PRIMARY KEY,
      space TEXT NOT NULL,
      identifier TEXT NOT NULL,
      basis TEXT NOT NULL,
      period INTEGER NOT NULL,
      members BLOB NOT NULL
    ) STRICT;
    CREATE INDEX cohort_space ON cohort (space);
    CREATE TABLE witness (
      space TEXT NOT NULL,
      number INTEGER NOT NULL,
      members BLOB NOT NULL,
      PRIMARY KEY (space, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE publication (
      table_id TEXT NOT NULL,
      period INTEGER NOT NULL,
      epoch INTEGER NOT NULL REFERENCES epoch,
      bytes BLOB NOT NULL,
      PRIMARY KEY (table_id, period)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE release_log (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      entry TEXT NOT NULL
    ) STRICT;
    CREATE TABLE contest (
      id TEXT PRIMARY KEY,
      rules_hash TEXT NOT NULL,
      published_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Publications row by row: a view of one community reads no other.
  private static let publicationRows = """
    CREATE TABLE publication_row (
      table_id TEXT NOT NULL,
      period INTEGER NOT NULL,
      identifier TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (table_id, period, identifier)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO publication_row
    SELECT p.table_id, p.period, c.value ->> '$.identifier', CAST(c.value AS BLOB)
    FROM publication p, json_each(CAST(p.bytes AS TEXT), '$.cohorts') c;
    UPDATE publication SET bytes = CAST(
      json_set(
        CAST(bytes AS TEXT),
        '$.cohorts', json_array_length(CAST(bytes AS TEXT), '$.cohorts'),
        '$.medians', json((
          SELECT json_group_array(NULL)
          FROM json_each(CAST(publication.bytes AS TEXT), '$.measures'))),
        '$.points', json('{}'),
        '$.version', 2) AS BLOB);
    """
}
