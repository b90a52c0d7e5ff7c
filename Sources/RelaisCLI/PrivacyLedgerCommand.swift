import ArgumentParser
import RelaisKit

struct PrivacyLedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "What was released, exported, erased and purged, and when. Never of whom.",
    usage: "relais privacy ledger [options]",
    discussion: """
      Lines are numbered and only ever added. Note the last number: where it is smaller later, \
      the database was restored from an older copy and has forgotten what was released since.
      """)

  @Flag(help: "Also what was read again, and tables of public acts.")
  var all = false

  @OptionGroup var options: ReportOptions

  func run() throws {
    try options.print { try $0.privacyLedger(isComplete: all) }
  }
}
