public import Activity
import Tabular

/// Moodle's list of users, which an administrator downloads: members by the numbers that logs
/// have. Its columns are called the same in every language.
public struct MoodleUsers: ExportReader {
  public let id = "moodle-users"

  public let documentation = """
    The users of a Moodle site as CSV, from the bulk actions on users: members with their names \
    and departments, by the numbers that logs tell.
    """

  public init() {}

  public func sniff(_ head: FileHead) -> Claim {
    head.claim {
      $0.claim("moodle users", by: [["id"], ["username"], ["firstname"], ["lastname"]])
    }
  }

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    try file.readRows(of: "moodle users", into: sink, log) { header in
      func cell(_ name: String) throws -> Cell { .field(try header.required([name], kind: id)) }
      var member = RecordPlan(
        .members,
        [
          (.memberID, try cell("id")),
          (.name, .template([try cell("firstname"), .constant([32]), try cell("lastname")])),
        ])
      if let department = try header.index(ofOnly: "department") {
        member.cells.append(.init(column: .team, cell: .field(department)))
      }
      return RowPlan(header: header, records: [member])
    }
  }
}
