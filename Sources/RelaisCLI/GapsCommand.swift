import ArgumentParser
import RelaisKit

struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "What people struggle with, and what is missing: topics and quiz questions.",
    usage: "relais gaps [options]",
    discussion: """
      Topics by first attempts at quiz questions, set against the tips that helped somebody. The \
      index is struggling learners per helpful tip. Gaps come first: missing content (hard, hardly \
      a tip), unhelpful content (hard all the same), local difficulty (hard here, not \
      elsewhere). Quiz results are only ever counted in groups.

      Examples:
        relais gaps
        relais gaps --community Vente --top 5
        relais gaps --items --top 20
      """)

  @Option(
    help: ArgumentHelp(
      "Look at this community, by its name or identifier.", valueName: "community"))
  var community: String?

  @Option(help: ArgumentHelp("How many to show.", valueName: "n"))
  var top = 10

  @Flag(help: "Show quiz questions instead of topics, the least telling first.")
  var items = false

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: ReportOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top: expected a number of rows, at least 1.") }
    if items, community != nil {
      throw ValidationError("--items is about the whole organisation: leave --community out.")
    }
  }

  func run() throws {
    try options.print { workspace in
      if items { return try workspace.questions(top: top, asOf: asOf.date) }
      return try workspace.gaps(community: community, top: top, asOf: asOf.date)
    }
  }
}
