public import Activity
import Tabular

/// Statements of the Experience API 1.0.3: an array, one a line, or the result of a query, as a
/// learning record store exports them.
///
/// A statement makes one record: a tip, a reaction, a comment or a quiz result where its verb says
/// so, and else the presence of its actor. What was voided in the same file never happened.
public struct XAPI: ExportReader {
  public let id = "xapi"

  public let documentation = """
    xAPI statements 1.0.3, as a JSON array, one a line or the result of a query: presence from any \
    verb, tips, reactions, comments and quiz results from those that mean them.
    """

  public init() {}

  public func sniff(_ head: FileHead) -> Claim {
    layout(of: head) == nil ? .none : Claim(.certain, .members(["actor", "verb.id", "object"]))
  }

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    guard let layout = layout(of: try FileHead(file.input)) else { return }
    log.contents = "xapi statements"
    log.fields = XAPI.fields
    var reader = JSONReader(try ByteSource(file.input), layout: layout)
    guard log.readsRows else { return try log.sample(&reader) }
    let statements = Statements(
      sink: sink, zone: file.zone, voided: try VoidedStatements(file.input, layout))
    try JSONRows(log: log).readAll(&reader) { try statements.read($0) }
    if statements.voided.unmet > 0 { log.notes.append(.voidedElsewhere(statements.voided.unmet)) }
    if statements.hasSeveralHomePages { log.notes.append(.severalHomePages) }
  }

  /// - Returns: nil unless the first element is a statement, or the object of a query's result.
  private func layout(of head: FileHead) -> JSONLayout? {
    head.withFirstElement { layout, first -> JSONLayout? in
      switch layout {
      case .lines, .document:
        if let list = first["statements"], list.kind == .array {
          let isResult = list.firstElement.map(\.isStatement) ?? (first["more"] != nil)
          return isResult ? .member("statements") : nil
        }
        return first.isStatement ? layout : nil
      case .array: return first.isStatement ? .array : nil
      case .logLines, .member: return nil
      }
    }
  }
}

extension JSONNode {
  fileprivate var isStatement: Bool {
    self["actor"]?.kind == .object && self["verb"]?["id"]?.kind == .string
      && self["object"]?.kind == .object
  }
}

// MARK: - Verbs

/// What a verb means for Relais.
private enum Verb {
  case shared, liked, commented
  /// A question: of a quiz where the result says how well, of a forum where the object is one.
  case answered
  /// How a whole quiz went.
  case scored
  /// The end of anything; of a quiz where the result has a score.
  case completed
  case voided

  static let known: [(iri: String, verb: Verb)] = [
    ("http://activitystrea.ms/schema/1.0/share", .shared),
    ("http://adlnet.gov/expapi/verbs/shared", .shared),
    ("https://w3id.org/xapi/acrossx/verbs/shared", .shared),
    ("http://activitystrea.ms/schema/1.0/post", .shared),
    ("https://w3id.org/xapi/acrossx/verbs/posted", .shared),
    ("http://activitystrea.ms/schema/1.0/like", .liked),
    ("https://w3id.org/xapi/acrossx/verbs/liked", .liked),
    ("http://adlnet.gov/expapi/verbs/commented", .commented),
    ("http://id.tincanapi.com/verb/replied", .commented),
    ("https://w3id.org/xapi/acrossx/verbs/replied", .commented),
    ("http://adlnet.gov/expapi/verbs/answered", .answered),
    ("http://adlnet.gov/expapi/verbs/scored", .scored),
    ("http://adlnet.gov/expapi/verbs/passed", .scored),
    ("http://adlnet.gov/expapi/verbs/failed", .scored),
    ("http://adlnet.gov/expapi/verbs/completed", .completed),
    ("http://adlnet.gov/expapi/verbs/voided", .voided),
  ]

  /// Objects that are answered in a forum.
  static let forumTypes = [
    "http://id.tincanapi.com/activitytype/discussion",
    "http://id.tincanapi.com/activitytype/forum-topic",
    "http://id.tincanapi.com/activitytype/forum-reply",
    "http://activitystrea.ms/schema/1.0/question",
  ]
}

/// Verbs and types by their IRI.
private struct Vocabulary {
  private var verbs = ByteTable()
  private var forumTypes = ByteTable()

  init() {
    for (iri, _) in Verb.known { Array(iri.utf8).withUnsafeBytes { _ = verbs.add($0) } }
    for type in Verb.forumTypes { Array(type.utf8).withUnsafeBytes { _ = forumTypes.add($0) } }
  }

  func verb(_ iri: UnsafeRawBufferPointer) -> Verb? {
    verbs.index(of: iri).map { Verb.known[$0].verb }
  }

  func isForum(_ object: JSONNode?) -> Bool {
    object?["definition"]?["type"]?.written.map { forumTypes.index(of: $0) != nil } ?? false
  }
}

// MARK: - Voiding

/// The statements that a file voids, found before any of them is read.
private struct VoidedStatements {
  private var identifiers = ByteTable()
  private var isMet: [Bool] = []
  private let scratch = Scratch()

