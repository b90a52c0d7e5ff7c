import Disclosure
import RelaisKit
import Reports

/// Tells an import as it goes: a line that grows on a terminal, and one line a file.
final class ImportProgress {
  private let terminal: Terminal
  private var size: Int?
  private var isLineOpen = false

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
    case .finished(let outcome):
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
      terminal.writeError(sentence(failure))
      terminal.say("message.file-left", .text(outcome.path))
      return
    }
    let dropped = outcome.dropped.reduce(0) { $0 + $1.rows }
    terminal.say(
      "message.imported", .text(outcome.path), .integer(outcome.read), .integer(outcome.new),
      .integer(outcome.merged), .integer(outcome.rejected), .integer(dropped))
    for note in outcome.notes { terminal.say(line: "  " + words(note)) }
    for rule in outcome.dropped {
      terminal.say(
        line: "  "
          + terminal.wording(
            "message.dropped", .integer(rule.rows),
            .text(terminal.wording.ifWorded("rule.\(rule.rule)") ?? rule.rule)))
    }
    if outcome.conflicts > 0 {
      terminal.say("message.conflicts", .text(outcome.path), .integer(outcome.conflicts))
    }
    for group in outcome.rejections {
      for problem in group.first { terminal.writeError("  " + sentence(problem)) }
      let more = group.rows - group.first.count
      if more > 0 {
        terminal.writeError(
          "  " + terminal.wording("message.rejected-more", .integer(more), .text(group.code)))
      }
    }
  }

  private func words(_ note: FileOutcome.Note) -> String {
    terminal.wording("message.\(note.key)", arguments: note.arguments.map(CellValue.text))
  }

  /// `file:line:column: code: column: expected ...`
  private func sentence(_ problem: FileOutcome.Problem) -> String {
    let column = problem.column.map { "\($0): " } ?? ""
    let expected = terminal.wording(
      "expected.\(problem.expected)", arguments: problem.arguments.map(CellValue.text))
    return "\(problem.place): \(problem.code): \(column)\(expected)"
  }
}
