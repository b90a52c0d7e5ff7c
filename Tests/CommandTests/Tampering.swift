import Foundation
import GRDB
import TestSupport

extension Desk {
  /// Runs SQL on the database, as somebody with the file and no rules would.
  func tamper(_ sql: String) throws {
    try DatabaseQueue(path: folder.path("relais.sqlite")).writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA foreign_keys = OFF; PRAGMA journal_mode = WAL;
          DROP TRIGGER IF EXISTS release_log_is_not_shortened; \(sql);
          """)
      try db.checkpoint(.truncate)
    }
  }

  /// The number of the ledger's last line, as printed.
  func lastNumber() throws -> Int? {
    try json("privacy", "ledger", "--all").rows("log").last?["number"] as? Int
  }

  /// The database as a backup keeps it: its journal is empty between two commands.
  func backup() throws -> Data { try data("relais.sqlite") }

  func restore(_ backup: Data) throws {
    for file in try files where file.hasPrefix("relais.sqlite") {
      try FileManager.default.removeItem(at: folder.url.appending(path: file))
    }
    try backup.write(to: folder.url.appending(path: "relais.sqlite"))
  }
}
