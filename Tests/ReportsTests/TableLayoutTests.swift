import Disclosure
import Testing

@testable import Reports

/// What gives way where the columns of a report are wider than the terminal.
@Suite("Table layout")
struct TableLayoutTests {
  static let champions = Sample.report(
    ReleasedTable(
      id: "champions",
      columns: [
        Column("rank", .number(decimals: 0)), Column("creator", .text), Column("team", .text),
        Column("potential", .number(decimals: 1)), Column("weeks", .number(decimals: 1)),
        Column("acts_per_week", .number(decimals: 2)),
        Column("thanks_per_act", .number(decimals: 2)), Column("reach", .number(decimals: 1)),
        Column("topics", .number(decimals: 0)), Column("newcomers_helped", .number(decimals: 0)),
        Column("mobilised", .number(decimals: 0)),
      ],
      rows: [
        [
          .integer(1), .name("Abdoulaye Gauthier"), .text("Atelier logistique Orléans"),
          .number(148.5), .number(17.6), .number(1.49), .number(4.65), .number(4.1), .integer(2),
          .integer(6), .people(.below(5)),
        ],
        [
          .integer(2), .name("Anne-Laure Grandjean"), .text("Lyon Bel-Air"),
          .number(95.4), .number(15), .number(1.61), .number(2.97), .number(5.6), .integer(2),
          .integer(6), .empty,
        ],
      ]))

  static let board = Sample.report(
    ReleasedTable(
      id: "standings",
      columns: [
        Column("rank", .number(decimals: 0)), Column("member", .text), Column("team", .text),
        Column("points", .number(decimals: 0)), Column("tips", .number(decimals: 0)),
        Column("thanks", .number(decimals: 0)), Column("comments", .number(decimals: 0)),
        Column("challenges", .number(decimals: 0)),
      ],
      rows: [
        [
          .integer(1), .name("Abdoulaye Gauthier"), .text("Atelier logistique Orléans"),
          .integer(205), .integer(9), .integer(62), .integer(1), .integer(0),
        ]
      ]))

  @Test(
    "names are whole, and the potential stands beside its factors", arguments: Language.allCases)
  func champions(language: Language) {
    let lines = self.lines(Self.champions, language)
    let first = lines.filter { $0.contains("Anne-Laure Grandjean") }
    #expect(first.count == 2)
    for factor in ["95", "15", "1\(language.mark)61", "2\(language.mark)97"] {
      #expect(first.first?.contains(factor) == true, "\(factor)")
    }
    // The team gives way instead.
    #expect(lines.contains { $0.contains("Abdoulaye Gauthier") && $0.contains("Atelier logi") })
    #expect(!lines.contains { $0.contains("Atelier logistique Orléans") })
  }

  @Test("a wide terminal shows all columns side by side", arguments: Language.allCases)
  func wide(language: Language) {
    let lines = self.lines(Self.champions, language, width: 120)
    #expect(lines.filter { $0.contains("Anne-Laure Grandjean") }.count == 1)
  }

  @Test("no column stands alone below", arguments: Language.allCases, 60...100)
  func company(language: Language, width: Int) {
    for report in [Self.champions, Self.board] {
      let lines = self.lines(report, language, width: width)
      let rules = lines.indices.filter { !lines[$0].isEmpty && lines[$0].allSatisfy { $0 == "─" } }
      for rule in rules where rules.count > 1 {
        // Rank and name are two words or three; at least two more cells follow them.
        let heading = lines[rule - 1].split(separator: "  ").count
        #expect(heading >= 4, "\(width): \(lines[rule - 1])")
      }
    }
  }

  @Test func `a very long name loses its end before the columns beside it do`() {
    let name = "Marie-Antoinette de la Rochefoucauld-Liancourt et d'Estissac"
    let report = Sample.report(
      ReleasedTable(
        id: "standings",
        columns: [Column("member", .text), Column("points", .number(decimals: 0))],
        rows: [[.name(name), .integer(7)]]))
    let lines = self.lines(report, .english, width: 40)
    #expect(
      lines.contains { $0.hasPrefix("Marie-Antoinette de la R") && $0.hasSuffix("…       7") })
  }

  private func lines(
    _ report: ReleasedReport, _ language: Language, width: Int = 80
  ) -> [String] {
    let context = RenderContext(language: language, width: width)
    return String(decoding: TableRenderer().render(report, in: context), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension Language {
  /// What stands before decimals.
  fileprivate var mark: String { self == .french ? "," : "." }
}
