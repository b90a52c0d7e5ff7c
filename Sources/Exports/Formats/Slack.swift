public import Activity
import Tabular

/// The export of a Slack workspace, unpacked: `channels.json`, `users.json`, and a folder for each
/// public channel with a file a day.
///
/// A message that begins a thread or that somebody reacted to is a tip, a reply a comment, any other
/// message the presence of its author. Texts are never looked at.
public struct Slack: ExportReader {
  public let id = "slack"

  public let documentation = """
    The unpacked export of a Slack workspace: channels as communities with their members, messages \
    that begin a thread or are reacted to as tips, replies as comments, reactions; never a private \
    message.
    """

  public init() {}

  private enum Table {
    case channels, privateChannels, messages
    /// Told also by the member that only Slack's users have.
    case users(sign: String)
  }

  public func sniff(_ head: FileHead) -> Claim {
    switch table(of: head) {
    case .messages: Claim(.certain, .members(["type", "ts"]))
    case .users(let sign): Claim(.certain, .members(["id", "profile", sign]))
    case .channels: Claim(.certain, .members(["id", "created", "is_general"]))
    case .privateChannels: Claim(.certain, .members(["id", "created", "members"]))
    case nil: .none
    }
  }

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    guard let table = table(of: try FileHead(file.input)) else { return }
    var reader = JSONReader(try ByteSource(file.input), layout: .array)
    let rows = JSONRows(log: log)
    switch table {
    case .channels:
      log.contents = "slack channels"
      log.fields = SlackRoster.channelFields
      try rows.readParts(&reader) { try SlackRoster(sink: sink).readChannel($0, $1) }
    case .users:
      log.contents = "slack users"
      log.fields = SlackRoster.userFields
      try rows.readAll(&reader) { try SlackRoster(sink: sink).readUser($0) }
    case .messages:
      log.contents = "slack messages"
      log.fields = SlackMessages.fields
      guard let channel = file.told.slackChannel else {
        throw Diagnostic(
          .missingChannel, at: SourceLocation(startOf: file.path), expected: .slackChannel)
      }
      let messages = SlackMessages(sink: sink, zone: file.zone, channel: channel)
      try rows.readParts(&reader) { try messages.read($0, $1) }
    case .privateChannels:
      log.contents = "slack private channels"
      log.notes.append(.nothingNeeded("private-channels"))
    }
  }

  private func table(of head: FileHead) -> Table? {
    head.withFirstElement { layout, first -> Table? in
      guard case .array = layout else { return nil }
      if first["type"]?.text?.equals(Slack.message) == true, first["ts"]?.kind == .string {
        return .messages
      }
      guard first["id"]?.kind == .string else { return nil }
      if first["profile"]?.kind == .object {
        if first["team_id"] != nil { return .users(sign: "team_id") }
        return first["is_bot"] == nil ? nil : .users(sign: "is_bot")
      }
      guard first["created"]?.kind == .number else { return nil }
      if first["is_general"]?.truth != nil { return .channels }
      return first["members"]?.kind == .array ? .privateChannels : nil
    }
  }

  private static let message = Array("message".utf8)
}

// MARK: - People and places

private struct SlackRoster {
  let sink: any ActivitySink

  static let channelFields =
    [
      FieldUse("id", .fills("communities.community_id"), .leavesOut(.privateMessage)),
      FieldUse("name", .fills("communities.name")),
      FieldUse("members", .fills("memberships.member_id")),
      FieldUse("created", .fills("memberships.updated_at", as: .seconds)),
    ]
    + ["is_general", "is_private", "is_group", "is_mpim", "is_im"]
    .map { FieldUse($0, .leavesOut(.privateMessage)) }

  static let userFields = [
    FieldUse("id", .fills("members.member_id", "members.standing")),
    FieldUse("profile.real_name", .fills("members.name")),
    FieldUse("real_name", .standsIn(for: "profile.real_name")),
    FieldUse("name", .standsIn(for: "real_name")),
    FieldUse("is_bot", .fills("members.standing")),
    FieldUse("updated", .fills("members.updated_at", as: .seconds)),
  ]

