import ArgumentParser
import RelaisKit

struct PrivacyExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "All that is held on one person, for that person (GDPR article 15).",
    usage: "relais privacy export --member <identifier> [options]",
    discussion: """
      Writes JSON with an explanation in plain words. It holds private acts that no report shows: \
      hand it to the person it is about and to nobody else, then delete it. That an export was \
      made is logged, not of whom.

      Example:
        relais privacy export --member M01 --output M01.json
      """)

  @OptionGroup var member: MemberOption

  @Option(
    help: ArgumentHelp(
      "Write to a file that only you can read, instead of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var database: DatabaseOption
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let terminal = speech.terminal()
    try terminal.complaining {
      try database.workspace.personalExport(of: member.member, in: terminal.language)
        .write(to: output)
    }
    terminal.say("message.export-handling")
  }
}
