import Disclosure
import Foundation
import TestSupport
import Testing

@testable import Reports

/// What every renderer must do, run on each of the registry.
@Suite("Renderer contract")
struct RendererContractTests {
  @Test func `the registry and the folder hold the same renderers`() throws {
    let files = try FileManager.default
      .contentsOfDirectory(atPath: Repository.file("Sources/Reports/Renderers").path)
    let types = RendererRegistry.all.map { "\(type(of: $0)).swift" }
    #expect(files.sorted() == types.sorted())
  }

  @Test func `ids are unique, found, and table is the default`() {
    let ids = RendererRegistry.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.first == "table")
    for id in ids { #expect(RendererRegistry.renderer(id)?.id == id) }
    #expect(RendererRegistry.renderer("pdf") == nil)
  }

  @Test("the same report gives the same bytes", arguments: RendererRegistry.all.map(\.id))
  func deterministic(id: String) throws {
    let renderer = try #require(RendererRegistry.renderer(id))
    for report in [Sample.champions, Sample.community] {
      let bytes = renderer.render(report, in: RenderContext())
      #expect(bytes == renderer.render(report, in: RenderContext()))
      #expect(bytes.last == UInt8(ascii: "\n"))
      #expect(String(validating: bytes, as: UTF8.self) != nil)
    }
  }

  @Test(
    "a withheld cell prints one mark and nothing else",
    arguments: [
      ("table", "·"), ("json", #"{"withheld": true}"#), ("ndjson", #"{"withheld":true}"#),
      ("csv", "withheld"),
    ])
  func withheld(id: String, mark: String) throws {
    let renderer = try #require(RendererRegistry.renderer(id))
    for kind in [Column.Kind.text, .number(decimals: 0), .number(decimals: 3)] {
      func rendered(_ cell: Cell) -> String {
        let report = Sample.report(
          ReleasedTable(id: "status", columns: [Column("value", kind)], rows: [[cell]]))
        let text = String(decoding: renderer.render(report, in: RenderContext()), as: UTF8.self)
        return text.split(separator: "\n")
          .filter { !$0.contains(" withheld, so that") }  // the legend
          .joined(separator: "\n")
      }
      // A text in the same cell, as long as the mark, tells what else is printed around it.
      let text = String(repeating: "Q", count: mark.count)
      let around: String
      switch id {
      case "json", "ndjson": around = rendered(.text("Q")).replacing("\"Q\"", with: mark)
      default: around = rendered(.text(text)).replacing(text, with: mark)
      }
      #expect(
        rendered(.withheld).filter { !$0.isWhitespace } == around.filter { !$0.isWhitespace })
    }
  }

  @Test("where a report comes from is stated", arguments: RendererRegistry.all.map(\.id))
  func provenance(id: String) throws {
    let renderer = try #require(RendererRegistry.renderer(id))
    let text = String(
      decoding: renderer.render(Sample.community, in: RenderContext()), as: UTF8.self)
    for fact in ["Europe/Paris", "Lyon", "relais 0.1.0"] {
      #expect(text.contains(fact) == renderer.statesProvenance)
    }
  }
}
