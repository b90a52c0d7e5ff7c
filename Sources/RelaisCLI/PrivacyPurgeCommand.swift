import ArgumentParser
import RelaisKit

struct PrivacyPurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Delete private acts of periods that ended before a day (retention).",
    usage: "relais privacy purge --before <date> [options]",
    discussion: """
      Presence, quiz results and challenge entries of whole four-week periods that ended before \
      the day are deleted and overwritten, and later imports do not bring them back. Public acts \
      and everything released stay. A period that was never asked about cannot be any more.

      Example, to keep a year:
        relais privacy purge --before 2025-03-29
      """)

  @Option(help: ArgumentHelp("Keep the period of this day and later ones.", valueName: "date"))
  var before: DayArgument

  @Flag(name: .customLong("dry-run"), help: "Tell what would stay; delete nothing.")
  var dryRun = false

  @OptionGroup var options: ReportOptions

  func run() throws {
    try options.print { try $0.purge(before: before.date, isDryRun: dryRun) }
    if dryRun { options.speech.terminal().say("message.not-erased") }
  }
}
