internal import Disclosure

/// A table of counts of people drawn as a map: beside each count a shade, darker where there are
/// more. A shade follows from the count that is printed beside it, and from the others in the table.
struct HeatMap {
  private let headings: [String]
  private let rows: [Row]
  /// The highest number printed; each shade stands for a quarter of it.
  private let highest: Int
  private let style: TextStyle
  private let layout: Layout

  private struct Row {
    let name: String
    /// nil is withheld.
    let counts: [CodedCount?]
  }

  private static let shades: [Character] = ["░", "▒", "▓", "█"]

  /// - Returns: nil where a table of plain figures serves better: on a terminal that draws ASCII
  ///   only, where shades find no room, and where there is nothing to shade.
  init?(_ table: ReleasedTable, _ style: TextStyle) {
    guard table.presentation == .heatMap, style.context.unicode else { return nil }
    let wording = Wording(style.context.language)
    var rows: [Row] = []
    for cells in table.rows {
      guard case .term(let term)? = cells.first else { return nil }
      var counts: [CodedCount?] = []
      for cell in cells.dropFirst() {
        switch cell {
        case .withheld: counts.append(nil)
        case .released(let released):
          guard case .people(let count) = released.value else { return nil }
          counts.append(count)
        case .term, .empty: return nil
        }
      }
      rows.append(Row(name: wording("term.\(term.key)"), counts: counts))
    }
    self.rows = rows
    self.style = style
    headings = table.columns.map { wording("column.\($0.id)") }
    highest = rows.flatMap(\.counts).compactMap(\.?.shaded).max() ?? 0
    let format = LocalFormat(language: style.context.language)
    let layout = Layout(
      names: ([headings.first ?? ""] + rows.map(\.name)).map(\.terminalWidth).max() ?? 0,
      figures: rows.flatMap(\.counts).map { Self.text($0, format, style).terminalWidth }.max() ?? 0,
      columns: headings.count - 1, heading: headings.dropFirst().map(\.terminalWidth).max() ?? 0,
      width: style.context.width)
    guard highest > 0, let layout else { return nil }
    self.layout = layout
  }

  func lines() -> [String] {
    let format = LocalFormat(language: style.context.language)
    let heading = zip(headings, headings.indices).map { text, index in
      index == 0 ? text.padded(to: layout.names, .left) : text.padded(to: layout.cell, .right)
    }
    let body = rows.map { row in
      ([row.name.padded(to: layout.names, .left)] + row.counts.map { cell($0, format) })
        .joined(separator: layout.gutter)
    }
    let width = layout.names + (headings.count - 1) * (layout.gutter.count + layout.cell)
    let rule = style.dim(String(repeating: style.rule, count: width))
    let legend = legend(format).wrapped(to: style.context.width).map(style.dim)
    return [heading.joined(separator: layout.gutter), rule] + body + legend
  }

  private func cell(_ count: CodedCount?, _ format: LocalFormat) -> String {
    let figure = Self.text(count, format, style)
    guard let count, let level = level(of: count) else {
      return style.dim(figure.padded(to: layout.cell, .right))
    }
    return String(repeating: Self.shades[level], count: layout.shade)
      + figure.padded(to: layout.cell - layout.shade, .right)
  }

  private static func text(
    _ count: CodedCount?, _ format: LocalFormat, _ style: TextStyle
  ) -> String {
    count.map(format.people) ?? style.withheld
  }

  /// The position of a shade; nil for counts under k, which bear none.
  private func level(of count: CodedCount) -> Int? {
    count.shaded.map { (Self.shades.count * $0 - 1) / highest }
  }

  /// The counts that stand beside each shade.
  private func legend(_ format: LocalFormat) -> String {
    let wording = Wording(style.context.language)
    let counts = rows.flatMap(\.counts).compactMap { $0 }
      .sorted { $0.position < $1.position }
    let shades = Self.shades.indices.compactMap { index -> String? in
      let shaded = counts.filter { level(of: $0) == index }.map(format.people)
      guard let first = shaded.first, let last = shaded.last else { return nil }
      let shade = String(Self.shades[index])
      return first == last
        ? "\(shade) \(first)" : wording("legend.shade", .text(shade), .text(first), .text(last))
    }
    return wording("legend.shades", .text(shades.joined(separator: ", ")))
  }

  /// Widths in cells of the terminal.
  private struct Layout {
    let names: Int
    /// Shade, gap and figure together.
    let cell: Int
    let shade: Int
    let gutter: String

    /// Shade, gap and gutter, the roomiest first.
    private static let choices = [(3, 1, 2), (2, 1, 2), (1, 1, 2), (1, 0, 2), (1, 1, 1), (1, 0, 1)]

    /// - Returns: nil where not even the tightest choice fits.
    init?(names: Int, figures: Int, columns: Int, heading: Int, width: Int) {
      for (shade, gap, gutter) in Layout.choices {
        let cell = max(heading, shade + gap + figures)
        if names + columns * (gutter + cell) <= width {
          self.names = names
          self.cell = cell
          self.shade = shade
          self.gutter = String(repeating: " ", count: gutter)
          return
        }
      }
      return nil
    }
  }
}

extension CodedCount {
  /// The number printed; nil for counts under k.
  fileprivate var shaded: Int? {
    switch self {
    case .below: nil
    case .about(let number), .above(let number): number
    }
  }

  /// At the same number below < about < above.
  fileprivate var position: (Int, Int) {
    switch self {
    case .below(let number): (number, 0)
    case .about(let number): (number, 1)
    case .above(let number): (number, 2)
    }
  }
}
