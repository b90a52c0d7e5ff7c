/// Which rooms a room may import: the arrows of the design, and nothing else.
enum ImportRule {
  static let system: Set<String> = [
    "Dispatch", "Foundation", "FoundationXML", "Glibc", "Musl", "Darwin", "Synchronization",
  ]

  static let arrows: [String: Set<String>] = [
    "Activity": [],
    "Tabular": ["CZlib"],
    "Disclosure": [],
    "Exports": ["Activity", "Tabular", "Yams"],
    "Store": ["Activity", "GRDB", "GRDBSQLite", "Crypto"],
    "Analytics": ["Activity", "Store", "Disclosure"],
    "Reports": ["Disclosure"],
    "Simulation": ["Activity"],
    "RelaisKit": [
      "Activity", "Tabular", "Disclosure", "Exports", "Store", "Analytics", "Reports",
      "Simulation",
    ],
    "RelaisCLI": ["RelaisKit", "Reports", "Disclosure", "ArgumentParser"],
  ]

  /// The modules that a Swift file imports, whatever the access level or attribute.
  static func imports(in text: String) -> [String] {
    text.matches(
      of:
        /(?m)^[ \t]*(?:@\w+[ \t]+)?(?:(?:public|package|internal|private|fileprivate)[ \t]+)?import[ \t]+(?:(?:struct|class|enum|protocol|func|var|let|typealias)[ \t]+)?(\w+)[ \t.\w]*$/
    )
    .map { String($0.1) }
  }

  /// - Returns: one line for every import that has no arrow.
  static func violations(_ file: SourceFile, of room: String) -> [String] {
    let allowed = (arrows[room] ?? []).union(system)
    return imports(in: file.text).filter { !allowed.contains($0) }
      .map { "\(file.path): \(room) must not import \($0)" }
  }

  /// - Returns: one line for every dependency that the manifest declares without an arrow.
  static func violations(manifest text: String) -> [String] {
    dependencies(inManifest: text).sorted { $0.key < $1.key }.flatMap { room, declared in
      declared.filter { !(arrows[room] ?? []).contains($0) }
        .map { "Package.swift: \(room) must not depend on \($0)" }
    }
  }

  /// What each room of the manifest depends on: `room("Store", ["Activity", grdb])`.
  static func dependencies(inManifest text: String) -> [String: [String]] {
    let products = [
      "grdb": "GRDB", "grdbSQLite": "GRDBSQLite", "crypto": "Crypto", "yams": "Yams",
      "argumentParser": "ArgumentParser",
    ]
    let rooms =
      /(?:room\(|executableTarget\(\s*name:)\s*"(\w+)",?\s*(?:dependencies:)?\s*(?:\[([^\]]*)\])?/
    var found: [String: [String]] = [:]
    for match in text.matches(of: rooms) {
      let names = (match.2 ?? "").matches(of: /\w+/).map { String($0.0) }
      found[String(match.1)] = names.map { products[$0] ?? $0 }
    }
    return found
  }
}
