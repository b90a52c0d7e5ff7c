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

  @Option(
    help: ArgumentHelp(
      "When people may be reached: days and hours. Slots begin at 00, 03, 06 ... 21.",
      valueName: "hours"))
  var reachable = ReachableHours.officeHours.description

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: ReportOptions

  func validate() throws {
    if ReachableHours(reachable) == nil {
      throw ValidationError(
        "--reachable: expected days and hours that hold a slot of three hours, "
          + "such as \"mon-fri 08-19\" or \"sat 9-18\".")
    }
  }

  func run() throws {
    try options.print { workspace in
      try workspace.moments(
        community: community, reachable: ReachableHours(reachable) ?? .officeHours,
        asOf: asOf.date)
    }
  }
}
