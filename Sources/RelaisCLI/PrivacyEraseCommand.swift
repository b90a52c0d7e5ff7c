import ArgumentParser
import Disclosure
import Foundation
import RelaisKit
import Reports

struct PrivacyEraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase one person from the database (GDPR article 17).",
    usage: "relais privacy erase --member <identifier> [options]",
    discussion: """
      Name, identifier, presence, quiz results, challenge entries, reactions and comments are \
      deleted and overwritten. Tips and challenges stay without an author: what colleagues did \
      hangs on them. What was released stays as it was.

      No list of erased people is kept, so an import of an export that still has them brings them \
      back: take them out of the exports first. Copies of the file and backups are yours to erase.

      Asks before it erases; --yes answers for you.
      """)

  @OptionGroup var member: MemberOption

  @Flag(help: "Erase without asking.")
  var yes = false

  @Flag(name: .customLong("dry-run"), help: "Tell what would go; erase nothing.")
  var dryRun = false

  @OptionGroup var options: ReportOptions

  func run() throws {
    let terminal = options.speech.terminal(color: options.color)
    if !dryRun, !yes { try confirm(terminal) }
    try options.print { try $0.erase(member.member, isDryRun: dryRun) }
    if dryRun { terminal.say("message.not-erased") }
  }

  private func confirm(_ terminal: Terminal) throws {
    try terminal.complaining {
      _ = try options.database.workspace.erase(member.member, isDryRun: true)
    }
    guard isatty(STDIN_FILENO) == 1 else {
      terminal.writeError("relais: " + terminal.wording("error.unconfirmed"))
      throw ExitCode.failure
    }
    let question = terminal.wording("message.confirm-erasure", .text(member.member))
    terminal.writeError(question, terminator: " ")
    guard readLine() == member.member else {
      terminal.say("message.not-erased")
      throw ExitCode.failure
    }
  }
}
