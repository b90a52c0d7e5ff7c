import Foundation
import TestSupport
import Testing

@testable import Tabular

@Suite("XMLRowReader")
struct XMLRowTests {
  private typealias Rows = [(id: String?, text: String?, place: [Int])]

  /// The rows of a text and the error that ended them.
  private func read(_ text: String) throws -> (rows: Rows, error: TabularError?) {
    let file = try TemporaryFile(text)
    var rows: Rows = []
    do {
      try XMLRowReader(path: file.path).forEachRow {
        rows.append((id: $0["Id"], text: $0["Text"], place: $0.location.numbers))
      }
    } catch let error as TabularError {
      return (rows, error)
    }
    return (rows, nil)
  }

  @Test("reads the rows of a dump: byte order mark, CR LF, references")
  func dump() throws {
    let (rows, error) = try read(
      "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<posts>\r\n"
        + "  <row Id=\"1\" Text=\"&lt;p&gt; &amp; &#xA;&quot;\u{E9}\" />\r\n"
        + "  <!-- <row/> --><row\n Text='' Id=\"2\"></row>\r\n</posts>\r\n")
    #expect(error == nil)
    #expect(rows.map(\.id) == ["1", "2"])
    #expect(rows.map(\.text) == ["<p> & \n\"\u{E9}", ""])
    #expect(rows.map { [$0.place[0], $0.place[2]] } == [[3, 52], [5, 129]])
  }

  @Test("an attribute that a row does not have is nil, and other elements are no rows")
  func otherElements() throws {
    let (rows, error) = try read("<a Id='0'><b Id='1'/><row/><rows Id='2'/></a>")
    #expect(error == nil)
    #expect(rows.count == 1)
    #expect(rows.first?.id == nil)
  }

  @Test("a UTF-16 file with a byte order mark is read")
  func utf16() throws {
    let units = "\u{FEFF}<a>\n<row Id='\u{E9}'/></a>".utf16
    let file = try TemporaryFile(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    var ids: [String?] = []
    try XMLRowReader(path: file.path).forEachRow { ids.append($0["Id"]) }
    #expect(ids == ["\u{E9}"])
  }

  @Test(
    "a fault ends the reading at its line, and no mended row is handed out",
    arguments: [
      ("<a>\n<row Id='1'/>\n<row Id='2'", 1, 3),
      ("<a>\n<row Id='1'/>\n<row Id='2'/>\n", 2, 3),
      ("<a>\n<row Id='1'/>\n<row Id='2' Id='3'/>\n<row Id='4'/></a>", 1, 3),
      ("<a>\n<row Id='&undefined;'/>\n<row/></a>", 0, 2),
      ("<a>\n<row Id='\u{1}'/>\n<row/></a>", 0, 2),
      ("<a>\n<row Id='1'/></b>", 1, 2),
      ("<a>\n<row Id='1'/></a>\nmore", 1, 3),
      ("<a>", 0, 1),
    ])
  func malformed(text: String, rows: Int, line: Int) throws {
    let outcome = try read(text)
    #expect(outcome.rows.count == rows)
    #expect(outcome.error?.code == .malformedXML)
    #expect(outcome.error?.location.line == line)
    #expect((outcome.error?.location.column ?? 0) >= 1)
    #expect(outcome.error?.arguments.count == 1)
  }

  @Test("invalid UTF-8 is a fault")
  func invalidUTF8() throws {
    let file = try TemporaryFile(Array("<a>\n<row Id='".utf8) + [0xFF] + Array("'/></a>".utf8))
    #expect(throws: TabularError.self) {
      try XMLRowReader(path: file.path).forEachRow { _ in }
    }
  }

  @Test(
    "a document type is refused before any row, and with it every entity",
    arguments: [
      ("<!DOCTYPE a [<!ENTITY e 'x'>]><a><row Id='&e;'/></a>", [1, 1, 0]),
      (
        "\u{FEFF}<?xml version='1.0'?>\n <!-- . -->"
          + "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a><row Id='&e;'/></a>",
        [2, 12, 36]
      ),
      ("<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a><row/></a>", [1, 1, 0]),
    ])
  func entities(text: String, place: [Int]) throws {
    let outcome = try read(text)
    #expect(outcome.rows.isEmpty)
    #expect(outcome.error?.code == .documentTypeRefused)
    #expect(outcome.error?.location.numbers == place)
  }

  @Test(
    "an encoding that the parser does not bear is refused before any row",
    arguments: [
      ("<?xml version='1.0' encoding='utf-7'?><a><row Id='1'/></a>", [1, 31, 30]),
      ("\u{FEFF}<?xml version='1.0'\n encoding = \"UTF-32\"?><a/>", [2, 14, 36]),
      ("<?xml version=\"encoding='utf-8'\" encoding=\"EBCDIC\"?><a/>", [1, 44, 43]),
    ])
  func encodings(text: String, place: [Int]) throws {
    let outcome = try read(text)
    #expect(outcome.rows.isEmpty)
    #expect(outcome.error?.code == .encodingRefused)
    #expect(outcome.error?.location.numbers == place)
  }

