import Disclosure
import TestSupport
import Testing

@testable import Reports

@Suite("Table alignment")
struct TableAlignmentTests {
  @Test("columns stay aligned whatever the characters", arguments: UInt64(1)...60)
  func alignment(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<8).map { index -> [Cell] in
      [
        .text(randomText(&random)), .integer(Int.random(in: 0..<1_000_000, using: &random)),
        .name(randomText(&random)), .integer(Int.random(in: 1...99, using: &random)),
        index == 3 ? .withheld : .number(Double.random(in: 0..<1e4, using: &random)),
      ]
    }
    let table = ReleasedTable(
      id: "status",
      columns: [
        Column("subject", .text), Column("count", .number(decimals: 0)), Column("creator", .text),
        Column("people", .number(decimals: 0)), Column("points", .number(decimals: 2)),
      ], rows: rows)
    let context = RenderContext(
      language: .french, width: Int.random(in: 75...110, using: &random))
    let text = String(
      decoding: TableRenderer().render(Sample.report(table), in: context), as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    guard let rule = lines.firstIndex(where: { $0.allSatisfy { $0 == "─" } }) else {
      Issue.record("no rule, seed \(seed)")
      return
    }
    // The last column is to the right and never empty, so every row ends where the rule does.
    for line in lines[(rule + 1)...(rule + rows.count)] {
      #expect(
        line.terminalWidth == lines[rule].terminalWidth, "seed \(seed): \(line.debugDescription)")
    }
    #expect(lines[rule].terminalWidth <= context.width, "seed \(seed)")
  }

  private func randomText(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "a", "é", "e\u{301}", "日", "本", " ", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
      "\u{1F1EB}\u{1F1F7}", "1\u{FE0F}\u{20E3}", "\u{200B}", "\u{1B}", "\n", "\u{202E}", "한",
      "\u{1112}\u{1161}\u{11AB}", "\u{928}\u{93F}", "\u{5E9}\u{5B8}", "\u{301}", "ＡＢ", "…",
    ]
    return (0..<Int.random(in: 0...30, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }
      .joined()
  }
}
