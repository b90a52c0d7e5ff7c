import TestSupport
import Testing

@testable import Tabular

@Suite("Archives") struct ZipTests {
  private func entries(_ bytes: [UInt8]) throws -> [InputFile] {
    let file = try TemporaryFile(bytes)
    return try ZipArchive(path: file.path).entries
  }

  private func failure(_ body: () throws -> Void) -> TabularError.Code? {
    do { try body() } catch { return (error as? TabularError)?.code }
    return nil
  }

  private func text(_ input: InputFile) throws -> String {
    let source = try ByteSource(input)
    var reader = CSVReader(source)
    var text = ""
    while try reader.next() != nil { text += String(decoding: reader.record, as: UTF8.self) + "\n" }
    #expect(source.bytesRead == source.size)
    return text
  }

  @Test("list files in the order of their names, without folders and hidden ones")
  func listed() throws {
    var stored = Packed.Entry("b/tips.csv", "c,d\n1,2\n")
    stored.method = 0
    let file = try TemporaryFile(
      Packed.zip([
        stored, Packed.Entry("a.csv", "a,b\n3,4\n"), Packed.Entry("__MACOSX/a.csv", "x"),
        Packed.Entry("b/.DS_Store", "x"), Packed.Entry("../up.csv", "e\n"),
      ]))
    #expect(try ZipArchive.isArchive(file.path))
    let entries = try ZipArchive(path: file.path).entries
    #expect(
      entries.map(\.name)
        == ["../up.csv", "a.csv", "b/tips.csv"].map { "\(file.path)/\($0)" })
    #expect(try entries.map(text) == ["e\n", "a,b\n3,4\n", "c,d\n1,2\n"])
    #expect(entries[1].changed.map { [$0.year, $0.month, $0.day] } == [2026, 3, 2])
    #expect(try entries[2].beside("tips.csv").name == entries[2].name)
    #expect(failure { _ = try entries[2].beside("a.csv") } == .notFound)
  }

  @Test("entries that are encrypted, packed otherwise or damaged are errors of their own")
  func entryFaults() throws {
    let good = Packed.Entry("good.csv", "a,b\n")
    var (encrypted, packed, sum, size) = (good, good, good, good)
    encrypted.flags = 1
    packed.method = 12
    sum.checksum = 7
    size.size = 3
    let cases: [(Packed.Entry, TabularError.Code)] = [
      (encrypted, .encrypted), (packed, .unknownCompression), (sum, .damaged), (size, .damaged),
    ]
    for (entry, code) in cases {
      let file = try TemporaryFile(Packed.zip([entry, good]))
      let entries = try ZipArchive(path: file.path).entries
      #expect(failure { _ = try text(entries[0]) } == code)
      #expect(try text(entries[1]) == "a,b\n")
    }
  }

  @Test("cut short, with shared bytes, too large or with too many entries are refused")
  func archiveFaults() throws {
    let archive = Packed.zip([Packed.Entry("a.csv", "a,b\n"), Packed.Entry("b.csv", "c,d\n")])
    for length in 4..<archive.count {
      #expect(
        failure { _ = try entries(Array(archive[..<length])) } == .damagedArchive, "\(length)")
    }
    // The second record of the directory is given the place of the first entry.
    var shared = archive
    let second = try #require(
      (0..<archive.count - 4).last { archive[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    shared.replaceSubrange(second + 42..<second + 46, with: [0, 0, 0, 0])
    #expect(failure { _ = try entries(shared) } == .damagedArchive)
    var large = archive
    large.replaceSubrange(archive.count - 12..<archive.count - 10, with: [0xFF, 0xFF])
    #expect(failure { _ = try entries(large) } == .largeArchive)
    var many = archive
    many.replaceSubrange(archive.count - 12..<archive.count - 10, with: [0x11, 0x27])
    #expect(failure { _ = try entries(many) } == .tooManyEntries)
  }

  @Test("with any byte changed never crash, and never deliver other text without an error")
  func mutations() throws {
    let archive = Packed.zip([Packed.Entry("a.csv", "a,b\n1,2\n1,2\n1,2\n")])
    for index in archive.indices {
      var bytes = archive
      bytes[index] ^= 0xFF
      let file = try TemporaryFile(bytes)
      guard try ZipArchive.isArchive(file.path) else { continue }
      _ = failure {
        for entry in try ZipArchive(path: file.path).entries {
          #expect(try text(entry) == "a,b\n1,2\n1,2\n1,2\n", "\(index)")
        }
      }
    }
  }

  @Test("of office suites are known for documents")
  func documents() throws {
    let sheet = Packed.zip([Packed.Entry("[Content_Types].xml", "<Types/>")])
    let file = try TemporaryFile(sheet)
    #expect(try ZipArchive(path: file.path).isDocument)
  }
}