  /// Each member of a channel is a row too.
  func readChannel(_ channel: JSONNode, _ row: JSONRows.Row) throws {
    var community: CommunityKey?
    try row {
      let (id, name) = (try channel.required("id"), try channel.required("name"))
      guard channel.isPublicSlackChannel else { return .privateMessage }
      let shown = try text(name, "name")
      let key: CommunityKey = try sink.key(.community, id, from: "id")
      try sink.accept(.community(Community(key: key, name: shown)), updated: nil)
      community = key
      return nil
    }
    guard let community, let members = channel["members"] else { return }
    // Without dates there is one way to tell a membership. Told as early as the channel, it leaves
    // the last word to a list that has dates.
    let created = channel["created"]?.slackSeconds
    for member in members.elements {
      try row {
        guard let id = member.written else { throw JSONRejection.missing("members", member) }
        try sink.accept(
          .membership(
            Membership(community: community, member: try sink.key(.member, id, from: "members"))),
          updated: created)
        return nil
      }
    }
  }

  /// When somebody came or left is not told. An email address is not looked at.
  ///
  /// Told when the account last changed: a roster that says who left is not overruled by each export
  /// that follows.
  func readUser(_ user: JSONNode) throws -> DropRule? {
    let id = try user.required("id")
    let name =
      user["profile"]?["real_name"]?.written ?? user["real_name"]?.written
      ?? user["name"]?.written
    let shown = try name.map { try text($0, "real_name") }
    let isRobot = user["is_bot"]?.truth == true || id.equals(SlackMessages.slackbot)
    try sink.accept(
      .member(
        Member(
          key: try sink.key(.member, id, from: "id"), name: shown,
          standing: isRobot ? .robot : .person)),
      updated: user["updated"]?.slackSeconds)
    return nil
  }

  private func text(_ bytes: UnsafeRawBufferPointer, _ member: String) throws -> String {
    guard let text = bytes.text else {
      throw JSONRejection(.invalidEncoding, member, .utf8)
    }
    return text
  }
}

// MARK: - Messages

/// The messages of one file, and so of one channel.
private struct SlackMessages {
  let sink: any ActivitySink
  let zone: ZoneRules
  let channel: String

  static let fields = [
    FieldUse(
      "ts", .fills("tips.tip_id", "comments.comment_id"),
      .fills("logins.logged_in_at", "tips.shared_at", "comments.commented_at", as: .seconds)),
    FieldUse(
      "user", .fills("logins.member_id", "tips.author_id", "comments.member_id"),
      .leavesOut(.automaticMessage)),
    FieldUse("subtype", .decides, .leavesOut(.automaticMessage)),
    FieldUse("bot_id", .leavesOut(.automaticMessage)),
    FieldUse("thread_ts", .decides, .fills("comments.tip_id")),
    FieldUse("reply_count", .decides),
    FieldUse("replies", .decides),
    FieldUse("reactions.name", .decides, .fills("reactions.kind")),
    FieldUse("reactions.users", .fills("reactions.member_id")),
    FieldUse("reactions.count", .leavesOut(.noActor)),
  ]

  static let slackbot = Array("USLACKBOT".utf8)
  private static let tombstone = Array("tombstone".utf8)
  /// What people write; all other subtypes are notices of the platform and messages of robots.
  private static let subtypes = ["me_message", "file_share", "thread_broadcast", "reply_broadcast"]
    .map { Array($0.utf8) }

  /// What reactions to a message are about.
  private enum About {
    case nothing
    case tip(TipKey, Moment)
    case comment
  }

  /// A message is a row, and so is each of the reactions that it lists.
  func read(_ message: JSONNode, _ row: JSONRows.Row) throws {
    var about = About.nothing
    try row {
      switch try readMessage(message) {
      case .dropped(let rule): return rule
      case .accepted(let told): about = told
      }
      return nil
    }
    if case .nothing = about { return }
    guard let reactions = message["reactions"] else { return }
    for reaction in reactions.elements { try readReaction(reaction, about, row) }
  }

  private enum Outcome {
    case dropped(DropRule)
    case accepted(About)
  }

