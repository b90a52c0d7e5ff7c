import ArgumentParser
import RelaisKit

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "What the database holds, and the digest of its facts.",
    usage: "relais status [options]",
    discussion: """
      The facts digest is the same whatever the order, repetition or overlap of imports: two \
      databases with the same digest know the same.
      """)

  @OptionGroup var options: ReportOptions

  func run() throws {
    try options.print { try $0.status() }
  }
}
