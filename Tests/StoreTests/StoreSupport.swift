import Activity
import Foundation
import GRDB
import TestSupport

@testable import Store

typealias Record = @Sendable (any ActivitySink) throws -> ActivityRecord

/// A database in a folder of its own, and a second connection that reads it with plain SQL.
final class Scratch {
  let folder: TemporaryDirectory
  let store: Store

  init(timeZone: String = "UTC", foldCapacity: FoldCapacity = FoldCapacity()) throws {
    folder = try TemporaryDirectory()
    store = try Store(folder.path("a.sqlite"), timeZone: timeZone, foldCapacity: foldCapacity)
  }

  /// Imports one file.
  @discardableResult
  func tell(snapshot: Int = 0, updated: Int? = nil, _ records: [Record]) throws -> MergeTally {
    try importFile(
      records.map { Telling(updated: updated, record: $0) }, into: store, snapshot: snapshot)
  }

  /// Rows as the sqlite3 shell prints them: values parted by bars, nothing for null.
  func sql(_ query: String) throws -> [String] {
    try plainSQL(query, in: store.path)
  }
}

func plainSQL(_ query: String, in path: String) throws -> [String] {
  try DatabaseQueue(path: path).read { db in
    try Row.fetchAll(db, sql: query).map { row in
      row.databaseValues.map { value in
        switch value.storage {
        case .null: ""
        case .int64(let integer): String(integer)
        case .double(let real): String(real)
        case .string(let text): text
        case .blob(let bytes): "\(bytes.count) bytes"
        }
      }.joined(separator: "|")
    }
  }
}

/// A time of 2026 in UTC: `moment(3, 16, 9)` is 16 March, nine o'clock.
func moment(_ month: Int, _ day: Int, _ hour: Int = 12) -> Moment {
  let midnight = Day(year: 2026, month: month, day: day)?.localSeconds ?? 0
  return Moment(instant: midnight + hour * 3600, in: .utc)
}

/// Every order of a few things.
func permutations<Element>(_ elements: [Element]) -> [[Element]] {
  if elements.count < 2 { return [elements] }
  return elements.indices.flatMap { index in
    var rest = elements
    let first = rest.remove(at: index)
    return permutations(rest).map { [first] + $0 }
  }
}
