import ArgumentParser
import RelaisKit

/// Checks the engine's forecasts against what came, on the reader's own data.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Check past forecasts against what came, on your own data.",
    usage: "relais backtest <forecast> [options]",
    subcommands: [BacktestChampionsCommand.self, BacktestInactivityCommand.self])
}

struct BacktestChampionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "champions",
    abstract: "Would the ranking have foreseen who helps?",
    usage: "relais backtest champions [options]",
    discussion: """
      Ranks creators at past days on what was known then, and compares with the acts and thanks of \
      the 26 weeks that followed, beside simple counts. A day every 13 weeks, each with 26 weeks \
      of data before and after: so it takes a year of data at least.

      Example:
        relais backtest champions --as-of 2026-03-29
      """)

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: ReportOptions

  func run() throws {
    try options.print { try $0.backtestChampions(asOf: asOf.date) }
  }
}

struct BacktestInactivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inactivity",
    abstract: "Would the chance of being back have foreseen who was?",
    usage: "relais backtest inactivity [options]",
    discussion: """
      Each of the last closed periods is foretold from the weeks before it alone, over the whole \
      organisation. The area under the curve tells how well a ranking parts those who were back \
      from those who were not; beside the model stand plain rankings: weeks of silence, and silent \
      for 30 days.

      Example:
        relais backtest inactivity
      """)

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: ReportOptions

  func run() throws {
    try options.print { try $0.backtestInactivity(asOf: asOf.date) }
  }
}
