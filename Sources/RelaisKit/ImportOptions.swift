public import Disclosure
import Exports

/// How files are to be imported.
public struct ImportOptions: Sendable {
  /// Of a YAML profile that describes foreign CSV files.
  public var profile: String?
  /// The zone of local times, days and slots; nil takes the profile's, else the database's.
  public var timeZone: String?
  /// The day the files were told; nil takes each file's day of modification.
  public var snapshot: CalendarDate?
  /// Of dates without a year.
  public var year: Int?
  /// The quiz that tables of grades are about, where they do not name it.
  public var quiz: String?
  /// The path of Moodle's list of users, which tells what number an account has.
  public var moodleUsers: String?
  /// Rejects a whole file for one bad row.
  public var isStrict = false
  /// Reports what an import would do and writes nothing.
  public var isDryRun = false
  /// Where rejected rows are written, to be mended and imported again.
  public var rejects: String?

  public init() {}
}

/// What an import has to say while it runs and when a file is done.
public enum ImportEvent: Sendable {
  /// The database was created, with the zone that its days are local to.
  case created(database: String, timeZone: String)
  case began(path: String, bytes: Int?)
  case progressed(path: String, bytes: Int)
  case finished(FileOutcome)
  /// No reader recognises the file; nothing of it was read.
  case skipped(path: String)
  /// So many folders of an unpacked Slack export are of no public channel; nothing of them was read.
  case privateFolders(folders: Int, of: String)
  /// Nothing of it was looked at.
  case leftOut(path: String, Reason)

  public enum Reason: String, Sendable {
    /// A link in a folder to something outside it.
    case linkOutside = "link-outside"
    /// The folder holds other folders.
    case foldersWithin = "folders-within"
    /// A pipe, socket or device in a folder.
    case notRegular = "not-regular"
    /// An archive or a compressed file in an archive or a compressed file.
    case packedTwice = "packed-twice"
  }
}

/// What became of one file. A row of most files makes one record, and
/// `read == new + merged + rejected + dropped`. A profile and an attempt at a quiz may make several:
/// `read == accepted + rejected + dropped` in rows, and `records == new + merged` in records. Private
/// acts of days that were purged are records, and dropped ones.
public struct FileOutcome: Sendable {
  public let path: String
  /// What the file was found to hold, `logins`.
  public let contents: String
  public let read: Int
  /// Rows that were understood.
  public let accepted: Int
  public let new: Int
  public let merged: Int
  public let rejected: Int
  public let dropped: [Dropped]
  /// Of the merged: told differently on the same day, so that content alone decided.
  public let conflicts: Int
  public let rejections: [Rejections]
  public let notes: [Note]
  /// What the accepted rows made.
  public var records: Int {
    new + merged + (dropped.first { $0.rule == DropRule.purged.rawValue }?.rows ?? 0)
  }
  /// The file could not be read to its end or was refused by `isStrict`: nothing of it was kept.
  public let failure: Problem?

  /// A header may have ten thousand columns: so many are told by name.
  public static let mostNames = 60

  /// Something worth telling that is no one row's fault: `message.<key>`.
  public struct Note: Sendable, Equatable {
    public let key: String
    public let arguments: [String]
  }

  public struct Dropped: Sendable, Equatable {
    public let rule: String
    public let rows: Int
  }

  /// Rejected rows with one code: how many, and the first three.
  public struct Rejections: Sendable {
    public let code: String
    public let rows: Int
    public let first: [Problem]
  }

  /// Something wrong with a file, and where; never the value, which may be personal.
  public struct Problem: Sendable, Equatable {
    /// `file:line:column`
    public let place: String
    public let code: String
    public let column: String?
    /// The wording key of what was expected (`expected.<key>`), and what fills its places.
    public let expected: String
    public let arguments: [String]
    /// English, for readers of `--rejects` files and logs.
    public let text: String
  }
}
