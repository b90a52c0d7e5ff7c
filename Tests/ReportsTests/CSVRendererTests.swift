import Disclosure
import Testing

@testable import Reports

@Suite("CSV renderer")
struct CSVRendererTests {
  @Test func `one table gives its columns`() {
    #expect(
      csv(Sample.champions) == """
        rank,creator,team,potential,weeks,acts_per_week,thanks_per_act
        1,Amélie Durand,"Lyon Part-Dieu, relation clients",1042.25,21.5,4.5,9.77
        2,Jose\u{301} Núñez,Lyon Bellecour,96.125,18.0,1.75,2.0625
        3,anonymous,,40.0,12.5,1.5,1.125
        4,山田 花子,Villeurbanne,3.5,2.0,1.0,0.75

        """)
  }

  @Test func `several tables give the union of their columns after the table`() {
    #expect(
      csv(Sample.community) == """
        table,measure,people,share,company_median,period_start,members,active
        participation,active-members,>35,>0.875,0.625,,,
        participation,contributors,20,0.5,0.125,,,
        participation,challenge-entrants,<5,<0.125,withheld,,,
        participation,new-starters,withheld,withheld,withheld,,,
        trend,,,,,2026-02-02,39,30
        trend,,,,,2026-03-02,40,>35

        """)
  }

  @Test(
    "a text is read back as it was",
    arguments: [
      "plain", "a,b", "say \"hi\"", "two\nlines", "two\r\nlines", "quote\"\u{301} mark", "", " ",
      "\"", "日本", "trailing,",
    ])
  func readBack(text: String) {
    let report = Sample.report(
      ReleasedTable(
        id: "status", columns: [Column("subject", .text), Column("count", .number(decimals: 0))],
        rows: [[.text(text), .integer(1)], [.name(text), .integer(2)]]))
    #expect(records(csv(report)) == [["subject", "count"], [text, "1"], [text, "2"]])
  }

  @Test(
    "a text that a spreadsheet would run is made text",
    arguments: ["=1+1", "+33 4", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "=\u{338}1"])
  func formulas(text: String) {
    let report = Sample.report(
      ReleasedTable(
        id: "status", columns: [Column("subject", .text), Column("creator", .text)],
        rows: [[.text(text), .name(text)]]))
    #expect(records(csv(report)).last == ["'" + text, "'" + text])
  }

  @Test func `numbers are no formulas, whatever their sign, and have six significant digits`() {
    let report = Sample.report(
      ReleasedTable(
        id: "status",
        columns: [Column("count", .number(decimals: 0)), Column("value", .number(decimals: 1))],
        rows: [
          [.integer(-3), .number(-0.5)], [.integer(1_234_567), .number(.nan)],
          [.empty, .number(2.0 / 3)],
        ]))
    #expect(csv(report) == "count,value\n-3,-0.5\n1234567,\n,0.666667\n")
  }

  @Test func `a record of one empty field is not a blank line`() {
    let report = Sample.report(
      ReleasedTable(id: "status", columns: [Column("subject", .text)], rows: [[.empty]]))
    #expect(csv(report) == "subject\n\"\"\n")
  }

  @Test func `a table without rows has its header, a report without tables nothing`() {
    let table = ReleasedTable(id: "status", columns: [Column("kind", .text)], rows: [])
    #expect(csv(Sample.report(table)) == "kind\n")
    let empty = ReleasedReport(id: "status", provenance: Sample.provenance, tables: [])
    #expect(csv(empty) == "")
  }

  private func csv(_ report: ReleasedReport) -> String {
    String(decoding: CSVRenderer().render(report, in: RenderContext()), as: UTF8.self)
  }

  /// RFC 4180, and nothing else.
  private func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      switch scalar {
      case "\"" where isQuoted && next == "\"":
        field.append("\"")
        next = scalars.next()
      case "\"":
        isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        record.append(String(field))
        field = String.UnicodeScalarView()
        if scalar == "\n" {
          records.append(record)
          record = []
        }
      default:
        field.append(scalar)
      }
    }
    return records
  }
}
