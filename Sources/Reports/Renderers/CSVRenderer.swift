public import Disclosure

/// Rows for spreadsheets and statistics: RFC 4180 with plain line feeds, UTF-8 without a mark.
///
/// A report of one table gives its columns; a report of several gives a first column `table` and
/// the columns of all of them. Line feeds rather than CRLF: every reader of CSV takes them, and so
/// do the line tools of a shell. Nothing is localised. CSV has no room for where a report comes
/// from.
public struct CSVRenderer: ReportRenderer {
  public let id = "csv"
  public let fileExtension = "csv"
  public let mediaType = "text/csv; charset=utf-8; header=present"
  public let statesProvenance = false

  public init() {}

  public func render(_ report: ReleasedReport, in context: RenderContext) -> [UInt8] {
    let tables = report.tables
    guard !tables.isEmpty else { return [] }
    let severalTables = tables.count > 1
    var ids: [String] = []
    for id in tables.lazy.flatMap(\.columns).map(\.id) where !ids.contains(id) { ids.append(id) }
    var records = [(severalTables ? ["table"] : []) + ids]
    for table in tables {
      let positions = ids.map { id in table.columns.firstIndex { $0.id == id } }
      for row in table.rows {
        let fields = positions.map { $0.map { Self.field(row[$0]) } ?? "" }
        records.append((severalTables ? [table.id] : []) + fields)
      }
    }
    return Array(records.map { Self.line($0) }.joined().utf8)
  }

  private static func line(_ fields: [String]) -> String {
    // A record of one empty field would be a blank line, which many readers skip.
    fields == [""] ? "\"\"\n" : fields.map(quoted).joined(separator: ",") + "\n"
  }

  private static func field(_ cell: Cell) -> String {
    switch cell {
    case .released(let released): field(released.value)
    case .term(let term): term.key
    case .empty: ""
    case .withheld: "withheld"
    }
  }

  private static func field(_ value: CellValue) -> String {
    switch value {
    case .text(let text): text.asNoFormula
    case .name(.named(let name)): name.asNoFormula
    case .name(.anonymous): "anonymous"
    case .integer(let integer): String(integer)
    case .number(let number): digits(number)
    case .people(.below(let bound)): "<\(bound)"
    case .people(.about(let count)): "\(count)"
    case .people(.above(let bound)): ">\(bound)"
    case .share(.below(let bound)): "<" + digits(bound)
    case .share(.about(let share)): digits(share)
    case .share(.above(let bound)): ">" + digits(bound)
    case .date(let date): date.description
    }
  }

  private static func digits(_ number: Double) -> String {
    number.significantDigits ?? ""
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"")
        || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return field }
    var quoted = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

extension String {
  /// A text that a spreadsheet would run as a formula, made text by an apostrophe.
  ///
  /// - Source: OWASP, CSV injection.
  public var asNoFormula: String {
    guard let first = unicodeScalars.first, String.formulaStarts.contains(first) else {
      return self
    }
    return "'" + self
  }

  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]
}
