public import Disclosure

/// What stands below the tables of a report: the legend of its marks, its notes, and where it comes
/// from. The table format ends with it; the command line shows it on stderr beside a format that
/// has no room for it.
public struct ReportFooter: Sendable, Hashable {
  /// How to read the cells; empty when no cell needs explaining.
  public let legend: [String]
  public let notes: [String]
  /// Facts about the report, to be set side by side.
  public let provenance: [String]

  public init(_ report: ReleasedReport, in context: RenderContext) {
    let wording = Wording(context.language)
    let marks = Marks(in: report)
    legend = marks.legend(wording, TextStyle(context: context), report.provenance.policy)
    notes = report.notes.map {
      wording("note.\($0.key)", arguments: $0.arguments.map(\.value))
    }
    provenance = Self.facts(report.provenance, wording)
  }

  /// The footer on lines of the context's width.
  public func lines(in context: RenderContext) -> [String] {
    let style = TextStyle(context: context)
    func wrapped(_ sentences: [String]) -> [String] {
      sentences.flatMap { $0.wrapped(to: context.width) }
    }
    let reading = wrapped(legend).map(style.dim) + wrapped(notes)
    let source = Self.flow(provenance, separator: style.separator, width: context.width)
    return (reading + (reading.isEmpty ? [] : [""]) + source.map(style.dim)).map(style.drawable)
  }

  /// Facts side by side, a line broken between two of them where possible.
  private static func flow(_ facts: [String], separator: String, width: Int) -> [String] {
    var lines: [String] = []
    for fact in facts {
      if let line = lines.last,
        line.terminalWidth + separator.terminalWidth + fact.terminalWidth <= width
      {
        lines[lines.count - 1] = line + separator + fact
      } else {
        lines += fact.wrapped(to: width)
      }
    }
    return lines
  }

  private static func facts(_ provenance: Provenance, _ wording: Wording) -> [String] {
    var facts: [String] = []
    if let day = provenance.dataThrough {
      facts.append(wording("provenance.data-through", .date(day)))
    } else {
      facts.append(wording("provenance.no-data"))
    }
    if let day = provenance.asOf { facts.append(wording("provenance.as-of", .date(day))) }
    if let period = provenance.period {
      facts.append(
        wording("provenance.period", .date(period.lowerBound), .date(period.upperBound)))
    }
    facts.append(wording("provenance.time-zone", .text(provenance.timeZone)))
    let filters = provenance.filters.map { filter in
      wording("filter.\(filter.name)", .text(filter.value))
    }
    facts.append(
      filters.isEmpty
        ? wording("provenance.no-filters")
        : wording("provenance.filters", .text(filters.joined(separator: ", "))))
    let policy = provenance.policy
    facts += [
      wording(
        "provenance.policy", .integer(policy.minimumFrequency), .integer(policy.minimumGroupSize),
        .integer(policy.roundingBase)),
      wording("provenance.engine", .text(provenance.engine)),
    ]
    return facts
  }
}

/// The marks that occur in the cells of a report.
private struct Marks {
  var withheld = false
  var people = false
  var shares = false
  var below: Set<Int> = []
  var above: Set<Int> = []

  init(in report: ReleasedReport) {
    for cell in report.tables.lazy.flatMap(\.rows).joined() {
      switch cell {
      case .withheld: withheld = true
      case .released(let released): note(released.value)
      case .term, .empty: break
      }
    }
  }

  private mutating func note(_ value: CellValue) {
    switch value {
    case .people(let count):
      people = true
      switch count {
      case .below(let bound): below.insert(bound)
      case .about: break
      case .above(let bound): above.insert(bound)
      }
    case .share: shares = true
    case .text, .name, .integer, .number, .date: break
    }
  }

  func legend(_ wording: Wording, _ style: TextStyle, _ policy: Policy) -> [String] {
    /// With the bound itself, or n where several occur.
    func bounded(_ bounds: Set<Int>, _ key: String) -> String? {
      guard let bound = bounds.first else { return nil }
      return wording(key, bounds.count == 1 ? .integer(bound) : .text("n"))
    }
    return [
      withheld ? wording("legend.withheld", .text(style.withheld)) : nil,
      // Of people who are seen to be counted, zero is none of the counts it stands for.
      bounded(
        below,
        below.contains { $0 > policy.minimumFrequency } ? "legend.below-seen" : "legend.below"),
      bounded(above, "legend.above"),
      people && policy.roundingBase > 1
        ? wording("legend.rounded", .integer(policy.roundingBase)) : nil,
      shares ? wording("legend.shares") : nil,
    ].compactMap(\.self)
  }
}
