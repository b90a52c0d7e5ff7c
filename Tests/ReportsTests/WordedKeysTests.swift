import Foundation
import TestSupport
import Testing

@testable import Reports

/// The keys that the sources use and the keys that are worded are the same.
@Suite("Worded keys")
struct WordedKeysTests {
  static let worded = Set(Wording.areas.flatMap(\.entries).map(\.key))

  @Test func `every key that the sources use is worded`() throws {
    let missing = try usedKeys().filter { !Self.worded.contains($0.key) }
    #expect(missing.map { "\($0.key) in \($0.value)" }.sorted() == [])
  }

  @Test func `every phrase is used`() throws {
    let used = try usedKeys()
    let reports = Set(used.keys.filter { $0.hasPrefix("report.") }.map { $0.dropFirst(7) })
    let unused = Self.worded.filter { key in
      // A title with a subject, and the sentence below a title, need not exist.
      for optional in ["about.", "lead."] where key.hasPrefix(optional) {
        return !reports.contains(key.dropFirst(optional.count))
      }
      return used[key] == nil
    }
    #expect(unused.sorted() == [])
  }

  /// Every key that a source file of the engine, or a profile of the sample, names, with that file.
  private func usedKeys() throws -> [String: String] {
    var used: [String: String] = [:]
    for file in try files(under: "Sources", named: ".swift") {
      // The phrases themselves are no use of theirs.
      if file.path.contains("/Reports/Wording/") { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      let name = file.lastPathComponent
      for (area, pattern) in Self.uses {
        for match in text.matches(of: pattern) { used["\(area).\(match.1)"] = name }
      }
      for match in text.matches(of: Self.wholeKey) { used[String(match.1)] = name }
      for (file, area, pattern) in Self.usesInOneFile where file == name {
        for match in text.matches(of: pattern) { used["\(area).\(match.1)"] = name }
      }
    }
    for file in try files(under: "SampleData/profiles", named: ".yml") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for (area, pattern) in Self.usesInProfiles {
        for match in text.matches(of: pattern) {
          used["\(area).\(match.1)"] = file.lastPathComponent
        }
      }
    }
    try #require(used.count > 100)
    return used
  }

  private typealias Pattern = Regex<(Substring, Substring)>

  private nonisolated(unsafe) static let wholeKey: Pattern =
    /"((?:message|error|provenance|legend|name|number|export|explain)\.[a-z][a-z0-9-]*)"/

  private nonisolated(unsafe) static let uses: [(area: String, pattern: Pattern)] = [
    ("report", /ReleasedReport\(\s*id:\s*"([^"]+)"/),
    ("table", /(?:Released|Sealed)Table\(\s*(?:id:\s*)?"([^"]+)"/),
    ("column", /\bColumn\(\s*"([^"]+)"/),
    ("term", /\bTerm\(\s*"([^"]+)"/),
    ("note", /\bNote\(\s*"([^"]+)"/),
    ("filter", /Provenance\.Filter\(\s*name:\s*"([^"]+)"/),
    ("error", /RelaisError\(\s*"([^"]+)"/),
    ("rule", /DropRule\(rawValue:\s*"([^"]+)"/),
    ("reason", /\.nothingNeeded\("([^"]+)"/),
  ]

  private nonisolated(unsafe) static let usesInOneFile:
    [(file: String, area: String, pattern: Pattern)] = [
      ("RelaisError.swift", "error", /self\.init\(\s*"([^"]+)"/),
      ("RelaisError.swift", "error", /\bkey = "([^"]+)"/),
      ("Import.swift", "message", /\b(?:self\.init|Note)\(\s*key:\s*"([^"]+)"/),
      ("ImportOptions.swift", "message", /case [a-zA-Z]+ = "([^"]+)"/),
      ("Expectation.swift", "expected", /case \.[a-zA-Z0-9]+: "([a-z0-9-]+)"\n/),
      (
        "Expectation.swift", "expected",
        /case \.knownKey\(let nearest\): nearest == nil \? "([^"]+)"/
      ),
      ("Expectation.swift", "expected", /nearest == nil \? "[^"]+" : "([^"]+)"/),
      ("FieldUse.swift", "form", /case \.[a-zA-Z]+(?:\([^)]*\))?: "([a-z-]+)"\n/),
      ("InvalidContest.swift", "expected", /case \.[a-zA-Z0-9]+: "([a-z0-9-]+)"\n/),
      ("TabularError.swift", "expected", /case [a-zA-Z]+ = "([^"]+)"/),
    ]

  private nonisolated(unsafe) static let usesInProfiles: [(area: String, pattern: Pattern)] = [
    ("rule", /(?m)^ {6}([a-z-]+): \{(?:column|missing):/),
    ("reason", /(?m)^ +skip: ([a-z-]+)$/),
  ]

  private func files(under folder: String, named ending: String) throws -> [URL] {
    let folder = Repository.file(folder)
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(ending) }
      .map { folder.appendingPathComponent($0) }
  }
}
