import ArgumentParser
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

  var wording: Wording { Wording(language) }

  // MARK: Standard output

  /// - Throws: `RelaisError` where `output`, or standard output without it, cannot be written.
  func print(_ report: ReleasedReport, format: Format, to output: String?) throws {
    guard let renderer = RendererRegistry.renderer(format.rawValue) else { return }
    let context = context(for: output)
    let bytes = Data(renderer.render(report, in: context))
    if let output {
      do {
        try bytes.write(to: URL(filePath: output), options: isReplaceable(output) ? .atomic : [])
      } catch { throw RelaisError(unwritable: output) }
      say("message.written", .text(output))
    } else {
      try writeOutput(format == .csv && isatty(STDOUT_FILENO) == 1 ? shown(bytes) : bytes)
    }
    if !renderer.statesProvenance, !isQuiet {
      for line in ReportFooter(report, in: context).lines(in: context) { writeError(line) }
    }
  }

  /// Whether a new file may take the place of what is there: of a link or a device it may not.
  private func isReplaceable(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  /// - Throws: `RelaisError` where standard output cannot be written.
  func print(_ lines: [String]) throws {
    try writeOutput(Data(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// CSV keeps every character of a name; on a screen none of them may act.
  private func shown(_ bytes: Data) -> Data {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    return Data(lines.map { String($0).visible }.joined(separator: "\n").utf8)
  }

  /// The cells of a line of text on standard output: more are hard to read.
  var textWidth: Int { min(80, context(for: nil).width) }

  private func writeOutput(_ bytes: Data) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: bytes)
    } catch {
      // Whoever reads has had enough (`| head`): nothing went wrong.
      if errno == EPIPE { return }
      throw RelaisError(unwritable: "stdout")
    }
  }

  private func context(for output: String?) -> RenderContext {
    let isTerminal = output == nil && isatty(STDOUT_FILENO) == 1
    return RenderContext(
      language: language, width: isTerminal ? width(of: STDOUT_FILENO) : 80,
      color: output == nil && usesColor(isTerminal: isTerminal), unicode: !isDumb)
  }

  /// `--color`, else NO_COLOR (https://no-color.org), else whether somebody is looking.
  private func usesColor(isTerminal: Bool) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      isTerminal && environment["NO_COLOR", default: ""].isEmpty && !isDumb
    }
  }

  /// A terminal that draws ASCII only and cannot go back over a line.
  private var isDumb: Bool { environment["TERM"] == "dumb" }

  private func width(of stream: Int32) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    let isKnown = ioctl(stream, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  // MARK: Standard error

  /// The cells that a line of progress may fill; nil where nobody is looking.
  var progressWidth: Int? {
    guard !isQuiet, !isDumb, isatty(STDERR_FILENO) == 1 else { return nil }
    return width(of: STDERR_FILENO)
  }

  func say(_ key: String, _ arguments: CellValue...) {
    if !isQuiet { writeError(wording(key, arguments: arguments)) }
  }

  func say(line: String) {
    if !isQuiet { writeError(line) }
  }

  /// Runs `body` and puts what goes wrong into words.
  ///
  /// - Throws: `ExitCode.failure` once the reader has been told.
  func complaining<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as RelaisError {
      for problem in error.problems.dropLast() { writeError("relais: \(sentence(problem)).") }
      let arguments = error.problems.last.map { [.text(sentence($0))] } ?? error.arguments
      writeError("relais: " + wording("error.\(error.key)", arguments: arguments))
      throw ExitCode.failure
    }
  }

  /// `file:line:column: code: column: expected ...`
  func sentence(_ problem: FileOutcome.Problem) -> String {
    let column = problem.column.map { "\($0.visible): " } ?? ""
    let expected = wording(
      "expected.\(problem.expected)", arguments: problem.arguments.map(CellValue.text))
    return "\(problem.place.visible): \(problem.code): \(column)\(expected)"
  }

  func writeError(_ line: String, terminator: String = "\n") {
    try? FileHandle.standardError.write(contentsOf: Data((line + terminator).utf8))
  }
}
