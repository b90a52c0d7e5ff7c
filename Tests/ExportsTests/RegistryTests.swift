import Activity
import Testing

@testable import Exports

@Suite("The registry of formats")
struct RegistryTests {
  @Test("has unique kebab-case identifiers, each documented in a sentence")
  func documented() {
    let ids = Registry.formats.map(\.id)
    #expect(Set(ids).count == ids.count)
    for format in Registry.formats {
      #expect(format.id.allSatisfy { $0.isLowercase || $0 == "-" }, "\(format.id)")
      #expect(format.documentation.hasSuffix("."), "\(format.id)")
    }
  }

  @Test("asks for more confidence than anyone has in an empty file or an image")
  func unknown() throws {
    let image: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]
    try inDirectory(["empty": [], "image.csv": image]) { directory in
      let readers = try ["empty", "image.csv"].map { try Registry().identify(path: directory + $0) }
      #expect(readers.allSatisfy { $0 == nil })
    }
  }

  @Test("prefers the surer of two readers, and names both when they are equally sure")
  func ambiguous() throws {
    try inDirectory(["x": Array("a".utf8)]) { directory in
      let sure = Registry(readers: [Claimant("a", .possible), Claimant("b", .certain)])
      let reader = try sure.identify(path: directory + "x")
      #expect(reader?.id == "b")
      let torn = Registry(readers: [Claimant("a", .certain), Claimant("b", .certain)])
      #expect(
        failure { _ = try torn.identify(path: directory + "x") }
          == "\(directory)x:1:1: ambiguous-format: expected one format, but several match: a, b")
    }
  }

  @Test("says of a file that is not there that it is not")
  func absent() {
    let message = failure { _ = try Registry().identify(path: "/nowhere/logins.csv") }
    #expect(message?.hasPrefix("/nowhere/logins.csv:1:1: not-found") == true)
  }
}

private struct Claimant: ExportReader {
  let id: String
  let documentation = "Claims every file."
  private let confidence: Confidence

  init(_ id: String, _ confidence: Confidence) {
    self.id = id
    self.confidence = confidence
  }

  func sniff(_ head: FileHead) -> Claim { Claim(confidence, .members(["x"])) }
  func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) {}
}

@Suite("A table of bytes")
struct ByteTableTests {
  @Test("numbers ten thousand keys in the order in which they came, and finds them again")
  func numbers() {
    var table = ByteTable()
    for round in 0..<2 {
      for number in 0..<10_000 {
        let added = Array("key \(number)".utf8).withUnsafeBytes { table.add($0) }
        #expect(added.index == number)
        #expect(added.isNew == (round == 0))
      }
    }
    #expect(table.count == 10_000)
    #expect(Array("key 10000".utf8).withUnsafeBytes { table.index(of: $0) } == nil)
    #expect([UInt8]().withUnsafeBytes { table.index(of: $0) } == nil)
  }
}

@Suite("The scratch of a row")
struct ScratchTests {
  @Test("keeps what it has handed out in place while it grows")
  func growth() {
    let scratch = Scratch()
    for size in [1, 5_000, 100_000] {
      scratch.reset()
      let kept = (0..<20).map { number in
        scratch.copy([UInt8](repeating: UInt8(number), count: size))
      }
      for (number, bytes) in kept.enumerated() {
        #expect(bytes.count == size)
        #expect(bytes.allSatisfy { $0 == UInt8(number) })
      }
    }
  }
}
