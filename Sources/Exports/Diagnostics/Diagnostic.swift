public import Tabular

/// What is wrong with a row, a file, a profile or a contest, and where.
///
/// Reads `file:line:column: code: what was expected`. The value at fault is kept apart and printed
/// by nothing unless asked, for it may be personal.
public struct Diagnostic: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: String, CaseIterable, Sendable {
    // A row; it is rejected and reading goes on.
    case fieldCount = "field-count"
    case missingValue = "missing-value"
    case notADate = "not-a-date"
    case notANumber = "not-a-number"
    case outOfRange = "out-of-range"
    case unknownValue = "unknown-value"
    case malformedQuote = "malformed-quote"
    case invalidEncoding = "invalid-encoding"
    // A line of JSON; reading goes on as well.
    case malformedJSON = "malformed-json"
    case unfinishedJSON = "unfinished-json"
    case jsonTooDeep = "json-too-deep"
    case recordTooLong = "record-too-long"
    // A file; none of it is read.
    case missingColumn = "missing-column"
    case duplicateColumn = "duplicate-column"
    case duplicateKey = "duplicate-key"
    case ambiguousFormat = "ambiguous-format"
    case missingYear = "missing-year"
    case missingQuiz = "missing-quiz"
    case missingUsers = "missing-users"
    case missingChannel = "missing-channel"
    // A profile or a contest; it is not used.
    case invalidYAML = "invalid-yaml"
    case unknownKey = "unknown-key"
    case invalidProfile = "invalid-profile"
    case invalidContest = "invalid-contest"
  }

  public let code: Code
  public let location: SourceLocation
  /// The name of the column, as the file's header has it, or a key of a profile or contest; nil
  /// where no one column is at fault.
  public let column: String?
  public let expected: Expectation
  /// What was found instead; nil where there is nothing to show.
  public let value: RedactedValue?

  public init(
    _ code: Code, at location: SourceLocation, column: String? = nil, expected: Expectation,
    value: RedactedValue? = nil
  ) {
    self.code = code
    self.location = location
    self.column = column
    self.expected = expected
    self.value = value
  }

  public var description: String {
    let subject = column.map { "\($0): " } ?? ""
    return "\(location): \(code.rawValue): \(subject)expected \(expected.text)"
  }
}

/// A cell of an export that must be asked for by name before it is shown.
public struct RedactedValue: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
  private let text: String

  public init(_ text: String) {
    self.text = text
  }

  public func revealed() -> String { text }

  public var description: String { "(redacted)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension SourceLocation {
  /// The place that stands for a file as a whole.
  init(startOf path: String) {
    self.init(file: path, line: 1, column: 1, byte: 0)
  }
}
