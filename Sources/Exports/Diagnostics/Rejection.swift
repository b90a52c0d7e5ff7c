import Tabular

/// Why a row cannot be used, before it is known where the row stands.
struct Rejection: Error {
  let code: Diagnostic.Code
  let expected: Expectation
  var culprit: Culprit
  var value: RedactedValue?

  /// Whether the row shows that the import was not told something that the whole file needs.
  var refusesFile: Bool { code == .missingYear }

  enum Culprit: Equatable {
    case row
    case field(Int)
    case column(Column)
  }

  init(
    _ code: Diagnostic.Code, _ expected: Expectation, in culprit: Culprit,
    value: UnsafeRawBufferPointer? = nil
  ) {
    self.code = code
    self.expected = expected
    self.culprit = culprit
    self.value = value.map { RedactedValue(String(decoding: $0, as: UTF8.self)) }
  }
}
