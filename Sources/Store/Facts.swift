public import Activity
import GRDB

/// What the database knows, as plain values, in two rooms that share no door: a metric that is
/// given `contributions` cannot reach a signal.
public struct Facts {
  /// Public acts, and the roster entries of those who did them.
  public let contributions: ContributionFacts
  /// What people do in private, and the roster of everyone.
  public let signals: SignalFacts
  private let db: Database

  /// - Parameter keeps: whether what is worked out may be kept: the database is being written.
  init(_ db: Database, keeps: Bool = false) {
    self.db = db
    contributions = ContributionFacts(db, keeps: keeps)
    signals = SignalFacts(db)
  }

  /// The first and the last day that any imported act speaks of; nil in an empty database.
  public func days() throws -> ClosedRange<Day>? {
    try Settings(db).days(of: .data)
  }

  /// The days that tell who was there: those of logins where any were imported, else of all acts;
  /// none of those that were purged.
  public func signalDays() throws -> ClosedRange<Day>? {
    guard let days = try Settings(db).days(of: .logins) ?? days() else { return nil }
    guard let retained = try retainedFrom else { return days }
    return retained <= days.upperBound ? max(days.lowerBound, retained)...days.upperBound : nil
  }

  /// The first day whose private acts are kept; nil before the first purge.
  public var retainedFrom: Day? { get throws { try Settings(db).retainedFrom } }

  /// The key of a community, by its identifier or by its name.
  ///
  /// - Returns: nil where no roster lists it, or where several bear the name.
  public func community(named name: String) throws -> ListedCommunity? {
    let all = try signals.communities()
    if let match = all.first(where: { $0.identifier == name }) { return match }
    let matches = all.filter { $0.name == name }
    return matches.count == 1 ? matches[0] : nil
  }

  /// The rules of a contest's first published standing; nil before it.
  public func publishedRules(ofContest id: String) throws -> String? {
    try String.fetchOne(db, sql: "SELECT rules_hash FROM contest WHERE id = ?", arguments: [id])
  }

  /// Every count that `status` states, in the order of its table.
  public func counts() throws -> StatusCounts {
    func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
    return StatusCounts(
      members: try count("SELECT count(*) FROM member"),
      communities: try count("SELECT count(*) FROM community"),
      memberships: try count("SELECT count(*) FROM membership"),
      ambassadors: try count("SELECT count(*) FROM ambassador"),
      topics: try count("SELECT count(*) FROM topic"),
      tips: try count("SELECT count(*) FROM tip"),
      reactions: try count("SELECT count(*) FROM reaction"),
      anonymousReactions: try count("SELECT count(*) FROM anonymous_reaction"),
      comments: try count("SELECT count(*) FROM comment"),
      challenges: try count("SELECT count(*) FROM challenge"),
      challengeEntries: try count("SELECT count(*) FROM challenge_entry"),
      presence: try count("SELECT count(*) FROM presence"),
      quizResults: try count("SELECT count(*) FROM quiz_result"),
      unlistedMembers: try count(
        """
        SELECT count(*) FROM identifier i LEFT JOIN member m ON m.id = i.id
        WHERE i.entity = \(Entity.member.rawValue) AND m.id IS NULL
        """),
      unknownTips: try count(
        """
        SELECT count(*) FROM identifier i LEFT JOIN tip t ON t.id = i.id
        WHERE i.entity = \(Entity.tip.rawValue) AND t.id IS NULL
        """),
      files: try count("SELECT count(*) FROM imported_file"),
      rejectedRows: try count("SELECT coalesce(sum(rejected), 0) FROM imported_file"))
  }
}

public struct ListedCommunity: Sendable, Equatable {
  public let key: CommunityKey
  public let identifier: String
  public let name: String
}

/// How many rows of each kind the database holds.
public struct StatusCounts: Sendable, Equatable {
  public let members, communities, memberships, ambassadors, topics: Int
  public let tips, reactions, anonymousReactions, comments, challenges: Int
  /// Members' challenge entries; member and period pairs with presence; member and quiz item pairs.
  public let challengeEntries, presence, quizResults: Int
  /// Member identifiers that no roster lists, and tip identifiers that no export describes.
  public let unlistedMembers, unknownTips: Int
  public let files, rejectedRows: Int
}