  var isEmpty: Bool { isMet.isEmpty }
  /// How many of them are not in this file.
  var unmet: Int { isMet.count { !$0 } }

  init(_ file: InputFile, _ layout: JSONLayout) throws {
    // Few files void anything: most are not parsed for it. A letter of the word could only hide as
    // \u0064 to \u0076.
    guard try ByteSource(file).holds(anyOf: ["voided", "\\u006", "\\u007"]) else { return }
    let vocabulary = Vocabulary()
    var reader = JSONReader(try ByteSource(file), layout: layout)
    while try reader.next() {
      guard reader.fault == nil,
        reader.value["verb"]?["id"]?.written.flatMap(vocabulary.verb) == .voided,
        let identifier = lowercased(reader.value["object"]?["id"])
      else { continue }
      if identifiers.add(identifier).isNew { isMet.append(false) }
    }
  }

  /// Whether the statement is voided; it then is met.
  mutating func meet(_ identifier: JSONNode?) -> Bool {
    guard let identifier = lowercased(identifier),
      let index = identifiers.index(of: identifier)
    else { return false }
    isMet[index] = true
    return true
  }

  /// A UUID may be written in capitals.
  private func lowercased(_ identifier: JSONNode?) -> UnsafeRawBufferPointer? {
    guard let text = identifier?.written else { return nil }
    scratch.reset()
    for byte in text { scratch.append(byte.lowercasedASCII) }
    return scratch.take()
  }
}

// MARK: - Statements

private final class Statements {
  private(set) var voided: VoidedStatements
  /// Accounts of several systems: equal names count as one person.
  private(set) var hasSeveralHomePages = false

  private let sink: any ActivitySink
  private let zone: ZoneRules
  private let vocabulary = Vocabulary()
  /// A constant, which takes less time to look at than what may change.
  private let hasVoided: Bool
  private var homePage: [UInt8]?

  init(sink: any ActivitySink, zone: ZoneRules, voided: VoidedStatements) {
    self.sink = sink
    self.zone = zone
    self.voided = voided
    hasVoided = !voided.isEmpty
  }

  /// Reads values before keys, so that a row rejected for a bad value leaves no new identifier.
  func read(_ statement: JSONNode) throws -> DropRule? {
    guard let iri = statement["verb"]?["id"]?.written else {
      throw JSONRejection.missing("verb.id", statement["verb"])
    }
    let verb = vocabulary.verb(iri)
    if verb == .voided { return .voiding }
    if hasVoided, voided.meet(statement["id"]) { return .voided }
    guard let actor = statement["actor"] else { throw JSONRejection.missing("actor") }
    if actor["objectType"]?.text?.equals(Statements.group) == true { return .groupActor }
    let identifier = try self.identifier(of: actor)
    let at = try moment(statement)

    let told: Told
    switch verb {
    case .shared: told = .tip(try object(of: statement))
    case .liked: told = .reaction(try object(of: statement))
    case .commented: told = try comment(statement)
    case .answered:
      if let score = try score(statement["result"]) {
        told = try answer(statement, score)
      } else if vocabulary.isForum(statement["object"]) {
        told = try comment(statement)
      } else {
        told = .presence
      }
    case .scored: told = try score(statement["result"]).map { try quiz(statement, $0) } ?? .presence
    case .completed:
      let score = try writtenScore(statement["result"]?["score"])
      told = try score.map { try quiz(statement, $0) } ?? .presence
    case .voided, nil: told = .presence
    }
    try accept(told, identifier, at)
    return nil
  }

  private static let group = Array("Group".utf8)

  /// What a statement tells, before anything of it is kept.
  private enum Told {
    case presence
    case tip(Activity)
    case reaction(Activity)
    case comment(id: UnsafeRawBufferPointer, Activity)
    case quizResult(quiz: UnsafeRawBufferPointer, item: UnsafeRawBufferPointer?, Activity, Score)
  }

  /// What a statement is about.
  private struct Activity {
    let id: UnsafeRawBufferPointer
    let topic: UnsafeRawBufferPointer?
  }

  private struct Score {
    let points: Double
    let maximum: Double
  }

  private func accept(_ told: Told, _ actor: UnsafeRawBufferPointer, _ at: Moment) throws {
    let member: MemberKey = try sink.key(.member, actor, from: "actor")
    switch told {
    case .presence:
      try sink.accept(Login(member: member, at: at))
    case .tip(let tip):
      // The first to share something is its author: the earlier, the later told. Whatever a list
      // of tips says is told later still.
      try sink.accept(
        .tip(
          Tip(
            key: try sink.key(.tip, tip.id, from: "object.id"), author: member, shared: at,
            topic: try topic(tip))),
        updated: -at.instant)
    case .reaction(let tip):
      try sink.accept(
        .reaction(
          Reaction(
            tip: try sink.key(.tip, tip.id, from: "object.id"), member: member,
            kind: try sink.key(.reactionKind, "like"), reacted: at)),
        updated: nil)
    case .comment(let id, let tip):
      try sink.accept(
        .comment(
          Comment(
            key: try sink.key(.comment, id, from: "id"),
            tip: try sink.key(.tip, tip.id, from: "object.id"), member: member, commented: at)),
        updated: nil)
    case .quizResult(let quiz, let item, let activity, let score):
      try sink.accept(
        QuizResult(
          member: member, quiz: try sink.key(.quiz, quiz, from: "object.id"),
          item: try item.map { try sink.key(.item, $0, from: "object.id") },
          topic: try topic(activity), answered: at, score: score.points, maximum: score.maximum))
    }
  }

