import Activity
import Foundation

// The raw files of open data, read by plain splitting: none of the code under test is used.

/// A CSV file without quotes or line breaks in its cells, beyond quotes around a whole cell.
struct RawCSV {
  private let columns: [String: Int]
  private let rows: [[Substring]]

  init(_ folder: URL, _ name: String) throws {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
        cell.hasPrefix("\"") ? cell.dropFirst().dropLast() : cell
      }
    }
    columns = Dictionary(uniqueKeysWithValues: lines[0].enumerated().map { (String($1), $0) })
    rows = Array(lines.dropFirst())
  }

  /// The cells of a few columns, row by row.
  func cells(_ names: String...) -> [[String]] {
    let indices = names.map { columns[$0] ?? 0 }
    return rows.map { row in indices.map { String(row[$0]) } }
  }
}

/// An XML dump of Stack Exchange: a row a line, its attributes in double quotes.
struct RawDump {
  let rows: [[String: String]]

  init(_ folder: URL, _ name: String) throws {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    rows = text.split(whereSeparator: \.isNewline).filter { $0.contains("<row ") }.map { line in
      // Id="1" PostTypeId="2": names stand before the odd quotes, values after them.
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      var attributes: [String: String] = [:]
      for index in stride(from: 0, to: parts.count - 1, by: 2) {
        let name = parts[index].split(separator: " ").last?.dropLast() ?? ""
        attributes[String(name)] = String(parts[index + 1])
      }
      return attributes
    }
  }
}

extension [String: String] {
  /// The UTC day of an attribute such as 2018-02-06T20:19:50.957.
  func day(_ name: String) -> Day? { self[name].flatMap { Day(String($0.prefix(10))) } }
}
