import ArgumentParser
import Disclosure
import RelaisKit

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Write the exports of a fictional French retailer, to try things out.",
    discussion: """
      What can be found in the exports is planted and told in truth.json. The same numbers give \
      the same bytes.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("Accounts on the roster.", valueName: "n"))
  var members = 300

  @Option(help: ArgumentHelp("Weeks of activity; a multiple of four.", valueName: "n"))
  var weeks = 52

  @Option(help: ArgumentHelp("Another seed is another company.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(name: .customLong("out"), help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var folder: String

  func run() throws {
    let terminal = common.terminal
    do {
      let files = try Workspace.simulate(
        members: members, weeks: weeks, seed: seed, into: folder)
      terminal.say("message.simulated", .text(folder), .integer(files))
    } catch let error as RelaisError {
      terminal.complain(error)
      throw ExitCode.failure
    }
  }
}
