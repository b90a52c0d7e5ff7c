public import Activity
import Tabular

/// Tracking logs of Open edX: one event a line, as `tracking.log` and the data packages have them.
///
/// An event makes one record: a quiz result of a graded problem, a tip, a comment or a reaction of
/// the forum, and else the presence of its user. Lines of a container's log may begin with what its
/// logger writes.
public struct OpenEdX: ExportReader {
  public let id = "open-edx"

  public let documentation = """
    Open edX tracking logs, one event a line: presence from any event of a user, quiz results from \
    graded problems, tips, comments and reactions from the forum.
    """

  public init() {}

  public func sniff(_ head: FileHead) -> Claim {
    layout(of: head) == nil
      ? .none : Claim(.certain, .members(["event_type", "event_source", "context"]))
  }

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    guard layout(of: try FileHead(file.input)) != nil else { return }
    log.contents = "open-edx tracking log"
    log.fields = Events.fields
    // Files put together may have lines of both kinds.
    var reader = JSONReader(try ByteSource(file.input), layout: .logLines)
    let events = Events(sink: sink, zone: file.zone)
    try JSONRows(log: log).readAll(&reader) { try events.read($0) }
  }

  /// - Returns: nil unless the first line that is JSON is an event.
  private func layout(of head: FileHead) -> JSONLayout? {
    head.withFirstElement { layout, first -> JSONLayout? in
      switch layout {
      case .lines, .logLines:
        let isEvent =
          first["event_type"]?.kind == .string && first["event_source"]?.kind == .string
          && first["context"]?.kind == .object
        return isEvent ? layout : nil
      case .array, .document, .member: return nil
      }
    }
  }
}

private struct Events {
  let sink: any ActivitySink
  let zone: ZoneRules

  static let fields = [
    FieldUse("event_type", .decides),
    FieldUse("event_source", .leavesOut(.automaticEvent)),
    FieldUse(
      "username",
      .fills(
        "logins.member_id", "tips.author_id", "reactions.member_id", "comments.member_id",
        "quiz_results.member_id"), .leavesOut(.noActor)),
    FieldUse("context.username", .standsIn(for: "username")),
    FieldUse(
      "time",
      .fills(
        "logins.logged_in_at", "tips.shared_at", "reactions.reacted_at", "comments.commented_at",
        "quiz_results.answered_at", as: .utc)),
    FieldUse("context.course_id", .fills("tips.topic", "quiz_results.topic")),
    FieldUse("event.id", .fills("tips.tip_id", "reactions.tip_id", "comments.comment_id")),
    FieldUse("event.discussion.id", .fills("comments.tip_id")),
    FieldUse("event.anonymous", .decides),
    FieldUse("event.anonymous_to_peers", .decides),
    FieldUse("event.vote_value", .fills("reactions.kind")),
    FieldUse("event.undo_vote", .decides),
    FieldUse("event.problem_id", .fills("quiz_results.quiz_id")),
    FieldUse("event.grade", .decides, .fills("quiz_results.score")),
    FieldUse("event.max_grade", .decides, .fills("quiz_results.max_score")),
  ]

  /// Reads values before keys, so that a row rejected for a bad value leaves no new identifier.
  func read(_ event: JSONNode) throws -> DropRule? {
    let type = try event.required("event_type")
    if event["event_source"]?.text?.equals(Events.task) == true { return .automaticEvent }
    guard let user = event["username"]?.written ?? event["context"]?["username"]?.written else {
      return .noActor
    }
    guard let time = event["time"] else { throw JSONRejection.missing("time") }
    let at = try time.moment("time", in: zone)
    let told = try told(type, event)
    try accept(told, user, at, topic: event["context"]?["course_id"]?.written)
    return nil
  }

  private static let task = Array("task".utf8)

  /// What an event tells, before anything of it is kept.
  private enum Told {
    case presence
    case tip(UnsafeRawBufferPointer, isAnonymous: Bool)
    case reaction(tip: UnsafeRawBufferPointer, kind: UnsafeRawBufferPointer)
    case comment(UnsafeRawBufferPointer, tip: UnsafeRawBufferPointer)
    case quizResult(problem: UnsafeRawBufferPointer, points: Double, maximum: Double)
  }

