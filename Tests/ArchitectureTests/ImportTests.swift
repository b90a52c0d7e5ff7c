import Testing

@Suite("Rooms import along the arrows of the design") struct ImportTests {
  @Test("No file imports a room that its own has no arrow to")
  func arrows() throws {
    for room in ImportRule.arrows.keys.sorted() {
      let files = try SourceFile.swift(in: "Sources/\(room)")
      #expect(!files.isEmpty, "no such room: \(room)")
      let violations = files.flatMap { ImportRule.violations($0, of: room) }
      #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
    }
  }

  @Test("The manifest lists every room, and declares no dependency without an arrow")
  func manifest() throws {
    let text = try SourceFile.read("Package.swift")
    let declared = ImportRule.dependencies(inManifest: text)
    #expect(Set(declared.keys) == Set(ImportRule.arrows.keys))
    let violations = ImportRule.violations(manifest: text)
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }

  @Test("Every module that a room imports is declared by it")
  func declared() throws {
    let text = try SourceFile.read("Package.swift")
    for (room, declared) in ImportRule.dependencies(inManifest: text) {
      let imported = try SourceFile.swift(in: "Sources/\(room)")
        .flatMap { ImportRule.imports(in: $0.text) }
      #expect(Set(imported).subtracting(ImportRule.system).isSubset(of: declared), "\(room)")
    }
  }

  @Test(
    "The rule sees an import however it is written",
    arguments: [
      "import Store", "public import Store", "@testable import Store", "  import Store",
      "internal import Store", "import struct Store.Facts", "@_exported public import Store",
    ])
  func forms(line: String) {
    let file = SourceFile(
      path: "Sources/Reports/Bad.swift", text: "// A file.\n\(line)\n\nlet x = 1")
    #expect(
      ImportRule.violations(file, of: "Reports")
        == ["Sources/Reports/Bad.swift: Reports must not import Store"])
  }

  @Test("The rule lets through arrows, system modules, and words that only look like an import")
  func allowed() {
    let text =
      "import Foundation\npublic import Disclosure\n/// import Store by hand\n  import were rejected,"
    #expect(ImportRule.violations(SourceFile(path: "a", text: text), of: "Reports").isEmpty)
  }

  @Test("The rule sees a dependency of the manifest that has no arrow")
  func badManifest() {
    let text = """
      room("Reports", ["Disclosure", grdb]),
      .executableTarget(
        name: "RelaisCLI",
        dependencies: ["RelaisKit", "Store", argumentParser],
      """
    #expect(
      ImportRule.violations(manifest: text) == [
        "Package.swift: RelaisCLI must not depend on Store",
        "Package.swift: Reports must not depend on GRDB",
      ])
  }
}
