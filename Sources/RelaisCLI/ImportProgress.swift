import Disclosure
import RelaisKit
import Reports

/// Tells an import as it goes: a line that grows on a terminal, and one line a file.
final class ImportProgress {
  private let terminal: Terminal
  private var size: Int?
  private var isLineOpen = false
  /// Whether a row of any file was rejected.
  private(set) var hasRejected = false

  init(_ terminal: Terminal) {
    self.terminal = terminal
  }

  func report(_ event: ImportEvent) {
    switch event {
    case .created(let database, let timeZone):
      terminal.say("message.created", .text(database), .text(timeZone))
    case .began(let path, let bytes):
      size = bytes
      draw(path, 0)
    case .progressed(let path, let bytes):
      draw(path, bytes)
    case .skipped(let path):
      terminal.say("message.skipped", .text(path))
    case .privateFolders(let folders, let path):
      terminal.say("message.private-folders", .text(path), .integer(folders))
    case .leftOut(let path, let reason):
      terminal.say("message.\(reason.rawValue)", .text(path))
    case .finished(let outcome):
      hasRejected = hasRejected || (outcome.failure == nil && outcome.rejected > 0)
      clear()
      tell(outcome)
    }
  }

  func clear() {
    guard isLineOpen else { return }
    isLineOpen = false
    terminal.writeError(ProgressLine.erasure, terminator: "")
  }

  private func draw(_ path: String, _ bytes: Int) {
    guard let width = terminal.progressWidth else { return }
    if !isLineOpen { ProgressLine.eraseOnInterrupt() }
    isLineOpen = true
    let line = ProgressLine(path: path, bytes: bytes, size: size)
    terminal.writeError(ProgressLine.erasure + line.text(width: width), terminator: "")
  }

  private func tell(_ outcome: FileOutcome) {
    if let failure = outcome.failure {
      terminal.writeError(terminal.sentence(failure))
      terminal.say("message.file-left", .text(outcome.path))
      return
    }
    terminal.say(line: summary(outcome))
    for note in outcome.notes { terminal.say(line: "  " + words(note)) }
    for rule in outcome.dropped {
      let name = terminal.wording.ifWorded("rule.\(rule.rule)") ?? rule.rule
      terminal.say(
        line: "  " + terminal.wording("message.dropped", .integer(rule.rows), .text(name)))
    }
    if outcome.conflicts > 0 {
      terminal.say("message.conflicts", .text(outcome.path), .integer(outcome.conflicts))
    }
    for group in outcome.rejections {
      for problem in group.first { terminal.writeError("  " + terminal.sentence(problem)) }
      let more = group.rows - group.first.count
      if more > 0 {
        terminal.writeError(
          "  " + terminal.wording("message.rejected-more", .integer(more), .text(group.code)))
      }
    }
  }

  /// The rows of a file and what became of them; what did not happen is not told.
  private func summary(_ outcome: FileOutcome) -> String {
    guard outcome.read > 0 else {
      return terminal.wording("message.no-rows", .text(outcome.path))
    }
    let leftOut = outcome.dropped.reduce(0) { $0 + $1.rows }
    let read = terminal.wording("message.read", .text(outcome.path), .integer(outcome.read))
    let counts = [
      ("message.new", outcome.new), ("message.merged", outcome.merged),
      ("message.rejected", outcome.rejected), ("message.left-out", leftOut),
    ]
    let told = counts.filter { $0.1 > 0 }.map { terminal.wording($0.0, .integer($0.1)) }
    let isNews = outcome.read != outcome.merged
    let making =
      outcome.records == outcome.accepted
      ? []
      : [
        terminal.wording(
          "message.making", .integer(outcome.accepted), .integer(outcome.records))
      ]
    return ([read] + making + (isNews ? told : [terminal.wording("message.nothing-new")]))
      .joined(separator: ", ")
  }

  private func words(_ note: FileOutcome.Note) -> String {
    let arguments = note.arguments.map { terminal.wording.ifWorded("reason.\($0)") ?? $0 }
    return terminal.wording("message.\(note.key)", arguments: arguments.map(CellValue.text))
  }
}
