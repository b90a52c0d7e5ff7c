import Foundation
import Testing

/// The text of an export in which one field is called something else in every row, so that a reader
/// does not find it.
enum RenamedField {
  private static let newEnding = "_renamed"

  /// - Parameter text: of a file of any format.
  static func text(_ text: String, renaming field: String) throws -> String {
    if let first = text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) {
      if first == "<" { return text.replacing(" \(field)=\"", with: " \(field)\(newEnding)=\"") }
      if first == "{" || first == "[" || text.contains("{\"") {
        return try json(text) { rename($0, field) }
      }
    }
    return try csv(text, field)
  }

  /// A JSON text written anew with nothing changed, to compare with.
  static func rewritten(_ text: String) throws -> String {
    text.contains("{\"") || text.hasPrefix("[") || text.hasPrefix("{")
      ? try json(text) { $0 } : text
  }

  // MARK: CSV

  /// The first line is the header, in which no field holds a line break.
  private static func csv(_ text: String, _ field: String) throws -> String {
    let end = text.firstIndex(where: \.isNewline) ?? text.endIndex
    var isQuoted = false
    var cells = [""]
    for character in text[..<end] {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    let names = cells.map { $0.trimmingCharacters(in: ["\"", "\u{FEFF}"]) }
    let index = try #require(names.firstIndex(of: field), "\(field) in \(names)")
    cells[index] = "column" + newEnding
    return cells.joined(separator: ",") + text[end...]
  }

  // MARK: JSON

  /// - Parameter change: of every row.
  private static func json(_ text: String, _ change: (Any) -> Any) throws -> String {
    if let whole = try? JSONSerialization.jsonObject(with: Data(text.utf8)) {
      let changed = (whole as? [Any]).map { $0.map(change) as Any } ?? change(whole)
      // A text of several lines is told from one of a line a row.
      return try write(changed, text.contains("\n") ? .prettyPrinted : [])
    }
    return try text.split(whereSeparator: \.isNewline).map { line in
      guard let brace = line.firstIndex(of: "{"),
        let row = try? JSONSerialization.jsonObject(with: Data(line[brace...].utf8))
      else { return String(line) }
      return try line[..<brace] + write(change(row))
    }.joined(separator: "\n")
  }

  private static func write(
    _ value: Any, _ options: JSONSerialization.WritingOptions = []
  ) throws -> String {
    let data = try JSONSerialization.data(
      withJSONObject: value, options: options.union(.sortedKeys))
    return String(decoding: data, as: UTF8.self)
  }

  /// - Parameter path: names of members, parted by dots; arrays are passed through.
  private static func rename(_ value: Any, _ path: String) -> Any {
    if let array = value as? [Any] { return array.map { rename($0, path) } }
    guard let object = value as? [String: Any] else { return value }
    var renamed: [String: Any] = [:]
    for (name, value) in object {
      if name == path {
        renamed[name + newEnding] = value
      } else if path.hasPrefix(name + ".") {
        renamed[name] = rename(value, String(path.dropFirst(name.count + 1)))
      } else {
        renamed[name] = value
      }
    }
    return renamed
  }
}
