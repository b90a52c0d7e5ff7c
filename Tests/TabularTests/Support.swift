import Foundation

@testable import Tabular

/// A file that exists as long as this object does.
final class TemporaryFile {
  let path: String

  init(_ bytes: some Sequence<UInt8>) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("tabular-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    path = url.path
  }

  convenience init(_ text: String) throws {
    try self.init(text.utf8)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// How much of a file is read at a time: small enough for every boundary to be met, and the usual.
let bufferSizes = [1, 2, 3, 7, 64, 1 << 18]

/// What a reader says of one record.
struct Row: Equatable {
  var cells: [String] = []
  var raw = ""
  var place: [Int] = []
  var places: [[Int]] = []
  var malformed: [Int]?
}

extension SourceLocation {
  /// Line, column, byte.
  var numbers: [Int] { [line, column, byte] }
}

extension CSVReader {
  func telling(_ row: CSVRow) -> Row {
    Row(
      cells: (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) },
      raw: String(decoding: record, as: UTF8.self),
      place: location.numbers,
      places: (0..<row.count).map { location(of: $0).numbers },
      malformed: malformed?.numbers)
  }
}

/// Every record of a file, read with a buffer of the given size at first.
func readRows(
  _ path: String, dialect: CSVDialect = .standard, encoding: TextEncoding = .utf8,
  bufferSize: Int = 1 << 18, limit: Int = 64 << 20
) throws -> [Row] {
  let source = try ByteSource(
    InputFile(path: path), encoding: encoding, chunkSize: bufferSize)
  var reader = CSVReader(source, dialect: dialect, capacity: bufferSize, limit: limit)
  var rows: [Row] = []
  while let row = try reader.next() { rows.append(reader.telling(row)) }
  return rows
}

/// The records of a text and the error that ended them, the same whatever the buffer size.
struct Outcome: Equatable {
  var rows: [Row] = []
  var error: TabularError?

  init(_ path: String, dialect: CSVDialect = .standard, bufferSize: Int, limit: Int = 64 << 20)
    throws
  {
    let source = try ByteSource(
      InputFile(path: path), encoding: .utf8, chunkSize: bufferSize)
    var reader = CSVReader(source, dialect: dialect, capacity: bufferSize, limit: limit)
    do throws(TabularError) {
      while let row = try reader.next() { rows.append(reader.telling(row)) }
    } catch {
      self.error = error
    }
  }
}
