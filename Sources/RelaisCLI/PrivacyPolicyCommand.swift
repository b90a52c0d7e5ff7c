import ArgumentParser
import RelaisKit

struct PrivacyPolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "The policy in force, its floors, and what it promises in plain words.",
    usage: "relais privacy policy [options]",
    discussion: """
      Made to be handed to a works council: each figure's meaning in a sentence, in English or \
      French.

      Example:
        relais privacy policy --locale fr --output politique.txt
      """)

  @OptionGroup var options: ReportOptions

  func run() throws {
    try options.print { try $0.privacyPolicy() }
  }
}
