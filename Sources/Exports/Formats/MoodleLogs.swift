public import Activity
import Tabular

/// Moodle's report of logs, of a course or a whole site, as CSV.
///
/// Members are the numbers that descriptions tell. Every event of a person is presence;
/// discussions begun in forums are tips, and posts in them comments.
public struct MoodleLogs: ExportReader {
  public let id = "moodle-logs"

  public let documentation = """
    Moodle's logs as CSV, with a header in English, French or German: presence of whoever acted, \
    and what was written in forums.
    """

  public init() {}

  public func sniff(_ head: FileHead) -> Claim {
    head.claim {
      $0.claim(
        "moodle logs",
        by: [MoodleColumns.time, MoodleColumns.description, MoodleColumns.component],
        wanting: [MoodleColumns.origin])
    }
  }

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    try file.withRows(of: "moodle logs", log) { reader, header in
      let events = try MoodleEvents(header, file, sink)
      log.fields = header.fields(events.roles)
      try RowLoop(header: header, log: log).readAll(&reader) { try events.read($0) }
    }
  }
}

/// The rows of one file. Nothing is allocated per row.
private struct MoodleEvents {
  private let sink: any ActivitySink
  private let zone: ZoneRules
  private let form: MoodleTime
  private let time, description, origin: Int

  init(_ header: Header, _ file: ExportFile, _ sink: any ActivitySink) throws {
    self.sink = sink
    zone = file.zone
    form = MoodleTime(year: file.told.year)
    time = try header.required(MoodleColumns.time, kind: "moodle logs")
    description = try header.required(MoodleColumns.description, kind: "moodle logs")
    origin = try header.required(MoodleColumns.origin, kind: "moodle logs")
  }

  var roles: [(field: Int?, role: FieldUse.Role)] {
    [
      (
        time,
        .fills(
          "logins.logged_in_at", "tips.shared_at", "comments.commented_at",
          as: .moodleDate(year: form.year))
      ),
      (description, .decides),
      (
        description,
        .fills(
          "logins.member_id", "tips.author_id", "tips.tip_id", "comments.member_id",
          "comments.comment_id", "comments.tip_id", as: .outOfText)
      ),
      (description, .leavesOut(.noActor)),
      (origin, .leavesOut(.automaticEvent)),
    ]
  }

  func read(_ row: CSVRow) throws -> DropRule? {
    guard try isByPerson(row) else { return .automaticEvent }
    guard let act = MoodleAct(row[description].trimmed) else { return .noActor }
    let at = try moment(row)
    let member: MemberKey = try sink.key(.member, act.actor)
    switch act.kind {
    case .presence:
      try sink.accept(.login(Login(member: member, at: at)), updated: nil)
    case .discussion(let discussion):
      let tip = Tip(key: try sink.key(.tip, discussion), author: member, shared: at)
      try sink.accept(.tip(tip), updated: nil)
    case .post(let post, let discussion):
      let comment = Comment(
        key: try sink.key(.comment, post), tip: try sink.key(.tip, discussion), member: member,
        commented: at)
      try sink.accept(.comment(comment), updated: nil)
    }
    return nil
  }

  /// From a browser, or through a web service as Moodle's app for telephones.
  private func isByPerson(_ row: CSVRow) throws -> Bool {
    let written = row[origin].trimmed
    if MoodleEvents.people.contains(where: { written.equals($0) }) { return true }
    if MoodleEvents.machines.contains(where: { written.equals($0) }) { return false }
    throw Rejection(
      .unknownValue, .oneOf(["web", "ws", "cli", "restore"]), in: .field(origin), value: written)
  }

  private static let people = ["web", "ws"].map { Array($0.utf8) }
  private static let machines = ["cli", "restore"].map { Array($0.utf8) }

  private func moment(_ row: CSVRow) throws -> Moment {
    let written = row[time].trimmed
    switch form.read(written) {
    case .missingYear:
      throw Rejection(.missingYear, .yearOption, in: .field(time), value: written)
    case .unreadable:
      throw Rejection(
        .notADate, .dateLike(MoodleTime.examples), in: .field(time), value: written)
    case .time(let time):
      let moment = time.moment(in: zone)
      guard KnownDays.acts.contains(moment.day) else {
        throw Rejection(
          .outOfRange, .dayBetween(KnownDays.acts), in: .field(self.time), value: written)
      }
      return moment
    }
  }
}
