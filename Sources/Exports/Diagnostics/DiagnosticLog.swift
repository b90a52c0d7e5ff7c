import Tabular

/// Accounts for every row of a file: at its end, `read == accepted + rejected + dropped`.
///
/// The unit is the row of the file, not the record. Where a profile derives several records from a
/// row, the row is accepted if all of them can be made, and rejected, with none of them kept, if
/// one cannot.
public final class DiagnosticLog {
  /// Rejections with one code: how many, and the first few in full.
  public struct Group: Sendable {
    public static let examples = 3

    public let code: Diagnostic.Code
    public fileprivate(set) var count = 0
    public fileprivate(set) var first: [Diagnostic] = []
  }

  /// What the file was found to hold, such as `logins`; nil until its header is read.
  public internal(set) var contents: String?
  /// The raw bytes of a CSV file's header, so that rejected rows can be written out under it.
  public internal(set) var header: [UInt8] = []
  public internal(set) var notes: [FileNote] = []
  /// What becomes of every field of the file, in its order; where it has no header, of those that its
  /// first rows have.
  public internal(set) var fields: [FieldUse] = []
  /// Fields that would be read, but are in none of the first rows.
  public internal(set) var unmet: [FieldUse] = []
  /// Between the columns of a CSV file.
  public internal(set) var delimiter = UInt8(ascii: ",")
  /// Whether rows are read; false where nothing is asked but what would become of them.
  public let readsRows: Bool

  public var read: Int { counts.read }
  public var accepted: Int { counts.accepted }
  public var rejected: Int { counts.rejected }
  public private(set) var droppedByRule: [DropRule: Int] = [:]
  public private(set) var groups: [Group] = []

  public var dropped: Int { droppedByRule.values.reduce(0, +) }

  /// Private, so that the compiler sees all of its uses and checks none of them while running.
  private var counts = Counts()

  private struct Counts {
    var read = 0
    var accepted = 0
    var rejected = 0
  }

  private let onReject: ((Diagnostic, UnsafeRawBufferPointer?) throws -> Void)?
  private let onProgress: ((Int) -> Void)?
  private var nextProgress = DiagnosticLog.progressStep

  private static let progressStep = 1 << 20

  /// - Parameters:
  ///   - readsRows: whether more is wanted than what would be done.
  ///   - onReject: called for every rejected row with its raw bytes, valid during the call; nil
  ///     where the format has no such bytes (XML).
  ///   - onProgress: called about once a megabyte with the number of bytes read so far.
  public init(
    readsRows: Bool = true,
    onReject: ((Diagnostic, UnsafeRawBufferPointer?) throws -> Void)? = nil,
    onProgress: ((Int) -> Void)? = nil
  ) {
    self.readsRows = readsRows
    self.onReject = onReject
    self.onProgress = onProgress
  }
}

/// Why rows were left out on purpose. Formats name theirs here; a profile names its own.
public struct DropRule: RawRepresentable, Hashable, Comparable, Sendable {
  /// Kebab-case.
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// Wiki pages, tag descriptions and other texts that are no one's contribution.
  public static let notAPost = DropRule(rawValue: "not-a-post")
  /// Votes that say nothing on a contribution's worth: bookmarks, closings, bounties.
  public static let notAReaction = DropRule(rawValue: "not-a-reaction")
  /// Acts whose author's account is gone.
  public static let deletedAuthor = DropRule(rawValue: "deleted-author")
  /// Acts of a group as a whole.
  public static let groupActor = DropRule(rawValue: "group-actor")
  /// What was taken back in the same file, and the taking back.
  public static let voided = DropRule(rawValue: "voided")
  public static let voiding = DropRule(rawValue: "voiding")
  /// Work that a server does by itself: scheduled tasks, restored backups.
  public static let automaticEvent = DropRule(rawValue: "automatic-event")
  /// Events that do not say who acted: failed logins, visits before a login, reactions of people
  /// whom a message does not list.
  public static let noActor = DropRule(rawValue: "no-actor")
  /// The averages under a table of grades.
  public static let averageRow = DropRule(rawValue: "average-row")
  /// Attempts at a quiz that were not begun or not finished.
  public static let unfinishedAttempt = DropRule(rawValue: "unfinished-attempt")
  /// Attempts at a quiz that somebody has yet to grade.
  public static let ungradedAttempt = DropRule(rawValue: "ungraded-attempt")
  /// Messages between a few people, which are nobody else's business.
  public static let privateMessage = DropRule(rawValue: "private-message")
  /// Messages that a platform or a robot wrote.
  public static let automaticMessage = DropRule(rawValue: "automatic-message")
  /// Comments that were taken back.
  public static let deletedComment = DropRule(rawValue: "deleted-comment")
  /// Reactions to comments: only a tip can be thanked for.
  public static let reactionToComment = DropRule(rawValue: "reaction-to-comment")
  /// Private acts of days that were purged.
  public static let purged = DropRule(rawValue: "purged")
}

/// Something worth telling about a file that is no one row's fault.
public enum FileNote: Sendable, Equatable {
  case ignoredColumns([String])
  /// The file was recognised and nothing in it is needed: why, as a key in kebab-case that is worded
  /// elsewhere, or as a sentence of a profile's author.
  case nothingNeeded(String)
  /// How many statements are voided that are not in the file: what they told stays.
  case voidedElsewhere(Int)
  /// The accounts of several systems are in the file, and equal names count as one person.
  case severalHomePages
  /// How many posts the topics of the file have that are not in it.
  case postsElsewhere(Int)

  public var text: String {
    switch self {
    case .ignoredColumns(let names): "ignored columns: \(names.joined(separator: ", "))"
    case .nothingNeeded(let reason): "nothing to import: \(reason)"
    case .voidedElsewhere(let count): "voided, but not in this file: \(count)"
    case .severalHomePages: "accounts of several systems"
    case .postsElsewhere(let count): "posts that are not in this file: \(count)"
    }
  }
}

// MARK: - Keeping count

extension DiagnosticLog {
  /// Every row begins with this and ends with one of `accept`, `drop` and `reject`.
  func begin(atByte byte: Int) {
    counts.read += 1
    guard byte >= nextProgress else { return }
    nextProgress = byte + DiagnosticLog.progressStep
    onProgress?(byte)
  }

  func accept() {
    counts.accepted += 1
  }

  func drop(_ rule: DropRule) {
    droppedByRule[rule, default: 0] += 1
  }

  func reject(_ diagnostic: Diagnostic, raw: UnsafeRawBufferPointer? = nil) throws {
    counts.rejected += 1
    let index =
      groups.firstIndex { $0.code == diagnostic.code }
      ?? {
        groups.append(Group(code: diagnostic.code))
        return groups.count - 1
      }()
    groups[index].count += 1
    if groups[index].first.count < Group.examples { groups[index].first.append(diagnostic) }
    try onReject?(diagnostic, raw)
  }
}
