import Activity
import Exports
import Foundation
import Store
import Tabular

extension Workspace {
  /// Imports files and folders: every file of a folder, not of the folders in it unless they are the
  /// channels of a Slack export, and every entry of a `.zip` archive. Each file and entry is one
  /// transaction; one that fails leaves the others in place.
  ///
  /// - Parameter report: told of every file as it goes.
  /// - Returns: whether every row of every file was understood.
  /// - Throws: `RelaisError` where nothing at all could be read, or the database cannot be written.
  @discardableResult
  public func importExports(
    _ paths: [String], options: ImportOptions = ImportOptions(),
    report: @escaping (ImportEvent) -> Void = { _ in }
  ) throws -> Bool {
    try RelaisError.translating {
      let profile = try options.profile.map { try Profile(path: $0) }
      let found = try ImportFiles.list(paths)
      if found.files.isEmpty {
        throw RelaisError("nothing-to-import", paths.joined(separator: ", "))
      }
      let store = try openForImport(options, report)
      let zoneName = options.timeZone ?? profile?.timeZone ?? store.timeZone
      guard let zone = ZoneRules(identifier: zoneName) else {
        throw RelaisError("unknown-time-zone", zoneName)
      }
      let rejects = try options.rejects.map { try RejectsFile(path: $0) }
      let run = ImportRun(
        store: store, registry: Registry(profile: profile), zone: zone, options: options,
        rejects: rejects, now: now(), report: report)
      found.tellLeftOut(report)
      var outcomes = 0
      var isComplete = true
      for file in found.files {
        for isClean in try run.importAll(of: file) {
          outcomes += 1
          isComplete = isComplete && isClean
        }
      }
      if outcomes == 0 { throw RelaisError("nothing-to-import", paths.joined(separator: ", ")) }
      return isComplete
    }
  }

  private func openForImport(
    _ options: ImportOptions, _ report: (ImportEvent) -> Void
  ) throws -> Store {
    let zone = options.timeZone ?? TimeZone.current.identifier
    guard ZoneRules(identifier: zone) != nil else { throw RelaisError("unknown-time-zone", zone) }
    let exists = FileManager.default.fileExists(atPath: database)
    if options.isDryRun {
      return exists ? try Store.open(database) : try Store.inMemory(timeZone: zone)
    }
    let store = try Store.openOrCreate(database, timeZone: zone)
    if !exists { report(.created(database: database, timeZone: store.timeZone)) }
    return store
  }
}

/// One import, file by file.
private struct ImportRun {
  let store: Store
  let registry: Registry
  let zone: ZoneRules
  let options: ImportOptions
  let rejects: RejectsFile?
  let now: Int
  let report: (ImportEvent) -> Void

  /// - Returns: of every file that was read, whether every row was understood: one, or those of an
  ///   archive. A file that no reader recognises is not among them.
  func importAll(of file: ImportFile) throws -> [Bool] {
    let path = file.input.path
    do {
      return try ImportFiles.opened(file, report).compactMap { try importFile($0) }
    } catch let error as TabularError {
      report(.finished(.failed(path, FileOutcome.Problem(error))))
      return [false]
    }
  }

  /// - Returns: whether every row was understood; nil where no reader recognises the file.
  private func importFile(_ file: ImportFile) throws -> Bool? {
    let input = file.input
    do {
      let head = try FileHead(input)
      if head.isCompressed {
        report(.leftOut(path: input.name, .packedTwice))
        return nil
      }
      guard let reader = try registry.identify(head) else {
        report(.skipped(path: input.name))
        return nil
      }
      let length = rejects?.length ?? 0
      do {
        return try read(head.input, of: file, reader, encoding: reader.encoding(of: head))
      } catch is ForeignText {
        try rejects?.shorten(to: length)
        return try read(head.input.asWindows1252, of: file, reader, encoding: nil)
      }
    } catch let error as Diagnostic {
      report(.finished(.failed(input.name, FileOutcome.Problem(error))))
    } catch let error as TabularError {
      report(.finished(.failed(input.name, FileOutcome.Problem(error))))
    }
    return false
  }

  /// Thrown where a file that was taken for UTF-8 turns out to be something else.
  private struct ForeignText: Error {}

