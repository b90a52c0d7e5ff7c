import ArgumentParser
import Disclosure
import RelaisKit

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read exports into the database.",
    discussion: """
      Give files, or folders whose files are all read. The kind of each file is told by its \
      content, never by its name. Importing a file again, in any order, changes nothing.

      Rows that cannot be understood are rejected one by one and told by file, line and column; \
      the others are kept, and the exit code is 2. Each file is one transaction: an import that is \
      interrupted leaves the database as before the file.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
  var paths: [String]

  @Option(help: ArgumentHelp("A YAML profile that describes foreign CSV files.", valueName: "file"))
  var profile: String?

  @Option(
    name: .customLong("time-zone"),
    help: ArgumentHelp(
      "Zone of local times, days and hours, Europe/Paris. A new database keeps it.",
      valueName: "zone"))
  var timeZone: String?

  @Option(
    help: ArgumentHelp(
      "The day the exports were made; later rosters win. Default: the file's own day.",
      valueName: "date"))
  var snapshot: DayArgument?

  @Flag(help: "Reject a whole file for one bad row.")
  var strict = false

  @Flag(name: .customLong("dry-run"), help: "Tell what would happen and write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Write rejected rows here, to be mended. The file holds personal data.", valueName: "file"))
  var rejects: String?

  func run() throws {
    let terminal = common.terminal
    var options = ImportOptions()
    options.profile = profile
    options.timeZone = timeZone
    options.snapshot = snapshot?.date
    options.isStrict = strict
    options.isDryRun = dryRun
    options.rejects = rejects
    let progress = ImportProgress(terminal)
    let isComplete: Bool
    do {
      isComplete = try common.workspace.importExports(
        paths, options: options, report: progress.report)
    } catch let error as RelaisError {
      progress.clear()
      terminal.complain(error)
      throw ExitCode.failure
    }
    if let rejects { terminal.say("message.rejects-written", .text(rejects)) }
    if progress.hasRejected, rejects == nil, !dryRun { terminal.say("message.mend") }
    if dryRun { terminal.say("message.dry-run") }
    if !isComplete { throw ExitCode(2) }
  }
}
