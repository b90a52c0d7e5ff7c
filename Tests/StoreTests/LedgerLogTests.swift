import Activity
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// The log of what was done with the database.
@Suite struct LedgerLogTests {
  @Test func `the log only grows`() throws {
    let scratch = try Scratch()
    try scratch.store.release { (_: Facts, ledger: LedgerTables) throws in
      try ledger.log(LogEntry(.release, table: "t", period: 1, epoch: 1), at: 7)
    }
    for damage in ["DELETE FROM release_log", "UPDATE release_log SET at = 0"] {
      #expect(throws: DatabaseError.self) {
        try DatabaseQueue(path: scratch.store.path).write { try $0.execute(sql: damage) }
      }
    }
    try scratch.store.release { (_: Facts, ledger: LedgerTables) throws in
      let entries = try ledger.entries()
      #expect(entries.map(\.number) == [1] && entries.map(\.at) == [7])
      #expect(entries[0].entry == LogEntry(.release, table: "t", period: 1, epoch: 1))
      // Of a publication that the log tells of, more than the line is kept.
      #expect(try ledger.losses() == [.publication(table: "t", period: 1)])
    }
  }

  @Test(arguments: [
    ("DROP TABLE cohort", LedgerLoss.table("cohort")),
    ("DROP TABLE cohort_count", .table("cohort_count")), ("DROP TABLE witness", .table("witness")),
    ("DROP TABLE publication_row", .table("publication_row")),
    ("DROP TABLE publication", .table("publication")),
    ("DROP TABLE release_log", .table("release_log")),
    ("DROP TABLE tombstone", .table("tombstone")),
    ("DELETE FROM epoch", .epoch), ("DELETE FROM epoch WHERE id = 1", .epoch),
    ("DELETE FROM release_log", .log), ("DELETE FROM release_log WHERE id = 2", .log),
    ("DELETE FROM release_log WHERE id = 5", .log),
    ("DELETE FROM publication", .publication(table: "t", period: 341)),
    ("DELETE FROM cohort WHERE identifier = 'c'", .cohorts(space: "flow 341")),
    ("DELETE FROM cohort", .cohorts(space: "flow 341")),
    ("DELETE FROM cohort_count", .cohorts(space: "flow 341")),
    ("DELETE FROM cohort; DELETE FROM cohort_count", .cohorts(space: "flow 341")),
    (
      "DELETE FROM cohort WHERE space = 'state'; DELETE FROM cohort_count WHERE space = 'state'",
      .cohorts(space: "state")
    ),
    (
      "DELETE FROM release_log; DELETE FROM sqlite_sequence; DELETE FROM epoch",
      .release(table: "s", period: 341)
    ),
  ])
  func `what is lost of a ledger is told, and nothing is logged over it`(
    damage: String, loss: LedgerLoss
  ) throws {
    let scratch = try Scratch()
    #expect(try losses(scratch) == [])
    try scratch.store.release { (_: Facts, ledger: LedgerTables) throws in
      for _ in 0..<2 {
        let epoch = try ledger.openEpoch(policy: [], at: 0)
        try ledger.log(LogEntry(.epoch, epoch: epoch), at: 0)
      }
      for (table, isState) in [("s", true), ("t", false)] {
        let header = #"{"cohorts":2,"plan":{"isState":\#(isState)}}"#
        try ledger.addPublication(
          table: table, period: 341, epoch: 2, bytes: Array(header.utf8), rows: ["": [], "c": []])
        for identifier in ["", "c"] {
          try ledger.addCohort(
            StoredCohort(identifier: identifier, basis: "current", period: 341, members: [1]),
            space: isState ? "state" : "flow 341")
        }
        try ledger.log(LogEntry(.release, table: table, period: 341, epoch: 2), at: 0)
      }
      try ledger.log(LogEntry(.export), at: 0)
    }
    #expect(try losses(scratch) == [])
    try DatabaseQueue(path: scratch.store.path).writeWithoutTransaction {
      let isOfLog = damage.hasPrefix("DELETE FROM release_log")
      let unlocked = isOfLog ? "DROP TRIGGER release_log_is_not_shortened; " : ""
      try $0.execute(sql: "PRAGMA foreign_keys = OFF; \(unlocked)\(damage)")
    }
    #expect(try losses(scratch).contains(loss))
    let found = try losses(scratch)
    for attempt in [
      { _ = try scratch.store.purge(before: Day(index: 9999), at: 0) },
      { _ = try scratch.store.erase(member: "m", tablesNamingMembers: [], at: 0) },
      { _ = try scratch.store.personalRecord(of: "m", tablesNamingMembers: [], at: 0) },
    ] {
      #expect(throws: StoreError.ledgerLost(found[0])) { try attempt() }
    }
    #expect(try losses(scratch) == found)
  }

  private func losses(_ scratch: Scratch) throws -> [LedgerLoss] {
    try scratch.store.release { _, ledger in try ledger.losses() }
  }

  @Test func `the texts of the earlier log become its columns`() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("old.sqlite")
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: "3")
    let texts = [
      "epoch 12 opened", "topic-difficulty of period 341",
      "topic-difficulty of period 341, as released before", "inventory as of 2026-03-29",
      "a public name",
    ]
    try queue.write { db in
      try db.execute(sql: "INSERT INTO setting VALUES ('time_zone', 'UTC')")
      try db.execute(sql: "INSERT INTO epoch VALUES (12, x'00', 0)")
      try db.execute(sql: "INSERT INTO cohort VALUES (1, 'flow 341', '', 'current', 341, x'01')")
      try db.execute(
        sql: "INSERT INTO publication VALUES ('topic-difficulty', 341, 12, x'7b7d')")
      for text in texts {
        try db.execute(
          sql: "INSERT INTO release_log (at, entry) VALUES (5, ?)", arguments: [text])
      }
    }
    try queue.close()
    try Store.open(path).release { (_: Facts, ledger: LedgerTables) throws in
      #expect(try ledger.losses() == [])
      #expect(
        try ledger.entries().map(\.entry) == [
          LogEntry(.epoch, epoch: 12),
          LogEntry(.release, table: "topic-difficulty", period: 341),
          LogEntry(.again, table: "topic-difficulty", period: 341),
          LogEntry(.publicActs, table: "inventory", day: "2026-03-29"),
          LogEntry(.publicName),
        ])
    }
  }

  @Test(arguments: [[], [1], [1, 2]])
  func `the states of all epochs become one space`(epochs: [Int]) throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("old.sqlite")
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: "4")
    try queue.write { db in
      try db.execute(sql: "INSERT INTO setting VALUES ('time_zone', 'UTC')")
      for epoch in epochs {
        let space = "state \(epoch)"
        try db.execute(
          sql: """
            INSERT INTO cohort (space, identifier, basis, period, members)
            VALUES (?, '', 'current', 341, x'0102')
            """, arguments: [space])
        try db.execute(sql: "INSERT INTO cohort_count VALUES (?, 1)", arguments: [space])
        try db.execute(sql: "INSERT INTO witness VALUES (?, 0, x'01')", arguments: [space])
      }
    }
    try queue.close()
    try Store.open(path).release { (_: Facts, ledger: LedgerTables) throws in
      #expect(try ledger.cohorts(space: "state").count == epochs.count)
      #expect(try ledger.losses() == [])
      #expect(try ledger.witnesses(space: "state") == (epochs.isEmpty ? [] : [[1]]))
    }
  }
}
