public import Activity

/// What should have stood where a diagnostic points: a key to translate by, and English text.
public enum Expectation: Sendable, Equatable {
  case fields(Int, found: Int)
  case value
  case date
  case dateLike([String])
  case number(decimalMark: String)
  case wholeDays
  case positiveNumber
  case numberUpTo(String)
  case dayBetween(ClosedRange<Day>)
  case notBefore(String)
  case oneOf([String])
  case listed(in: String)
  case closingQuoteBeforeDelimiter
  case utf8
  case columns([String], kind: String, found: [String])
  case columnOnce
  case keyOnce
  case oneFormat([String])
  case yaml(String)
  case knownKey(nearest: String?)
  case profile(String)

  /// Kebab-case; the same for every expectation that one sentence can word.
  public var key: String {
    switch self {
    case .fields: "fields"
    case .value: "value"
    case .date: "date"
    case .dateLike: "date-like"
    case .number: "number"
    case .wholeDays: "whole-days"
    case .positiveNumber: "positive-number"
    case .numberUpTo: "number-up-to"
    case .dayBetween: "day-between"
    case .notBefore: "not-before"
    case .oneOf: "one-of"
    case .listed: "listed"
    case .closingQuoteBeforeDelimiter: "closing-quote-before-delimiter"
    case .utf8: "utf-8"
    case .columns: "columns"
    case .columnOnce: "column-once"
    case .keyOnce: "key-once"
    case .oneFormat: "one-format"
    case .yaml: "yaml"
    case .knownKey(let nearest): nearest == nil ? "some-known-key" : "known-key"
    case .profile: "profile"
    }
  }

  /// What a sentence in another language needs to fill its places, in the order of the English.
  public var arguments: [String] {
    switch self {
    case .fields(let count, let found): [String(count), String(found)]
    case .dateLike(let formats): [formats.joined(separator: ", ")]
    case .number(let mark): [mark]
    case .numberUpTo(let name), .notBefore(let name), .listed(let name): [name]
    case .dayBetween(let days): [days.lowerBound.description, days.upperBound.description]
    case .oneOf(let values), .oneFormat(let values): [values.joined(separator: ", ")]
    case .columns(let names, let kind, let found):
      [names.joined(separator: ", "), kind, found.joined(separator: ", ")]
    case .yaml(let problem), .profile(let problem): [problem]
    case .knownKey(let nearest): nearest.map { [$0] } ?? []
    case .value, .date, .wholeDays, .positiveNumber, .closingQuoteBeforeDelimiter, .utf8,
      .columnOnce, .keyOnce:
      []
    }
  }

  /// English; completes "expected ...".
  public var text: String {
    switch self {
    case .fields(let count, let found): "\(count) fields as in the header, found \(found)"
    case .value: "a value"
    case .date: "a date (2026-03-29) or a time (2026-03-29T14:05, with or without an offset)"
    case .dateLike(let formats): "a date written as \(formats.joined(separator: ", "))"
    case .number(let mark): "a number, with '\(mark)' before its decimals"
    case .wholeDays: "a whole number of days"
    case .positiveNumber: "a number greater than 0"
    case .numberUpTo(let column): "a number from 0 to the row's \(column)"
    case .dayBetween(let days): "a day from \(days.lowerBound) to \(days.upperBound)"
    case .notBefore(let column): "a time not before the row's \(column)"
    case .oneOf(let values): "one of \(values.joined(separator: ", "))"
    case .listed(let place): "a value listed in \(place)"
    case .closingQuoteBeforeDelimiter: "a delimiter or the end of the line after a closing quote"
    case .utf8: "UTF-8 text"
    case .columns(let names, let kind, let found):
      "\(names.joined(separator: ", ")) in the header of \(kind), "
        + "found \(found.joined(separator: ", "))"
    case .columnOnce: "each column once in the header"
    case .keyOnce: "each key once, or the same row again"
    case .oneFormat(let formats):
      "one format, but several match: \(formats.joined(separator: ", "))"
    case .yaml(let problem): "YAML: \(problem)"
    case .knownKey(let nearest):
      nearest.map { "a known key such as '\($0)'" } ?? "a key that Relais knows"
    case .profile(let text): text
    }
  }
}
