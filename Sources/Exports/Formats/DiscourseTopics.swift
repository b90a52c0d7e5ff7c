public import Activity
import Tabular

/// Topics of a Discourse forum as its interface gives them, `/t/ID.json`: one a file, or one a line.
///
/// The first post of a topic is a tip, every other a comment on it. Likes have a number and no
/// names, so they are anonymous reactions. Texts are never looked at.
public struct DiscourseTopics: ExportReader {
  public let id = "discourse-topics"

  public let documentation = """
    Topics of a Discourse forum as JSON: first posts as tips, the others as comments, likes as \
    anonymous reactions; never a private message.
    """

  public init() {}

  public func sniff(_ head: FileHead) -> Claim {
    layout(of: head) == nil ? .none : Claim(.certain, .members(["post_stream.posts"]))
  }

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    guard let layout = layout(of: try FileHead(file.input)) else { return }
    log.contents = "discourse topics"
    log.fields = Topics.fields
    var reader = JSONReader(try ByteSource(file.input), layout: layout)
    let topics = Topics(sink: sink, zone: file.zone)
    var elsewhere = 0
    try JSONRows(log: log).readParts(&reader) { elsewhere += try topics.read($0, $1) }
    if elsewhere > 0 { log.notes.append(.postsElsewhere(elsewhere)) }
  }

  /// - Returns: nil unless the first element is a topic with posts.
  private func layout(of head: FileHead) -> JSONLayout? {
    head.withFirstElement { layout, first -> JSONLayout? in
      switch layout {
      case .document, .lines:
        first["post_stream"]?["posts"]?.kind == .array ? layout : nil
      case .array, .logLines, .member: nil
      }
    }
  }
}

private struct Topics {
  let sink: any ActivitySink
  let zone: ZoneRules

  static let fields = [
    FieldUse("id", .fills("tips.tip_id", "comments.tip_id", "reactions.tip_id")),
    FieldUse("archetype", .leavesOut(.privateMessage)),
    FieldUse("category_id", .fills("tips.topic")),
    FieldUse("deleted_at", .fills("tips.withdrawn_at", as: .utc), .leavesOut(.deletedComment)),
    FieldUse("post_stream.stream", .warns),
    FieldUse("post_stream.posts.id", .fills("comments.comment_id")),
    FieldUse("post_stream.posts.post_number", .decides),
    FieldUse(
      "post_stream.posts.post_type", .leavesOut(.privateMessage), .leavesOut(.automaticMessage)),
    FieldUse("post_stream.posts.user_id", .leavesOut(.automaticMessage)),
    FieldUse(
      "post_stream.posts.username", .fills("tips.author_id", "comments.member_id"),
      .leavesOut(.deletedAuthor)),
    FieldUse(
      "post_stream.posts.created_at",
      .fills("tips.shared_at", "comments.commented_at", "reactions.reacted_at", as: .utc)),
    FieldUse(
      "post_stream.posts.deleted_at", .fills("tips.withdrawn_at", as: .utc),
      .leavesOut(.deletedComment)),
    FieldUse("post_stream.posts.user_deleted", .decides, .leavesOut(.deletedComment)),
    FieldUse("post_stream.posts.hidden", .decides, .leavesOut(.deletedComment)),
    FieldUse("post_stream.posts.updated_at", .standsIn(for: "post_stream.posts.deleted_at")),
    FieldUse("post_stream.posts.actions_summary.id", .decides),
    FieldUse("post_stream.posts.actions_summary.count", .fills("reactions")),
  ]

  private enum Archetype {
    static let regular = Array("regular".utf8)
    static let banner = Array("banner".utf8)
    static let privateMessage = Array("private_message".utf8)
  }

  private enum PostType {
    static let regular = Array("1".utf8)
    /// Seen by the staff only.
    static let whisper = Array("4".utf8)
  }

  /// The accounts under which a forum itself writes.
  private static let robots = [Array("-1".utf8), Array("-2".utf8)]

  /// More likes than any post has: a number beyond is a mistake.
  private static let mostLikes = 100_000

  /// A post is a row, and so is each like.
  ///
  /// - Returns: how many posts the topic lists that are not in the file.
  func read(_ topic: JSONNode, _ row: JSONRows.Row) throws -> Int {
    guard let posts = topic["post_stream"]?["posts"], posts.kind == .array else {
      try row { throw JSONRejection.missing("post_stream.posts", topic["post_stream"]) }
      return 0
    }
    guard let archetype = topic["archetype"]?.written else {
      // Nobody can tell whether it is private.
      try row { throw JSONRejection.missing("archetype", topic["archetype"]) }
      return 0
    }
    if archetype.equals(Archetype.privateMessage) {
      for _ in posts.elements { try row { .privateMessage } }
      return 0
    }
    guard archetype.equals(Archetype.regular) || archetype.equals(Archetype.banner) else {
      try row {
        throw JSONRejection(
          .unknownValue, "archetype", .oneOf(["regular", "banner", "private_message"]),
          topic["archetype"])
      }
      return 0
    }
    var count = 0
    for post in posts.elements {
      count += 1
      try read(post, of: topic, row)
    }
    let listed = topic["post_stream"]?["stream"]?.elements.reduce(0) { sum, _ in sum + 1 } ?? 0
    return max(0, listed - count)
  }

