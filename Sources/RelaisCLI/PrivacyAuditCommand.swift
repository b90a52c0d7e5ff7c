import ArgumentParser
import RelaisKit

struct PrivacyAuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "What follows from everything ever released, as an attacker would work it out.",
    usage: "relais privacy audit [options]",
    discussion: """
      Reads every stored figure again. Are there groups that, added up and subtracted, are about \
      fewer than five people? Do figures that must add up narrow one that is shown as few, nearly \
      all or not at all? It tells where and how far, never a figure, and which rule withheld how \
      many cells.

      Ends with exit code 0 when nothing was found, 1 when something was, 2 when it could not be \
      told.
      """)

  @OptionGroup var options: ReportOptions

  func run() throws {
    var isSound = true
    do {
      try options.print { workspace in
        let audit = try workspace.privacyAudit()
        isSound = audit.isSound
        return audit.report
      }
    } catch let code as ExitCode where code == .failure {
      throw PrivacyAuditCommand.untold
    }
    if !isSound { throw ExitCode.failure }
  }

  /// A script must not take a missing file for a finding.
  private static let untold = ExitCode(2)
}
