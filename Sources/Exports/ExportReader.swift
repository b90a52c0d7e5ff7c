public import Activity
public import Tabular

/// Reads one format of export. A new format is one file in `Formats` and one line in `Registry`.
public protocol ExportReader: Sendable {
  /// Kebab-case, unique among the registered readers.
  var id: String { get }

  /// One sentence for the documentation: what the format is and what Relais takes from it.
  var documentation: String { get }

  /// How sure this reader is that the file is one of its own, and by what. Told by content, never by
  /// name.
  func sniff(_ head: FileHead) -> Claim

  /// The encoding that this reader knows the file to have; nil where it is told by the bytes.
  func encoding(of head: FileHead) -> TextEncoding?

  /// Puts what the file tells into `sink`, row by row, in the file's order.
  ///
  /// A bad row is rejected in `log` and reading goes on. What becomes of every field is told in `log`
  /// before the first row, and where `log.readsRows` is false none is read.
  /// - Throws: `Diagnostic` or `TabularError` where the file as a whole cannot be read, and
  ///   whatever `sink` throws.
  func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws
}

extension ExportReader {
  public func encoding(of head: FileHead) -> TextEncoding? { nil }
}

/// A file to import, with what the import lends it.
public struct ExportFile: Sendable {
  public let input: InputFile
  /// The time zone in which local times, days and slots of the whole import are read.
  public let zone: ZoneRules
  /// What the user says of files that do not say it themselves.
  public let told: Told

  public var path: String { input.name }

  public init(path: String, zone: ZoneRules, told: Told = Told()) {
    self.init(InputFile(path: path), zone: zone, told: told)
  }

  public init(_ input: InputFile, zone: ZoneRules, told: Told = Told()) {
    self.input = input
    self.zone = zone
    self.told = told
  }

  public struct Told: Sendable {
    /// Of dates without a year.
    public var year: Int?
    /// The quiz that a table of grades is about.
    public var quiz: String?
    /// The path of Moodle's list of users, which tells what number an account has.
    public var moodleUsers: String?
    /// The identifier of the Slack channel whose folder the file lies in, as the `channels.json`
    /// beside that folder lists it.
    public var slackChannel: String?

    public init() {}
  }
}