  private func read(_ post: JSONNode, of topic: JSONNode, _ row: JSONRows.Row) throws {
    /// Where its likes go; nil where they go with the post.
    var liked: Liked?
    try row {
      switch try readPost(post, of: topic) {
      case .dropped(let rule): return rule
      case .accepted(let of): liked = of
      }
      return nil
    }
    guard let liked else { return }
    try readLikes(post, liked, row)
  }

  private enum Liked {
    case tip(TipKey, id: UnsafeRawBufferPointer, Moment)
    case comment
  }

  private enum Outcome {
    case dropped(DropRule)
    case accepted(Liked?)
  }

  /// Reads values before keys, so that a row rejected for a bad value leaves no new identifier.
  private func readPost(_ post: JSONNode, of topic: JSONNode) throws -> Outcome {
    let type = try post.required("post_type")
    if type.equals(PostType.whisper) { return .dropped(.privateMessage) }
    let isRobot = post["user_id"]?.identifier.map { id in
      Topics.robots.contains { id.equals($0) }
    }
    guard type.equals(PostType.regular), isRobot != true else {
      return .dropped(.automaticMessage)
    }
    let id = try post.required("id")
    guard let topicID = topic["id"]?.identifier else {
      throw JSONRejection.missing("id", topic["id"])
    }
    let number = try post.required("post_number")
    let at = try post.time("created_at", in: zone)
    guard let user = post["username"] else { throw JSONRejection.missing("username") }
    // Of an account that is gone it is null.
    if user.written == nil, user.kind != .null { throw JSONRejection.missing("username", user) }
    let gone = try disappearance(post, topic, at)

    guard number.elementsEqual(CollectionOfOne(UInt8(ascii: "1"))) else {
      if gone != nil { return .dropped(.deletedComment) }
      guard let user = user.written else { return .dropped(.deletedAuthor) }
      let comment = Comment(
        key: try sink.key(.comment, id, from: "id"),
        tip: try sink.key(.tip, topicID, from: "id"),
        member: try sink.key(.member, user, from: "username"), commented: at)
      try sink.accept(.comment(comment), updated: nil)
      return .accepted(.comment)
    }
    let tip = Tip(
      key: try sink.key(.tip, topicID, from: "id"),
      author: try user.written.map { try sink.key(.member, $0, from: "username") }, shared: at,
      topic: try topic["category_id"]?.identifier.map {
        try sink.key(.topic, $0, from: "category_id")
      },
      withdrawn: gone)
    try sink.accept(.tip(tip), updated: nil)
    return .accepted(gone == nil ? .tip(tip.key, id: topicID, at) : nil)
  }

  /// When a post was deleted or hidden; nil of one that all can read.
  private func disappearance(
    _ post: JSONNode, _ topic: JSONNode, _ created: Moment
  ) throws -> Moment? {
    for (node, name) in [(post["deleted_at"], "deleted_at"), (topic["deleted_at"], "deleted_at")] {
      if let node, node.kind != .null {
        return later(created, try node.moment(name, in: zone))
      }
    }
    guard post["user_deleted"]?.truth == true || post["hidden"]?.truth == true else { return nil }
    // Of these the day is not told; a post has not changed since.
    guard let changed = post["updated_at"], changed.kind != .null else { return created }
    return later(created, try changed.moment("updated_at", in: zone))
  }

  private func later(_ a: Moment, _ b: Moment) -> Moment { a.instant < b.instant ? b : a }

  /// The first like is number 1: a later export adds those that it has more.
  private func readLikes(_ post: JSONNode, _ liked: Liked, _ row: JSONRows.Row) throws {
    guard let actions = post["actions_summary"] else { return }
    for action in actions.elements where action["id"]?.identifier?.elementsEqual([50]) == true {
      guard let written = action["count"] else { continue }
      var likes = 0
      do {
        likes = try count(written)
      } catch let rejection as JSONRejection {
        try row { throw rejection }
      }
      for number in 0..<likes { try row { try readLike(number + 1, liked) } }
    }
  }

  private func count(_ written: JSONNode) throws -> Int {
    let count = try written.double("actions_summary.count") ?? 0
    guard (0...Double(Topics.mostLikes)).contains(count), count == count.rounded() else {
      throw JSONRejection(
        .outOfRange, "actions_summary.count", .countUpTo(Topics.mostLikes), written)
    }
    return Int(count)
  }

  private func readLike(_ number: Int, _ liked: Liked) throws -> DropRule? {
    guard case .tip(let tip, let id, let shared) = liked else { return .reactionToComment }
    // No sooner than the post; more the topic does not say.
    let reacted = Moment(instant: shared.instant, day: shared.day)
    let vote = "\(String(decoding: id, as: UTF8.self))/like/\(number)"
    try sink.accept(
      .anonymousReaction(
        AnonymousReaction(
          vote: try sink.key(.vote, vote), tip: tip, kind: try sink.key(.reactionKind, "like"),
          reacted: reacted)),
      updated: nil)
    return nil
  }
}

extension JSONNode {
  /// A number or a text that names something.
  fileprivate var identifier: UnsafeRawBufferPointer? { number ?? written }

  fileprivate func required(_ member: StaticString) throws -> UnsafeRawBufferPointer {
    guard let value = self[member]?.identifier else {
      throw JSONRejection.missing("\(member)", self[member])
    }
    return value
  }

  fileprivate func time(
    _ member: StaticString, in zone: borrowing ZoneRules
  ) throws -> Moment {
    guard let value = self[member] else { throw JSONRejection.missing("\(member)") }
    return try value.moment("\(member)", in: zone)
  }
}
