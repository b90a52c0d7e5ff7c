import Activity
import Disclosure
import Exports
import Reports
import Tabular
import Testing

/// What was expected of a file has two wordings: one beside the code that finds the fault, for logs
/// and files of rejected rows, and one in Reports, for terminals.
@Suite("Wording of problems")
struct WordingOfProblemsTests {
  static let expectations: [Exports.Expectation] = [
    .fields(7, found: 6), .value, .date, .dateLike(["%d/%m/%Y", "%d.%m.%Y"]),
    .number(decimalMark: ","), .wholeDays, .positiveNumber, .numberUpTo("max_score"),
    .dayBetween(Day(index: 0)...Day(index: 9)), .notBefore("joined_at"), .oneOf(["like", "merci"]),
    .listed(in: "assessments.csv"), .closingQuoteBeforeDelimiter, .utf8,
    .columns(["tip_id", "kind"], kind: "reactions", found: ["a", "b"]), .columnOnce, .keyOnce,
    .oneFormat(["canonical-csv", "oulad"]), .yaml("did not find a value"),
    .knownKey(nearest: "columns"), .knownKey(nearest: nil), .profile("a key 'files'"),
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
}
