import Activity
import Disclosure
import Exports
import Tabular
import Testing

@testable import RelaisKit
@testable import Reports

/// What was expected of a file has two wordings: one beside the code that finds the fault, for logs
/// and files of rejected rows, and one in Reports, for terminals.
@Suite("Wording of problems")
struct WordingOfProblemsTests {
  static let expectations: [Exports.Expectation] =
    [
      .fields(7, found: 6), .value, .date, .dateLike(["%d/%m/%Y", "%d.%m.%Y"]),
      .number(decimalMark: ","), .wholeDays, .positiveNumber, .numberUpTo("max_score"),
      .numberBetween("-1", "1"),
      .dayBetween(Day(index: 0)...Day(index: 9)), .notBefore("joined_at"),
      .oneOf(["like", "merci"]),
      .listed(in: "assessments.csv"), .closingQuoteBeforeDelimiter, .utf8,
      .columns(["tip_id", "kind"], kind: "reactions", found: ["a", "b"]), .columnOnce, .keyOnce,
      .oneFormat(["canonical-csv", "oulad"]), .yearOption, .quizOption, .usersOption, .slackTime,
      .slackChannel, .yaml,
      .keyNamed("files"),
      .eachKeyOnce(repeated: ["id", "name"]), .knownKey(nearest: "columns"),
      .knownKey(nearest: nil),
      .keysWithValues, .keysNotEmptiness, .list, .oneValue, .oneCharacter, .countUpTo(1_000_000),
      .timeZone, .dayAlone, .columnsKey, .recordsOrSkip, .someRecord, .dateFormat, .joinKeys,
      .dropKeys, .columnKept(notKept: "email"), .columnFilled("logged_in_at", kind: "logins"),
      .columnOrRule, .closingBrace, .challengesKey, .cap, .capUnit, .teamBoard, .teamOf(3),
    ] + ofContests.map(Exports.Expectation.contest)

  static let ofContests: [InvalidContest.Expectation] = [
    .identifier, .title, .timeZone(found: "Europe/Pari"),
    .lastDay(from: Day(index: 9), found: Day(index: 0)),
    .length(under: 731, found: Day(index: 9000)),
    .freeze(after: Day(index: 0), through: Day(index: 9), found: Day(index: 10)), .communities,
    .points(upTo: 1_000_000, found: -1), .somePoints, .capInActs(found: 0),
    .capInPoints(atLeast: 3, found: 2), .capPerPair(found: 0), .atLeast(1, found: 0),
  ]

  static let faults = TabularError.Code.allCases.map { code in
    TabularError(code, at: SourceLocation(file: "f", line: 1, column: 1, byte: 0), "1048576", "b2")
  }

  @Test("of a row agree in English", arguments: expectations)
  func ofRow(expectation: Exports.Expectation) {
    let arguments = expectation.arguments.map(CellValue.text)
    #expect(
      Wording(.english)("expected.\(expectation.key)", arguments: arguments)
        == "expected \(expectation.text)")
  }

  @Test("of a file agree in English", arguments: faults)
  func ofFile(fault: TabularError) {
    let arguments = fault.places.map(CellValue.text)
    #expect(
      Wording(.english)("expected.\(fault.code.rawValue)", arguments: arguments) == fault.expected)
  }

  @Test func `exist in French and leave no place empty`() {
    let keys =
      Self.expectations.map { ($0.key, $0.arguments) }
      + Self.faults.map { ($0.code.rawValue, $0.places) }
    for (key, arguments) in keys {
      let french = Wording(.french)(
        "expected.\(key)", arguments: arguments.map(CellValue.text))
      #expect(!french.hasPrefix("expected") && !french.contains("{"), "\(key): \(french)")
    }
  }

  @Test func `are all in the lists above`() {
    let listed = Set(Self.expectations.map(\.key) + Self.faults.map(\.code.rawValue))
    let worded = Wording.areas.flatMap(\.entries).map(\.key).filter { $0.hasPrefix("expected.") }
    #expect(Set(worded.map { String($0.dropFirst("expected.".count)) }) == listed)
  }

  @Test("of the gate name a code, and an unreadable ledger is told as such")
  func ofTheGate() {
    let fault = GateError.malformed(table: "participation", .countOutOfRange)
    #expect(RelaisError(fault).key == "gate")
    #expect(RelaisError(fault).arguments == [.text("count-out-of-range")])
    let unreadable = GateError.unreadableRelease(table: "participation", period: 3)
    #expect(RelaisError(unreadable).key == "ledger-unreadable")
  }
}
