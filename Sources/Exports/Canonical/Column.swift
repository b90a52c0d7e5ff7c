/// The columns that Relais reads, of all canonical exports together.
enum Column: Int, CaseIterable, Sendable {
  case memberID, name, team, joinedOn, leftOn, visibility, standing, updatedAt
  case communityID, ambassadorID, since, until
  case topicID, parentTopicID
  case tipID, authorID, sharedAt, topic, withdrawnAt
  case kind, reactedAt, commentID, commentedAt
  case challengeID, launchedBy, startsAt, endsAt, joinedAt, completedAt
  case loggedInAt
  case quizID, itemID, answeredAt, score, maxScore

  /// As it stands in a header.
  var name: String {
    switch self {
    case .memberID: "member_id"
    case .name: "name"
    case .team: "team"
    case .joinedOn: "joined_on"
    case .leftOn: "left_on"
    case .visibility: "visibility"
    case .standing: "standing"
    case .updatedAt: "updated_at"
    case .communityID: "community_id"
    case .ambassadorID: "ambassador_id"
    case .since: "since"
    case .until: "until"
    case .topicID: "topic_id"
    case .parentTopicID: "parent_topic_id"
    case .tipID: "tip_id"
    case .authorID: "author_id"
    case .sharedAt: "shared_at"
    case .topic: "topic"
    case .withdrawnAt: "withdrawn_at"
    case .kind: "kind"
    case .reactedAt: "reacted_at"
    case .commentID: "comment_id"
    case .commentedAt: "commented_at"
    case .challengeID: "challenge_id"
    case .launchedBy: "launched_by"
    case .startsAt: "starts_at"
    case .endsAt: "ends_at"
    case .joinedAt: "joined_at"
    case .completedAt: "completed_at"
    case .loggedInAt: "logged_in_at"
    case .quizID: "quiz_id"
    case .itemID: "item_id"
    case .answeredAt: "answered_at"
    case .score: "score"
    case .maxScore: "max_score"
    }
  }

  /// What its cells hold; a profile's date formats and decimal mark apply by it.
  enum Content {
    case text, time, number
  }

  var content: Content {
    switch self {
    case .joinedOn, .leftOn, .updatedAt, .since, .until, .sharedAt, .withdrawnAt, .reactedAt,
      .commentedAt, .startsAt, .endsAt, .joinedAt, .completedAt, .loggedInAt, .answeredAt:
      .time
    case .score, .maxScore:
      .number
    default:
      .text
    }
  }
}
