import ArgumentParser
import RelaisKit

struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "How well Relais would have foretold what your own data then showed.",
    usage: "relais backtest <what> [options]",
    subcommands: [BacktestInactivityCommand.self])
}

struct BacktestInactivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inactivity",
    abstract: "The chance of being back, told before each period, against who was back in it.",
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
