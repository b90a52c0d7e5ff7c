/// What an import would take a file for, and what it would do with every field of it.
public struct FileExplanation: Sendable {
  public let path: String
  /// The identifier of the format; nil where no reader knows the file, or several do alike.
  public internal(set) var format: String?
  /// What the file was found to hold, `logins`.
  public internal(set) var contents: String?
  public internal(set) var signs: Signs?
  /// Nil where the file says it itself, as XML does.
  public internal(set) var encoding: String?
  public internal(set) var packing: Packing?
  /// Between the columns of a CSV file, where it is not a comma.
  public internal(set) var delimiter: String?
  /// Those that are read.
  public internal(set) var fields: [Field] = []
  /// The names of the others.
  public internal(set) var unread: [String] = []
  /// Fields that would be read, but are in none of the first rows of a file without a header.
  public internal(set) var unmet: [String] = []
  public internal(set) var notes: [FileOutcome.Note] = []
  /// The identifiers of formats that the file is less surely in.
  public internal(set) var otherFormats: [String] = []
  /// Of a file that no reader knows: what it nearly is.
  public internal(set) var nearly: [Near] = []
  /// Why nothing of the file would be kept, as far as can be told before its first row.
  public internal(set) var problem: FileOutcome.Problem?

  public var isReadable: Bool { format != nil && problem == nil }

  /// Whether an import would skip it.
  var isUnknown: Bool { format == nil && problem == nil }

  /// By what of the file its format was told.
  public enum Signs: Sendable, Equatable {
    case columns([String])
    case rootElement(String)
    case members([String])
  }

  public enum Packing: Sendable {
    case gzip, zip
  }

  public struct Field: Sendable, Equatable {
    /// As the file writes it; a member of JSON by its path, `actor.account.name`.
    public let name: String
    public let roles: [Role]
  }

  public enum Role: Sendable, Equatable {
    /// Columns of the canonical exports; each form completes `form.<key>`.
    case fills([String], [FileOutcome.Note])
    /// Is read where another field is missing.
    case standsIn(for: String)
    /// By the rule `rule.<key>`.
    case leavesOut(String)
    /// Tells what a row becomes, or whether it becomes something.
    case decides
    case warns
  }

  /// A kind of file that this one is not quite.
  public struct Near: Sendable, Equatable {
    public let format: String
    public let contents: String
    public let found: [String]
    public let missing: [String]
  }

  init(_ path: String) {
    self.path = path
  }
}
