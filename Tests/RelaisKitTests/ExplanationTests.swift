import Activity
import Disclosure
import Exports
import Foundation
import RelaisKit
import Store
import Tabular
import TestSupport
import Testing

/// What is explained is what an import does: proved by renaming each field in turn and reading the
/// file again.
@Suite struct ExplanationTests {
  @Test(arguments: Specimens.all)
  func `a field is said to be read if and only if an import misses it`(
    specimens: Specimens
  ) throws {
    /// Whether a file of these shows that the field is read.
    var isShown: [String: Bool] = [:]
    for name in specimens.names {
      let desk = try ExplanationDesk(specimens)
      let text = try RenamedField.rewritten(desk.text(of: name))
      try desk.write(text, to: name)
      let explanation = try desk.explain(name)
      #expect(explanation.isReadable, "\(explanation)")
      #expect(explanation.format == specimens.format)
      #expect(explanation.contents == specimens.contents)
      #expect(try desk.contents(name) == [specimens.contents])
      let whole = try desk.imported(name)
      #expect(whole.format == specimens.format)
      #expect(explanation.filled.subtracting(Self.canonicalColumns) == [])
      for field in explanation.unmet where isShown[field] == nil { isShown[field] = false }
      for field in explanation.fields.map(\.name) + explanation.unread {
        try desk.write(RenamedField.text(text, renaming: field), to: name)
        let isMissed = try desk.imported(name) != whole
        if explanation.unread.contains(field) {
          // By some that are not read the format is told, and without them it is not.
          let isSign = explanation.signNames.contains { $0 == field || $0.hasPrefix(field + ".") }
          #expect(!isMissed || isSign, "\(field) of \(name)")
        } else {
          isShown[field] = isShown[field] == true || isMissed
        }
      }
    }
    #expect(isShown.filter { !$0.value }.keys.sorted() == [])
    #expect(!isShown.isEmpty)
  }

  @Test func `every format has specimens`() {
    let formats = Set(Specimens.all.map(\.format))
    #expect(Registry.formats.map(\.id).filter { !formats.contains($0) } == [])
  }

  /// And reactions that have no giver, which no canonical export tells.
  private static let canonicalColumns = Set(
    CanonicalKind.all.flatMap { kind in
      (kind.requiredColumns + kind.optionalColumns).map { "\(kind.name).\($0)" }
    } + ["reactions"])

  @Test func `how a file is written is told`() throws {
    let folder = try TemporaryDirectory()
    let text = "member_id,name\nM1,Zoé\n"
    let profile = try folder.write(
      """
      profile: semicolons
      delimiter: ;
      decimal: ","
      dates: ["%d/%m/%Y"]
      files:
        - columns: [who, when, points]
          records:
            quiz_results:
              {member_id: who, quiz_id: {constant: q}, answered_at: when, score: points,
               max_score: {constant: 10}}
      """, to: "profile.yml")
    let utf16 = text.data(using: .utf16).map { [UInt8]($0) }
    let paths = [
      try folder.write(Packed.gzip(text), to: "a"),
      try folder.write(Packed.zip([.init("members.csv", text)]), to: "b"),
      try folder.write(try #require(utf16), to: "c"),
      try folder.write(Array("member_id,name\nM1,Zo".utf8) + [0xE9, 10], to: "d"),
      try folder.write("who;when;points\nM1;17/10/2021;1,5\n", to: "e"),
      try folder.write(Packed.gzip(Packed.gzip(text)), to: "f"),
    ]
    var options = ImportOptions()
    options.profile = profile
    var (explanations, leftOut): ([FileExplanation], [String]) = ([], [])
    let isReadable = try Scratch().workspace.explainExports(
      paths, options: options,
      report: { if case .leftOut(let path, .packedTwice) = $0 { leftOut.append(path) } },
      explain: { explanations.append($0) })
    #expect(!isReadable && leftOut == [paths[5]])
    #expect(explanations.map(\.packing) == [.gzip, .zip, nil, nil, nil])
    #expect(
      explanations.map(\.encoding) == ["UTF-8", "UTF-8", "UTF-16", "Windows-1252", "UTF-8"])
    #expect(explanations.map(\.delimiter) == [nil, nil, nil, nil, ";"])
    let fields = explanations.last?.fields ?? []
    #expect(
      fields.map { "\($0.name) \($0.forms)" } == [
        "who []", #"when ["dates %d/%m/%Y"]"#, #"points ["decimal-mark ,"]"#,
      ])
  }
}

