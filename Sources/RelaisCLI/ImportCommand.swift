import ArgumentParser
import Disclosure
import RelaisKit

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read exports into the database.",
    usage: "relais import <path> ... [options]",
    discussion: """
      Give files, folders whose files are all read, or .zip archives; of a Slack export its public \
      channels are read too. Any file may be compressed with gzip. The kind of each file is told by \
      its content, never by its name. Importing a file again, in any order, changes nothing.

      Rows that cannot be understood are rejected one by one and told by file, line and column; \
      the others are kept, and the exit code is 2. Each file is one transaction: an import that is \
      interrupted leaves the database as before the file.

      With --explain nothing is imported; the exit code is 2 where a file is in no known format or \
      something stands in its way.

      Examples:
        relais import exports
        relais import exports/members.csv --snapshot 2026-03-01
        relais import --profile SampleData/profiles/oulad.yml oulad_aaa
        relais import --explain exports
        relais import --quiz "Fire safety" --moodle-users users.csv grades.csv
      """)

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
  var paths: [String]

  @Option(help: ArgumentHelp("A YAML profile that describes foreign CSV files.", valueName: "file"))
  var profile: String?

  @Option(
    name: .customLong("time-zone"),
    help: ArgumentHelp(
      """
      Zone of local times, days and hours, Europe/Paris. A new database keeps it; if not given, \
      it takes the system's.
      """, valueName: "zone"))
  var timeZone: String?

  @Option(
    help: ArgumentHelp(
      "The day the exports were made, so that later rosters win; each file's own if not given.",
      valueName: "date"))
  var snapshot: DayArgument?

  @Option(help: ArgumentHelp("The year of dates that do not tell theirs.", valueName: "year"))
  var year: YearArgument?

  @Option(
    help: ArgumentHelp(
      "The quiz that Moodle's tables of grades are about; they do not name it.", valueName: "name"))
  var quiz: String?

  @Option(
    name: .customLong("moodle-users"),
    help: ArgumentHelp(
      """
      Moodle's list of users: what number each account has, which its tables of grades and of \
      participants do not tell.
      """, valueName: "file"))
  var moodleUsers: String?

  @Flag(help: "Reject a whole file for one bad row.")
  var strict = false

  @Flag(name: .customLong("dry-run"), help: "Tell what would happen; leave the database alone.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "List rejected rows here, each with its place and reason. The file holds personal data.",
      valueName: "file"))
  var rejects: String?

  @Flag(
    help: """
      Tell what each file would be taken for and why, and how each of its columns would be read. \
      No row is read, and the database is neither opened nor created.
      """)
  var explain = false

  @OptionGroup var database: DatabaseOption
  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    let others = [(dryRun, "--dry-run"), (strict, "--strict"), (rejects != nil, "--rejects")]
    for (isGiven, name) in others where explain && isGiven {
      throw ValidationError(
        "--explain reads no rows, so \(name) has nothing to tell. Give one of the two.")
    }
  }

  func run() throws {
    let terminal = speech.terminal()
    if explain { return try explainFiles(terminal) }
    let progress = ImportProgress(terminal)
    let isComplete = try terminal.complaining {
      defer { progress.clear() }
      return try database.workspace.importExports(
        paths, options: importOptions, report: progress.report)
    }
    if let rejects { terminal.say("message.rejects-written", .text(rejects)) }
    if progress.hasRejected, rejects == nil, !dryRun { terminal.say("message.mend") }
    if dryRun { terminal.say("message.dry-run") }
    if !isComplete { throw ExitCode(2) }
  }

  private func explainFiles(_ terminal: Terminal) throws {
    let progress = ImportProgress(terminal)
    let text = ExplanationText(wording: terminal.wording, width: terminal.textWidth)
    var isFirst = true
    let isReadable = try terminal.complaining {
      try database.workspace.explainExports(
        paths, options: importOptions, report: progress.report
      ) { explanation in
        try terminal.print((isFirst ? [] : [""]) + text.lines(explanation, terminal.sentence))
        isFirst = false
      }
    }
    if !isReadable { throw ExitCode(2) }
  }

  private var importOptions: ImportOptions {
    var options = ImportOptions()
    options.profile = profile
    options.timeZone = timeZone
    options.snapshot = snapshot?.date
    options.year = year?.year
    options.quiz = quiz
    options.moodleUsers = moodleUsers
    options.isStrict = strict
    options.isDryRun = dryRun
    options.rejects = rejects
    return options
  }
}
