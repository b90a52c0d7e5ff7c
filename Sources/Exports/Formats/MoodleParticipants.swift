public import Activity
import Tabular

/// The participants of a Moodle course as CSV: members with their names, by the numbers that
/// Moodle's list of users has for their accounts.
///
/// Roles and groups are those of one course, which the file does not name, so they are not read.
public struct MoodleParticipants: ExportReader {
  public let id = "moodle-participants"

  public let documentation = """
    The participants of a Moodle course as CSV, with a header in English, French or German: \
    members and their names.
    """

  public init() {}

  public func sniff(_ head: FileHead) -> Claim {
    head.claim { header in
      if header.has(MoodleColumns.completed) { return .none }
      let name =
        header.has(MoodleColumns.fullName)
        ? [MoodleColumns.fullName] : [MoodleColumns.firstName, MoodleColumns.lastName]
      let ofCourse = MoodleColumns.roles + MoodleColumns.groups + MoodleColumns.lastAccess
      return header.claim(
        "moodle participants", by: name + [MoodleColumns.account, ofCourse])
    }
  }

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    try file.readRows(of: "moodle participants", into: sink, log) { header in
      let account = try MoodleAccount(header, file, kind: "moodle participants")
      var plan = RowPlan(header: header, records: [])
      plan.joins = [account.join]
      plan.records = [
        RecordPlan(.members, [(.memberID, account.member), (.name, try name(header))])
      ]
      return plan
    }
  }

  private func name(_ header: Header) throws -> Cell {
    if let field = try header.index(ofOneOf: MoodleColumns.fullName) { return .field(field) }
    return .template([
      .field(try header.required(MoodleColumns.firstName, kind: id)), .constant([32]),
      .field(try header.required(MoodleColumns.lastName, kind: id)),
    ])
  }
}