extension FileExplanation.Field {
  fileprivate var forms: [String] {
    roles.flatMap { role -> [FileOutcome.Note] in
      if case .fills(_, let forms) = role { forms } else { [] }
    }
    .map { "\($0.key) \($0.arguments.joined(separator: " "))" }
  }
}

/// A folder with specimens, and a new database for every import.
private struct ExplanationDesk {
  private let specimens: Specimens
  private let folder: TemporaryDirectory

  init(_ specimens: Specimens) throws {
    self.specimens = specimens
    folder = try specimens.copied()
  }

  func text(of name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }

  private var options: ImportOptions { specimens.options }

  /// - Throws: also where there is a database afterwards.
  func explain(_ name: String) throws -> FileExplanation {
    let scratch = try Scratch()
    var explanations: [FileExplanation] = []
    try scratch.workspace.explainExports([folder.path(name)], options: options) {
      explanations.append($0)
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.database))
    return try #require(explanations.count == 1 ? explanations[0] : nil)
  }

  /// What an import takes the file for.
  func contents(_ name: String) throws -> [String] {
    var (options, contents) = (options, [String]())
    options.isDryRun = true
    try Scratch().workspace.importExports([folder.path(name)], options: options) { event in
      if case .finished(let outcome) = event { contents.append(outcome.contents) }
    }
    return contents
  }

  /// What an import of one file says, and what it puts into the database.
  struct Imported: Equatable {
    var format: String?
    var complaints: [String] = []
    var notes: [FileNote] = []
    var told: [String] = []
    /// In the full tier.
    var digest: String?
  }

  func imported(_ name: String) throws -> Imported {
    let path = folder.path(name)
    let profile = try specimens.profile.map { try Profile(path: $0) }
    guard let reader = try Registry(profile: profile).identify(path: path) else {
      return Imported()
    }
    let zone = try #require(ZoneRules(identifier: "Europe/Paris"))
    let file = ExportFile(path: path, zone: zone, told: try specimens.told(of: name, in: folder))
    let (explained, none) = (DiagnosticLog(readsRows: false), Recorder())
    try? reader.read(file, into: none, log: explained)
    #expect(explained.read == 0 && none.told.isEmpty)
    let log = DiagnosticLog()
    let recorder = Recorder()
    var imported = Imported(format: reader.id)
    do {
      try reader.read(file, into: recorder, log: log)
      if isFullTier { imported.digest = try digest(of: file, reader) }
    } catch let error as Diagnostic {
      imported.complaints = [error.code.rawValue]
    }
    imported.complaints += log.droppedByRule.map { "\($0.key.rawValue) \($0.value)" }.sorted()
    imported.complaints += log.groups.map {
      "\($0.code.rawValue) \($0.first.first?.column ?? "") \($0.count)"
    }
    imported.notes = log.notes.filter { if case .ignoredColumns = $0 { false } else { true } }
    imported.told = recorder.told
    return imported
  }

  private func digest(of file: ExportFile, _ reader: any ExportReader) throws -> String {
    let store = try Store.inMemory(timeZone: "Europe/Paris")
    _ = try store.importFile(file.path, format: reader.id, snapshot: 0, now: 0) { sink in
      let log = DiagnosticLog()
      try reader.read(file, into: sink, log: log)
      return RowCounts(read: log.read, rejected: log.rejected, dropped: log.dropped)
    }
    return try store.factsDigest()
  }

}

/// All that a database is told: identifiers, records, and when they were told.
private final class Recorder: ActivitySink {
  private(set) var told: [String] = []
  private var keys: [String: Int] = [:]

  func key(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) -> Int {
    let name = "\(entity) \(String(decoding: identifier, as: UTF8.self))"
    if let key = keys[name] { return key }
    told.append(name)
    keys[name] = keys.count
    return keys.count - 1
  }

  func accept(_ record: ActivityRecord, updated: Int?) {
    told.append("\(record) \(updated ?? 0)")
  }
}

extension FileExplanation {
  fileprivate var filled: Set<String> {
    let columns = fields.flatMap(\.roles).flatMap { role -> [String] in
      if case .fills(let columns, _) = role { columns } else { [] }
    }
    return Set(columns)
  }

  fileprivate var signNames: [String] {
    switch signs {
    case .columns(let names), .members(let names): names
    case .rootElement, nil: []
    }
  }
}
