/// Everything an export can tell, one case a kind. Identifiers are interned; nothing here owns
/// more text than a name.
public enum ActivityRecord: Sendable, Equatable {
  case member(Member)
  case community(Community)
  case membership(Membership)
  case ambassador(Ambassador)
  case topic(Topic)
  case tip(Tip)
  case reaction(Reaction)
  case anonymousReaction(AnonymousReaction)
  case comment(Comment)
  case challenge(Challenge)
  case challengeEntry(ChallengeEntry)
  case login(Login)
  case quizResult(QuizResult)
}

/// What an identifier in an export names. Each kind has its own space of identifiers.
public enum Entity: Int, CaseIterable, Sendable {
  case member, community, topic, tip, comment, challenge, quiz, item, reactionKind, vote
}

/// An identifier of an export, interned: the same text is the same key within one database.
public struct Key<Kind>: Hashable, Comparable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

public typealias MemberKey = Key<Member>
public typealias CommunityKey = Key<Community>
public typealias TopicKey = Key<Topic>
public typealias TipKey = Key<Tip>
public typealias CommentKey = Key<Comment>
public typealias ChallengeKey = Key<Challenge>
public enum Quiz {}
public typealias QuizKey = Key<Quiz>
public enum QuizItem {}
public typealias ItemKey = Key<QuizItem>
public enum ReactionKind {}
public typealias ReactionKindKey = Key<ReactionKind>
public enum Vote {}
public typealias VoteKey = Key<Vote>

// MARK: - People and places

/// How a member wants contributions to be shown.
public enum Visibility: Int, CaseIterable, Sendable {
  /// Contributions carry the member's name.
  case named
  /// Contributions are ranked without a name.
  case anonymous
  /// Contributions are neither named nor ranked.
  case hidden
}

/// What an account is. Only people are ever counted in a group.
public enum Standing: Int, CaseIterable, Sendable {
  case person, staff, robot
}

public struct Member: Sendable, Equatable {
  public var key: MemberKey
  public var name: String?
  public var team: String?
  public var joined: Day?
  public var left: Day?
  public var visibility: Visibility
  public var standing: Standing

  public init(
    key: MemberKey, name: String? = nil, team: String? = nil, joined: Day? = nil, left: Day? = nil,
    visibility: Visibility = .named, standing: Standing = .person
  ) {
    self.key = key
    self.name = name
    self.team = team
    self.joined = joined
    self.left = left
    self.visibility = visibility
    self.standing = standing
  }
}

public struct Community: Sendable, Equatable {
  public var key: CommunityKey
  public var name: String

  public init(key: CommunityKey, name: String) {
    self.key = key
    self.name = name
  }
}

/// A member belongs to a community from `since` up to, not including, `until`.
public struct Membership: Sendable, Equatable {
  public var community: CommunityKey
  public var member: MemberKey
  public var since: Day?
  public var until: Day?

  public init(community: CommunityKey, member: MemberKey, since: Day? = nil, until: Day? = nil) {
    self.community = community
    self.member = member
    self.since = since
    self.until = until
  }
}

/// A member animates a community from `since` up to, not including, `until`.
public struct Ambassador: Sendable, Equatable {
  public var community: CommunityKey
  public var member: MemberKey
  public var since: Day?
  public var until: Day?

  public init(community: CommunityKey, member: MemberKey, since: Day? = nil, until: Day? = nil) {
    self.community = community
    self.member = member
    self.since = since
    self.until = until
  }
}

public struct Topic: Sendable, Equatable {
  public var key: TopicKey
  public var name: String
  public var parent: TopicKey?

  public init(key: TopicKey, name: String, parent: TopicKey? = nil) {
    self.key = key
    self.name = name
    self.parent = parent
  }
}

// MARK: - Contributions: public acts

public struct Tip: Sendable, Equatable {
  public var key: TipKey
  /// nil where the export says that the author's account is gone.
  public var author: MemberKey?
  public var shared: Moment
  public var topic: TopicKey?
  public var community: CommunityKey?
  public var withdrawn: Moment?

  public init(
    key: TipKey, author: MemberKey?, shared: Moment, topic: TopicKey? = nil,
    community: CommunityKey? = nil, withdrawn: Moment? = nil
  ) {
    self.key = key
    self.author = author
    self.shared = shared
    self.topic = topic
    self.community = community
    self.withdrawn = withdrawn
  }
}

public struct Reaction: Sendable, Equatable {
  public var tip: TipKey
  public var member: MemberKey
  public var kind: ReactionKindKey
  public var reacted: Moment

  public init(tip: TipKey, member: MemberKey, kind: ReactionKindKey, reacted: Moment) {
    self.tip = tip
    self.member = member
    self.kind = kind
    self.reacted = reacted
  }
}

/// A reaction whose author the export does not tell, kept by its own identifier.
public struct AnonymousReaction: Sendable, Equatable {
  public var vote: VoteKey
  public var tip: TipKey
  public var kind: ReactionKindKey
  public var reacted: Moment

  public init(vote: VoteKey, tip: TipKey, kind: ReactionKindKey, reacted: Moment) {
    self.vote = vote
    self.tip = tip
    self.kind = kind
    self.reacted = reacted
  }
}

public struct Comment: Sendable, Equatable {
  public var key: CommentKey
  public var tip: TipKey
  public var member: MemberKey
  public var commented: Moment

  public init(key: CommentKey, tip: TipKey, member: MemberKey, commented: Moment) {
    self.key = key
    self.tip = tip
    self.member = member
    self.commented = commented
  }
}

public struct Challenge: Sendable, Equatable {
  public var key: ChallengeKey
  public var launcher: MemberKey?
  public var topic: TopicKey?
  public var community: CommunityKey?
  public var starts: Moment
  public var ends: Moment?

  public init(
    key: ChallengeKey, launcher: MemberKey? = nil, topic: TopicKey? = nil,
    community: CommunityKey? = nil, starts: Moment, ends: Moment? = nil
  ) {
    self.key = key
    self.launcher = launcher
    self.topic = topic
    self.community = community
    self.starts = starts
    self.ends = ends
  }
}

// MARK: - Signals: what a person does in private

public struct ChallengeEntry: Sendable, Equatable {
  public var challenge: ChallengeKey
  public var member: MemberKey
  public var joined: Moment
  public var completed: Moment?

  public init(
    challenge: ChallengeKey, member: MemberKey, joined: Moment, completed: Moment? = nil
  ) {
    self.challenge = challenge
    self.member = member
    self.joined = joined
    self.completed = completed
  }
}

public struct Login: Sendable, Equatable {
  public var member: MemberKey
  public var at: Moment

  public init(member: MemberKey, at: Moment) {
    self.member = member
    self.at = at
  }
}

public struct QuizResult: Sendable, Equatable {
  public var member: MemberKey
  public var quiz: QuizKey
  /// nil for the result of a whole quiz.
  public var item: ItemKey?
  public var topic: TopicKey?
  public var answered: Moment
  public var score: Double
  /// Greater than zero.
  public var maximum: Double

  public init(
    member: MemberKey, quiz: QuizKey, item: ItemKey? = nil, topic: TopicKey? = nil,
    answered: Moment, score: Double, maximum: Double
  ) {
    self.member = member
    self.quiz = quiz
    self.item = item
    self.topic = topic
    self.answered = answered
    self.score = score
    self.maximum = maximum
  }
}
