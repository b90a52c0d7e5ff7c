import Activity

// Public acts, and the topics and challenges they are about.

extension CanonicalKind {
  static let topics = CanonicalKind(
    "topics", required: [.topicID, .name], optional: [.parentTopicID], isKeyed: true
  ) { row in
    let name = try row.text(.name)
    return .topic(
      Topic(
        key: try row.key(.topicID, of: .topic),
        name: name,
        parent: try row.optionalKey(.parentTopicID, of: .topic)))
  }

  static let tips = CanonicalKind(
    "tips", required: [.tipID, .authorID, .sharedAt],
    optional: [.topic, .communityID, .withdrawnAt], notKept: ["title"], isKeyed: true
  ) { row in
    let shared = try row.moment(.sharedAt)
    let withdrawn = try row.optionalMoment(.withdrawnAt)
    try row.check(.withdrawnAt, withdrawn, notBefore: .sharedAt, shared)
    return .tip(
      Tip(
        key: try row.key(.tipID, of: .tip),
        author: try row.key(.authorID, of: .member),
        shared: shared,
        topic: try row.optionalKey(.topic, of: .topic),
        community: try row.optionalKey(.communityID, of: .community),
        withdrawn: withdrawn))
  }

  static let reactions = CanonicalKind(
    "reactions", required: [.tipID, .memberID, .reactedAt], optional: [.kind]
  ) { row in
    let reacted = try row.moment(.reactedAt)
    return .reaction(
      Reaction(
        tip: try row.key(.tipID, of: .tip),
        member: try row.key(.memberID, of: .member),
        kind: try row.optionalKey(.kind, of: .reactionKind)
          ?? row.sink.key(.reactionKind, "like"),
        reacted: reacted))
  }

  static let comments = CanonicalKind(
    "comments", required: [.commentID, .tipID, .memberID, .commentedAt]
  ) { row in
    let commented = try row.moment(.commentedAt)
    return .comment(
      Comment(
        key: try row.key(.commentID, of: .comment),
        tip: try row.key(.tipID, of: .tip),
        member: try row.key(.memberID, of: .member),
        commented: commented))
  }

  static let challenges = CanonicalKind(
    "challenges", required: [.challengeID, .startsAt],
    optional: [.launchedBy, .topic, .communityID, .endsAt], notKept: ["title"], isKeyed: true
  ) { row in
    let starts = try row.moment(.startsAt)
    let ends = try row.optionalMoment(.endsAt)
    try row.check(.endsAt, ends, notBefore: .startsAt, starts)
    return .challenge(
      Challenge(
        key: try row.key(.challengeID, of: .challenge),
        launcher: try row.optionalKey(.launchedBy, of: .member),
        topic: try row.optionalKey(.topic, of: .topic),
        community: try row.optionalKey(.communityID, of: .community),
        starts: starts,
        ends: ends))
  }
}
