import Activity
import Exports
import Foundation
import Store
import Tabular

extension Workspace {
  /// Imports files and folders: every file of a folder, not of the folders in it unless they are the
  /// channels of a Slack export. Each file is one transaction; a file that fails leaves the others
  /// in place.
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
      let (files, leftOut) = try ImportFiles.list(paths)
      if files.isEmpty { throw RelaisError("nothing-to-import", paths.joined(separator: ", ")) }
      let store = try openForImport(options, report)
      let zoneName = options.timeZone ?? profile?.timeZone ?? store.timeZone
      guard let zone = ZoneRules(identifier: zoneName) else {
        throw RelaisError("unknown-time-zone", zoneName)
      }
      let rejects = try options.rejects.map { try RejectsFile(path: $0) }
      let run = ImportRun(
        store: store, registry: Registry(profile: profile), zone: zone, options: options,
        rejects: rejects, now: now(), report: report)
      for (export, folders) in leftOut { report(.leftOut(folders: folders, of: export)) }
      var outcomes = 0
      var isComplete = true
      for file in files {
        guard let isClean = try run.importFile(file) else { continue }
        outcomes += 1
        isComplete = isComplete && isClean
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

  /// - Returns: whether every row was understood; nil where no reader recognises the file.
  func importFile(_ file: ImportFile) throws -> Bool? {
    let path = file.path
    let log = DiagnosticLog(
      onReject: { diagnostic, raw in try rejects?.add(diagnostic, raw) },
      onProgress: { report(.progressed(path: path, bytes: $0)) })
    do {
      guard let reader = try registry.identify(path: path) else {
        report(.skipped(path: path))
        return nil
      }
      report(.began(path: path, bytes: ImportFiles.size(path)))
      let tally = try store.importFile(
        ImportFiles.absolute(path), format: reader.id, snapshot: try snapshot(path), now: now,
        keeps: !options.isDryRun
      ) { sink in
        var told = options.told
        told.slackChannel = file.slackChannel
        try reader.read(ExportFile(path: path, zone: zone, told: told), into: sink, log: log)
        if options.isStrict, let first = log.groups.first?.first.first { throw first }
        return RowCounts(read: log.read, rejected: log.rejected, dropped: log.dropped)
      }
      report(.finished(FileOutcome(path, log, tally)))
      return log.rejected == 0
    } catch let error as Diagnostic {
      report(.finished(FileOutcome(path, log, failure: FileOutcome.Problem(error))))
    } catch let error as TabularError {
      report(.finished(FileOutcome(path, log, failure: FileOutcome.Problem(error))))
    }
    return false
  }

  /// Midnight of the snapshot day in the import's zone.
  private func snapshot(_ path: String) throws -> Int {
    if let day = options.snapshot { return Moment(day: try Day(day), in: zone).instant }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let attributes else { throw RelaisError("unreadable", path) }
    let modified = attributes[.modificationDate] as? Date ?? Date(timeIntervalSince1970: 0)
    let moment = Moment(instant: Int(modified.timeIntervalSince1970.rounded(.down)), in: zone)
    return Moment(day: moment.day, in: zone).instant
  }
}

extension ImportOptions {
  fileprivate var told: ExportFile.Told {
    var told = ExportFile.Told()
    told.year = year
    told.quiz = quiz
    told.moodleUsers = moodleUsers
    return told
  }
}

extension FileOutcome {
  fileprivate init(
    _ path: String, _ log: DiagnosticLog, _ tally: MergeTally = MergeTally(),
    failure: Problem? = nil
  ) {
    self.path = path
    contents = log.contents ?? ""
    read = log.read
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
    notes = log.notes.map(Note.init)
    self.failure = failure
  }
}

extension FileOutcome.Note {
  fileprivate init(_ note: FileNote) {
    switch note {
    case .ignoredColumns(let names):
      self.init(key: "ignored-columns", arguments: [names.joined(separator: ", ")])
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