  private func topic(_ activity: Activity) throws -> TopicKey? {
    try activity.topic.map { try sink.key(.topic, $0, from: "context.contextActivities") }
  }
}

// MARK: - Who and when

extension Statements {
  /// The identifier that a list of members would have: the address of a mailbox, or the name of an
  /// account without the system it is on.
  private func identifier(of actor: JSONNode) throws -> UnsafeRawBufferPointer {
    if let account = actor["account"], let name = account["name"]?.written {
      if let page = account["homePage"]?.written { note(page) }
      return name
    }
    if let mailbox = actor["mbox"]?.written {
      let scheme = Statements.mailto
      let isMail = mailbox.prefix(scheme.count).elementsEqual(scheme) { $0.lowercasedASCII == $1 }
      let address = UnsafeRawBufferPointer(rebasing: mailbox.dropFirst(isMail ? scheme.count : 0))
      if !address.isEmpty { return address }
    }
    if let hash = actor["mbox_sha1sum"]?.written { return hash }
    if let openID = actor["openid"]?.written { return openID }
    throw JSONRejection.missing("actor", actor)
  }

  private static let mailto = Array("mailto:".utf8)

  private func note(_ page: UnsafeRawBufferPointer) {
    guard !hasSeveralHomePages else { return }
    if let homePage { hasSeveralHomePages = !page.equals(homePage) } else { homePage = Array(page) }
  }

  /// When the act took place, else when it was stored.
  private func moment(_ statement: JSONNode) throws -> Moment {
    if let time = statement["timestamp"] { return try time.moment("timestamp", in: zone) }
    guard let stored = statement["stored"] else { throw JSONRejection.missing("timestamp") }
    return try stored.moment("stored", in: zone)
  }
}

// MARK: - What about

extension Statements {
  private func object(of statement: JSONNode) throws -> Activity {
    guard let id = statement["object"]?["id"]?.written else {
      throw JSONRejection.missing("object.id", statement["object"])
    }
    return Activity(
      id: id, topic: context(statement, "grouping") ?? context(statement, "parent"))
  }

  /// The first of the activities that a statement names beside its object.
  private func context(_ statement: JSONNode, _ role: StaticString) -> UnsafeRawBufferPointer? {
    let activities = statement["context"]?["contextActivities"]?[role]
    let first = activities?.kind == .array ? activities?.firstElement : activities
    return first?["id"]?.written
  }

  private func comment(_ statement: JSONNode) throws -> Told {
    guard let id = statement["id"]?.written else { throw JSONRejection.missing("id") }
    return .comment(id: id, try object(of: statement))
  }

  private func quiz(_ statement: JSONNode, _ score: Score) throws -> Told {
    let object = try object(of: statement)
    return .quizResult(quiz: object.id, item: nil, object, score)
  }

  /// A question belongs to the quiz around it, and is one by itself where nothing is.
  private func answer(_ statement: JSONNode, _ score: Score) throws -> Told {
    guard let quiz = context(statement, "parent") ?? context(statement, "grouping") else {
      return try self.quiz(statement, score)
    }
    let question = try object(of: statement)
    return .quizResult(quiz: quiz, item: question.id, question, score)
  }
}

// MARK: - How well

extension Statements {
  /// Points out of a maximum, else whether it was a success.
  private func score(_ result: JSONNode?) throws -> Score? {
    if let score = try writtenScore(result?["score"]) { return score }
    return result?["success"]?.truth.map { Score(points: $0 ? 1 : 0, maximum: 1) }
  }

  /// A score has a maximum above its minimum, or is scaled. A scaled one below 0 counts as 0.
  private func writtenScore(_ score: JSONNode?) throws -> Score? {
    guard let score else { return nil }
    let (raw, scaled) = (score["raw"], score["scaled"])
    let minimum = try score["min"]?.double("result.score.min") ?? 0
    if let points = try raw?.double("result.score.raw"),
      let maximum = try score["max"]?.double("result.score.max"), maximum > minimum
    {
      guard (minimum...maximum).contains(points), (maximum - minimum).isFinite else {
        throw JSONRejection(
          .outOfRange, "result.score.raw",
          .numberBetween("result.score.min", "result.score.max"), raw)
      }
      return Score(points: points - minimum, maximum: maximum - minimum)
    }
    guard let share = try scaled?.double("result.score.scaled") else { return nil }
    guard (-1...1).contains(share) else {
      throw JSONRejection(.outOfRange, "result.score.scaled", .numberBetween("-1", "1"), scaled)
    }
    return Score(points: max(0, share), maximum: 1)
  }
}
