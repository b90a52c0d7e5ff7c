import Activity
import Tabular

/// What fills one canonical cell: a field of the row, or something made of fields.
///
/// Values are bytes in the canonical form; an empty value is a missing one. Only what is made of
/// other cells is boxed: a field is met for every cell of millions of rows.
enum Cell {
  case field(Int)
  /// A column of the row that a join found in another file.
  case joined(join: Int, column: Int)
  case constant([UInt8])
  /// Columns and constants in a row; missing as soon as one of the columns is.
  case template([Cell])
  indirect case mapped(Cell, ValueMap)
  /// A day so many days after another.
  indirect case days(Cell, from: Cell)
  indirect case time(Cell, [DateFormat])
  indirect case number(Cell, decimalMark: UInt8)
  /// A time that is in UTC, whether it says so or not.
  indirect case utc(Cell)
  indirect case moodleTime(Cell, MoodleTime)
  /// A grade; missing where there is no digit, as in `-` or `Requires grading`.
  indirect case mark(Cell, decimalMark: UInt8)

  /// The first field that the value depends on, where a complaint about it points.
  func field(_ joins: [Join]) -> Int? {
    switch self {
    case .field(let index): index
    case .joined(let join, _): joins[join].keyField
    case .constant: nil
    case .template(let parts): parts.lazy.compactMap { $0.field(joins) }.first
    case .mapped(let cell, _), .time(let cell, _), .number(let cell, _), .utc(let cell),
      .moodleTime(let cell, _), .mark(let cell, _):
      cell.field(joins)
    case .days(let cell, let epoch): cell.field(joins) ?? epoch.field(joins)
    }
  }
}

/// Foreign values and what they stand for. An object, so that to ask it costs one reference count.
final class ValueMap: Sendable {
  let name: String
  private let keys: ByteTable
  private let values: [[UInt8]]
  /// Stands for every other value; without it, another value is rejected.
  private let otherwise: [UInt8]?

  /// - Parameter values: of equal keys, the first counts.
  init(name: String, _ values: [(key: String, value: String)], otherwise: String? = nil) {
    var keys = ByteTable()
    self.name = name
    self.values = values.compactMap { key, value in
      Array(key.utf8).withUnsafeBytes { keys.add($0).isNew } ? Array(value.utf8) : nil
    }
    self.keys = keys
    self.otherwise = otherwise.map { Array($0.utf8) }
  }

  /// With something that stands for every value that it does not name.
  init(_ map: ValueMap, otherwise: String?) {
    (name, keys, values) = (map.name, map.keys, map.values)
    self.otherwise = otherwise.map { Array($0.utf8) }
  }

  subscript(key: UnsafeRawBufferPointer) -> [UInt8]? {
    keys.index(of: key).map { values[$0] } ?? otherwise
  }
}

/// Works out cells for the current row of a CSV file.
final class CellReader {
  let joins: [Join]
  private let missing: [[UInt8]]
  private let scratch = Scratch()
  /// By join: the row found in the other file, once asked for.
  private var found: [Int?]

  init(joins: [Join], missing: [[UInt8]]) {
    self.joins = joins
    self.missing = missing
    found = joins.map { _ in nil }
  }

  @inline(__always)
  func nextRow() {
    scratch.reset()
    guard !joins.isEmpty else { return }
    for index in found.indices { found[index] = nil }
  }

  /// - Throws: `Rejection`.
  func value(_ cell: Cell, _ row: CSVRow) throws -> UnsafeRawBufferPointer {
    switch cell {
    case .field(let index):
      return present(row[index])
    case .joined(let join, let column):
      return present(joins[join].table.cell(row: try partner(join, row), column: column))
    case .constant(let bytes):
      return scratch.copy(bytes)
    case .template(let parts):
      return try template(parts, row)
    case .mapped(let cell, let map):
      return try mapped(cell, map, row)
    case .days(let cell, let epoch):
      return try days(cell, from: epoch, row)
    case .time(let cell, let formats):
      return try time(cell, formats, row)
    case .number(let cell, let mark):
      return try number(cell, decimalMark: mark, row)
    case .utc(let cell):
      return try utc(cell, row)
    case .moodleTime(let cell, let form):
      return try moodleTime(cell, form, row)
    case .mark(let cell, let mark):
      return try self.mark(cell, decimalMark: mark, row)
    }
  }

