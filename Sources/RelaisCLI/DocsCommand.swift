import ArgumentParser
import Foundation
import RelaisKit

/// Pages that are made from the program itself: docs/cli.md, and those of docs/metrics.
struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Print this command line's reference as Markdown.",
    usage: "relais docs [options]")

  @Option(
    help: ArgumentHelp(
      "Write a page on every metric into this folder instead.", valueName: "folder"))
  var metrics: String?

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    guard let metrics else {
      print(CommandReference.markdown)
      return
    }
    try speech.terminal().complaining {
      do {
        let folder = URL(filePath: metrics, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for page in MetricPage.all {
          try Data(page.markdown.utf8).write(to: folder.appending(path: page.id + ".md"))
        }
      } catch {
        throw RelaisError(unwritable: metrics)
      }
    }
  }
}

enum CommandReference {
  /// The help of every command at 80 columns, in the order of `relais --help`.
  static var markdown: String {
    let commands = Relais.configuration.subcommands.flatMap { sections($0, below: "relais") }
    return ([introduction, section("relais", Relais.helpMessage(columns: 80))] + commands)
      .joined(separator: "\n\n")
  }

  /// A command, then its own commands.
  private static func sections(
    _ command: any ParsableCommand.Type, below parent: String
  ) -> [String] {
    let name = "\(parent) \(command.configuration.commandName ?? "")"
    return [section(name, Relais.helpMessage(for: command, columns: 80))]
      + command.configuration.subcommands.flatMap { sections($0, below: name) }
  }

  private static let introduction = """
    # The command line

    This page is what `relais docs` prints, and a test compares the two.

    Reports go to standard output and nothing else does; messages, progress and errors go to
    standard error. Exit codes: 0 done, also where figures are withheld or there are none; 1
    failure; 2 some rows of an import were rejected; 64 the command was not understood.
    """

  private static func section(_ title: String, _ help: String) -> String {
    "## \(title)\n\n```\n\(help.trimmingCharacters(in: .newlines))\n```"
  }
}