  /// Reads values before keys, so that a row rejected for a bad value leaves no new identifier.
  private func readMessage(_ message: JSONNode) throws -> Outcome {
    let subtype = message["subtype"]?.written
    let isTombstone = subtype?.equals(SlackMessages.tombstone) == true
    if let subtype, !isTombstone, !SlackMessages.subtypes.contains(where: { subtype.equals($0) }) {
      return .dropped(.automaticMessage)
    }
    let isRobot =
      message["bot_id"]?.written != nil
      || message["user"]?.written?.equals(SlackMessages.slackbot) == true
    if isRobot, !isTombstone { return .dropped(.automaticMessage) }

    guard let time = message["ts"], let written = time.written else {
      throw JSONRejection.missing("ts", message["ts"])
    }
    let at = try time.slackTime("ts", in: zone)
    let thread = message["thread_ts"]
    let isReply = thread?.written.map { !$0.elementsEqual(written) } ?? false
    if isTombstone {
      if isReply { return .dropped(.deletedComment) }
      // It tells neither who wrote nor when it was deleted. Told a second after the message
      // itself, it overrules it in whatever order they are imported.
      let tip = Tip(key: try key(.tip, written), author: nil, shared: at, withdrawn: at)
      try sink.accept(.tip(tip), updated: at.instant + 1)
      return .accepted(.nothing)
    }
    let user = try message.required("user")
    if let thread, isReply {
      _ = try thread.slackTime("thread_ts", in: zone)
      let comment = Comment(
        key: try key(.comment, written),
        tip: try key(.tip, thread.written ?? written),
        member: try sink.key(.member, user, from: "user"), commented: at)
      try sink.accept(.comment(comment), updated: nil)
      return .accepted(.comment)
    }
    guard try isAnswered(message) else {
      let member: MemberKey = try sink.key(.member, user, from: "user")
      try sink.accept(.login(Login(member: member, at: at)), updated: nil)
      return .accepted(.nothing)
    }
    let tip = Tip(
      key: try key(.tip, written), author: try sink.key(.member, user, from: "user"),
      shared: at, community: try sink.key(.community, channel))
    // Told when it was shared: whatever a list of tips says is told later.
    try sink.accept(.tip(tip), updated: at.instant)
    return .accepted(.tip(tip.key, at))
  }

  /// Whether a message has replies or reactions.
  private func isAnswered(_ message: JSONNode) throws -> Bool {
    if message["reactions"]?.firstElement != nil || message["replies"]?.firstElement != nil {
      return true
    }
    return (try message["reply_count"]?.double("reply_count") ?? 0) > 0
  }

  /// Slack lists who reacted in one way, perhaps not all of them, and tells no time.
  private func readReaction(_ reaction: JSONNode, _ about: About, _ row: JSONRows.Row) throws {
    guard let users = reaction["users"] else { return try row { .noActor } }
    var listed = 0
    for user in users.elements {
      listed += 1
      try row {
        guard case .tip(let tip, let shared) = about else { return .reactionToComment }
        guard let name = reaction["name"]?.written else {
          throw JSONRejection.missing("reactions.name", reaction)
        }
        guard let id = user.written else { throw JSONRejection.missing("reactions.users", user) }
        // No sooner than the message; of what hour it was, the export says nothing.
        let reacted = Moment(instant: shared.instant, day: shared.day)
        let kind = UnsafeRawBufferPointer(rebasing: name.prefix(SlackMessages.shade(in: name)))
        try sink.accept(
          .reaction(
            Reaction(
              tip: tip, member: try sink.key(.member, id, from: "reactions.users"),
              kind: try sink.key(.reactionKind, kind, from: "reactions.name"), reacted: reacted)),
          updated: nil)
        return nil
      }
    }
    guard let count = try? reaction["count"]?.double("reactions.count"), count > Double(listed)
    else { return }
    try row { .noActor }
  }

  /// Where the tone of skin begins in `+1::skin-tone-3`.
  private static func shade(in name: UnsafeRawBufferPointer) -> Int {
    let colon = UInt8(ascii: ":")
    return name.indices.first {
      $0 > 0 && $0 + 1 < name.count && name[$0] == colon && name[$0 + 1] == colon
    } ?? name.count
  }

  /// A message is known by its time within its channel: `C024BE91L/1774785900.000200`.
  private func key<Kind>(
    _ entity: Entity, _ time: UnsafeRawBufferPointer
  ) throws -> Key<Kind> {
    // Digits and a point: it was read as a time.
    try sink.key(entity, "\(channel)/\(String(decoding: time, as: UTF8.self))")
  }
}
