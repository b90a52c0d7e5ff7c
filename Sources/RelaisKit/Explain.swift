import Activity
import Exports
import Tabular

extension Workspace {
  /// Says of every file that `importExports` would look at what it would be taken for, and what would
  /// become of its fields: by reading it with the same reader up to its first row. The database is
  /// neither opened nor created.
  ///
  /// - Parameters:
  ///   - report: told of what is left out, as in an import.
  ///   - explain: given every file in turn.
  /// - Returns: whether all files can be read, but for those that an import skips because a folder or
  ///   an archive holds more than exports; false where there is none.
  /// - Throws: `RelaisError` where there is no file, or an option cannot be used.
  @discardableResult
  public func explainExports(
    _ paths: [String], options: ImportOptions = ImportOptions(),
    report: (ImportEvent) -> Void = { _ in }, explain: (FileExplanation) throws -> Void
  ) throws -> Bool {
    try RelaisError.translating {
      let profile = try options.profile.map { try Profile(path: $0) }
      let zoneName = options.timeZone ?? profile?.timeZone ?? "UTC"
      guard let zone = ZoneRules(identifier: zoneName) else {
        throw RelaisError("unknown-time-zone", zoneName)
      }
      let found = try ImportFiles.list(paths)
      if found.files.isEmpty {
        throw RelaisError("nothing-to-import", paths.joined(separator: ", "))
      }
      found.tellLeftOut(report)
      let explainer = Explainer(
        registry: Registry(profile: profile), zone: zone, options: options)
      let areReadable = try found.files.flatMap { file in
        try explainer.explainAll(of: file, report, explain)
      }
      return !areReadable.isEmpty && areReadable.allSatisfy { $0 }
    }
  }
}

private struct Explainer {
  let registry: Registry
  let zone: ZoneRules
  let options: ImportOptions

  /// - Returns: of every file that the user named or a reader recognises, whether it can be read.
  func explainAll(
    of file: ImportFile, _ report: (ImportEvent) -> Void,
    _ explain: (FileExplanation) throws -> Void
  ) throws -> [Bool] {
    do {
      let areReadable = try ImportFiles.opened(file, report).compactMap { entry -> Bool? in
        guard let explanation = try explanation(of: entry) else {
          report(.leftOut(path: entry.input.name, .packedTwice))
          return nil
        }
        try explain(explanation)
        return explanation.isUnknown ? nil : explanation.isReadable
      }
      return areReadable.isEmpty && file.isNamed ? [false] : areReadable
    } catch let error as TabularError {
      try explain(FileExplanation(file.input.path, FileOutcome.Problem(error)))
      return [false]
    }
  }

  /// - Returns: nil of what is packed twice, which an import leaves out.
  private func explanation(of file: ImportFile) throws -> FileExplanation? {
    var explanation = FileExplanation(file.input.name)
    let log = DiagnosticLog(readsRows: false)
    do {
      let head = try FileHead(file.input)
      if head.isCompressed { return nil }
      let claims = registry.claims(on: head)
      guard let reader = try registry.identify(head, by: claims) else {
        explanation.nearly = FileExplanation.Near.nearest(claims)
        return explanation
      }
      explanation.tell(claims, of: reader)
      try explanation.tellForm(of: head, declared: reader.encoding(of: head))
      let export = ExportFile(head.input, zone: zone, told: options.told(of: file))
      try reader.read(export, into: NoSink(), log: log)
    } catch let error as Diagnostic {
      explanation.problem = FileOutcome.Problem(error)
    } catch let error as TabularError {
      explanation.problem = FileOutcome.Problem(error)
    }
    explanation.tell(log)
    return explanation
  }
}

/// No row is read, so nothing is put into it.
private final class NoSink: ActivitySink {
  func key(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) -> Int { 0 }
  func accept(_ record: ActivityRecord, updated: Int?) {}
}

// MARK: - From the reader's words

extension FileExplanation {
  fileprivate init(_ path: String, _ problem: FileOutcome.Problem) {
    self.init(path)
    self.problem = problem
  }

  fileprivate mutating func tell(_ claims: [ReaderClaim], of reader: any ExportReader) {
    format = reader.id
    signs = claims.first { $0.reader.id == reader.id }.map { Signs($0.claim.signs) }
    otherFormats = claims.filter { $0.claim.confidence > .none && $0.reader.id != reader.id }
      .map(\.reader.id)
  }

  fileprivate mutating func tellForm(
    of head: FileHead, declared: TextEncoding?
  ) throws(TabularError) {
    let source = try ByteSource(head.input, encoding: declared)
    if source.isPacked { packing = head.input.packedSize == nil ? .gzip : .zip }
    if case .rootElement = signs { return }
    encoding = source.encoding.name
  }

  fileprivate mutating func tell(_ log: DiagnosticLog) {
    contents = log.contents
    if log.delimiter != UInt8(ascii: ",") { delimiter = String(UnicodeScalar(log.delimiter)) }
    fields = log.fields.filter(\.isRead).map(Field.init)
    unread = log.fields.filter { !$0.isRead }.map(\.field)
    unmet = log.unmet.map(\.field)
    notes = log.notes.filter { if case .ignoredColumns = $0 { false } else { true } }
      .map(FileOutcome.Note.init)
  }
}

extension FileExplanation.Signs {
  fileprivate init(_ signs: Claim.Signs) {
    switch signs {
    case .columns(let names): self = .columns(names)
    case .rootElement(let name): self = .rootElement(name)
    case .members(let paths): self = .members(paths)
    }
  }
}

extension FileExplanation.Field {
  fileprivate init(_ use: FieldUse) {
    name = use.field
    roles = use.roles.map { role in
      switch role {
      case .fills(let columns, let forms):
        .fills(columns, forms.map { FileOutcome.Note(key: $0.key, arguments: $0.arguments) })
      case .standsIn(let field): .standsIn(for: field)
      case .leavesOut(let rule): .leavesOut(rule.rawValue)
      case .decides: .decides
      case .warns: .warns
      }
    }
  }
}

extension FileExplanation.Near {
  /// Those that lack the least, and no others.
  fileprivate static func nearest(_ claims: [ReaderClaim]) -> [Self] {
    let all = claims.flatMap { claim in
      claim.claim.nearly.map {
        Self(
          format: claim.reader.id, contents: $0.contents, found: $0.found, missing: $0.missing)
      }
    }
    let least = all.map(\.missing.count).min()
    return all.filter { $0.missing.count == least }
  }
}
