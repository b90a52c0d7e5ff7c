import Activity
import GRDB

/// One file on its way into the database, open for the length of one transaction: takes what was read
/// and folded of it, piece by piece in the order of the file.
final class FileMerge {
  private let snapshot: Int
  private let keys: StoredKeys
  private let rows: RowMerges
  private let quizItems: QuizItems
  private var presence: PresenceMerge
  private var quizzes: QuizMerge
  private var tally = MergeTally()
  private(set) var told = FoldedBatch.Told()

  init(_ db: Database, snapshot: Int) throws {
    self.snapshot = snapshot
    keys = try StoredKeys(db)
    rows = RowMerges(db, keys)
    quizItems = try QuizItems(db, keys)
    presence = try PresenceMerge(db, keys)
    quizzes = try QuizMerge(db, keys)
  }

  func take(_ piece: FoldedBatch) throws {
    try piece.identifiers.forEachIdentifier { entity, identifier in try keys.add(entity, identifier)
    }
    for item in piece.items { try quizItems.add(item) }
    for topic in piece.topics { try quizItems.tell(topic) }
    for (record, updated) in piece.records { try take(record, version: updated ?? snapshot) }
    for rows in piece.presence { try presence.merge(rows) }
    for rows in piece.results { try quizzes.merge(rows, quizItems) }
    told = piece.told
  }

  private func take(_ record: ActivityRecord, version: Int) throws {
    switch record {
    case .reaction(let reaction): tally.count(try rows.merge(reaction))
    case .anonymousReaction(let reaction): tally.count(try rows.merge(reaction))
    case .comment(let comment): tally.count(try rows.merge(comment))
    case .challengeEntry(let entry): tally.count(try rows.merge(entry))
    case .tip(let tip): tally.count(try rows.merge(tip, version: version))
    case .challenge(let challenge): tally.count(try rows.merge(challenge, version: version))
    case .member(let member): tally.count(try rows.merge(member, version: version))
    case .community(let community): tally.count(try rows.merge(community, version: version))
    case .membership(let membership): tally.count(try rows.merge(membership, version: version))
    case .ambassador(let ambassador): tally.count(try rows.merge(ambassador, version: version))
    case .topic(let topic): tally.count(try rows.merge(topic, version: version))
    case .login, .quizResult: preconditionFailure("logins and results come folded")
    }
  }

  /// How many records were new, and how many were known.
  func finish() -> MergeTally {
    tally.new += presence.newLogins + quizzes.newResults
    tally.merged += told.logins - presence.newLogins + told.results - quizzes.newResults
    tally.expired += told.expired
    return tally
  }
}

/// What became of the records of a file. Every record accepted is new, merged or expired.
public struct MergeTally: Sendable, Equatable {
  public internal(set) var new = 0
  public internal(set) var merged = 0
  /// Private acts of days that were purged: left out.
  public internal(set) var expired = 0
  /// Of the merged: told differently at the same time, so that content alone decided.
  public internal(set) var conflicts = 0

  public init() {}

  mutating func count(_ outcome: RowMerge.Outcome) {
    switch outcome {
    case .new: new += 1
    case .merged: merged += 1
    case .conflict:
      merged += 1
      conflicts += 1
    }
  }
}
