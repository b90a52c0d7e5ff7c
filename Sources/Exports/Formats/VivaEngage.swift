public import Activity
import Tabular

/// The network export of Viva Engage, once Yammer: `Messages.csv` and `Users.csv`, told by their
/// headers. All times are UTC.
///
/// What begins a thread is a tip, and every other message of it a comment.
public struct VivaEngage: ExportReader {
  public let id = "viva-engage"

  public let documentation = """
    Messages and users from the network export of Viva Engage (Yammer): threads as tips, replies \
    as comments, users as members; never a private message.
    """

  public init() {}

  private enum Table {
    case messages, users
  }

  public func sniff(_ head: FileHead) -> Claim {
    head.claim { header in
      let messages = header.claim("viva-engage messages", by: VivaEngage.messageColumns)
      return messages.confidence > .none
        ? messages : header.claim("viva-engage users", by: VivaEngage.userColumns)
    }
  }

  private static let messageColumns = [["id"], ["thread_id"], ["sender_id"], ["created_at"]]
  private static let userColumns = [["id"], ["name"], ["joined_at"], ["deleted_at"]]

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    switch try FileHead(file.input).header().flatMap(table) {
    case .messages:
      try file.withRows(of: "viva-engage messages", log) { reader, header in
        let messages = try VivaMessages(header, file, sink)
        log.fields = header.fields(messages.roles)
        try RowLoop(header: header, log: log).readAll(&reader) { try messages.read($0) }
      }
    case .users:
      try file.readRows(of: "viva-engage users", into: sink, log, by: users)
    case nil:
      return
    }
  }

  private func table(_ header: Header) -> Table? {
    if header.hasAll(VivaEngage.messageColumns) { return .messages }
    return header.hasAll(VivaEngage.userColumns) ? .users : nil
  }

  private func users(_ header: Header) throws -> RowPlan {
    func field(_ name: String) throws -> Cell { .field(try header.required([name], kind: id)) }
    var member = RecordPlan(
      .members,
      [
        (.memberID, try field("id")), (.name, try field("name")),
        (.joinedOn, .utc(try field("joined_at"))), (.leftOn, .utc(try field("deleted_at"))),
      ])
    if let department = try header.index(ofOnly: "department") {
      member.cells.append(.init(column: .team, cell: .field(department)))
    }
    return RowPlan(header: header, records: [member])
  }
}

/// The messages of one file. Bodies are never looked at.
private final class VivaMessages {
  private let row: CanonicalRow
  private let cells = CellReader(joins: [], missing: [])
  private let isPrivate, message, thread: Int
  private let sender, created, deleted: Cell
  private let group, senderKind, messageKind: Int?

  init(_ header: Header, _ file: ExportFile, _ sink: any ActivitySink) throws {
    func field(_ name: String) throws -> Int { try header.required([name], kind: "viva-engage") }
    row = CanonicalRow(sink: sink, zone: file.zone)
    isPrivate = try field("in_private_conversation")
    message = try field("id")
    thread = try field("thread_id")
    sender = .field(try field("sender_id"))
    created = .utc(.field(try field("created_at")))
    deleted = .utc(.field(try field("deleted_at")))
    group = try header.index(ofOnly: "group_id")
    senderKind = try header.index(ofOnly: "sender_type")
    messageKind = try header.index(ofOnly: "message_type")
  }

  var roles: [(field: Int?, role: FieldUse.Role)] {
    [
      (isPrivate, .leavesOut(.privateMessage)),
      (message, .fills("tips.tip_id", "comments.comment_id")),
      (thread, .decides),
      (thread, .fills("comments.tip_id")),
      (sender.field([]), .fills("tips.author_id", "comments.member_id")),
      (created.field([]), .fills("tips.shared_at", "comments.commented_at", as: .utc)),
      (deleted.field([]), .fills("tips.withdrawn_at", as: .utc)),
      (deleted.field([]), .leavesOut(.deletedComment)),
      (group, .fills("tips.community_id")),
      (senderKind, .leavesOut(.automaticMessage)),
      (messageKind, .leavesOut(.automaticMessage)),
    ]
  }

  func read(_ fields: CSVRow) throws -> DropRule? {
    cells.nextRow()
    if try isTrue(isPrivate, fields) { return .privateMessage }
    if isAutomatic(fields) { return .automaticMessage }
    let isStart = fields[message].trimmed.elementsEqual(fields[thread].trimmed)
    return isStart ? try readTip(fields) : try readComment(fields)
  }

  private func readTip(_ fields: CSVRow) throws -> DropRule? {
    row[.tipID] = fields[message].trimmed
    row[.authorID] = try cells.value(sender, fields)
    row[.sharedAt] = try cells.value(created, fields)
    row[.withdrawnAt] = try cells.value(deleted, fields)
    if let group { row[.communityID] = fields[group].trimmed }
    try accept(
      .tips,
      [
        (.tipID, .field(message)), (.authorID, sender), (.sharedAt, created),
        (.withdrawnAt, deleted),
      ])
    return nil
  }

  private func readComment(_ fields: CSVRow) throws -> DropRule? {
    guard try cells.value(deleted, fields).isEmpty else { return .deletedComment }
    row[.commentID] = fields[message].trimmed
    row[.tipID] = fields[thread].trimmed
    row[.memberID] = try cells.value(sender, fields)
    row[.commentedAt] = try cells.value(created, fields)
    try accept(
      .comments,
      [
        (.commentID, .field(message)), (.tipID, .field(thread)), (.memberID, sender),
        (.commentedAt, created),
      ])
    return nil
  }

  private func accept(
    _ kind: CanonicalKind, _ sources: @autoclosure () -> [(column: Column, cell: Cell)]
  ) throws {
    do {
      try kind.tell(row, row.sink)
    } catch var rejection as Rejection {
      let sources = sources()
      rejection.resolve { column in sources.first { $0.column == column }?.cell.field([]) }
      throw rejection
    }
  }

  /// Where the file says nothing of it, a person is taken to have written.
  private func isAutomatic(_ fields: CSVRow) -> Bool {
    if let senderKind {
      let sender = fields[senderKind].trimmed
      if !sender.isEmpty, !sender.isWord("user") { return true }
    }
    guard let messageKind else { return false }
    return fields[messageKind].trimmed.isWord("system")
  }

  /// A message that does not say whether it is private is not read.
  private func isTrue(_ field: Int, _ fields: CSVRow) throws -> Bool {
    let written = fields[field].trimmed
    if written.isWord("true") { return true }
    if written.isWord("false") { return false }
    throw Rejection(.unknownValue, .oneOf(["true", "false"]), in: .field(field), value: written)
  }
}

extension UnsafeRawBufferPointer {
  /// - Parameter word: in lower case; the bytes may have capitals.
  fileprivate func isWord(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return indices.allSatisfy { self[$0].lowercasedASCII == word.utf8Start[$0] }
  }
}
