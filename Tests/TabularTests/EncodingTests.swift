import Foundation
import Testing

@testable import Tabular

@Suite("ByteSource")
struct EncodingTests {
  private static let text = "nom,ville\r\nZo\u{EB},\u{20AC} \u{1F642}\u{10FFFF}\n\u{FFFD},\u{0}\n"

  /// Everything that a source delivers, asked for in pieces of the given size.
  private func read(
    _ bytes: some Sequence<UInt8>, _ encoding: TextEncoding, size: Int = 1 << 16
  ) throws -> String {
    let file = try TemporaryFile(bytes)
    let source = try ByteSource(
      InputFile(path: file.path), encoding: encoding, chunkSize: size)
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: size)
    while case let count = try piece.withUnsafeMutableBytes({ try source.read(into: $0) }),
      count > 0
    {
      text += piece[..<count]
    }
    #expect(source.bytesRead == source.size)
    return String(decoding: text, as: UTF8.self)
  }

  private func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return littleEndian ? pair.reversed() : pair
    }
  }

  private func failure(
    _ bytes: [UInt8], _ encoding: TextEncoding, size: Int
  ) throws -> TabularError? {
    do {
      _ = try read(bytes, encoding, size: size)
      return nil
    } catch let error as TabularError {
      return error
    }
  }

  @Test("a byte order mark is not delivered, and wins over what was declared")
  func byteOrderMarks() throws {
    for declared in TextEncoding.allCases {
      for size in bufferSizes {
        let text = EncodingTests.text
        #expect(try read("\u{FEFF}\(text)".utf8, declared, size: size) == text)
        #expect(try read(utf16(text, littleEndian: true), declared, size: size) == text)
        #expect(try read(utf16(text, littleEndian: false), declared, size: size) == text)
      }
      #expect(try read([], declared) == "")
    }
  }

  @Test("the encoding that a file turned out to have is told")
  func encodingFound() throws {
    let file = try TemporaryFile(utf16("a", littleEndian: true))
    #expect(try ByteSource(path: file.path).encoding == .utf16)
    let plain = try TemporaryFile("a")
    #expect(try ByteSource(path: plain.path, encoding: .windows1252).encoding == .windows1252)
  }

  @Test("Windows-1252 is read as Foundation reads it, byte by byte")
  func windows1252() throws {
    for byte in UInt8.min...UInt8.max {
      let expected = String(data: Data([byte]), encoding: .windowsCP1252)
      if [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) {
        // Passed on as it is, which no text can be: the row is rejected, and no other.
        #expect(try read([0x41, byte], .windows1252) == "A\u{FFFD}")
      } else {
        #expect(try read([byte], .windows1252) == expected, "byte \(byte)")
      }
    }
  }

  @Test("an invalid sequence is an error at its line, column and offset", arguments: bufferSizes)
  func invalidSequences(size: Int) throws {
    let cases: [(bytes: [UInt8], encoding: TextEncoding, place: [Int], found: String)] = [
      ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xDC], .utf16, [1, 2, 4], "00 DC"),
      ([0xFE, 0xFF, 0x00, 0x0A, 0xD8, 0x3D, 0x00, 0x61], .utf16, [2, 1, 4], "D8 3D"),
      ([0xFF, 0xFE, 0x3D, 0xD8, 0x3D, 0xD8, 0x42, 0xDE], .utf16, [1, 1, 2], "3D D8"),
      ([0xFF, 0xFE, 0x61, 0x00, 0x3D, 0xD8], .utf16, [1, 2, 4], "3D D8"),
      ([0xFF, 0xFE, 0x3D, 0xD8, 0x42], .utf16, [1, 1, 2], "3D D8 42"),
      ([0xFF, 0xFE, 0xE9, 0x00, 0x62], .utf16, [1, 3, 4], "62"),
    ]
    for (bytes, encoding, place, found) in cases {
      let error = try failure(bytes, encoding, size: size)
      #expect(error?.code == .invalidEncoding)
      #expect(error?.location.numbers == place)
      #expect(error?.arguments == [encoding.name, found])
    }
  }

  @Test("the records before an invalid sequence are read, wherever the file is cut")
  func recordsBeforeFault() throws {
    let file = try TemporaryFile(utf16("a\nb\nc", littleEndian: true) + [0x00, 0xDC])
    for size in bufferSizes {
      let source = try ByteSource(
        InputFile(path: file.path), encoding: .utf16, chunkSize: size)
      var reader = CSVReader(source, dialect: .standard, capacity: size, limit: 64)
      #expect(try reader.next() != nil)
      #expect(try reader.next() != nil)
      #expect(throws: TabularError.self) { _ = try reader.next() }
    }
  }

  @Test("UTF-16 declared without a byte order mark is an error that says what to do")
  func missingMark() throws {
    let error = try failure([0x61, 0x00, 0x62, 0x00], .utf16, size: 64)
    #expect(error?.code == .missingByteOrderMark)
    #expect(error?.expected.contains("save the file") == true)
  }

  @Test("a transcoded file reads as CSV, with places counted in its UTF-8 text")
  func transcodedCSV() throws {
    let file = try TemporaryFile(Array("a;b\r\n".utf8) + [0xE9, 0x3B, 0x80, 0x3B, 0x78])
    for size in bufferSizes {
      let rows = try readRows(
        file.path, dialect: CSVDialect(delimiter: UInt8(ascii: ";")), encoding: .windows1252,
        bufferSize: size)
      #expect(rows.map(\.cells) == [["a", "b"], ["\u{E9}", "\u{20AC}", "x"]])
      #expect(rows.last?.places == [[2, 1, 5], [2, 4, 8], [2, 8, 12]])
    }
  }

  @Test("a missing file, a folder and an unreadable file are told apart")
  func unreadable() throws {
    func code(_ path: String) -> TabularError.Code? {
      do throws(TabularError) {
        _ = try ByteSource(path: path)
        return nil
      } catch {
        #expect(error.location == Tabular.SourceLocation(file: path, line: 1, column: 1, byte: 0))
        return error.code
      }
    }
    let file = try TemporaryFile("a")
    #expect(code(file.path + ".missing") == .notFound)
    #expect(code(file.path + "/inside") == .notFound)
    #expect(code(FileManager.default.temporaryDirectory.path) == .notAFile)
    #expect(code(String(repeating: "x", count: 5000)) == .unreadable)
  }

  @Test("what is not a regular file has no size, and is read all the same")
  func specialFiles() throws {
    let source = try ByteSource(path: "/dev/null")
    #expect(source.size == nil)
    var reader = CSVReader(source)
    #expect(try reader.next() == nil)
  }

  @Test("text to be kept is checked to be UTF-8")
  func validity() {
    func isValid(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes(TextEncoding.isValidUTF8) }
    #expect(isValid([]))
    #expect(isValid(Array("h\u{E9}llo \u{1F642}\0".utf8)))
    #expect(!isValid([0xC3]))
    #expect(!isValid([0x61, 0xE9, 0x62]))
    #expect(!isValid([0xC0, 0x80]))
    #expect(!isValid([0xED, 0xA0, 0x80]))
    #expect(!isValid([0xF4, 0x90, 0x80, 0x80]))
  }
}
