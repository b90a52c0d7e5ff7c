import ArgumentParser
import Disclosure
import RelaisKit

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Write the exports of a fictional French retailer, to try things out.",
    usage: "relais simulate --out <folder> [options]",
    discussion: """
      What can be found in the exports is planted and told in truth.json. The same numbers give \
      the same bytes.

      Example:
        relais simulate --members 240 --weeks 52 --seed 7 --out exports
        relais import exports
      """)

  @Option(name: .customLong("out"), help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("Accounts on the roster.", valueName: "n"))
  var members = 300

  @Option(help: ArgumentHelp("Weeks of activity, a multiple of four.", valueName: "n"))
  var weeks = 52

  @Option(help: ArgumentHelp("Which company: another seed is another one.", valueName: "n"))
  var seed: UInt64 = 1

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let terminal = speech.terminal()
    try terminal.complaining {
      let files = try Workspace.simulate(
        members: members, weeks: weeks, seed: seed, into: folder)
      terminal.say("message.simulated", .text(folder), .integer(files))
    }
  }
}
