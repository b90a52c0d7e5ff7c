public import Disclosure

/// JSON by the line, for streams: first the report without its rows, then every row with the table
/// it belongs to.
public struct NDJSONRenderer: ReportRenderer {
  public let id = "ndjson"
  public let fileExtension = "ndjson"
  public let mediaType = "application/x-ndjson"
  public let statesProvenance = true

  public init() {}

  public func render(_ report: ReleasedReport, in context: RenderContext) -> [UInt8] {
    var lines = [JSONDocument(report: report).object(withRows: false).compact]
    for table in report.tables {
      for row in JSONDocument.rows(of: table) {
        lines.append(JSONValue.object([("table", .string(table.id))] + row).compact)
      }
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }
}
