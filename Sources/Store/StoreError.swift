import GRDB

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What can go wrong with the database file, in terms a reader can act on.
public enum StoreError: Error, Sendable, Equatable {
  /// Nothing has been imported yet, or the path is wrong.
  case missing(path: String)
  /// The file is a database, but none of ours.
  case notRelais(path: String)
  /// Written by a newer version of Relais.
  case newer(path: String)
  /// Another import is running.
  case busy(path: String)
  /// The file, or one in a folder that is missing, may not be written.
  case readOnly(path: String)
  case full(path: String)
  /// What was to be erased is erased, but traces of it may remain in the file, which could not be
  /// rewritten: another program has it open, or the disk is full.
  case unwiped(path: String)
  /// Part of what was ever released is no longer known.
  case ledgerLost(LedgerLoss)
  /// The file is no database, or is damaged.
  case corrupt(path: String)
  case other(path: String, message: String)

  init(_ error: DatabaseError, path: String) {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: self = .readOnly(path: path)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path)
    // The statement and its arguments stay out: they may hold what has not been released.
    default: self = .other(path: path, message: error.message ?? "\(error.resultCode)")
    }
  }
}

enum FileSystem {
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Lets one process at a time create a database in a folder: the second finds it made.
  static func lockingFolder<Result>(of path: String, _ body: () throws -> Result) rethrows -> Result
  {
    let parent = path.lastIndex(of: "/").map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) }
    let folder = open(parent ?? ".", O_RDONLY)
    // Without a lock, on a file system that has none, creation is as it would be alone.
    if folder >= 0 { flock(folder, LOCK_EX) }
    defer { if folder >= 0 { close(folder) } }
    return try body()
  }

  /// Creates a file that only its owner may read, unless there is one. SQLite gives its journal the
  /// same permissions. What fails here fails again, and is told, when the database is opened.
  static func createPrivately(_ path: String) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY, S_IRUSR | S_IWUSR)
    if descriptor >= 0 { close(descriptor) }
  }
}
