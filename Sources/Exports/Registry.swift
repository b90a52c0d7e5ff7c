import Tabular

/// The formats that Relais reads.
public struct Registry: Sendable {
  /// One line a format.
  public static let formats: [any ExportReader] = [
    CanonicalCSV(),
    StackExchange(),
    XAPI(),
    OpenEdX(),
    MoodleLogs(),
    MoodleGrades(),
    MoodleParticipants(),
    MoodleUsers(),
    VivaEngage(),
    DiscourseCSV(),
    DiscourseTopics(),
    Slack(),
  ]

  public let readers: [any ExportReader]

  /// - Parameter profile: describes foreign CSV files; a file that it describes is its own.
  public init(profile: Profile? = nil) {
    readers = (profile.map { [ProfileReader($0)] } ?? []) + Registry.formats
  }

  init(readers: [any ExportReader]) {
    self.readers = readers
  }

  /// The reader of a file, or nil if it is in none of the known formats.
  ///
  /// - Throws: `Diagnostic` with code `ambiguous-format` naming the readers that claim the file
  ///   alike, or `TabularError` where the file cannot be read.
  public func identify(path: String) throws -> (any ExportReader)? {
    try identify(FileHead(path: path))
  }

  public func identify(_ head: FileHead) throws -> (any ExportReader)? {
    let claims = readers.map { (reader: $0, confidence: $0.sniff(head)) }
    guard let best = claims.map(\.confidence).max(), best > .none else { return nil }
    let claimants = claims.filter { $0.confidence == best }.map(\.reader)
    guard claimants.count == 1 else {
      throw Diagnostic(
        .ambiguousFormat, at: SourceLocation(startOf: head.path),
        expected: .oneFormat(claimants.map(\.id)))
    }
    return claimants[0]
  }
}
