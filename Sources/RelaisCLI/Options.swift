import ArgumentParser
import Disclosure
import RelaisKit
import Reports

/// Where the database is, and how Relais speaks: the same for every command.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The database.", valueName: "file"))
  var database = "relais.sqlite"

  @Option(help: "Language: en or fr. Default: that of the environment.")
  var locale: LanguageArgument?

  @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
  var color = ColorChoice.auto

  @Flag(help: "Say nothing but errors on standard error.")
  var quiet = false

  var workspace: Workspace { Workspace(database: database) }

  var terminal: Terminal { Terminal(locale: locale?.language, color: color, isQuiet: quiet) }
}

/// How a report is asked for and written.
struct ReportOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day to look from, 2026-03-29. Default: the last day in the data.", valueName: "date"))
  var asOf: DayArgument?

  @Option(help: "table, json, ndjson or csv.")
  var format = Format.table

  @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  /// Prints a report the way it was asked for.
  func print(_ ask: (Workspace) throws -> ReleasedReport) throws {
    let terminal = common.terminal
    do {
      let report = try ask(common.workspace)
      try terminal.print(report, format: format, to: output)
    } catch let error as RelaisError {
      terminal.complain(error)
      throw ExitCode.failure
    }
  }
}

enum Format: String, CaseIterable, ExpressibleByArgument {
  case table, json, ndjson, csv
}

enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// A language on the command line.
enum LanguageArgument: String, CaseIterable, ExpressibleByArgument {
  case en, fr

  var language: Language {
    switch self {
    case .en: .english
    case .fr: .french
    }
  }
}

/// A day on the command line.
struct DayArgument: ExpressibleByArgument {
  let date: CalendarDate

  init?(argument: String) {
    guard let date = CalendarDate(iso: argument) else { return nil }
    self.date = date
  }
}
