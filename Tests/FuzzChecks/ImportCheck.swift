import Activity
import Exports
import Tabular
import TestSupport

/// What every reader of exports promises of any bytes: each row is accounted for, what is wrong is
/// said of a place in the file, and the same bytes tell the same, packed or not.
struct ImportCheck {
  private let desk: Desk
  private let registry: Registry

  init(_ desk: Desk, _ registry: Registry = Registry()) {
    self.desk = desk
    self.registry = registry
  }

  /// - Parameter input: the file that holds `bytes`.
  func run(_ bytes: [UInt8], _ input: InputFile) throws {
    let plain = try run(input)
    let isPacked = bytes.starts(with: [0x1F, 0x8B, 8])
    guard !isPacked else { return }
    _ = try desk.write(Packed.gzip(bytes), as: "export")
    try promise(try run(input) == plain, "packed by gzip it tells something else")
  }

  /// - Returns: what each reader made of the file that did not deny it.
  @discardableResult
  func run(_ input: InputFile) throws -> [Outcome] {
    let head: FileHead
    do {
      head = try FileHead(input)
      _ = try registry.identify(head)
    } catch let error as TabularError {
      return [Outcome(failure: .text(error))]
    } catch let error as Diagnostic {
      return [Outcome(failure: .export(error))]
    }
    return try registry.readers.filter { $0.sniff(head).confidence > .none }.map { reader in
      let outcome = try read(head, reader)
      try promise(
        try read(head, reader) == outcome, "\(reader.id) tells something else the second time")
      return outcome
    }
  }

  private func read(_ head: FileHead, _ reader: any ExportReader) throws -> Outcome {
    let sink = RecordingSink()
    var outcome = Outcome()
    let log = DiagnosticLog(onReject: { diagnostic, _ in outcome.rejections.append(diagnostic) })
    do {
      try reader.read(ExportFile(head.input, zone: desk.zone, told: told), into: sink, log: log)
    } catch let error as TabularError {
      outcome.failure = .text(error)
    } catch let error as Diagnostic {
      outcome.failure = .export(error)
    }
    outcome.tell(sink, log)
    try checkCounts(outcome, log, reader.id)
    try checkPlaces(
      outcome, SourceText(head.input, encoding: reader.encoding(of: head)), reader.id)
    return outcome
  }

  private var told: ExportFile.Told {
    var told = ExportFile.Told()
    told.year = 2026
    told.quiz = "Safety"
    told.moodleUsers = desk.moodleUsers
    told.slackChannel = "C024BE91L"
    return told
  }

  private func checkCounts(_ outcome: Outcome, _ log: DiagnosticLog, _ reader: String) throws {
    let told = log.accepted + log.rejected + log.dropped
    // Of a file that fails nothing is kept, rows that wait for others the least.
    let isKept = outcome.failure == nil ? log.read == told : log.read >= told
    try promise(
      isKept, "\(reader): \(log.read) rows read, \(told) accounted for")
    try promise(
      log.rejected == outcome.rejections.count
        && log.groups.map(\.count).reduce(0, +) == log.rejected
        && log.groups.allSatisfy { $0.first.count == min($0.count, DiagnosticLog.Group.examples) },
      "\(reader): rejections are miscounted")
  }

  private func checkPlaces(_ outcome: Outcome, _ text: SourceText, _ reader: String) throws {
    for rejection in outcome.rejections {
      try promise(!rejection.description.isEmpty, "\(reader): a rejection says nothing")
      if reader == "stack-exchange" {
        try text.checkLine(rejection.location, "\(reader): \(rejection.code)")
      } else {
        try text.check(rejection.location, "\(reader): \(rejection.code)")
      }
    }
  }
}

/// All that reading a file leaves behind.
struct Outcome: Equatable {
  enum Failure: Equatable {
    case text(TabularError)
    case export(Diagnostic)
  }

  var rejections: [Diagnostic] = []
  var failure: Failure?
  private var records: [ActivityRecord] = []
  private var updates: [Int?] = []
  private var contents: String?
  private var accepted = 0
  private var dropped: [DropRule: Int] = [:]
  private var notes: [FileNote] = []

  init(failure: Failure? = nil) {
    self.failure = failure
  }

  mutating func tell(_ sink: RecordingSink, _ log: DiagnosticLog) {
    (records, updates) = (sink.records, sink.updates)
    (contents, accepted, dropped, notes) =
      (log.contents, log.accepted, log.droppedByRule, log.notes)
  }
}
