public import Disclosure

/// Turns a released report into bytes. A new format is one file in `Renderers` and one line in
/// `RendererRegistry`.
public protocol ReportRenderer: Sendable {
  /// What `--format` takes.
  var id: String { get }
  /// Without the dot.
  var fileExtension: String { get }
  var mediaType: String { get }
  /// Whether the output says by itself where the report comes from. Where the format has no room
  /// for it, whoever prints the report shows `ReportFooter` beside it.
  var statesProvenance: Bool { get }

  /// The whole output in UTF-8, ending with a line break unless empty. The same report in the same
  /// context gives the same bytes.
  func render(_ report: ReleasedReport, in context: RenderContext) -> [UInt8]
}

/// Every output format; the first is the default.
public enum RendererRegistry {
  public static let all: [any ReportRenderer] = [
    TableRenderer(), JSONRenderer(), NDJSONRenderer(), CSVRenderer(),
  ]

  public static func renderer(_ id: String) -> (any ReportRenderer)? {
    all.first { $0.id == id }
  }
}

/// Who reads, and on what. Formats for programs ignore it.
public struct RenderContext: Sendable, Hashable {
  public var language: Language
  /// Display cells in a line.
  public var width: Int
  /// Ornament only: the text is the same without it.
  public var color: Bool
  /// Off on a terminal that draws ASCII only (`TERM=dumb`): rules, ellipses and no-break spaces
  /// are then plain. The letters of names are left as they are.
  public var unicode: Bool

  public init(
    language: Language = .english, width: Int = 80, color: Bool = false, unicode: Bool = true
  ) {
    self.language = language
    self.width = width
    self.color = color
    self.unicode = unicode
  }
}
