import ArgumentParser
import RelaisKit

struct MomentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moments",
    abstract: "When to reach people: a map of the week, and up to three recommended slots.",
    usage: "relais moments [options]",
    discussion: """
      The map counts members present in each three-hour slot of the week, in the last closed \
      four-week period and in the local time of the database. Figures are protected as in \
      `relais community`, and a community that is not shown there is not shown here.

      Slots are recommended only inside the hours in which you may reach people: they have a \
      right to disconnect.

      Examples:
        relais moments
        relais moments --community Vente --reachable "tue-sat 09-18"
      """)

  @Option(
    help: ArgumentHelp(
      "Count only members of this community, by its name or identifier.", valueName: "community"))
  var community: String?

  @OptionGroup var reachable: ReachableOption
  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: ReportOptions

  func run() throws {
    try options.print { workspace in
      try workspace.moments(
        community: community, reachable: reachable.hours, asOf: asOf.date)
    }
  }
}
