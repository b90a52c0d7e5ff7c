import ArgumentParser
import RelaisKit

struct InactivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inactivity",
    abstract: "How many members are silent, and how many of them are expected back. Never who.",
    usage: "relais inactivity [options]",
    discussion: """
      Members are counted by state at the end of the last closed four-week period. The chance of \
      coming back follows from the weeks in which everybody was present; `relais backtest \
      inactivity` tells how well it did on your own data.

      Example:
        relais inactivity --community Vente
      """)

  @Option(
    help: ArgumentHelp(
      "Only members of this community, by its name or identifier.", valueName: "community"))
  var community: String?

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: ReportOptions

  func run() throws {
    try options.print { try $0.inactivity(community: community, asOf: asOf.date) }
  }
}
