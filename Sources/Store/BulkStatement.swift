// A prepared statement bound through SQLite itself, for loops that run once a row: GRDB's own
// statements take their arguments as an array of values, allocated each time.

import GRDB
import GRDBSQLite

final class BulkStatement {
  private let statement: OpaquePointer
  private let connection: OpaquePointer
  /// Of every parameter, whether a value is bound to it: to bind costs a tenth of a row, and most of
  /// what is bound to null is null.
  private let isBound: UnsafeMutableBufferPointer<Bool>

  init(_ db: Database, _ sql: String) throws {
    guard let connection = db.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the database is closed")
    }
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let prepared else {
      throw BulkStatement.error(code, connection, sql)
    }
    self.statement = prepared
    self.connection = connection
    isBound = .allocate(capacity: 1 + Int(sqlite3_bind_parameter_count(prepared)))
    isBound.initialize(repeating: false)
  }

  deinit {
    isBound.deallocate()
    sqlite3_finalize(statement)
  }

  /// Positions count from 1, as in SQL.
  func bind(_ position: Int, _ value: Int) {
    isBound[position] = true
    sqlite3_bind_int64(statement, Int32(position), Int64(value))
  }

  func bind(_ position: Int, _ value: Double) {
    isBound[position] = true
    sqlite3_bind_double(statement, Int32(position), value)
  }

  func bindNull(_ position: Int) {
    guard isBound[position] else { return }
    isBound[position] = false
    sqlite3_bind_null(statement, Int32(position))
  }

  func bind(_ position: Int, _ value: UnsafeRawBufferPointer) {
    isBound[position] = true
    sqlite3_bind_text64(
      statement, Int32(position), value.baseAddress ?? UnsafeRawPointer(bitPattern: 1),
      UInt64(value.count), transient, UInt8(SQLITE_UTF8))
  }

  func bind(_ position: Int, _ value: Field) {
    switch value {
    case .null: bindNull(position)
    case .integer(let integer): bind(position, integer)
    case .text(var text): text.withUTF8 { bind(position, UnsafeRawBufferPointer($0)) }
    }
  }

  /// - Returns: true while there is a row to read.
  func step() throws -> Bool {
    let code = sqlite3_step(statement)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw BulkStatement.error(code, connection, nil)
    }
  }

  /// Runs a statement that returns no row, and makes it ready for the next.
  func run() throws {
    defer { reset() }
    _ = try step()
  }

  /// The first column of the one row of a query without arguments.
  func onlyInteger() throws -> Int {
    defer { reset() }
    _ = try step()
    return integer(0)
  }

  func reset() {
    sqlite3_reset(statement)
  }

  /// Columns count from 0, as in SQLite.
  func integer(_ column: Int) -> Int {
    Int(sqlite3_column_int64(statement, Int32(column)))
  }

  func real(_ column: Int) -> Double {
    sqlite3_column_double(statement, Int32(column))
  }

  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
  }

  func string(_ column: Int) -> String? {
    isNull(column) ? nil : String(decoding: text(column), as: UTF8.self)
  }

  func field(_ column: Int) -> Field {
    switch sqlite3_column_type(statement, Int32(column)) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(integer(column))
    default: return .text(String(decoding: text(column), as: UTF8.self))
    }
  }

  /// A column's value, of any type that the tables have.
  enum Value {
    case null
    case integer(Int)
    case real(Double)
    /// UTF-8, valid until the next step.
    case text(UnsafeRawBufferPointer)
  }

  var columns: Int { Int(sqlite3_column_count(statement)) }

  func value(_ column: Int) -> Value {
    switch sqlite3_column_type(statement, Int32(column)) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(integer(column))
    case SQLITE_FLOAT: return .real(real(column))
    default: return .text(text(column))
    }
  }

  /// All of its bytes: a text may hold a zero byte, which would end a C string.
  private func text(_ column: Int) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_text(statement, Int32(column))
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  private static func error(
    _ code: Int32, _ connection: OpaquePointer, _ sql: String?
  ) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)),
      sql: sql)
  }
}

/// SQLite copies the bytes before the call returns.
private nonisolated(unsafe) let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// A column's value, in a total order: null, then integers, then texts by their bytes. Two spellings
/// of one accented letter are two texts, or which of them is kept would depend on which came first.
enum Field: Comparable {
  case null
  case integer(Int)
  case text(String)

  static func == (a: Field, b: Field) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.integer(let a), .integer(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    default: false
    }
  }

  static func < (a: Field, b: Field) -> Bool {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a < b
    case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    default: a.rank < b.rank
    }
  }

  private var rank: Int {
    switch self {
    case .null: 0
    case .integer: 1
    case .text: 2
    }
  }
}

extension Field {
  init(_ integer: Int?) {
    self = integer.map(Field.integer) ?? .null
  }

  init(_ text: String?) {
    self = text.map(Field.text) ?? .null
  }
}
