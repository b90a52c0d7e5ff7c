import ArgumentParser
import RelaisKit

struct ChampionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "champions",
    abstract: "Who could become an ambassador: creators by the help to expect from them.",
    usage: "relais champions [options]",
    discussion: """
      Potential is the number of helpful acts to expect in the next 26 weeks: contributing weeks \
      x acts per contributing week x (1 + thanks per act). In nine cases of ten what comes lies \
      between low and high. Only what people publish counts: logins, quiz results and opinions \
      are never used. People who opted out are not ranked.

      The ranking finds candidates; the choice stays human, and asks for their consent.

      Examples:
        relais champions --top 20
        relais champions --community Vente --format csv --output vente.csv
        relais champions --explain M0042
      """)

  @Option(
    help: ArgumentHelp(
      "Rank only members of this community, by its name or identifier.", valueName: "community"))
  var community: String?

  @Option(help: ArgumentHelp("How many to show.", valueName: "n"))
  var top = 10

  @Option(
    help: ArgumentHelp(
      "Show why this member stands where they stand, instead of the ranking.",
      valueName: "member"))
  var explain: String?

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: ReportOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top: expected a number of rows, at least 1.") }
    if explain != nil, community != nil {
      throw ValidationError("--explain shows one member: leave --community out.")
    }
  }

  func run() throws {
    try options.print { workspace in
      if let explain { return try workspace.explainChampion(explain, top: top, asOf: asOf.date) }
      return try workspace.champions(community: community, top: top, asOf: asOf.date)
    }
  }
}
