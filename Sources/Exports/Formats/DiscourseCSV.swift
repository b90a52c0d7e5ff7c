public import Activity
import Tabular

/// What Discourse exports as CSV: the list of users, which an administrator asks for, and the
/// archive of one user's posts, told by their headers.
///
/// Members are usernames, as in topics. An archive does not say whose posts it holds, so nothing of
/// it is read.
public struct DiscourseCSV: ExportReader {
  public let id = "discourse-csv"

  public let documentation = """
    The list of users of a Discourse forum as CSV: members by their usernames. The archive of one \
    user's posts is recognised and left alone, since it has no author.
    """

  public init() {}

  private enum Table {
    case users, archive
  }

  public func sniff(_ head: FileHead) -> Claim {
    head.claim { header in
      let users = header.claim("discourse users", by: DiscourseCSV.userColumns)
      return users.confidence > .none
        ? users : header.claim("discourse user archive", by: DiscourseCSV.archiveColumns)
    }
  }

  private static let userColumns = [["id"], ["username"], ["created_at"], ["trust_level"]]
  private static let archiveColumns = [["topic_title"], ["is_pm"], ["url"], ["created_at"]]

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    switch try FileHead(file.input).header().flatMap(table) {
    case .users:
      try file.readRows(of: "discourse users", into: sink, log, by: users)
    case .archive:
      log.contents = "discourse user archive"
      log.notes.append(.nothingNeeded("no-author"))
    case nil:
      return
    }
  }

  private func table(_ header: Header) -> Table? {
    if header.hasAll(DiscourseCSV.userColumns) { return .users }
    return header.hasAll(DiscourseCSV.archiveColumns) ? .archive : nil
  }

  private func users(_ header: Header) throws -> RowPlan {
    func field(_ name: String) throws -> Int { try header.required([name], kind: id) }
    let fields = (
      id: try field("id"), name: try field("name"), username: try field("username"),
      created: try field("created_at")
    )
    var plan = RowPlan(header: header, records: [])
    plan.records = [
      RecordPlan(
        .members,
        [
          (.memberID, .field(fields.username)), (.name, .field(fields.name)),
          (.joinedOn, .utc(.field(fields.created))),
          (.standing, .mapped(.field(fields.id), DiscourseCSV.standings)),
        ])
    ]
    // A user in no group, or with fewer profile fields than the site, ends early.
    plan.fewestFields = max(fields.id, fields.name, fields.username, fields.created) + 1
    return plan
  }

  /// The accounts under which a forum itself writes, by their numbers.
  private static let standings = ValueMap(
    name: "the accounts of the forum", [("-1", "robot"), ("-2", "robot")], otherwise: "person")
}