  private func told(_ type: UnsafeRawBufferPointer, _ event: JSONNode) throws -> Told {
    // A browser sends its own view of the same problem, as a text and without a grade.
    guard let kind = Events.kinds.first(where: { type.equals($0.name) })?.kind,
      let details = event["event"], details.kind == .object
    else { return .presence }
    switch kind {
    case .check: return try result(details)
    case .thread:
      return .tip(try details.required("id", at: "event.id"), isAnonymous: isAnonymous(details))
    case .comment:
      if isAnonymous(details) { return .presence }
      guard let thread = details["discussion"]?["id"]?.written else {
        throw JSONRejection.missing("event.discussion.id", details["discussion"])
      }
      return .comment(try details.required("id", at: "event.id"), tip: thread)
    case .vote:
      // What is taken back was given: sets only grow.
      guard details["undo_vote"]?.truth != true, let value = details["vote_value"]?.written else {
        return .presence
      }
      return .reaction(tip: try details.required("id", at: "event.id"), kind: value)
    }
  }

  private enum Kind {
    case check, thread, comment, vote
  }

  private static let kinds: [(name: [UInt8], kind: Kind)] = [
    (Array("problem_check".utf8), .check),
    (Array("edx.forum.thread.created".utf8), .thread),
    (Array("edx.forum.response.created".utf8), .comment),
    (Array("edx.forum.comment.created".utf8), .comment),
    (Array("edx.forum.thread.voted".utf8), .vote),
  ]

  /// Hidden from everybody, or from other learners: Relais must not name whom the forum does not.
  private func isAnonymous(_ details: JSONNode) -> Bool {
    details["anonymous"]?.truth == true || details["anonymous_to_peers"]?.truth == true
  }

  /// A problem that gives no points says nothing of who can do what.
  private func result(_ details: JSONNode) throws -> Told {
    guard let points = try details["grade"]?.double("event.grade"),
      let maximum = try details["max_grade"]?.double("event.max_grade"), maximum > 0
    else { return .presence }
    let problem = try details.required("problem_id", at: "event.problem_id")
    guard (0...maximum).contains(points) else {
      throw JSONRejection(
        .outOfRange, "event.grade", .numberUpTo("event.max_grade"), details["grade"])
    }
    return .quizResult(problem: problem, points: points, maximum: maximum)
  }

  private func accept(
    _ told: Told, _ user: UnsafeRawBufferPointer, _ at: Moment, topic: UnsafeRawBufferPointer?
  ) throws {
    let member: MemberKey = try sink.key(.member, user, from: "username")
    switch told {
    case .presence:
      try sink.accept(.login(Login(member: member, at: at)), updated: nil)
    case .tip(let id, let isAnonymous):
      // Told when it was shared: whatever a list of tips says is told later.
      try sink.accept(
        .tip(
          Tip(
            key: try sink.key(.tip, id, from: "event.id"), author: isAnonymous ? nil : member,
            shared: at, topic: try self.topic(topic))),
        updated: at.instant)
    case .reaction(let tip, let kind):
      try sink.accept(
        .reaction(
          Reaction(
            tip: try sink.key(.tip, tip, from: "event.id"), member: member,
            kind: try sink.key(.reactionKind, kind, from: "event.vote_value"), reacted: at)),
        updated: nil)
    case .comment(let id, let tip):
      try sink.accept(
        .comment(
          Comment(
            key: try sink.key(.comment, id, from: "event.id"),
            tip: try sink.key(.tip, tip, from: "event.discussion.id"), member: member,
            commented: at)),
        updated: nil)
    case .quizResult(let problem, let points, let maximum):
      try sink.accept(
        .quizResult(
          QuizResult(
            member: member, quiz: try sink.key(.quiz, problem, from: "event.problem_id"),
            topic: try self.topic(topic), answered: at, score: points, maximum: maximum)),
        updated: nil)
    }
  }

  private func topic(_ course: UnsafeRawBufferPointer?) throws -> TopicKey? {
    try course.map { try sink.key(.topic, $0, from: "context.course_id") }
  }
}
