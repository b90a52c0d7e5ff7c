import ArgumentParser
import Disclosure
import RelaisKit
import Reports

/// Where the database is.
struct DatabaseOption: ParsableArguments {
  @Option(help: ArgumentHelp("The database, one file.", valueName: "file"))
  var database = "relais.sqlite"

  var workspace: Workspace { Workspace(database: database) }
}

/// How Relais speaks.
struct SpeechOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Language of what you read; that of the environment if not given.", valueName: "language"))
  var locale: LanguageArgument?

  @Flag(help: "Say nothing but errors on standard error.")
  var quiet = false

  func terminal(color: ColorChoice = .auto) -> Terminal {
    Terminal(locale: locale?.language, color: color, isQuiet: quiet)
  }
}

/// The day that a report looks from.
struct AsOfOption: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Look from this day, 2026-03-29; from the last day in the data if not given.",
      valueName: "date"))
  var day: DayArgument?

  var date: CalendarDate? { day?.date }
}

/// How a report is written, and where.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Form of the report.", valueName: "format"))
  var format = Format.table

  @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Colour in tables.", valueName: "when"))
  var color = ColorChoice.auto

  @OptionGroup var database: DatabaseOption
  @OptionGroup var speech: SpeechOptions

  /// Prints a report the way it was asked for.
  func print(_ ask: (Workspace) throws -> ReleasedReport) throws {
    let terminal = speech.terminal(color: color)
    try terminal.complaining {
      try terminal.print(ask(database.workspace), format: format, to: output)
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

/// A year on the command line.
struct YearArgument: ExpressibleByArgument {
  let year: Int

  init?(argument: String) {
    guard let year = Int(argument), (2000...2099).contains(year) else { return nil }
    self.year = year
  }
}

struct ReachableOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "When people may be reached: days and hours. Slots begin at 00, 03, 06 ... 21.",
      valueName: "hours"))
  var reachable = ReachableHours.officeHours.description

  func validate() throws {
    if ReachableHours(reachable) == nil {
      throw ValidationError(
        "--reachable: expected days and hours that hold a slot of three hours, "
          + "such as \"mon-fri 08-19\" or \"sat 9-18\".")
    }
  }

  var hours: ReachableHours { ReachableHours(reachable) ?? .officeHours }
}
