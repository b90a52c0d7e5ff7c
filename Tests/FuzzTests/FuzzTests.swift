import Foundation
import FuzzChecks
import TestSupport
import Testing

@Suite("Readers keep their promises on what the fuzzer was given and what it found")
struct FuzzTests {
  @Test("Seeds", arguments: FuzzTarget.allCases)
  func seeds(_ target: FuzzTarget) throws {
    let inputs = try FuzzInput.all("corpus", target)
    #expect(inputs.count >= 10)
    for input in inputs {
      #expect(input.bytes.count < 4096, "\(input.name) is longer than the fuzzer reads")
      check(input, target)
    }
  }

  @Test("Regressions", arguments: FuzzTarget.allCases)
  func regressions(_ target: FuzzTarget) throws {
    let inputs = try FuzzInput.all("regressions", target)
    for (index, input) in inputs.enumerated() {
      let number = String(repeating: "0", count: 3 - "\(index + 1)".count) + "\(index + 1)-"
      #expect(input.name.hasPrefix(number), "\(target)/\(input.name) is out of number")
      check(input, target)
    }
  }

  private func check(_ input: FuzzInput, _ target: FuzzTarget) {
    #expect(throws: Never.self, "\(target)/\(input.name)") {
      let folder = try TemporaryDirectory()
      try target.check(input.bytes, on: Desk(folder.url))
    }
  }
}

/// A file of the corpus or of the regressions.
struct FuzzInput {
  let name: String
  let bytes: [UInt8]

  /// In the order of their names; none where there is no such folder.
  static func all(_ kind: String, _ target: FuzzTarget) throws -> [FuzzInput] {
    let folder = Repository.file("Tests/FuzzTests/\(kind)/\(target.rawValue)")
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      FuzzInput(name: name, bytes: try Array(Data(contentsOf: folder.appendingPathComponent(name))))
    }
  }
}
