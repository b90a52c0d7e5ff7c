import ArgumentParser
import RelaisKit

struct CommunityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "community",
    abstract: "How a community is doing: participation and its trend, in protected figures.",
    usage: "relais community <community> [options]",
    discussion: """
      Figures are counts of people in the last closed four-week period and the five before it. \
      Counts below the minimum, or so high that they tell on the others, are shown as bounds; the \
      rest are rounded. A community that is too small, or would single people out next to another, \
      is not shown: it is answered like one that does not exist.

      Example:
        relais community Vente --as-of 2026-03-22
      """)

  @Argument(help: ArgumentHelp("Its name or identifier.", valueName: "community"))
  var name: String

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: ReportOptions

  func run() throws {
    try options.print { try $0.community(name, asOf: asOf.date) }
  }
}