  @Test(
    "an instruction without data is passed over, wherever it stands",
    arguments: [
      "<?b?><a><row Id='1'/></a>", "<a><?b?><row Id='1'/><?c?></a>", "<a><row Id='1'/></a><?b?>",
      "<a><!-- <?b?> --><row Id='1'/><?b \n?></a>",
      "<a>\(String(repeating: "<?b?>", count: 5000))<row Id='1'/></a>",
    ])
  func emptyInstructions(text: String) throws {
    #expect(try read(text).rows.count == 1)
    #expect(try read(text).error == nil)
    let units = "\u{FEFF}\(text)".utf16
    for file in [
      try TemporaryFile(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      try TemporaryFile(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
    ] {
      var count = 0
      try XMLRowReader(path: file.path).forEachRow { _ in count += 1 }
      #expect(count == 1)
    }
  }

  @Test(
    "behind an instruction without data a column counts one more, as the rules of formats state")
  func columnsBehindInstructions() throws {
    let plain = try read("<a><?b ?><row Id='1'/>\n<row Id='2'/></a>")
    #expect(
      try read("<a><?b?><row Id='1'/>\n<row Id='2'/></a>").rows.map(\.place)
        == [[1, plain.rows[0].place[1], 0], [2, plain.rows[1].place[1], 22]])
  }

  @Test(
    "usual encodings are read, and what only looks like a declaration is none",
    arguments: [
      "<?xml version='1.0' encoding='UTF-8'?><a><row Id='1'/></a>",
      "<?xml version='1.0' encoding=\"iso-8859-1\"?><a><row Id='1'/></a>",
      "<?xml version='1.0'?><!-- encoding='utf-7' --><a><row Id='1'/></a>",
      "<a encoding='utf-7'><row Id='1'/></a>",
    ])
  func usualEncodings(text: String) throws {
    let outcome = try read(text)
    #expect(outcome.rows.count == 1)
    #expect(outcome.error == nil)
  }

  @Test(
    "what is not XML is refused",
    arguments: ["", "<a", "a,b\n1,2\n", "{\"a\": 1}", "<!-- no end", "text <a/>"])
  func notXML(text: String) throws {
    #expect(try read(text).error?.code == .missingXMLRoot)
  }

  @Test("an error thrown for a row ends the reading and is thrown on")
  func bodyError() throws {
    struct Enough: Error {}
    let file = try TemporaryFile("<a><row/><row/><row/></a> and a fault")
    var count = 0
    #expect(throws: Enough.self) {
      try XMLRowReader(path: file.path).forEachRow { _ in
        count += 1
        if count == 2 { throw Enough() }
      }
    }
    #expect(count == 2)
  }

  @Test("a missing file and a folder are told apart")
  func unreadable() throws {
    func code(_ path: String) -> TabularError.Code? {
      do {
        try XMLRowReader(path: path).forEachRow { _ in }
        return nil
      } catch {
        return (error as? TabularError)?.code
      }
    }
    #expect(code("/nowhere/Posts.xml") == .notFound)
    #expect(code(FileManager.default.temporaryDirectory.path) == .notAFile)
  }

  @Test("rows are handed out while the file is being read, each with its line")
  func streaming() throws {
    // Much longer than a chunk of the parser; a fault at the end comes after every row.
    let count = 5_000
    let filling = String(repeating: "y", count: 90)
    let rows = (1...count).map { "<row Id=\"\($0)\" Text=\"\(filling)\"/>" }
    let text = "<posts>\n" + rows.joined(separator: "\n") + "\n<posts>"
    let outcome = try read(text)
    #expect(outcome.error?.code == .malformedXML)
    #expect(outcome.rows.map(\.id) == (1...count).map(String.init))
    #expect(outcome.rows.map { $0.place[0] } == Array(2...(count + 1)))
    var byte = 8
    for (row, place) in zip(rows, outcome.rows.map(\.place)) {
      #expect(place[2] == byte)
      byte += row.utf8.count + 1
    }
  }

  @Test("as many rows are found in real dumps as a search for them finds", arguments: dumps)
  func realDumps(name: String) throws {
    guard let folder = Repository.openData(name) else { return }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let tables = files.filter { $0.hasSuffix(".xml") }
    #expect(tables.count > 4)
    for table in tables {
      let path = folder.appendingPathComponent(table).path
      var count = 0
      var last: Tabular.SourceLocation?
      try XMLRowReader(path: path).forEachRow {
        count += 1
        last = $0.location
      }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      let lines = bytes.split(separator: UInt8(ascii: "\n"))
      let found = lines.indices.filter { lines[$0].starts(with: "  <row ".utf8) }
      #expect(count == found.count, "\(table)")
      #expect(last?.line == found.last.map { $0 + 1 }, "\(table)")
      #expect(last?.byte == found.last.map { lines[$0].startIndex }, "\(table)")
    }
  }

  static let dumps = ["se_conlang_meta", "se_bicycles_meta"]
}
