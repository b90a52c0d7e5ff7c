import Disclosure
import Testing

@testable import Reports

@Suite("Heat map")
struct HeatMapTests {
  private static let columns = [
    Column("weekday", .text), Column("hours_00_03", .number(decimals: 0)),
    Column("hours_03_06", .number(decimals: 0)), Column("hours_06_09", .number(decimals: 0)),
    Column("hours_09_12", .number(decimals: 0)), Column("hours_12_15", .number(decimals: 0)),
    Column("hours_15_18", .number(decimals: 0)), Column("hours_18_21", .number(decimals: 0)),
    Column("hours_21_24", .number(decimals: 0)),
  ]

  private static func week(_ days: [Cell]...) -> ReleasedReport {
    let names = [
      Term("monday"), Term("tuesday"), Term("wednesday"), Term("thursday"), Term("friday"),
      Term("saturday"), Term("sunday"),
    ]
    return Sample.report(
      ReleasedTable(
        id: "moments", columns: columns,
        rows: days.enumerated().map { [.term(names[$0])] + $1 }, presentation: .heatMap))
  }

  private static func counts(_ counts: CodedCount...) -> [Cell] { counts.map(Cell.people) }

  /// Of communities of 40 and 25 people.
  private static let sample = week(
    counts(
      .below(5), .about(5), .about(10), .about(15), .about(20), .about(25), .about(30), .above(35)),
    counts(
      .below(5), .below(5), .below(5), .about(35), .about(30), .below(5), .below(5), .below(5)),
    [.withheld]
      + counts(
        .below(5), .below(5), .below(5), .below(5), .below(5), .below(5), .below(5)))

  private func text(
    _ report: ReleasedReport, _ language: Language = .english, width: Int = 80,
    color: Bool = false, unicode: Bool = true
  ) -> String {
    let context = RenderContext(
      language: language, width: width, color: color, unicode: unicode)
    return String(decoding: TableRenderer().render(report, in: context), as: UTF8.self)
  }

  @Test func `beside each count stands a shade, and below the map what each shade means`() {
    #expect(
      text(Self.sample).contains(
        """
        Weekday     00-03   03-06   06-09   09-12   12-15   15-18   18-21   21-24
        ─────────────────────────────────────────────────────────────────────────
        Monday         <5  ░░   5  ▒▒  10  ▒▒  15  ▓▓  20  ▓▓  25  ██  30  ██ >35
        Tuesday        <5      <5      <5  ██  35  ██  30      <5      <5      <5
        Wednesday       ·      <5      <5      <5      <5      <5      <5      <5
        People by shade: ░ 5, ▒ 10 to 15, ▓ 20 to 25, █ 30 to >35

        """))
  }

  @Test func `in French too`() {
    let lines = text(Self.sample, .french).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("Mercredi") })
    #expect(
      lines.contains("Personnes selon la teinte\u{A0}: ░ 5, ▒ 10 à 15, ▓ 20 à 25, █ 30 à >35"))
  }

  @Test(
    "every line fits, and no count is lost, whatever the width",
    arguments: [40, 56, 57, 60, 72, 80, 200], Language.allCases)
  func fits(width: Int, language: Language) {
    let shown = text(Self.sample, language, width: width)
    for line in shown.split(separator: "\n") {
      #expect(String(line).terminalWidth <= width, "\(line)")
    }
    #expect(shown.matches(of: /<5\b/).count >= 13)
    #expect(shown.contains(">35"))
  }

  @Test func `in little room shades and gaps are smaller`() {
    #expect(
      text(Self.sample, width: 57).contains(
        """
        Weekday   00-03 03-06 06-09 09-12 12-15 15-18 18-21 21-24
        ─────────────────────────────────────────────────────────
        Monday       <5 ░   5 ▒  10 ▒  15 ▓  20 ▓  25 █  30 █ >35
        """))
    #expect(!text(Self.sample, width: 56).contains("by shade"))
  }

  @Test func `a terminal of plain signs, and one that is too narrow, get the figures alone`() {
    for shown in [text(Self.sample, unicode: false), text(Self.sample, width: 40)] {
      #expect(shown.contains("00-03") && shown.contains(">35"))
      #expect(!shown.contains { "░▒▓█".contains($0) })
      #expect(!shown.contains("by shade"))
    }
    #expect(text(Self.sample, unicode: false).utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("colour is ornament: the text is the same without it", arguments: Language.allCases)
  func color(language: Language) {
    let colored = text(Self.sample, language, color: true)
    #expect(colored.contains("\u{1B}["))
    #expect(colored.replacing(/\u{1B}\[[0-9]+m/, with: "") == text(Self.sample, language))
  }

  @Test func `one code, one shade: equal figures are shaded alike, higher ones never lighter`() {
    let cells = text(Self.sample).matches(of: /([░▒▓█]{2}) +>?(\d+)/)
      .map { (shade: String($0.1.prefix(1)), count: Int($0.2) ?? 0) }
      .sorted { $0.count < $1.count }
    #expect(cells.count == 9)
    let order = ["░", "▒", "▓", "█"]
    for (low, high) in zip(cells, cells.dropFirst()) {
      let (a, b) = (order.firstIndex(of: low.shade) ?? 9, order.firstIndex(of: high.shade) ?? -1)
      #expect(low.count == high.count ? a == b : a <= b)
    }
  }

  @Test func `where nothing can be shaded the table is one of figures`() {
    let below = Self.counts(
      .below(5), .below(5), .below(5), .below(5), .below(5), .below(5), .below(5), .below(5))
    let withheld = [Cell](repeating: .withheld, count: 8)
    for day in [below, withheld] {
      let shown = text(Self.week(day))
      #expect(shown.contains("Monday "))
      #expect(!shown.contains("by shade"))
    }
    #expect(text(Self.week()).contains("Nothing to show here."))
  }

  @Test(
    "formats for programs carry the coded counts and no shade",
    arguments: ["json", "ndjson", "csv"])
  func programs(id: String) throws {
    let renderer = try #require(RendererRegistry.renderer(id))
    func rendered(_ presentation: ReleasedTable.Presentation) -> String {
      let table = Self.sample.tables[0]
      let report = Sample.report(
        ReleasedTable(
          id: "moments", columns: table.columns, rows: table.rows, presentation: presentation))
      return String(decoding: renderer.render(report, in: RenderContext()), as: UTF8.self)
    }
    #expect(rendered(.heatMap) == rendered(.columns))
    let monday =
      switch id {
      case "csv": "monday,<5,5,10,15,20,25,30,>35\n"
      case "ndjson": #""weekday":"monday","hours_00_03":{"below":5},"hours_03_06":{"about":5}"#
      default: #""hours_21_24": {"above": 35}"#
      }
    #expect(rendered(.heatMap).contains(monday))
  }
}
