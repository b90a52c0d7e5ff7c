public import Activity
import GRDB

extension Store {
  /// Everything that is held on one member, for that member alone, and a line in the log that
  /// somebody was given theirs.
  ///
  /// The only door to one person's private acts. `Facts`, which metrics are given, has none.
  ///
  /// - Parameter tables: publications whose measures are named after members.
  /// - Returns: nil where no export has such a member.
  public func personalRecord(
    of identifier: String, tablesNamingMembers tables: [String], at now: Int
  ) throws -> PersonalRecord? {
    try release { _, ledger in
      try ledger.requireWhole()
      guard let key = try MemberKey(identifier, ledger.db) else { return nil }
      let record = try PersonalRecord(
        of: key, identifier, tablesNamingMembers: tables, ledger.db)
      try ledger.log(LogEntry(.export), at: now)
      return record
    }
  }
}

/// All that is held on one member. Times are seconds since 1970, days local to the database's zone.
public struct PersonalRecord: Sendable {
  public let identifier: String
  /// nil where no roster lists the member.
  public let entry: Entry?
  public let memberships: [Stay]
  public let ambassadorships: [Stay]
  public let tips: [Tip]
  public let reactions: [Reaction]
  public let comments: [Comment]
  public let challengesLaunched: [Challenge]
  public let challengesEntered: [ChallengeEntry]
  public let presence: [Presence]
  public let quizResults: [QuizResult]
  public let cohorts: [Cohort]
  public let figures: [Figure]

  public struct Entry: Sendable {
    public let name, team: String?
    public let joined, left: Day?
    public let visibility: Visibility
    public let standing: Standing
    /// When the roster was told.
    public let toldAt: Int
  }

  /// In a community, or as its ambassador.
  public struct Stay: Sendable {
    public let community: String
    public let name: String?
    public let since, until: Day?
  }

  public struct Tip: Sendable {
    public let identifier: String
    public let at: Int
    public let topic, community: String?
    public let withdrawnAt: Int?
  }

  public struct Reaction: Sendable {
    public let tip, kind: String
    public let at: Int
  }

  public struct Comment: Sendable {
    public let identifier, tip: String
    public let at: Int
  }

  public struct Challenge: Sendable {
    public let identifier: String
    public let topic, community: String?
    public let startsAt: Int
    public let endsAt: Int?
  }

  public struct ChallengeEntry: Sendable {
    public let challenge: String
    public let joinedAt: Int
    public let completedAt: Int?
  }

  public struct Presence: Sendable {
    public let period: Period
    public let days: [Day]
    public let slots: [Slot]
  }

  public struct QuizResult: Sendable {
    public let quiz: String
    public let item, topic: String?
    public let first, best, last: Attempt

    public struct Attempt: Sendable {
      public let at: Int
      public let score, maximum: Double
    }
  }

  /// A published set of people that the member is one of.
  public struct Cohort: Sendable {
    /// nil is the whole organisation.
    public let community: String?
    public let name: String?
    public let isState: Bool
    /// The one whose membership it describes.
    public let period: Period
    /// Those of the period that show it.
    public let tables: [String]
  }

  /// A published figure that bears the member's identifier.
  public struct Figure: Sendable {
    public let table: String
    public let period: Period
    /// As readers saw it; nil where it was withheld.
    public let code: String?
  }
}