  /// A value as it stands in a file; empty where it stands for a missing one.
  @inline(__always)
  func present(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let bytes = bytes.trimmed
    if missing.isEmpty { return bytes }
    for mark in missing where bytes.equals(mark) {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return bytes
  }

  private func partner(_ join: Int, _ row: CSVRow) throws -> Int {
    if let index = found[join] { return index }
    let key = present(row[joins[join].keyField])
    guard let index = joins[join].table.row(of: key) else {
      throw Rejection(
        .unknownValue, .listed(in: joins[join].table.name), in: .field(joins[join].keyField),
        value: key)
    }
    found[join] = index
    return index
  }
}

// MARK: - Values made of others

extension CellReader {
  private func template(_ parts: [Cell], _ row: CSVRow) throws
    -> UnsafeRawBufferPointer
  {
    for part in parts {
      if case .constant(let bytes) = part {
        bytes.withUnsafeBytes { scratch.append($0) }
        continue
      }
      // Other parts are columns, whose bytes lie elsewhere than in the scratch.
      let bytes = try value(part, row)
      guard !bytes.isEmpty else {
        _ = scratch.take()
        return bytes
      }
      scratch.append(bytes)
    }
    return scratch.take()
  }

  private func mapped(_ cell: Cell, _ map: ValueMap, _ row: CSVRow) throws
    -> UnsafeRawBufferPointer
  {
    let key = try value(cell, row)
    guard !key.isEmpty else { return key }
    if let value = map[key] { return scratch.copy(value) }
    throw reject(cell, .unknownValue, .listed(in: map.name), key)
  }

  private func days(_ cell: Cell, from epoch: Cell, _ row: CSVRow) throws
    -> UnsafeRawBufferPointer
  {
    let count = try value(cell, row)
    let start = try value(epoch, row)
    guard !count.isEmpty, !start.isEmpty else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    guard let days = WrittenNumber.integer(count) else {
      throw reject(cell, .notADate, .wholeDays, count)
    }
    guard case .date(let day)? = WrittenTime(start) else {
      throw reject(epoch, .notADate, .date, start)
    }
    guard KnownDays.rosters.contains(day + days) else {
      throw reject(cell, .outOfRange, .dayBetween(KnownDays.rosters), count)
    }
    return scratch.write(.date(day + days))
  }

  private func time(_ cell: Cell, _ formats: [DateFormat], _ row: CSVRow) throws
    -> UnsafeRawBufferPointer
  {
    let written = try value(cell, row)
    guard !written.isEmpty else { return written }
    for format in formats {
      if let time = format.time(written) { return scratch.write(time) }
    }
    throw reject(cell, .notADate, .dateLike(formats.map(\.pattern)), written)
  }

  private func number(_ cell: Cell, decimalMark mark: UInt8, _ row: CSVRow) throws
    -> UnsafeRawBufferPointer
  {
    let written = try value(cell, row)
    // A decimal point where decimals have another mark could only group thousands: 1.234 is not
    // one and a bit.
    guard !written.contains(UInt8(ascii: ".")) else {
      let mark = String(UnicodeScalar(mark))
      throw reject(cell, .notANumber, .number(decimalMark: mark), written)
    }
    for byte in written { scratch.append(byte == mark ? UInt8(ascii: ".") : byte) }
    return scratch.take()
  }

  private func utc(_ cell: Cell, _ row: CSVRow) throws -> UnsafeRawBufferPointer {
    let written = try value(cell, row)
    guard !written.isEmpty else { return written }
    guard let time = WrittenTime(utc: written) else {
      throw reject(cell, .notADate, .date, written)
    }
    return scratch.write(time)
  }

  private func moodleTime(
    _ cell: Cell, _ form: MoodleTime, _ row: CSVRow
  ) throws -> UnsafeRawBufferPointer {
    let written = try value(cell, row)
    guard !written.isEmpty else { return written }
    switch form.read(written) {
    case .time(let time): return scratch.write(time)
    case .missingYear: throw reject(cell, .missingYear, .yearOption, written)
    case .unreadable:
      throw reject(cell, .notADate, .dateLike(MoodleTime.examples), written)
    }
  }

  private func mark(
    _ cell: Cell, decimalMark mark: UInt8, _ row: CSVRow
  ) throws -> UnsafeRawBufferPointer {
    let written = try value(cell, row)
    guard written.contains(where: { (48...57).contains($0) }) else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return mark == UInt8(ascii: ".") ? written : try number(cell, decimalMark: mark, row)
  }

  private func reject(
    _ cell: Cell, _ code: Diagnostic.Code, _ expected: Expectation, _ value: UnsafeRawBufferPointer
  ) -> Rejection {
    Rejection(code, expected, in: cell.field(joins).map { .field($0) } ?? .row, value: value)
  }
}
