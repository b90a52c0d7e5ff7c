import Analytics

/// What a metric counts, as a page of docs/metrics: its own documentation and nothing else.
public struct MetricPage: Sendable {
  /// Also the name of the file.
  public let id: String
  public let markdown: String

  /// One a metric, in the order of the registry.
  public static let all: [MetricPage] = MetricRegistry.all.map { metric in
    MetricPage(
      id: "\(metric.id)",
      markdown: """
        # \(metric.id)

        \(metric.documentation)

        *Made from `\(metric)` by `make docs`.*

        """)
  }
}
