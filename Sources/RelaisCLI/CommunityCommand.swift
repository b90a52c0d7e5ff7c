import ArgumentParser
import RelaisKit

struct CommunityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "community",
    abstract: "How a community is doing: participation and its trend, as protected figures.",
    discussion: """
      Figures are counts of people in the last closed four-week period and the five before it. \
      Counts below the minimum, or so high that they tell on the others, are shown as bounds; the \
      rest are rounded. A community that is too small, or would single people out next to another, \
      is not shown at all.
      """)

  @OptionGroup var options: ReportOptions

  @Argument(help: ArgumentHelp("Name or identifier of the community.", valueName: "name"))
  var name: String

  func run() throws {
    try options.print { try $0.community(name, asOf: options.asOf?.date) }
  }
}
