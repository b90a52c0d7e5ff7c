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
      #expect(try ledger.hasReleased(table: "t", period: 1))
      #expect(try !ledger.hasReleased(table: "t", period: 2))
    }
  }

  @Test(arguments: [
    "DROP TABLE cohort", "DROP TABLE cohort_count", "DROP TABLE witness",
    "DROP TABLE publication_row", "DROP TABLE publication", "DROP TABLE release_log",
    "DROP TABLE tombstone", "DELETE FROM epoch",
    "DROP TRIGGER release_log_is_not_shortened; DELETE FROM release_log",
    "DROP TRIGGER release_log_is_not_shortened; DELETE FROM release_log WHERE id = 2",
  ])
  func `a ledger that lost a table or its end is not whole`(damage: String) throws {
    let scratch = try Scratch()
    #expect(try isWhole(scratch))
    try scratch.store.release { (_: Facts, ledger: LedgerTables) throws in
      let epoch = try ledger.openEpoch(policy: [], at: 0)
      try ledger.log(LogEntry(.epoch, epoch: epoch), at: 0)
      try ledger.log(LogEntry(.export), at: 0)
    }
    #expect(try isWhole(scratch))
    try DatabaseQueue(path: scratch.store.path).writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA foreign_keys = OFF; \(damage)")
    }
    #expect(try !isWhole(scratch))
  }

  private func isWhole(_ scratch: Scratch) throws -> Bool {
    try scratch.store.release { _, ledger in try ledger.isWhole() }
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
      for text in texts {
        try db.execute(
          sql: "INSERT INTO release_log (at, entry) VALUES (5, ?)", arguments: [text])
      }
    }
    try queue.close()
    try Store.open(path).release { (_: Facts, ledger: LedgerTables) throws in
      #expect(try ledger.isWhole())
      #expect(try ledger.cohortCount(space: "flow 341") == 1)
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
      #expect(try ledger.cohortCount(space: "state") == epochs.count)
      #expect(try ledger.witnesses(space: "state") == (epochs.isEmpty ? [] : [[1]]))
    }
  }
}
