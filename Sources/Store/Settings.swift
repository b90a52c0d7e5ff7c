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

  /// Keeps the greater of the known number and the new one.
  func raise(_ name: String, to value: Int) throws {
    if let known = try self[name].flatMap({ Int($0) }), known >= value { return }
    try set(name, String(value))
  }
}
