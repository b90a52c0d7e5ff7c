import ArgumentParser
import RelaisKit

struct ChampionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "champions",
    abstract: "Who could become an ambassador: creators ranked by the help to expect from them.",
    discussion: """
      Potential is the number of helpful acts to expect in the next 26 weeks: contributing weeks \
      x acts per contributing week x (1 + thanks per act). Only what people publish counts: \
      logins, quiz results and opinions are never used. People who opted out are not ranked.

      The ranking finds candidates; the choice stays human, and asks for their consent.
      """)

  @OptionGroup var options: ReportOptions

  @Option(help: ArgumentHelp("Only members of this community.", valueName: "name"))
  var community: String?

  @Option(help: ArgumentHelp("How many to show.", valueName: "n"))
  var top = 10

  @Option(help: ArgumentHelp("Show why this member stands where they stand.", valueName: "member"))
  var explain: String?

  func validate() throws {
    if top < 1 { throw ValidationError("--top: expected a number of rows, at least 1.") }
  }

  func run() throws {
    try options.print { workspace in
      if let explain { return try workspace.explainChampion(explain, asOf: options.asOf?.date) }
      return try workspace.champions(community: community, top: top, asOf: options.asOf?.date)
    }
  }
}
