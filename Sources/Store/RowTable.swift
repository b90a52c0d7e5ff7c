/// The tables whose rows are kept one by one: their columns by role, and the rule they merge by.
///
/// One list serves both the merge and the facts digest, so that neither can forget a column.
enum RowTable: String, CaseIterable {
  case member, community, membership, ambassador, topic
  case tip, reaction, comment, challenge
  case anonymousReaction = "anonymous_reaction"
  case challengeEntry = "challenge_entry"

  enum Rule {
    /// The row told last wins; of two told at the same time, the greater in content.
    case latest
    /// The row least in content wins, its time first.
    case earliest
    /// Each column by itself keeps its least value; a missing one counts as the greatest.
    case columnwise
  }

  var rule: Rule {
    switch self {
    case .member, .community, .membership, .ambassador, .topic, .tip, .challenge: .latest
    case .reaction, .anonymousReaction, .comment: .earliest
    case .challengeEntry: .columnwise
    }
  }

  /// Columns of the primary key: all of them identifiers.
  var keys: [String] {
    switch self {
    case .member, .community, .topic, .tip, .challenge, .comment, .anonymousReaction: ["id"]
    case .membership, .ambassador: ["community", "member"]
    case .reaction: ["tip", "member", "kind"]
    case .challengeEntry: ["challenge", "member"]
    }
  }

  /// Columns that hold numbers and texts.
  var content: [String] {
    switch self {
    case .member: ["name", "team", "joined", "left", "visibility", "standing"]
    case .community, .topic: ["name"]
    case .membership, .ambassador: ["since", "until"]
    case .tip: ["at", "day", "withdrawn_at"]
    case .reaction, .anonymousReaction, .comment: ["at", "day"]
    case .challenge: ["starts_at", "starts_day", "ends_at"]
    case .challengeEntry: ["joined_at", "joined_day", "completed_at", "completed_day"]
    }
  }

  /// Columns that hold identifiers: they compare by their text, since a key depends on the order
  /// in which identifiers were met.
  var references: [String] {
    switch self {
    case .topic: ["parent"]
    case .tip: ["author", "topic", "community"]
    case .challenge: ["launcher", "topic", "community"]
    case .anonymousReaction: ["tip", "kind"]
    case .comment: ["tip", "member"]
    default: []
    }
  }
}