  /// - Parameter encoding: what the reader knows the file to have.
  /// - Returns: whether every row was understood.
  /// - Throws: `ForeignText`, with nothing kept; only `RelaisError` otherwise.
  private func read(
    _ input: InputFile, of file: ImportFile, _ reader: any ExportReader, encoding: TextEncoding?
  ) throws -> Bool {
    var mayBeForeign = encoding == nil && input.undeclared == .utf8
    let log = DiagnosticLog(
      onReject: { diagnostic, raw in
        if mayBeForeign, let raw, !TextEncoding.isValidUTF8(raw) {
          mayBeForeign = false
          if try !TextEncoding.hasMultibyteUTF8(input) { throw ForeignText() }
        }
        try rejects?.add(diagnostic, raw)
      },
      onProgress: { report(.progressed(path: input.name, bytes: $0)) })
    let isForeign = encoding == nil && input.undeclared == .windows1252
    report(.began(path: input.name, bytes: ImportFiles.size(input)))
    do {
      let tally = try store.importFile(
        ImportFiles.absolute(input), format: reader.id, snapshot: try snapshot(input), now: now,
        keeps: !options.isDryRun
      ) { sink in
        let export = ExportFile(input, zone: zone, told: options.told(of: file))
        try reader.read(export, into: sink, log: log)
        if options.isStrict, let first = log.groups.first?.first.first { throw first }
        return RowCounts(read: log.read, rejected: log.rejected, dropped: log.dropped)
      }
      report(.finished(FileOutcome(input.name, log, tally, isForeign: isForeign)))
      return log.rejected == 0
    } catch let error as Diagnostic {
      report(.finished(FileOutcome(input.name, log, failure: FileOutcome.Problem(error))))
    } catch let error as TabularError {
      report(.finished(FileOutcome(input.name, log, failure: FileOutcome.Problem(error))))
    }
    return false
  }

  /// Midnight of the snapshot day in the import's zone: as told, else that of an archive's entry,
  /// else the day on which the file was changed.
  private func snapshot(_ input: InputFile) throws -> Int {
    if let day = options.snapshot { return Moment(day: try Day(day), in: zone).instant }
    if let date = input.changed,
      let day = Day(year: date.year, month: date.month, day: date.day)
    {
      return Moment(day: day, in: zone).instant
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: input.path)
    guard let attributes else { throw RelaisError("unreadable", input.path) }
    let modified = attributes[.modificationDate] as? Date ?? Date(timeIntervalSince1970: 0)
    let moment = Moment(instant: Int(modified.timeIntervalSince1970.rounded(.down)), in: zone)
    return Moment(day: moment.day, in: zone).instant
  }
}

extension ImportOptions {
  /// What the user, and where the file lies, say of it.
  func told(of file: ImportFile) -> ExportFile.Told {
    var told = ExportFile.Told()
    told.year = year
    told.quiz = quiz
    told.moodleUsers = moodleUsers
    told.slackChannel = file.slackChannel
    return told
  }
}

extension FileOutcome {
  fileprivate init(
    _ path: String, _ log: DiagnosticLog, _ tally: MergeTally = MergeTally(),
    isForeign: Bool = false, failure: Problem? = nil
  ) {
    self.path = path
    contents = log.contents ?? ""
    read = log.read
    accepted = log.accepted
    new = tally.new
    merged = tally.merged
    rejected = log.rejected
    var droppedByRule = log.droppedByRule
    if tally.expired > 0 { droppedByRule[.purged] = tally.expired }
    dropped = droppedByRule.sorted { $0.key < $1.key }
      .map { Dropped(rule: $0.key.rawValue, rows: $0.value) }
    conflicts = tally.conflicts
    rejections = log.groups.map { group in
      Rejections(code: group.code.rawValue, rows: group.count, first: group.first.map(Problem.init))
    }
    let encoding = isForeign ? [Note(key: "read-as-windows-1252", arguments: [])] : []
    notes = encoding + log.notes.map(Note.init)
    self.failure = failure
  }

  /// Of a file that could not be begun.
  fileprivate static func failed(_ path: String, _ failure: Problem) -> FileOutcome {
    FileOutcome(path, DiagnosticLog(), failure: failure)
  }
}

extension FileOutcome.Note {
  init(_ note: FileNote) {
    switch note {
    case .ignoredColumns(let names):
      let shown = names.prefix(FileOutcome.mostNames).joined(separator: ", ")
      let more = names.count - FileOutcome.mostNames
      if more > 0 {
        self.init(key: "more-ignored-columns", arguments: [shown, String(more)])
      } else {
        self.init(key: "ignored-columns", arguments: [shown])
      }
    case .nothingNeeded(let reason):
      self.init(key: "nothing-needed", arguments: [reason])
    case .voidedElsewhere(let count):
      self.init(key: "voided-elsewhere", arguments: [String(count)])
    case .severalHomePages:
      self.init(key: "several-home-pages", arguments: [])
    case .postsElsewhere(let count):
      self.init(key: "posts-elsewhere", arguments: [String(count)])
    }
  }
}

extension FileOutcome.Problem {
  init(_ diagnostic: Diagnostic) {
    self.init(
      place: diagnostic.location.description, code: diagnostic.code.rawValue,
      column: diagnostic.column, expected: diagnostic.expected.key,
      arguments: diagnostic.expected.arguments, text: diagnostic.description)
  }

  init(_ error: TabularError) {
    self.init(
      place: error.location.description, code: error.code.rawValue, column: nil,
      expected: error.code.rawValue, arguments: error.places, text: error.description)
  }
}
