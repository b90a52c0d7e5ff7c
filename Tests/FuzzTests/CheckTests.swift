import Tabular
import TestSupport
import Testing

@testable import FuzzChecks

@Suite("The fuzzer's checks can fail") struct CheckTests {
  private let folder: TemporaryDirectory
  private let text: SourceText

  init() throws {
    folder = try TemporaryDirectory()
    // With a mark of three bytes.
    text = SourceText(InputFile(path: try folder.write("\u{FEFF}ab\r\ncd\n", to: "export")))
  }

  @Test(
    "A place is that of its byte, or it is a breach",
    arguments: [
      (1, 1, 3, true), (1, 2, 4, true), (1, 2, 5, false), (2, 1, 7, true), (2, 1, 8, false),
      (2, 2, 8, true), (3, 1, 10, true), (1, 9, 10, false), (3, 2, 11, false), (1, 2, 2, false),
      (1, 1, 0, true), (2, 1, 6, true), (1, 4, 6, true), (1, 3, 6, false),
    ])
  func places(line: Int, column: Int, byte: Int, isRight: Bool) {
    let place = Tabular.SourceLocation(file: "export", line: line, column: column, byte: byte)
    let isHeld = (try? text.check(place, "a place")) != nil
    #expect(isHeld == isRight)
  }

  @Test("Bytes that stand elsewhere are a breach")
  func bytes() throws {
    let place = Tabular.SourceLocation(file: "export", line: 2, column: 1, byte: 7)
    try text.check(Array("cd".utf8), at: place, "a record")
    #expect(throws: Breach.self) { try text.check(Array("ab".utf8), at: place, "a record") }
    #expect(throws: Breach.self) { try text.check(Array("cd\n\n".utf8), at: place, "a record") }
  }

  @Test("A line behind the last is a breach")
  func lines() throws {
    func place(_ line: Int, _ byte: Int) -> Tabular.SourceLocation {
      Tabular.SourceLocation(file: "export", line: line, column: 7, byte: byte)
    }
    try text.checkLine(place(3, 10), "a row")
    #expect(throws: Breach.self) { try text.checkLine(place(4, 10), "a row") }
    #expect(throws: Breach.self) { try text.checkLine(place(3, 11), "a row") }
  }

  @Test("A promise that is not kept is a breach")
  func promises() throws {
    try promise(true, "kept")
    #expect(throws: Breach.self) { try promise(false, "broken") }
  }

  @Test("The text of a file is the same in any pieces, and told apart from another")
  func pieces() throws {
    let input = InputFile(path: folder.path("export"))
    #expect(SourceText(input, piece: 1) == text)
    #expect(SourceText(input, piece: 1, longest: 3) != text)
    #expect(SourceText.count(input) == text.bytes.count)
  }
}
