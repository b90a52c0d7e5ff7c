/// One table laid out in columns of display cells.
///
/// Words give way before numbers, and names last: headings take up to three lines, then long texts
/// are shortened, then columns that still find no room continue below, beside the same leading
/// columns. Numbers are never shortened and columns never dropped.
struct TextTable {
  struct Column {
    var heading: String
    var alignment: TextAlignment
  }

  struct Cell {
    var text: String
    /// Cells it keeps; beyond them it may lose its end before columns continue below.
    var kept: Int

    fileprivate var floor: Int { min(text.terminalWidth, kept) }
  }

  struct Row {
    var cells: [Cell]
    var isEmphasised: Bool
  }

  let columns: [Column]
  let rows: [Row]
  let style: TextStyle

  private static let headingLines = 1...3
  private static let gutter = "  "

  func lines() -> [String] {
    let banks = banks()
    return banks.enumerated().flatMap { index, bank in
      (index > 0 ? [""] : []) + lines(of: bank)
    }
  }

  private func lines(of bank: [Int]) -> [String] {
    let widths = fit(bank) ?? floors(bank)
    let headings = zip(bank, widths).map { columns[$0].heading.wrapped(to: $1) }
    let height = headings.map(\.count).max() ?? 0
    var lines: [String] = []
    for line in 0..<height {
      let words = headings.map { heading in
        // Short headings stand at the bottom, next to their numbers.
        let index = line - (height - heading.count)
        return index >= 0 ? heading[index] : ""
      }
      lines.append(joined(words, bank, widths))
    }
    let width = widths.reduce(0, +) + Self.gutter.count * (widths.count - 1)
    lines.append(style.dim(String(repeating: style.rule, count: width)))
    for row in rows {
      let texts = zip(bank, widths).map { column, width in
        row.cells[column].text.shortened(to: width, ellipsis: style.ellipsis)
      }
      let line = joined(texts, bank, widths)
      lines.append(row.isEmphasised ? style.bold(line) : line)
    }
    return lines
  }

  private func joined(_ texts: [String], _ bank: [Int], _ widths: [Int]) -> String {
    var line = ""
    for (index, text) in texts.enumerated() {
      if index > 0 { line += Self.gutter }
      line += text.padded(to: widths[index], columns[bank[index]].alignment)
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  // MARK: - Widths

  /// Columns set side by side: all of them, or as many as fit at a time after the leading ones.
  private func banks() -> [[Int]] {
    let all = Array(columns.indices)
    if columns.isEmpty || fit(all) != nil { return [all] }
    let leading = columns.prefix(2).firstIndex { $0.alignment == .left } ?? 0
    let key = Array(0...leading)
    var banks: [[Int]] = []
    var bank = key
    for column in all.dropFirst(key.count) {
      if bank.count > key.count, fit(bank + [column]) == nil {
        banks.append(bank)
        bank = key
      }
      bank.append(column)
    }
    // A column alone below is company for nobody: it takes one from above along.
    if bank.count == key.count + 1, let above = banks.last, above.count > key.count + 2 {
      banks[banks.count - 1].removeLast()
      bank = key + above.suffix(1) + bank.suffix(1)
    }
    return banks + [bank]
  }

  /// The widths with the fewest lines of headings and the least shortening; nil when the columns do
  /// not fit side by side.
  private func fit(_ bank: [Int]) -> [Int]? {
    let available = style.context.width - Self.gutter.count * (bank.count - 1)
    var widths: [Int] = []
    for lines in Self.headingLines {
      widths = bank.map { max(contentWidth($0), headingWidth($0, lines: lines)) }
      if widths.reduce(0, +) <= available { return widths }
    }
    let floors = floors(bank)
    guard floors.reduce(0, +) <= available else { return nil }
    while widths.reduce(0, +) > available {
      let widest = bank.indices
        .filter { widths[$0] > floors[$0] }
        .max { widths[$0] < widths[$1] }
      guard let widest else { return nil }
      widths[widest] -= 1
    }
    return widths
  }

  private func floors(_ bank: [Int]) -> [Int] {
    bank.map { column in
      max(
        rows.map(\.cells[column].floor).max() ?? 0,
        headingWidth(column, lines: Self.headingLines.upperBound))
    }
  }

  private func contentWidth(_ column: Int) -> Int {
    rows.map(\.cells[column].text.terminalWidth).max() ?? 0
  }

  /// The narrowest width at which a heading takes at most `lines` lines, its words unbroken.
  private func headingWidth(_ column: Int, lines: Int) -> Int {
    let heading = columns[column].heading
    let words = heading.split(separator: " ").map { String($0).terminalWidth }
    let narrowest = max(1, words.max() ?? 1)
    return (narrowest...max(narrowest, heading.terminalWidth))
      .first { heading.wrapped(to: $0).count <= lines } ?? heading.terminalWidth
  }
}
