import ArgumentParser
import RelaisKit

/// Each command is a thin layer: it reads its options, asks the library one question and prints.
@main
struct Relais: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relais",
    abstract: "Finds training ambassadors and shows each how their community is doing.",
    usage: "relais <command> [options]",
    discussion: """
      Relais reads the activity exports of a social-learning platform into one SQLite file and \
      answers three questions: who could become an ambassador (champions), how a community is \
      doing (community), and who leads a contest (leaderboard).

      What people publish can carry their name. What they do in private is only ever counted in \
      groups, and only figures that single nobody out are shown.

      Start with:
        relais import FOLDER
        relais champions
      """,
    version: Workspace.engineVersion,
    subcommands: [
      ImportCommand.self, StatusCommand.self, ChampionsCommand.self, CommunityCommand.self,
      InactivityCommand.self, GapsCommand.self, MomentsCommand.self, LeaderboardCommand.self,
      BacktestCommand.self, PrivacyCommand.self, SimulateCommand.self, DocsCommand.self,
    ])
}
