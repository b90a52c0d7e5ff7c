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
    try identify(head, by: claims(on: head))
  }

  /// What every reader says of a file, the surest first.
  public func claims(on head: FileHead) -> [ReaderClaim] {
    // Sorting is stable only by the order that readers have.
    readers.enumerated().map { (order: $0, reader: $1, claim: $1.sniff(head)) }
      .sorted { ($1.claim.confidence, $0.order) < ($0.claim.confidence, $1.order) }
      .map { ReaderClaim(reader: $0.reader, claim: $0.claim) }
  }

  /// - Throws: as `identify(_:)`.
  public func identify(
    _ head: FileHead, by claims: [ReaderClaim]
  ) throws -> (any ExportReader)? {
    guard let best = claims.first, best.claim.confidence > .none else { return nil }
    let claimants = claims.filter { $0.claim.confidence == best.claim.confidence }
    guard claimants.count == 1 else {
      throw Diagnostic(
        .ambiguousFormat, at: SourceLocation(startOf: head.path),
        expected: .oneFormat(claimants.map(\.reader.id)))
    }
    return best.reader
  }
}

/// A reader, and what it says of a file.
public struct ReaderClaim: Sendable {
  public let reader: any ExportReader
  public let claim: Claim
}
