import Activity
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// The file: what it is made of, and which files are left alone.
@Suite struct DatabaseFileTests {
  @Test func `every table is strict`() throws {
    let tables = try Scratch().sql(
      """
      SELECT name, strict FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*'
        AND name NOT GLOB 'grdb_*' ORDER BY name
      """)
    #expect(tables.contains("presence|1"))
    #expect(tables.allSatisfy { $0.hasSuffix("|1") }, "\(tables)")
  }

  @Test func `foreign keys are enforced and the log is written ahead`() throws {
    let scratch = try Scratch()
    #expect(throws: StoreError.self) {
      try scratch.store.release { _, ledger in
        try ledger.addPublication(table: "t", period: 1, epoch: 99, bytes: [], rows: [:])
      }
    }
    #expect(try scratch.sql("PRAGMA journal_mode") == ["wal"])
    #expect(try scratch.sql("PRAGMA foreign_key_check").isEmpty)
  }

  @Test func `plain SQL reads packed keys through generated columns`() throws {
    let scratch = try Scratch()
    try scratch.tell([
      { .member(Member(key: try $0.key(.member, "other"))) },
      { .login(Login(member: try $0.key(.member, "m"), at: moment(3, 30, 9))) },
      {
        .quizResult(
          QuizResult(
            member: try $0.key(.member, "m"), quiz: try $0.key(.quiz, "q"),
            answered: moment(3, 31), score: 3, maximum: 4))
      },
    ])
    let member = try scratch.sql("SELECT id FROM identifier WHERE text = 'm'")[0]
    let period = Period(containing: moment(3, 30).day).index
    #expect(try scratch.sql("SELECT member, period FROM presence") == ["\(member)|\(period)"])
    #expect(
      try scratch.sql(
        """
        SELECT r.member, q.text FROM quiz_result r JOIN quiz_item ON quiz_item.id = r.quiz_item
          JOIN identifier q ON q.id = quiz_item.quiz
        """) == ["\(member)|q"])
  }

  @Test
  func `attempts of the fifth schema that are the first one become null, and are told as before`()
    throws
  {
    let folder = try TemporaryDirectory()
    let path = folder.path("old.sqlite")
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: "5")
    let rows = [
      "7|\(1 << 32 | 7)|10|1.0|2.0|10|1.0|2.0|10|1.0|2.0",
      "8|\(1 << 32 | 8)|10|1.0|2.0|10|1.0|2.0|30|0.0|2.0",
      "9|\(1 << 32 | 9)|10|1.0|2.0|20|2.0|2.0|30|1.0|2.0",
      // At the time of the first: only the score tells them apart.
      "10|\(1 << 32 | 10)|10|1.0|2.0|10|2.0|2.0|10|2.0|2.0",
    ]
    try queue.write { db in
      try db.execute(sql: "INSERT INTO setting VALUES ('time_zone', 'UTC')")
      for row in rows {
        let values = row.split(separator: "|").dropFirst().joined(separator: ", ")
        try db.execute(sql: "INSERT INTO quiz_result VALUES (\(values))")
      }
    }
    try queue.close()
    _ = try Store.open(path)
    try DatabaseQueue(path: path).read { db in
      let told = try Row.fetchAll(
        db,
        sql: """
          SELECT quiz_item, key, first_at, first_score, first_maximum,
            best_at, best_score, best_maximum, last_at, last_score, last_maximum
          FROM quiz_result WHERE member = 1 ORDER BY key
          """)
      #expect(
        told.map { $0.databaseValues.map { "\($0)" }.joined(separator: "|") } == rows)
      #expect(
        try String.fetchAll(
          db,
          sql:
            "SELECT trim(ifnull(best_at, '') || ' ' || ifnull(last_at, '')) FROM quiz_attempt ORDER BY key"
        )
          == ["", "30", "20 30", "10 10"])
    }
  }

  @Test func `publications of the first schema are split into rows`() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("old.sqlite")
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: "1")
    try queue.write { db in
      try db.execute(sql: "INSERT INTO epoch VALUES (1, x'00', 0)")
      try db.execute(sql: "INSERT INTO setting VALUES ('time_zone', 'UTC')")
      try db.execute(
        sql: "INSERT INTO publication VALUES ('participation', 342, 1, ?)",
        arguments: [
          Data(
            #"{"cohorts":[{"counts":["20"],"identifier":"","name":"","size":40},"#
              .appending(#"{"counts":["<5"],"identifier":"é","name":"É","size":20}],"#)
              .appending(#""measures":["active"],"table":"participation","version":1}"#).utf8)
        ])
    }
    try queue.close()
    let (header, rows) = try Store.open(path).release { _, ledger in
      (
        try #require(try ledger.publication(table: "participation", period: 342)),
        try ledger.publicationRows(table: "participation", period: 342, identifiers: nil)
      )
    }
    #expect(
      String(decoding: header, as: UTF8.self)
        == #"{"cohorts":2,"measures":["active"],"table":"participation","version":2,"#
        + #""medians":[null],"points":{}}"#)
    #expect(
      rows.mapValues { String(decoding: $0, as: UTF8.self) } == [
        "": #"{"counts":["20"],"identifier":"","name":"","size":40}"#,
        "é": #"{"counts":["<5"],"identifier":"é","name":"É","size":20}"#,
      ])
  }

  @Test func `opening again changes nothing`() throws {
    let scratch = try Scratch(timeZone: "Europe/Paris")
    try scratch.tell([{ .login(Login(member: try $0.key(.member, "m"), at: moment(3, 30))) }])
    let schema = try scratch.sql("SELECT sql FROM sqlite_schema ORDER BY name")
    let digest = try scratch.store.factsDigest()
    for _ in 0..<2 {
      let again = try Store.openOrCreate(scratch.store.path, timeZone: "Asia/Tokyo")
      #expect(again.timeZone == "Europe/Paris")
      #expect(try again.factsDigest() == digest)
      #expect(try Store.open(scratch.store.path).timeZone == "Europe/Paris")
    }
    #expect(try scratch.sql("SELECT sql FROM sqlite_schema ORDER BY name") == schema)
    #expect(
      try scratch.sql("SELECT identifier FROM grdb_migrations") == ["1", "2", "3", "4", "5", "6"])
  }

  @Test func `a database of a newer version is refused`() throws {
    let scratch = try Scratch()
    let path = scratch.store.path
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999')")
    }
    #expect(throws: StoreError.newer(path: path)) { try Store.open(path) }
    #expect(throws: StoreError.newer(path: path)) {
      try Store.openOrCreate(path, timeZone: "UTC")
    }
  }

  @Test func `the database of another program is refused and left untouched`() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("theirs.sqlite")
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE note (text)") }
    try expectRefusal(of: path, in: folder, StoreError.notRelais(path: path))
  }

  @Test func `a file that is no database is refused and left untouched`() throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write(String(repeating: "member_id,name\n", count: 200), to: "a.csv")
    try expectRefusal(of: path, in: folder, StoreError.corrupt(path: path))
  }

  private func expectRefusal(
    of path: String, in folder: TemporaryDirectory, _ error: StoreError
  ) throws {
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: error) { try Store.open(path) }
    #expect(throws: error) { try Store.openOrCreate(path, timeZone: "UTC") }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(files == [URL(filePath: path).lastPathComponent])
  }

  @Test func `asking where there is nothing creates nothing`() throws {
    let folder = try TemporaryDirectory()
    let missing = folder.path("a.sqlite")
    #expect(throws: StoreError.missing(path: missing)) { try Store.open(missing) }
    #expect(!FileManager.default.fileExists(atPath: missing))
    let empty = try folder.write("", to: "empty.sqlite")
    #expect(throws: StoreError.notRelais(path: empty)) { try Store.open(empty) }
    #expect(try Data(contentsOf: URL(filePath: empty)).isEmpty)
    #expect(try Store.openOrCreate(empty, timeZone: "UTC").timeZone == "UTC")
  }

  @Test func `a database whose creation was cut short can be created all the same`() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("a.sqlite")
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    #expect(try Store.openOrCreate(path, timeZone: "Europe/Paris").timeZone == "Europe/Paris")
  }

  @Test func `a database in memory serves a dry run`() throws {
    let store = try Store.inMemory(timeZone: "Europe/Paris")
    #expect(store.timeZone == "Europe/Paris")
    let login = Telling(updated: nil) {
      .login(Login(member: try $0.key(.member, "m"), at: moment(3, 30)))
    }
    #expect(try importFile([login], into: store, snapshot: 0).new == 1)
    #expect(try store.read { try $0.counts().presence } == 1)
  }
}
