import Disclosure
import Foundation
import RelaisKit
import Reports

/// The two streams and how to write on them: data on standard output, everything else on standard
/// error.
struct Terminal {
  let language: Language
  let color: ColorChoice
  let isQuiet: Bool
  private let environment: [String: String]

  init(
    locale: Language?, color: ColorChoice, isQuiet: Bool,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    language = Language(argument: locale, environment: environment)
    self.color = color
    self.isQuiet = isQuiet
    self.environment = environment
  }

  /// For what goes wrong before options are read.
  static var current: Terminal { Terminal(locale: nil, color: .auto, isQuiet: false) }

  var wording: Wording { Wording(language) }

  // MARK: Standard output

  /// - Throws: `RelaisError` where `output` cannot be written.
  func print(_ report: ReleasedReport, format: Format, to output: String?) throws {
    guard let renderer = RendererRegistry.renderer(format.rawValue) else { return }
    let context = context(for: output)
    let bytes = Data(renderer.render(report, in: context))
    if let output {
      do { try bytes.write(to: URL(filePath: output), options: .atomic) } catch {
        throw RelaisError(unwritable: output)
      }
      say("message.written", .text(output))
    } else {
      try? FileHandle.standardOutput.write(contentsOf: bytes)
    }
    if !renderer.statesProvenance, !isQuiet {
      for line in ReportFooter(report, in: context).lines(in: context) { writeError(line) }
    }
  }

  private func context(for output: String?) -> RenderContext {
    let isTerminal = output == nil && isatty(STDOUT_FILENO) == 1
    return RenderContext(
      language: language, width: isTerminal ? width : 80,
      color: output == nil && usesColor(isTerminal: isTerminal),
      unicode: environment["TERM"] != "dumb")
  }

  /// `--color`, else NO_COLOR (https://no-color.org), else whether somebody is looking.
  private func usesColor(isTerminal: Bool) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }
  }

  private var width: Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  // MARK: Standard error

  var showsProgress: Bool { !isQuiet && isatty(STDERR_FILENO) == 1 }

  func say(_ key: String, _ arguments: CellValue...) {
    if !isQuiet { writeError(wording(key, arguments: arguments)) }
  }

  func say(line: String) {
    if !isQuiet { writeError(line) }
  }

  func complain(_ error: RelaisError) {
    let arguments = error.problem.map { [.text(sentence($0))] } ?? error.arguments
    writeError("relais: " + wording("error.\(error.key)", arguments: arguments))
  }

  /// `file:line:column: code: column: expected ...`
  func sentence(_ problem: FileOutcome.Problem) -> String {
    let column = problem.column.map { "\($0): " } ?? ""
    let expected = wording(
      "expected.\(problem.expected)", arguments: problem.arguments.map(CellValue.text))
    return "\(problem.place): \(problem.code): \(column)\(expected)"
  }

  func writeError(_ line: String, terminator: String = "\n") {
    try? FileHandle.standardError.write(contentsOf: Data((line + terminator).utf8))
  }
}
