/// A JSON text in the making. Keys keep the order they are given in.
public enum JSONValue {
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// A number that is not finite, which JSON cannot write, becomes null.
  case number(Double)
  case bool(Bool)
  case null

  /// On one line.
  var compact: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.key)):\($0.value.compact)" }.joined(separator: ",")
        + "}"
    case .array(let elements):
      "[" + elements.map(\.compact).joined(separator: ",") + "]"
    case .string(let text): Self.quoted(text)
    case .integer(let integer): String(integer)
    case .number(let number): number.significantDigits ?? "null"
    case .bool(let bool): String(bool)
    case .null: "null"
    }
  }

  /// On lines indented by two spaces. An object of one or two plain values, such as a coded count
  /// or a column, stays on its line, and so does an array of one.
  public func pretty(indent: String = "") -> String {
    let deeper = indent + "  "
    func block(_ open: String, _ lines: [String], _ close: String) -> String {
      open + "\n" + lines.map { deeper + $0 }.joined(separator: ",\n") + "\n" + indent + close
    }
    switch self {
    case .object(let members) where members.isEmpty: return "{}"
    case .object(let members) where members.count <= 2 && members.allSatisfy(\.value.isPlain):
      let inside = members.map { "\(Self.quoted($0.key)): \($0.value.compact)" }
      return "{" + inside.joined(separator: ", ") + "}"
    case .object(let members):
      return block(
        "{", members.map { "\(Self.quoted($0.key)): \($0.value.pretty(indent: deeper))" }, "}")
    case .array(let elements) where elements.isEmpty: return "[]"
    case .array(let elements) where elements.count == 1 && elements[0].isPlain:
      return "[\(elements[0].compact)]"
    case .array(let elements):
      return block("[", elements.map { $0.pretty(indent: deeper) }, "]")
    case .string, .integer, .number, .bool, .null: return compact
    }
  }

  private var isPlain: Bool {
    switch self {
    case .object, .array: false
    case .string, .integer, .number, .bool, .null: true
    }
  }

  /// RFC 8259. Whatever a terminal would obey is escaped too: JSON is also read on screens.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.actsOnTerminal:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
