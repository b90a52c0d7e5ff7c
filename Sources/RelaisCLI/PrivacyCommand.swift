import ArgumentParser

/// What people are owed whose acts are in the database, and what the figures promise them.
struct PrivacyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy",
    abstract: "What the figures promise, and the rights of the people in them.",
    usage: "relais privacy <command> [options]",
    subcommands: [
      PrivacyPolicyCommand.self, PrivacyLedgerCommand.self, PrivacyAuditCommand.self,
      PrivacyExportCommand.self, PrivacyEraseCommand.self, PrivacyPurgeCommand.self,
    ])
}

/// Whom a request is from.
struct MemberOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The member's identifier, as in the members export.", valueName: "identifier"))
  var member: String
}
