import Foundation
import TestSupport
import Testing

@testable import Tabular

@Suite("Files compressed with gzip") struct GzipTests {
  private static let text = "a,b\n" + (1...400).map { "row \($0),\($0 * 7919)\n" }.joined()

  /// The rows of a file and the error that ended them.
  private func outcome(_ bytes: [UInt8], bufferSize: Int = 1 << 12) throws -> Outcome {
    let file = try TemporaryFile(bytes)
    var outcome = try Outcome(file.path, bufferSize: bufferSize)
    // Nothing but the code and the place: each file has a name of its own.
    outcome.error = outcome.error.map {
      TabularError(
        $0.code,
        at: SourceLocation(
          file: "", line: $0.location.line, column: $0.location.column, byte: $0.location.byte),
        $0.arguments)
    }
    return outcome
  }

  @Test("read as the text in them, with the places of that text", arguments: bufferSizes)
  func same(size: Int) throws {
    let plain = try outcome(Array(GzipTests.text.utf8))
    #expect(plain.rows.count == 401)
    #expect(try outcome(Packed.gzip(GzipTests.text), bufferSize: size) == plain)
  }

  @Test("may be put together from several, and be filled up with zeros")
  func members() throws {
    let halves = [GzipTests.text.prefix(1003), GzipTests.text.dropFirst(1003)]
    let packed = halves.flatMap { Packed.gzip(String($0)) }
    let plain = try outcome(Array(GzipTests.text.utf8))
    #expect(try outcome(packed) == plain)
    #expect(try outcome(packed + [UInt8](repeating: 0, count: 700)) == plain)
    #expect(try outcome(packed + [0, 0, 65]).error?.code == .cutShort)
    #expect(try outcome(packed + Array("more than a header".utf8)).error?.code == .damaged)
  }

  @Test("in Windows-1252 or with a byte order mark are decoded after unpacking")
  func encodings() throws {
    let foreign = try TemporaryFile(Packed.gzip([0x61, 0xE9, 0x0A]))
    #expect(try readRows(foreign.path, encoding: .windows1252).map(\.cells) == [["a\u{E9}"]])
    let marked = try TemporaryFile(Packed.gzip("\u{FEFF}a,b\n"))
    #expect(try readRows(marked.path).map(\.cells) == [["a", "b"]])
  }

  @Test("tell how far they are read in their own bytes")
  func progress() throws {
    let packed = Packed.gzip(GzipTests.text)
    let file = try TemporaryFile(packed)
    let source = try ByteSource(path: file.path)
    #expect(source.size == packed.count)
    var reader = CSVReader(source)
    while try reader.next() != nil {}
    #expect(reader.bytesRead == packed.count)
  }

  @Test("cut short are an error, wherever they are cut")
  func cutShort() throws {
    let packed = Packed.gzip(GzipTests.text)
    for length in stride(from: 3, to: packed.count, by: 11) + [packed.count - 1] {
      let code: TabularError.Code?
      do {
        code = try outcome(Array(packed[..<length])).error?.code
      } catch let error as TabularError {
        // Not even the first bytes could be unpacked.
        code = error.code
      }
      #expect(code == .cutShort, "\(length)")
    }
  }

  @Test("with a wrong checksum, length or content are an error after the rows before it")
  func damaged() throws {
    let packed = Packed.gzip(GzipTests.text)
    for index in (packed.count - 8)..<packed.count {
      var bytes = packed
      bytes[index] ^= 0x40
      let outcome = try outcome(bytes)
      #expect(outcome.error?.code == .damaged)
      #expect(outcome.error?.location.line == 402)
      #expect(outcome.error?.location.byte == GzipTests.text.utf8.count)
    }
  }

  @Test("that grow beyond all measure are refused early")
  func bomb() throws {
    var rows = Array("M0001,2026-02-02\n".utf8)
    while rows.count < 20 << 20 { rows += rows }
    let file = try TemporaryFile(Packed.gzip(rows))
    let source = try ByteSource(path: file.path)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 1)
    defer { buffer.deallocate() }
    var delivered = 0
    let error = #expect(throws: TabularError.self) {
      while case let count = try source.read(into: buffer), count > 0 { delivered += count }
    }
    #expect(error?.code == .expandsTooFar)
    #expect(error?.places == ["200", "16 MiB"])
    #expect(delivered <= 17 << 20)
  }

  @Test("of XML are read as rows, and errors in them have their places")
  func xml() throws {
    let rows = (1...300).map { "  <row Id=\"\($0)\" />\n" }.joined()
    let packed = Packed.gzip("<?xml version=\"1.0\"?>\n<posts>\n\(rows)</posts>\n")
    let file = try TemporaryFile(packed)
    var ids: [String?] = []
    try XMLRowReader(path: file.path).forEachRow { ids.append($0["Id"]) }
    #expect(ids == (1...300).map(String.init))
    let cut = try TemporaryFile(Array(packed.dropLast(20)))
    let error = #expect(throws: TabularError.self) {
      try XMLRowReader(path: cut.path).forEachRow { _ in }
    }
    #expect(error?.code == .cutShort)
  }

  @Test("a line of 100 MB is refused in bounded memory")
  func longLine() throws {
    let file = try TemporaryFile("member_id,name\n")
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    // The rest is a hole, which takes no room on the disk.
    try handle.truncate(atOffset: 100_000_000)
    var reader = CSVReader(try ByteSource(path: file.path))
    #expect(try reader.next() != nil)
    let error = #expect(throws: TabularError.self) { _ = try reader.next() }
    #expect(error?.code == .recordTooLong && error?.location.line == 2)
    #expect(reader.memory < 65 << 20)
  }
}
