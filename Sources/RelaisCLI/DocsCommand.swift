import ArgumentParser

/// The command line's own page, docs/cli.md, as Markdown.
struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Print this command line's reference as Markdown.")

  func run() {
    print(CommandReference.markdown)
  }
}

enum CommandReference {
  /// The help of every command, in the order of `relais --help`.
  static var markdown: String {
    let root = section("relais", Relais.helpMessage(columns: 80))
    let commands = Relais.configuration.subcommands.map { command in
      section(
        "relais \(command._commandName)", Relais.helpMessage(for: command, columns: 80))
    }
    return """
      # The command line

      This page is what `relais docs` prints, and a test compares the two.
      Exit codes: 0 done (also when figures are withheld or empty), 1 failure, 2 some rows of an
      import were rejected, 64 the command was not understood.
      """ + "\n\n" + ([root] + commands).joined(separator: "\n")
  }

  private static func section(_ title: String, _ help: String) -> String {
    "## \(title)\n\n```\n\(help)\n```\n"
  }
}
