import Activity
import Dispatch
import GRDB

/// The database: one SQLite file that keeps the least that answers the questions.
public final class Store: Sendable {
  private let queue: DatabaseQueue
  private let foldCapacity: FoldCapacity
  public let path: String
  /// The zone that days and slots are local to; fixed when the database is created.
  public let timeZone: String

  /// - Parameter timeZone: used only where the database does not exist yet.
  /// - Throws: `StoreError` where the file cannot be opened, was written by a newer Relais, or is a
  ///   database of another program, which is left untouched.
  public static func openOrCreate(_ path: String, timeZone: String) throws -> Store {
    try FileSystem.lockingFolder(of: path) { try Store(path, timeZone: timeZone) }
  }

  /// - Throws: `StoreError.missing` where no file is at `path`; else as `openOrCreate`.
  public static func open(_ path: String) throws -> Store {
    guard FileSystem.exists(path) else { throw StoreError.missing(path: path) }
    return try Store(path, timeZone: nil)
  }

  /// A database that no file holds, for a dry run.
  public static func inMemory(timeZone: String) throws -> Store {
    try Store(memory, timeZone: timeZone)
  }

  private static let memory = ":memory:"

  /// - Parameter timeZone: nil expects a database that exists already.
  init(
    _ path: String, timeZone: String?, foldCapacity: FoldCapacity = FoldCapacity()
  ) throws {
    self.path = path
    self.foldCapacity = foldCapacity
    if path != Store.memory, timeZone != nil { FileSystem.createPrivately(path) }
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      configuration.prepareDatabase { db in
        // Before anything is written, the journal mode included.
        let origin = try Schema.origin(of: db)
        guard origin == .ours || origin == .empty && timeZone != nil else {
          throw StoreError.notRelais(path: path)
        }
        // Not GRDB's own `journalMode`, which writes to the file at every opening, and whose
        // NORMAL would let a power failure undo a ledger that somebody has read the report of.
        try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        // 64 MB of pages: what a fold comes back to is written once, at the end of the file.
        try db.execute(sql: "PRAGMA cache_size = -65536")
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      self.timeZone = try Store.prepare(queue, path: path, timeZone: timeZone)
      // Somebody was erased and the program was stopped before the file was wiped.
      if try queue.read({ try Settings($0).isWipeDue }) { try? wipe() }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  private static func prepare(
    _ queue: DatabaseQueue, path: String, timeZone: String?
  ) throws -> String {
    let isSuperseded = try queue.read { try Schema.migrator.hasBeenSuperseded($0) }
    if isSuperseded { throw StoreError.newer(path: path) }
    let isReady = try queue.read { try Schema.migrator.hasCompletedMigrations($0) }
    if !isReady { try Schema.migrator.migrate(queue) }
    if let known = try queue.read({ try Settings($0)["time_zone"] }) { return known }
    guard let timeZone else { throw StoreError.notRelais(path: path) }
    return try queue.write { db in
      // Another process may have been faster.
      if let known = try Settings(db)["time_zone"] { return known }
      try Settings(db).set("time_zone", timeZone)
      return timeZone
    }
  }

  /// Imports one file in one transaction: after a crash the database is as before.
  ///
  /// The file is read on this thread, folded on another, and written to the database on that of the
  /// connection.
  ///
  /// - Parameters:
  ///   - snapshot: seconds since 1970 at which the file was told.
  ///   - keeps: false rolls everything back once it is counted.
  ///   - body: reads the file into the sink and tells how many rows it read, rejected and dropped;
  ///     must not use the store.
  public func importFile(
    _ path: String, format: String, snapshot: Int, now: Int, keeps: Bool = true,
    _ body: (FileImport) throws -> RowCounts
  ) throws -> MergeTally {
    try wrapping {
      let batches = Handover<ActivityBatch, Void>()
      let pieces = Handover<FoldedBatch, MergeTally>()
      queue.asyncWriteWithoutTransaction { db in
        let written = Result {
          try self.write(from: batches, pieces, snapshot: snapshot, keeps: keeps, to: db) {
            try ImportLog.record(db, path, format: format, now: now, $0, $1)
          }
        }
        pieces.end(written)
        if case .failure(let error) = written { batches.refuse(error) }
      }
      let reading = Result { try read(into: batches, body) }
      // Whatever happened, the transaction has ended when this returns.
      queue.inDatabase { _ in }
      try reading.get()
      return try pieces.result?.get() ?? MergeTally()
    }
  }

  private func read(
    into batches: Handover<ActivityBatch, Void>, _ body: (FileImport) throws -> RowCounts
  ) throws {
    try batches.begin()
    do {
      let sink = FileImport(batches, batchSize: foldCapacity.batch)
      let rows = try body(sink)
      try sink.finish()
      try batches.send(.end(rows))
    } catch {
      try batches.send(.failed(error))
      throw error
    }
  }

  private func write(
    from batches: Handover<ActivityBatch, Void>, _ pieces: Handover<FoldedBatch, MergeTally>,
    snapshot: Int, keeps: Bool, to db: Database, log: (RowCounts, MergeTally) throws -> Void
  ) throws -> MergeTally {
    var tally = MergeTally()
    try db.inTransaction {
      let merge = try FileMerge(db, snapshot: snapshot)
      pieces.open()
      startFolding(batches, into: pieces, retained: try Settings(db).retainedFrom)
      while true {
        switch pieces.next() {
        case .piece(let piece):
          try merge.take(piece)
        case .failed(let error):
          throw error
        case .end(let rows):
          tally = merge.finish()
          try log(rows, tally)
          try Settings(db).forget("facts_digest")
          try Settings(db).forget(TipCounts.setting)
          if let days = merge.told.days.range { try Settings(db).extend(.data, to: days) }
          if let days = merge.told.loginDays.range { try Settings(db).extend(.logins, to: days) }
          return keeps ? .commit : .rollback
        }
      }
    }
    return tally
  }

  private func startFolding(
    _ batches: Handover<ActivityBatch, Void>, into pieces: Handover<FoldedBatch, MergeTally>,
    retained: Day?
  ) {
    let capacity = foldCapacity
    batches.open()
    DispatchQueue.global().async {
      var fold = FileFold(retained: retained ?? Day(index: .min), capacity: capacity)
      batches.end(Result { try fold.run(from: batches, into: pieces) })
    }
  }

  /// Reads a consistent state of the facts.
  public func read<Result>(_ body: (Facts) throws -> Result) throws -> Result {
    try wrapping { try queue.read { try body(Facts($0)) } }
  }

  /// Reads facts and writes the ledger in one transaction, which is on disk when this returns.
  public func release<Result>(_ body: (Facts, LedgerTables) throws -> Result) throws -> Result {
    try wrapping { try queue.write { try body(Facts($0, keeps: true), LedgerTables($0)) } }
  }

  /// Reads facts and the ledger, and writes neither: what is lost of it is not covered up, and an
  /// import need not wait.
  public func examine<Result>(_ body: (Facts, LedgerTables) throws -> Result) throws -> Result {
    try wrapping { try queue.read { try body(Facts($0), LedgerTables($0)) } }
  }

  /// The SHA-256 of all facts, in hexadecimal; kept until the next import.
  public func factsDigest() throws -> String {
    try wrapping {
      if let known = try queue.read({ try Settings($0)["facts_digest"] }) { return known }
      return try queue.write { db in
        if let known = try Settings(db)["facts_digest"] { return known }
        let digest = try FactsDigest.compute(db)
        try Settings(db).set("facts_digest", digest)
        return digest
      }
    }
  }

  /// Rewrites the file without what was deleted from it, and empties the journal: SQLite leaves
  /// copies of rows in the unused space of pages, which outlive the rows.
  ///
  /// - Throws: `StoreError.unwiped` where another program holds the file open.
  func wipe() throws {
    do {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA secure_delete = ON; VACUUM")
        try db.checkpoint(.truncate)
        if try Settings(db).isWipeDue { try Settings(db).forgetWipe() }
      }
    } catch is DatabaseError {
      throw StoreError.unwiped(path: path)
    }
  }

  /// One connection's work with foreign keys unchecked and deleted rows overwritten: each deleted
  /// identifier would be looked for in every table, row by row.
  func withoutForeignKeys<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try wrapping {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA secure_delete = ON")
        defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
        return try body(db)
      }
    }
  }

  private func wrapping<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }
}

/// How many rows of a file were read, and how many of them came to nothing.
public struct RowCounts: Sendable, Equatable {
  public var read: Int
  public var rejected: Int
  public var dropped: Int

  public init(read: Int, rejected: Int, dropped: Int) {
    self.read = read
    self.rejected = rejected
    self.dropped = dropped
  }
}
