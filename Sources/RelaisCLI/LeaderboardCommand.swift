import ArgumentParser
import RelaisKit

struct LeaderboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leaderboard",
    abstract: "Who leads a contest, by the rules of its file.",
    discussion: """
      The contest file is YAML: its window, who takes part, points per act, caps, ties, freeze and \
      what is shown. SampleData/contests has an example.
      """)

  @OptionGroup var options: ReportOptions

  @Argument(help: ArgumentHelp("The contest's rules.", valueName: "contest.yml"))
  var contest: String

  @Option(help: ArgumentHelp("Also show the neighbours of this member.", valueName: "member"))
  var near: String?

  @Option(help: ArgumentHelp("List every act of this member and its points.", valueName: "member"))
  var explain: String?

  func run() throws {
    try options.print { workspace in
      if let explain {
        return try workspace.explainContest(contest, member: explain, asOf: options.asOf?.date)
      }
      return try workspace.leaderboard(contest, near: near, asOf: options.asOf?.date)
    }
  }
}
