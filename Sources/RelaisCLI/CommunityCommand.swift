import ArgumentParser
import RelaisKit

struct CommunityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "community",
    abstract: "How a community is doing, and what its ambassador could do next.",
    usage: "relais community <community> [options]",
    discussion: """
      Who takes part, when to reach people, what they struggle with, and how many are silent: each \
      in short. With --section one of them in full.

      Figures are counts of people in the last closed four-week period. Counts below the minimum, \
      or so high that they tell on the others, are shown as bounds; the rest are rounded. A \
      community that is too small, or would single people out next to another, is not shown: it \
      is answered like one that does not exist.

      Examples:
        relais community Vente
        relais community Vente --section participation --as-of 2026-03-22
      """)

  @Argument(help: ArgumentHelp("Its name or identifier.", valueName: "community"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "Show one section in full: participation, moments, gaps or inactivity.",
      valueName: "section"), transform: CommunityCommand.section)
  var section: CommunitySection?

  @OptionGroup var reachable: ReachableOption
  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: ReportOptions

  func run() throws {
    try options.print {
      try $0.community(name, section: section, within: reachable.hours, asOf: asOf.date)
    }
  }

  private static func section(_ text: String) throws -> CommunitySection {
    guard let section = CommunitySection(rawValue: text) else {
      throw ValidationError("expected participation, moments, gaps or inactivity.")
    }
    return section
  }
}
