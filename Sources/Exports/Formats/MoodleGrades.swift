public import Activity
import Tabular

/// Moodle's report of a quiz's grades as CSV: an attempt a row, with a grade for the whole and one
/// for each question. What can be reached stands in the header: `Grade/10.00`, `Q. 1 /1.00`.
///
/// The file does not say which quiz it is about, so the user does; and it names people by their
/// accounts, whose numbers are in Moodle's list of users.
public struct MoodleGrades: ExportReader {
  public let id = "moodle-grades"

  public let documentation = """
    The grades of a quiz in Moodle as CSV, with a header in English, French or German: finished \
    attempts, as a whole and question by question.
    """

  public init() {}

  public func sniff(_ head: FileHead) -> Claim {
    head.claim { header in
      let whole = MarkColumn.all(of: header).first { $0.item == nil }
      return header.claim(
        "moodle grades",
        by: [MoodleColumns.completed, [whole.map { header.names[$0.field] } ?? "grade/10.00"]],
        wanting: [MoodleColumns.account])
    }
  }

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    try file.readRows(of: "moodle grades", into: sink, log) { header in
      let account = try MoodleAccount(header, file, kind: "moodle grades")
      guard let quiz = file.told.quiz, !quiz.allSatisfy(\.isWhitespace) else {
        throw Diagnostic(.missingQuiz, at: header.location, expected: .quizOption)
      }
      let completed = Cell.field(
        try header.required(MoodleColumns.completed, kind: "moodle grades"))
      let columns = MarkColumn.all(of: header)
      let hasComma = columns.contains(where: \.hasDecimalComma)
      let decimalMark = hasComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
      func mark(_ column: MarkColumn) -> Cell {
        .mark(.field(column.field), decimalMark: decimalMark)
      }

      var plan = RowPlan(header: header, records: [])
      plan.joins = [account.join]
      plan.missing = [[UInt8(ascii: "-")]]
      let name = Cell.constant(Array(quiz.utf8))
      let hasQuestions = columns.contains { $0.item != nil }
      plan.records = columns.map { column in
        var cells: [(column: Column, cell: Cell)] = [
          (.memberID, account.member), (.quizID, name),
          (.answeredAt, .moodleTime(completed, MoodleTime(year: file.told.year))),
          (.score, mark(column)), (.maxScore, .constant(Array(column.maximum.utf8))),
        ]
        if let item = column.item { cells.append((.itemID, .constant(Array(item.utf8)))) }
        // Beside its questions, the whole is not one more question on the topic.
        if column.item != nil || !hasQuestions { cells.append((.topic, name)) }
        var record = RecordPlan(.quizResults, cells)
        record.onlyWith = column.item == nil ? nil : mark(column)
        return record
      }
      plan.drops = [
        DropPlan(rule: .averageRow, cell: account.written, test: .isMissing),
        DropPlan(rule: .unfinishedAttempt, cell: completed, test: .isMissing),
      ]
      plan.drops += columns.filter { $0.item == nil }
        .map { DropPlan(rule: .ungradedAttempt, cell: mark($0), test: .isMissing) }
      return plan
    }
  }
}

/// A column of grades: of the whole quiz, or of one question.
private struct MarkColumn {
  let field: Int
  /// `Q1`, whatever the language calls the question; nil for the whole quiz.
  let item: String?
  /// With a decimal point.
  let maximum: String
  let hasDecimalComma: Bool

  /// Questions that earn nothing are left out.
  static func all(of header: Header) -> [MarkColumn] {
    header.names.indices.compactMap { MarkColumn(header.names[$0], field: $0) }
  }

  /// - Parameter name: `grade/10.00`, `q. 1 /1,00`.
  private init?(_ name: String, field: Int) {
    guard let slash = name.lastIndex(of: "/") else { return nil }
    let written = name[name.index(after: slash)...]
    maximum = String(written.map { $0 == "," ? "." : $0 })
    guard let most = Array(maximum.utf8).withUnsafeBytes(WrittenNumber.double), most > 0
    else { return nil }
    let words = name[..<slash].split(separator: " ")
    if words.count == 1, MoodleColumns.grade.contains(String(words[0])) {
      item = nil
    } else {
      guard let number = words.last?.drop(while: { !$0.isNumber }), !number.isEmpty
      else { return nil }
      item = "Q\(number)"
    }
    self.field = field
    hasDecimalComma = written.contains(",")
  }
}
