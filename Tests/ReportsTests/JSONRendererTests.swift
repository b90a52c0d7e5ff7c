import Disclosure
import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite("JSON and NDJSON renderers")
struct JSONRendererTests {
  /// One row with every kind of cell.
  static let everyCell = Sample.report(
    ReleasedTable(
      id: "status",
      columns: [
        Column("creator", .text), Column("giver", .text), Column("kind", .text),
        Column("subject", .text), Column("day", .text), Column("count", .number(decimals: 0)),
        Column("points", .number(decimals: 1)), Column("people", .number(decimals: 0)),
        Column("members", .number(decimals: 0)), Column("active", .number(decimals: 0)),
        Column("share", .number(decimals: 0)), Column("value", .number(decimals: 0)),
        Column("verdict", .text),
      ],
      rows: [
        [
          .name("Zoé \"Zed\" \\ 日本\n\u{1B}[1m\u{202E}"), .anonymous, .term(Term("tip")),
          .text("a/b"), .date(2026, 3, 9), .integer(1_234_567), .number(1234.56789),
          .people(.below(5)), .people(.about(20)), .people(.above(35)), .share(.about(0.125)),
          .withheld, .empty,
        ]
      ]))

  @Test func `a row holds each value in the documented shape`() throws {
    let report = try object(JSONRenderer().render(Self.everyCell, in: RenderContext()))
    #expect(report["schema"] as? String == "relais.report/1")
    #expect(report["report"] as? String == "status")
    #expect(report["subject"] is NSNull)
    let tables = try #require(report["tables"] as? [[String: Any]])
    let rows = try #require(tables.first?["rows"] as? [[String: Any]])
    try checkEveryCell(#require(rows.first))
  }

  @Test func `ndjson has the report first, then a line per row with its table`() throws {
    let bytes = NDJSONRenderer().render(Self.everyCell, in: RenderContext())
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 2)
    let header = try object(Array(lines[0]))
    #expect(header["schema"] as? String == "relais.report/1")
    let tables = try #require(header["tables"] as? [[String: Any]])
    #expect(tables.first?["rows"] == nil)
    let row = try object(Array(lines[1]))
    #expect(row["table"] as? String == "status")
    try checkEveryCell(row)
  }

  @Test func `ndjson holds the rows of json, and the same header`() throws {
    for report in [Sample.champions, Sample.community, Self.everyCell] {
      var whole = try object(JSONRenderer().render(report, in: RenderContext()))
      let lines = try NDJSONRenderer().render(report, in: RenderContext())
        .split(separator: UInt8(ascii: "\n")).map { try object(Array($0)) }
      let tables = try #require(whole["tables"] as? [[String: Any]])
      whole["tables"] = tables.map { $0.filter { $0.key != "rows" } }
      #expect(whole as NSDictionary == lines[0] as NSDictionary)
      let rows = tables.flatMap { table in
        ((table["rows"] as? [[String: Any]]) ?? []).map { row in
          row.merging(["table": table["id"] ?? ""]) { old, _ in old } as NSDictionary
        }
      }
      #expect(rows == lines.dropFirst().map { $0 as NSDictionary })
    }
  }

  @Test func `numbers and dates are the same in every language`() {
    for renderer in RendererRegistry.all where renderer.id != "table" {
      for report in [Sample.champions, Sample.community, Self.everyCell] {
        let english = renderer.render(report, in: RenderContext(language: .english))
        let french = renderer.render(
          report, in: RenderContext(language: .french, width: 20, color: true, unicode: false))
        #expect(english == french, "\(renderer.id)")
        let text = String(decoding: english, as: UTF8.self)
        #expect(!text.contains("\u{202F}") && !text.contains("29 Mar") && !text.contains("/2026"))
      }
    }
  }

  @Test func `nothing in json acts on a terminal`() {
    for renderer in [JSONRenderer(), NDJSONRenderer()] as [any ReportRenderer] {
      let text = String(
        decoding: renderer.render(Self.everyCell, in: RenderContext()), as: UTF8.self)
      #expect(!text.unicodeScalars.contains { $0.actsOnTerminal && $0 != "\n" })
    }
  }

  @Test func `a number has six significant digits, and is null where it is not finite`() {
    let report = Sample.report(
      ReleasedTable(
        id: "status", columns: [Column("value", .number(decimals: 1))],
        rows: [
          [.number(.nan)], [.number(-.infinity)], [.number(1e300)], [.number(1e-9)],
          [.number(0.1 + 0.2)], [.number(-2.0 / 3)], [.number(123_456_789.5)], [.number(0)],
        ]))
    let bytes = NDJSONRenderer().render(report, in: RenderContext())
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(
      Array(lines) == [
        #"{"table":"status","value":null}"#, #"{"table":"status","value":null}"#,
        #"{"table":"status","value":1e+300}"#, #"{"table":"status","value":1e-09}"#,
        #"{"table":"status","value":0.3}"#, #"{"table":"status","value":-0.666667}"#,
        #"{"table":"status","value":123457000.0}"#, #"{"table":"status","value":0.0}"#,
      ])
  }

  @Test func `an empty report is a whole object`() throws {
    let provenance = Provenance(
      dataThrough: nil, asOf: nil, period: nil, timeZone: "UTC", filters: [], policy: Policy(),
      engine: "relais 0.1.0")
    let report = ReleasedReport(id: "champions", provenance: provenance, tables: [])
    let parsed = try object(JSONRenderer().render(report, in: RenderContext()))
    #expect((parsed["tables"] as? [Any])?.isEmpty == true)
    let source = try #require(parsed["provenance"] as? [String: Any])
    #expect(source["data_through"] is NSNull)
    #expect(source["period"] is NSNull)
  }

  @Test func `docs/json.md shows what the renderers print and names every column`() throws {
    let page = try String(contentsOf: Repository.file("docs/json.md"), encoding: .utf8)
    let context = RenderContext()
    for (fence, renderer) in [
      ("json", JSONRenderer()), ("ndjson", NDJSONRenderer()),
    ] as [(String, any ReportRenderer)] {
      let output = String(decoding: renderer.render(Sample.documented, in: context), as: UTF8.self)
      #expect(page.contains("```\(fence)\n\(output)```\n"), "expected:\n\(output)")
    }
    for (key, _) in Phrases.columns.entries {
      let column = key.dropFirst("column.".count)
      #expect(page.contains("`\(column)`"), "docs/json.md does not mention \(column)")
    }
  }

  private func checkEveryCell(_ row: [String: Any]) throws {
    #expect(row["creator"] as? String == "Zoé \"Zed\" \\ 日本\n\u{1B}[1m\u{202E}")
    #expect(row["giver"] as? [String: Bool] == ["anonymous": true])
    #expect(row["kind"] as? String == "tip")
    #expect(row["subject"] as? String == "a/b")
    #expect(row["day"] as? String == "2026-03-09")
    #expect(row["count"] as? Int == 1_234_567)
    #expect(row["points"] as? Double == 1234.57)
    #expect(row["people"] as? [String: Int] == ["below": 5])
    #expect(row["members"] as? [String: Int] == ["about": 20])
    #expect(row["active"] as? [String: Int] == ["above": 35])
    #expect(row["share"] as? [String: Double] == ["about": 0.125])
    #expect(row["value"] as? [String: Bool] == ["withheld": true])
    #expect(row["verdict"] is NSNull)
  }

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }
}
