import ArgumentParser
import RelaisKit

struct LeaderboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leaderboard",
    abstract: "Who leads a contest, by the rules of its file.",
    usage: "relais leaderboard <contest.yml> [options]",
    discussion: """
      The contest file is YAML: its window, who takes part, points per act, caps, ties, freeze and \
      what is shown. SampleData/contests has an example. The rules are remembered with the first \
      board: later boards say so if they have changed since.

      Examples:
        relais leaderboard SampleData/contests/astuces.yml
        relais leaderboard SampleData/contests/astuces.yml --near M0042
      """)

  @Argument(help: ArgumentHelp("The contest's rules.", valueName: "contest.yml"))
  var contest: String

  @Option(
    help: ArgumentHelp("Show the neighbours of this member as well.", valueName: "member"))
  var near: String?

  @Option(
    help: ArgumentHelp(
      "List every act of this member and its points, instead of the board.", valueName: "member"))
  var explain: String?

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: ReportOptions

  func validate() throws {
    if explain != nil, near != nil {
      throw ValidationError("--explain and --near are two questions: ask one at a time.")
    }
  }

  func run() throws {
    try options.print { workspace in
      if let explain {
        return try workspace.explainContest(contest, member: explain, asOf: asOf.date)
      }
      return try workspace.leaderboard(contest, near: near, asOf: asOf.date)
    }
  }
}
