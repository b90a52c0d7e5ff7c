import GRDB
import TestSupport
import Testing

@testable import Store

@Suite struct BulkInsertTests {
  private struct Pair: KeyedRow {
    let key: Int
    let value: Int
  }

  /// Ascending, most of them one more than the one before.
  private static func keys(behind first: Int, using random: inout SeededGenerator) -> [Int] {
    var key = first
    return (0..<Int.random(in: 0...100, using: &random)).map { _ in
      key += Int.random(in: 0...4, using: &random) == 0 ? Int.random(in: 2...9, using: &random) : 1
      return key
    }
  }

  @Test func `every row has the key that it came with, counted or not`() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      try DatabaseQueue().write { db in
        try db.execute(sql: "CREATE TABLE t (key INTEGER PRIMARY KEY, value INTEGER) STRICT")
        let insert = try BulkInsert<Pair>(db, into: "t", ["value"]) { row, statement, position in
          statement.bind(position, row.value)
        }
        var expected: [Int: Int] = [:]
        for _ in 0..<5 {
          let greatest = expected.keys.max() ?? Int.random(in: -2...1 << 40, using: &random)
          // Rows between those of the table come before the ones behind it.
          let between = (0..<20).map { _ in Int.random(in: -2...greatest, using: &random) }
          for key in Set(between).sorted() where greatest > 0 && expected[key] == nil {
            expected[key] = Int.random(in: 0...9, using: &random)
            try insert.add(Pair(key: key, value: expected[key] ?? 0), isLast: false)
          }
          for key in BulkInsertTests.keys(behind: greatest, using: &random) {
            expected[key] = Int.random(in: 0...9, using: &random)
            try insert.add(Pair(key: key, value: expected[key] ?? 0), isLast: true)
          }
          try insert.flush()
          // What was known of the last row no longer holds.
          if let last = expected.keys.max() {
            try db.execute(sql: "DELETE FROM t WHERE key = ?", arguments: [last])
            expected[last] = nil
          }
        }
        let stored = try Row.fetchAll(db, sql: "SELECT key, value FROM t")
          .map { [$0["key"] as Int, $0["value"] as Int] }
        #expect(
          stored == expected.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }, "seed \(seed)")
      }
    }
  }
}
