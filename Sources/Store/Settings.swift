import Activity
import GRDB

/// Small facts about the database itself, by name.
struct Settings {
  private let db: Database

  init(_ db: Database) {
    self.db = db
  }

  subscript(name: String) -> String? {
    get throws {
      try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
    }
  }

  func set(_ name: String, _ value: String) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", arguments: [name, value])
  }

  func forget(_ name: String) throws {
    try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name])
  }

  /// Widens the range of days that acts speak of: the least and the greatest are joins too.
  func extend(_ kind: DayRange, to days: ClosedRange<Day>) throws {
    let known = try self.days(of: kind)
    try set(
      "\(kind.rawValue)_from",
      String(min(known?.lowerBound ?? days.lowerBound, days.lowerBound).index))
    try set(
      "\(kind.rawValue)_through",
      String(max(known?.upperBound ?? days.upperBound, days.upperBound).index))
  }

  /// The first and the last day that imported acts of a kind speak of; nil where there are none.
  func days(of kind: DayRange) throws -> ClosedRange<Day>? {
    guard let first = try self["\(kind.rawValue)_from"].flatMap({ Int($0) }),
      let last = try self["\(kind.rawValue)_through"].flatMap({ Int($0) })
    else { return nil }
    return Day(index: first)...Day(index: last)
  }
}

extension Settings {
  /// The first day whose private acts may be kept; nil before the first purge.
  var retainedFrom: Day? {
    get throws { try self["retained_from"].flatMap { Int($0) }.map(Day.init(index:)) }
  }

  func retain(from day: Day) throws { try set("retained_from", String(day.index)) }

  /// Whether something was erased whose traces are still to be wiped off the file.
  var isWipeDue: Bool { get throws { try self["wipe_due"] != nil } }

  func setWipeDue() throws { try set("wipe_due", "1") }

  func forgetWipe() throws { try forget("wipe_due") }
}

/// Which acts a range of known days is of.
enum DayRange: String {
  /// Acts of every kind.
  case data
  /// Logins alone: what tells who was there.
  case logins
}
