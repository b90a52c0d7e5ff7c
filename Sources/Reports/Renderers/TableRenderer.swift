public import Disclosure

/// Text for people, in their language, within the width of their terminal.
public struct TableRenderer: ReportRenderer {
  public let id = "table"
  public let fileExtension = "txt"
  public let mediaType = "text/plain; charset=utf-8"
  public let statesProvenance = true

  public init() {}

  public func render(_ report: ReleasedReport, in context: RenderContext) -> [UInt8] {
    let style = TextStyle(context: context)
    var blocks = [Self.heading(report, style)]
    for table in report.tables {
      blocks.append(Self.lines(of: table, headed: report.tables.count > 1, style))
    }
    blocks.append(ReportFooter(report, in: context).lines(in: context))
    let lines = blocks.joined(separator: [""]).map(style.drawable)
    return Array(lines.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
  }

  private static func heading(_ report: ReleasedReport, _ style: TextStyle) -> [String] {
    let wording = Wording(style.context.language)
    let title =
      report.subject.map { wording("about.\(report.id)", .text($0.value)) }
      ?? wording("report.\(report.id)")
    let lead = wording.ifWorded("lead.\(report.id)")
    let width = style.context.width
    return title.wrapped(to: width).map(style.bold) + (lead?.wrapped(to: width) ?? [])
  }

  private static func lines(
    of table: ReleasedTable, headed: Bool, _ style: TextStyle
  ) -> [String] {
    let wording = Wording(style.context.language)
    let heading = headed ? [style.bold(wording("table.\(table.id)"))] : []
    let lines = HeatMap(table, style)?.lines() ?? TextTable(table, style).lines()
    return heading + lines + (table.rows.isEmpty ? [wording("legend.empty")] : [])
  }
}

extension TextTable {
  fileprivate init(_ table: ReleasedTable, _ style: TextStyle) {
    let wording = Wording(style.context.language)
    columns = table.columns.enumerated().map { index, column in
      Column(
        heading: wording("column.\(column.id)"),
        alignment: column.alignsRight(above: table.rows.map { $0[index] }) ? .right : .left)
    }
    let rank = table.columns.firstIndex { $0.id == "rank" }
    rows = table.rows.map { row in
      Row(
        cells: zip(row, table.columns).map { Cell($0, in: $1, style) },
        isEmphasised: rank.map { row[$0].isPodium } ?? false)
    }
    self.style = style
  }
}

extension TextTable.Cell {
  /// Whole names but for the longest; other words may lose more.
  private static let (name, words) = (22, 14)

  fileprivate init(_ cell: Cell, in column: Column, _ style: TextStyle) {
    let language = style.context.language
    switch cell {
    case .released(let released):
      let format = LocalFormat(language: language)
      text = format.text(released.value, decimals: column.decimals).visible
      kept =
        switch released.value {
        case .name: Self.name
        case .text: Self.words
        case .integer, .number, .people, .share, .date: .max
        }
    case .term(let term):
      text = Wording(language)("term.\(term.key)")
      kept = Self.words
    case .empty:
      text = ""
      kept = 0
    case .withheld:
      text = style.withheld
      kept = .max
    }
  }
}

extension Column {
  fileprivate var decimals: Int {
    switch kind {
    case .number(let decimals): decimals
    case .text: 1
    }
  }

  /// Numbers do, and so do days, whose numbers have one or two digits.
  fileprivate func alignsRight(above cells: [Cell]) -> Bool {
    if kind != .text { return true }
    return !cells.isEmpty && cells.allSatisfy(\.isDate)
  }
}

extension Cell {
  fileprivate var isDate: Bool {
    if case .released(let released) = self, case .date = released.value { return true }
    return false
  }

  fileprivate var isPodium: Bool {
    guard case .released(let released) = self else { return false }
    guard case .integer(let rank) = released.value else { return false }
    return (1...3).contains(rank)
  }
}
