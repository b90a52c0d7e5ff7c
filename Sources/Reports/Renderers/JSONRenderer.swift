public import Disclosure

/// One JSON object, for programs: keys and values as documented in docs/json.md, nothing localised.
public struct JSONRenderer: ReportRenderer {
  public let id = "json"
  public let fileExtension = "json"
  public let mediaType = "application/json"
  public let statesProvenance = true

  public init() {}

  public func render(_ report: ReleasedReport, in context: RenderContext) -> [UInt8] {
    Array((JSONDocument(report: report).object(withRows: true).pretty() + "\n").utf8)
  }
}
