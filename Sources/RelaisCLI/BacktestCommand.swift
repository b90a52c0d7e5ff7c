import ArgumentParser
import RelaisKit

/// Checks the engine's forecasts against what came, on the reader's own data.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Check past forecasts against what came, on your own data.",
    usage: "relais backtest <forecast> [options]",
    subcommands: [BacktestChampionsCommand.self])
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
