public import Activity
import Tabular

/// The public data dumps of Stack Exchange sites: one XML file a table, told by its root element.
///
/// Questions and answers are both tips: each is something shared that others can thank for. Votes
/// carry no voter, so they are anonymous reactions. All times are UTC.
public struct StackExchange: ExportReader {
  public let id = "stack-exchange"

  public let documentation = """
    Stack Exchange data dumps: Posts, Users, Votes, Comments and Tags, told by the root element; \
    the other tables hold nothing that Relais needs.
    """

  public init() {}

  /// One of the tables of a dump, by its root element.
  private enum Table: String {
    case posts, users, votes, comments, tags
    case badges, posthistory, postlinks

    var isNeeded: Bool {
      switch self {
      case .posts, .users, .votes, .comments, .tags: true
      case .badges, .posthistory, .postlinks: false
      }
    }

    /// What becomes of the attributes that are read.
    var fields: [FieldUse] {
      switch self {
      case .posts:
        [
          FieldUse("Id", .fills("tips.tip_id")),
          FieldUse("PostTypeId", .decides, .leavesOut(.notAPost)),
          FieldUse("ParentId", .fills("tips.topic", as: .ofQuestion)),
          FieldUse("CreationDate", .fills("tips.shared_at", as: .utc)),
          FieldUse("OwnerUserId", .fills("tips.author_id")),
          FieldUse("Tags", .fills("tips.topic", as: .outOfText)),
        ]
      case .users:
        [
          FieldUse("Id", .fills("members.member_id", "members.standing")),
          FieldUse("CreationDate", .fills("members.joined_on", as: .utc)),
          FieldUse("DisplayName", .fills("members.name")),
        ]
      case .votes:
        [
          FieldUse("Id", .fills("reactions")),
          FieldUse("VoteTypeId", .fills("reactions.kind"), .leavesOut(.notAReaction)),
          FieldUse("CreationDate", .fills("reactions.reacted_at", as: .utc)),
          FieldUse("PostId", .fills("reactions.tip_id")),
        ]
      case .comments:
        [
          FieldUse("Id", .fills("comments.comment_id")),
          FieldUse("PostId", .fills("comments.tip_id")),
          FieldUse("CreationDate", .fills("comments.commented_at", as: .utc)),
          FieldUse("UserId", .fills("comments.member_id"), .leavesOut(.deletedAuthor)),
        ]
      case .tags: [FieldUse("TagName", .fills("topics.topic_id", "topics.name"))]
      case .badges, .posthistory, .postlinks: []
      }
    }
  }

  public func sniff(_ head: FileHead) -> Claim {
    guard let root = head.rootElement, table(of: head) != nil else { return .none }
    return Claim(.certain, .rootElement(root))
  }

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    guard let table = table(of: try FileHead(file.input)) else { return }
    log.contents = "stack-exchange \(table.rawValue)"
    guard table.isNeeded else {
      log.notes.append(.nothingNeeded("no-contribution"))
      return
    }
    log.fields = table.fields
    guard log.readsRows else { return try log.sample(XMLRowReader(file.input)) }
    let target = DumpTarget(sink: sink, zone: file.zone, log: log)
    let posts = DumpPosts(target)
    try XMLRowReader(file.input).forEachRow { row in
      log.begin(atByte: row.location.byte)
      do {
        switch table {
        case .posts: try posts.read(row)
        case .users: try target.readUser(row)
        case .votes: try target.readVote(row)
        case .comments: try target.readComment(row)
        case .tags: try target.readTag(row)
        case .badges, .posthistory, .postlinks: break
        }
      } catch let rejection as DumpRejection {
        try log.reject(rejection.diagnostic(at: row.location))
      }
    }
    try posts.finish()
  }

  private func table(of head: FileHead) -> Table? {
    head.rootElement.flatMap { Table(rawValue: $0.lowercased()) }
  }
}

// MARK: - Tables without memory

/// Where the rows of a dump go.
private struct DumpTarget {
  let sink: any ActivitySink
  let zone: ZoneRules
  let log: DiagnosticLog

  func accept(_ record: ActivityRecord) throws {
    try sink.accept(record, updated: nil)
    log.accept()
  }

  func readUser(_ row: XMLRow) throws {
    let id = try row.required("Id")
    let joined = try row.instant("CreationDate", in: zone).day
    try accept(
      .member(
        Member(
          key: try sink.key(.member, id), name: row.value("DisplayName"), joined: joined,
          standing: id == DumpTarget.robot ? .robot : .person)))
  }

  /// The account under which the site itself writes.
  private static let robot = "-1"

