import Activity

// Rosters: who is there, and where they belong.

extension CanonicalKind {
  static let members = CanonicalKind(
    "members", required: [.memberID],
    optional: [.name, .team, .joinedOn, .leftOn, .visibility, .standing],
    notKept: ["email", "site", "job"], isKeyed: true
  ) { row in
    let joined = try row.optionalDay(.joinedOn)
    let left = try row.optionalDay(.leftOn)
    try row.check(.leftOn, left, notBefore: .joinedOn, joined)
    let name = try row.optionalText(.name)
    let team = try row.optionalText(.team)
    let visibility = try row.optionalChoice(.visibility, visibilities)
    let standing = try row.optionalChoice(.standing, standings)
    return .member(
      Member(
        key: try row.key(.memberID, of: .member),
        name: name,
        team: team,
        joined: joined,
        left: left,
        visibility: visibility ?? .named,
        standing: standing ?? .person))
  }

  static let communities = CanonicalKind(
    "communities", required: [.communityID, .name], isKeyed: true
  ) { row in
    let name = try row.text(.name)
    return .community(
      Community(
        key: try row.key(.communityID, of: .community),
        name: name))
  }

  static let memberships = CanonicalKind(
    "memberships", required: [.communityID, .memberID], optional: [.since, .until], isKeyed: true
  ) { row in
    let term = try row.term()
    return .membership(
      Membership(
        community: try row.key(.communityID, of: .community),
        member: try row.key(.memberID, of: .member),
        since: term.since,
        until: term.until))
  }

  /// Headed `ambassador_id`: under `member_id` the header would be that of memberships, and a
  /// file's kind is told by nothing but its header.
  static let ambassadors = CanonicalKind(
    "ambassadors", required: [.communityID, .ambassadorID], optional: [.since, .until],
    isKeyed: true
  ) { row in
    let term = try row.term()
    return .ambassador(
      Ambassador(
        community: try row.key(.communityID, of: .community),
        member: try row.key(.ambassadorID, of: .member),
        since: term.since,
        until: term.until))
  }

  private static let visibilities: [(name: String, value: Visibility)] = [
    ("named", .named), ("anonymous", .anonymous), ("hidden", .hidden),
  ]

  private static let standings: [(name: String, value: Standing)] = [
    ("person", .person), ("staff", .staff), ("robot", .robot),
  ]
}

extension CanonicalRow {
  fileprivate func term() throws -> (since: Day?, until: Day?) {
    let since = try optionalDay(.since)
    let until = try optionalDay(.until)
    try check(.until, until, notBefore: .since, since)
    return (since, until)
  }
}
