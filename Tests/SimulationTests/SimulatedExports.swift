import Foundation
import Simulation
import Testing

/// A simulation written to a directory of its own, read back into memory and removed.
struct SimulatedExports {
  let simulation: Simulation
  let summary: Simulation.Summary
  let truth: Truth
  let bytes: [String: Data]
  private let tables: [String: Table]

  init(members: Int, weeks: Int, seed: UInt64) throws {
    simulation = try Simulation(members: members, weeks: weeks, seed: seed)
    let directory = try TemporaryDirectory()
    defer { directory.remove() }
    summary = try simulation.write(to: directory.path)
    truth = try Truth(contentsOf: directory.url.appendingPathComponent("truth.json"))
    bytes = try directory.contents()
    tables = bytes.filter { $0.key.hasSuffix(".csv") }.mapValues(Table.init)
  }

  /// The size that ships with the project, from a few seeds, made once for all tests.
  static func sample(seed: UInt64) throws -> SimulatedExports {
    try #require(samples[seed]).get()
  }

  static let seeds: [UInt64] = [7, 21, 300]

  private static let samples = Dictionary(
    uniqueKeysWithValues: seeds.map { seed in
      (seed, Result { try SimulatedExports(members: 240, weeks: 52, seed: seed) })
    })

  /// A table of no columns if there is no such file.
  func table(_ name: String) -> Table { tables[name] ?? Table(Data()) }
}

struct TemporaryDirectory {
  let url: URL
  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("simulation-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      contents[name] = try Data(contentsOf: url.appendingPathComponent(name))
    }
    return contents
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}

/// A CSV file of the simulation: quotes are read, line breaks in fields do not occur.
struct Table {
  let columns: [String]
  let rows: [[String]]

  init(_ data: Data) {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in [UInt8](data) {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n"):
        row.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        guard byte == UInt8(ascii: "\n") else { continue }
        rows.append(row)
        row.removeAll(keepingCapacity: true)
      default: field.append(byte)
      }
    }
    columns = rows.isEmpty ? [] : rows.removeFirst()
    self.rows = rows
  }

  /// The values of a column, row by row; none if there is no such column.
  subscript(column: String) -> [String] {
    guard let index = columns.firstIndex(of: column) else { return [] }
    return rows.map { $0[index] }
  }
}