  func readVote(_ row: XMLRow) throws {
    let id = try row.required("Id")
    let type = try row.required("VoteTypeId")
    guard let kind = DumpTarget.reactionKinds[type] else { return log.drop(.notAReaction) }
    let reacted = try row.date("CreationDate", in: zone)
    let post = try row.required("PostId")
    try accept(
      .anonymousReaction(
        AnonymousReaction(
          vote: try sink.key(.vote, id), tip: try sink.key(.tip, post),
          kind: try sink.key(.reactionKind, kind), reacted: reacted)))
  }

  private static let reactionKinds = ["2": "up", "3": "down"]

  func readComment(_ row: XMLRow) throws {
    let id = try row.required("Id")
    let post = try row.required("PostId")
    let commented = try row.instant("CreationDate", in: zone)
    guard let author = row.value("UserId") else { return log.drop(.deletedAuthor) }
    try accept(
      .comment(
        Comment(
          key: try sink.key(.comment, id), tip: try sink.key(.tip, post),
          member: try sink.key(.member, author), commented: commented)))
  }

  func readTag(_ row: XMLRow) throws {
    let name = try row.required("TagName")
    try accept(.topic(Topic(key: try sink.key(.topic, name), name: name)))
  }
}

// MARK: - Posts

/// Reads posts, and keeps in mind the topic of every question: an answer takes its question's.
private final class DumpPosts {
  private let target: DumpTarget
  private var topics: [String: TopicKey?] = [:]
  /// Answers that came before their question, by the question.
  private var waiting: [String: [Tip]] = [:]

  init(_ target: DumpTarget) {
    self.target = target
  }

  func read(_ row: XMLRow) throws {
    let id = try row.required("Id")
    switch try row.required("PostTypeId") {
    case "1":
      let tip = try tip(id, row)
      let topic: TopicKey? = try row.firstTag.map { try target.sink.key(.topic, $0) }
      topics[id] = .some(topic)
      try accept(tip, topic)
      for answer in waiting.removeValue(forKey: id) ?? [] { try accept(answer, topic) }
    case "2":
      let question = try row.required("ParentId")
      let tip = try tip(id, row)
      if let topic = topics[question] {
        try accept(tip, topic)
      } else {
        waiting[question, default: []].append(tip)
      }
    default:
      target.log.drop(.notAPost)
    }
  }

  /// Answers whose question is not in the dump have no topic.
  func finish() throws {
    for (_, tips) in waiting.sorted(by: { $0.key < $1.key }) {
      for tip in tips { try accept(tip, nil) }
    }
    waiting.removeAll()
  }

  private func tip(_ id: String, _ row: XMLRow) throws -> Tip {
    let shared = try row.instant("CreationDate", in: target.zone)
    return Tip(
      key: try target.sink.key(.tip, id),
      author: try row.value("OwnerUserId").map { try target.sink.key(.member, $0) },
      shared: shared)
  }

  private func accept(_ tip: Tip, _ topic: TopicKey?) throws {
    var tip = tip
    tip.topic = topic
    try target.accept(.tip(tip))
  }
}

// MARK: - Attributes

/// What is wrong with an attribute of a row.
private struct DumpRejection: Error {
  let code: Diagnostic.Code
  let attribute: String
  let expected: Expectation
  var value: String?

  func diagnostic(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      code, at: location, column: attribute, expected: expected,
      value: value.map(RedactedValue.init)
    )
  }
}

extension XMLRow {
  fileprivate func value(_ attribute: String) -> String? {
    self[attribute].flatMap { $0.isEmpty ? nil : $0 }
  }

  fileprivate func required(_ attribute: String) throws -> String {
    guard let value = value(attribute) else {
      throw DumpRejection(code: .missingValue, attribute: attribute, expected: .value)
    }
    return value
  }

  /// A UTC time, told in the local time of `zone`.
  fileprivate func instant(_ attribute: String, in zone: ZoneRules) throws -> Moment {
    try checked(time(attribute).inUTC.moment(in: zone), attribute)
  }

  /// A date that the dump writes as a time at midnight.
  fileprivate func date(_ attribute: String, in zone: ZoneRules) throws -> Moment {
    try checked(Moment(day: try time(attribute).day(in: .utc), in: zone), attribute)
  }

  private func time(_ attribute: String) throws -> WrittenTime {
    var text = try required(attribute)
    guard let time = text.withUTF8({ WrittenTime(UnsafeRawBufferPointer($0)) }) else {
      throw DumpRejection(
        code: .notADate, attribute: attribute, expected: .date, value: self[attribute])
    }
    return time
  }

  private func checked(_ moment: Moment, _ attribute: String) throws -> Moment {
    guard KnownDays.acts.contains(moment.day) else {
      throw DumpRejection(
        code: .outOfRange, attribute: attribute, expected: .dayBetween(KnownDays.acts),
        value: self[attribute])
    }
    return moment
  }

  /// The first of `<a><b>` or, as newer dumps write, `|a|b|`.
  fileprivate var firstTag: String? {
    self["Tags"]?.split { "<>|".contains($0) }.first.map(String.init)
  }
}
