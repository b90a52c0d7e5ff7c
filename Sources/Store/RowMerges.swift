import Activity
import GRDB

/// The merges of one import: a table's statements are prepared at its first row.
final class RowMerges {
  private let db: Database
  private let storedKeys: StoredKeys
  private var merges: [RowTable: RowMerge] = [:]

  init(_ db: Database, _ storedKeys: StoredKeys) {
    self.db = db
    self.storedKeys = storedKeys
  }

  private func merge(into table: RowTable) throws -> RowMerge {
    if let merge = merges[table] { return merge }
    let merge = try RowMerge(db, table, storedKeys)
    merges[table] = merge
    return merge
  }
}

// MARK: - People and places

extension RowMerges {
  func merge(_ member: Member, version: Int) throws -> RowMerge.Outcome {
    try merge(into: .member).merge(
      keys: [member.key.rawValue], version: version,
      content: [
        Field(member.name), Field(member.team), Field(member.joined?.index),
        Field(member.left?.index), .integer(member.visibility.rawValue),
        .integer(member.standing.rawValue),
      ])
  }

  func merge(_ community: Community, version: Int) throws -> RowMerge.Outcome {
    try merge(into: .community).merge(
      keys: [community.key.rawValue], version: version, content: [.text(community.name)])
  }

  func merge(_ membership: Membership, version: Int) throws -> RowMerge.Outcome {
    try merge(into: .membership).merge(
      keys: [membership.community.rawValue, membership.member.rawValue], version: version,
      content: [Field(membership.since?.index), Field(membership.until?.index)])
  }

  func merge(_ ambassador: Ambassador, version: Int) throws -> RowMerge.Outcome {
    try merge(into: .ambassador).merge(
      keys: [ambassador.community.rawValue, ambassador.member.rawValue], version: version,
      content: [Field(ambassador.since?.index), Field(ambassador.until?.index)])
  }

  func merge(_ topic: Topic, version: Int) throws -> RowMerge.Outcome {
    try merge(into: .topic).merge(
      keys: [topic.key.rawValue], version: version, content: [.text(topic.name)],
      references: [topic.parent?.rawValue])
  }
}

// MARK: - Contributions

extension RowMerges {
  func merge(_ tip: Tip, version: Int) throws -> RowMerge.Outcome {
    try merge(into: .tip).merge(
      keys: [tip.key.rawValue], version: version,
      content: [
        .integer(tip.shared.instant), .integer(tip.shared.day.index), Field(tip.withdrawn?.instant),
      ],
      references: [tip.author?.rawValue, tip.topic?.rawValue, tip.community?.rawValue])
  }

  func merge(_ reaction: Reaction) throws -> RowMerge.Outcome {
    try merge(into: .reaction).merge(
      keys: [reaction.tip.rawValue, reaction.member.rawValue, reaction.kind.rawValue],
      content: time(reaction.reacted))
  }

  func merge(_ reaction: AnonymousReaction) throws -> RowMerge.Outcome {
    try merge(into: .anonymousReaction).merge(
      keys: [reaction.vote.rawValue], content: time(reaction.reacted),
      references: [reaction.tip.rawValue, reaction.kind.rawValue])
  }

  func merge(_ comment: Comment) throws -> RowMerge.Outcome {
    try merge(into: .comment).merge(
      keys: [comment.key.rawValue], content: time(comment.commented),
      references: [comment.tip.rawValue, comment.member.rawValue])
  }

  func merge(_ challenge: Challenge, version: Int) throws -> RowMerge.Outcome {
    try merge(into: .challenge).merge(
      keys: [challenge.key.rawValue], version: version,
      content: time(challenge.starts) + [Field(challenge.ends?.instant)],
      references: [
        challenge.launcher?.rawValue, challenge.topic?.rawValue, challenge.community?.rawValue,
      ])
  }

  func merge(_ entry: ChallengeEntry) throws -> RowMerge.Outcome {
    try merge(into: .challengeEntry).merge(
      keys: [entry.challenge.rawValue, entry.member.rawValue],
      content: time(entry.joined) + [
        Field(entry.completed?.instant), Field(entry.completed?.day.index),
      ])
  }

  private func time(_ moment: Moment) -> [Field] {
    [.integer(moment.instant), .integer(moment.day.index)]
  }
}
