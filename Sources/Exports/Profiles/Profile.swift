import Tabular

/// A description of foreign CSV exports, written in YAML: which files there are, how they are
/// written, and which canonical records their rows make. docs/formats.md describes the language.
public struct Profile: Sendable {
  public let name: String
  /// The identifier of the time zone that the exports are written in; the import may override it.
  public let timeZone: String?
  let files: [FileRule]
}

extension Profile {
  /// One kind of file, told by its header.
  struct FileRule: Sendable {
    /// The columns that a header must have to be this file's, by alias or by name.
    let columns: [String]
    let form: CSVForm
    let values: ValueForm
    /// Names that a column may have in the file, by the name it has in the profile.
    let aliases: [String: [String]]
    let content: Content

    enum Content: Sendable {
      /// Nothing in the file is needed, and why.
      case skipped(String)
      case records(RowRule)
    }
  }

  /// How cells are written.
  struct ValueForm: Sendable {
    var missing: [String] = []
    var decimalMark = UInt8(ascii: ".")
    /// Empty where dates are written in the canonical form.
    var dates: [DateFormat] = []
  }

  /// What is done with every row of a file.
  struct RowRule: Sendable {
    let joins: [JoinRule]
    let drops: [RowFilter]
    let records: [RecordRule]
  }

  /// Columns of another file in the same directory, found by a key that both files have.
  struct JoinRule: Sendable {
    let file: String
    let key: String
    let columns: [String]
  }

  struct RowFilter: Sendable {
    let rule: DropRule
    let column: String
    let test: DropPlan.Test
  }

  struct RecordRule: Sendable {
    let kind: CanonicalKind
    let cells: [(column: Column, expression: Expression)]
  }

  /// What fills one canonical column.
  indirect enum Expression: Sendable {
    case column(String)
    case constant(String)
    /// `{column}` in braces, other text as it stands.
    case template([Piece])
    case mapped(Expression, ValueMap)
    case days(Expression, from: Expression)

    enum Piece: Sendable {
      case column(String)
      case text(String)
    }
  }
}

extension Profile.FileRule {
  /// Whether all the columns that tell this file are in the header.
  func matches(_ header: Header) -> Bool {
    columns.allSatisfy { index(of: $0, in: header) != nil }
  }

  func index(of name: String, in header: Header) -> Int? {
    ([name] + (aliases[name] ?? [])).lazy.compactMap { header.index(of: $0) }.first
  }
}
