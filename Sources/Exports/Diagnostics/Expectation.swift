public import Activity
public import Tabular

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
  case numberBetween(String, String)
  case dayBetween(ClosedRange<Day>)
  case notBefore(String)
  case oneOf([String])
  case listed(in: String)
  case closingQuoteBeforeDelimiter
  case utf8
  /// What a line should have been to be read at all.
  case fault(TabularError)
  case columns([String], kind: String, found: [String])
  case columnOnce
  case keyOnce
  case oneFormat([String])
  case yearOption
  case quizOption
  case usersOption
  case slackTime
  case slackChannel
  // Profiles and contests.
  case yaml
  case keyNamed(String)
  case eachKeyOnce(repeated: [String])
  case knownKey(nearest: String?)
  case keysWithValues
  case keysNotEmptiness
  case list
  case oneValue
  case oneCharacter
  case countUpTo(Int)
  case timeZone
  case dayAlone
  // Profiles.
  case columnsKey
  case recordsOrSkip
  case someRecord
  case dateFormat
  case joinKeys
  case dropKeys
  case columnKept(notKept: String)
  case columnFilled(String, kind: String)
  case columnOrRule
  case closingBrace
  // Contests.
  case challengesKey
  case cap
  case capUnit
  case teamBoard
  case teamOf(Int)
  case contest(InvalidContest.Expectation)

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
    case .numberBetween: "number-between"
    case .dayBetween: "day-between"
    case .notBefore: "not-before"
    case .oneOf: "one-of"
    case .listed: "listed"
    case .closingQuoteBeforeDelimiter: "closing-quote-before-delimiter"
    case .utf8: "utf-8"
    case .fault(let error): error.code.rawValue
    case .columns: "columns"
    case .columnOnce: "column-once"
    case .keyOnce: "key-once"
    case .oneFormat: "one-format"
    case .yearOption: "year-option"
    case .quizOption: "quiz-option"
    case .usersOption: "users-option"
    case .slackTime: "slack-time"
    case .slackChannel: "slack-channel"
    case .yaml: "yaml"
    case .keyNamed: "key-named"
    case .eachKeyOnce: "each-key-once"
    case .knownKey(let nearest): nearest == nil ? "some-known-key" : "known-key"
    case .keysWithValues: "keys-with-values"
    case .keysNotEmptiness: "keys-not-emptiness"
    case .list: "list"
    case .oneValue: "one-value"
    case .oneCharacter: "one-character"
    case .countUpTo: "count-up-to"
    case .timeZone: "time-zone"
    case .dayAlone: "day-alone"
    case .columnsKey: "columns-key"
    case .recordsOrSkip: "records-or-skip"
    case .someRecord: "some-record"
    case .dateFormat: "date-format"
    case .joinKeys: "join-keys"
    case .dropKeys: "drop-keys"
    case .columnKept: "column-kept"
    case .columnFilled: "column-filled"
    case .columnOrRule: "column-or-rule"
    case .closingBrace: "closing-brace"
    case .challengesKey: "challenges-key"
    case .cap: "cap"
    case .capUnit: "cap-unit"
    case .teamBoard: "team-board"
    case .teamOf: "team-of"
    case .contest(let expectation): expectation.key
    }
  }

  /// What a sentence in another language needs to fill its places, in the order of the English.
  public var arguments: [String] {
    switch self {
    case .fields(let count, let found): [String(count), String(found)]
    case .dateLike(let formats): [formats.joined(separator: ", ")]
    case .number(let mark): [mark]
    case .numberUpTo(let name), .notBefore(let name), .listed(let name), .keyNamed(let name),
      .columnKept(let name):
      [name]
    case .numberBetween(let least, let greatest): [least, greatest]
    case .fault(let error): error.places
    case .dayBetween(let days): [days.lowerBound.description, days.upperBound.description]
    case .oneOf(let values), .oneFormat(let values): [values.joined(separator: ", ")]
    case .columns(let names, let kind, let found):
      [names.joined(separator: ", "), kind, found.joined(separator: ", ")]
    case .eachKeyOnce(let repeated): [repeated.joined(separator: ", ")]
    case .knownKey(let nearest): nearest.map { [$0] } ?? []
    case .countUpTo(let number), .teamOf(let number): [String(number)]
    case .columnFilled(let column, let kind): [column, kind]
    case .contest(let expectation): expectation.arguments
    case .value, .date, .wholeDays, .positiveNumber, .closingQuoteBeforeDelimiter, .utf8,
      .columnOnce, .keyOnce, .yearOption, .quizOption, .usersOption, .slackTime, .slackChannel,
      .yaml,
      .keysWithValues, .keysNotEmptiness, .list, .oneValue, .oneCharacter, .timeZone, .dayAlone,
      .columnsKey, .recordsOrSkip, .someRecord, .dateFormat,
      .joinKeys, .dropKeys, .columnOrRule, .closingBrace, .challengesKey, .cap, .capUnit,
      .teamBoard:
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
    case .numberBetween(let least, let greatest): "a number from \(least) to \(greatest)"
    case .dayBetween(let days): "a day from \(days.lowerBound) to \(days.upperBound)"
    case .notBefore(let column): "a time not before the row's \(column)"
    case .oneOf(let values): "one of \(values.joined(separator: ", "))"
    case .listed(let place): "a value listed in \(place)"
    case .closingQuoteBeforeDelimiter: "a delimiter or the end of the line after a closing quote"
    case .utf8: "UTF-8 text without NUL bytes"
    case .fault(let error): String(error.expected.dropFirst("expected ".count))
    case .columns(let names, let kind, let found):
      "\(names.joined(separator: ", ")) in the header of \(kind), "
        + "found \(found.joined(separator: ", "))"
    case .columnOnce: "each column once in the header"
    case .keyOnce: "each key once, or the same row again"
    case .oneFormat(let formats):
      "one format, but several match: \(formats.joined(separator: ", "))"
    case .yearOption:
      "a year, which dates in this file lack; give it with --year, such as --year 2021"
    case .quizOption:
      "to be told the quiz, which this file does not name; import it with --quiz NAME"
    case .usersOption:
      "to be told the numbers of accounts; give Moodle's list of users with --moodle-users FILE"
    case .slackTime: "a time as Slack writes it, such as 1774785900.000200"
    case .slackChannel:
      "a folder named after a public channel, with the export's channels.json beside it; import "
        + "the folder of the whole export"
    case .yaml:
      "YAML that can be read up to here; check the quotes, brackets, colons and indents "
        + "(spaces, no tabs) just before"
    case .keyNamed(let name): "a key '\(name)'"
    case .eachKeyOnce(let repeated):
      "each key once, found again: \(repeated.joined(separator: ", "))"
    case .knownKey(let nearest):
      nearest.map { "a known key such as '\($0)'" } ?? "a key that Relais knows"
    case .keysWithValues: "keys with values"
    case .keysNotEmptiness: "keys with values, but the file is empty"
    case .list: "a list"
    case .oneValue: "one value"
    case .oneCharacter: "one ASCII character, or tab"
    case .countUpTo(let most): "a whole number from 0 to \(most)"
    case .timeZone: "a time zone such as Europe/Paris"
    case .dayAlone: "a day such as 2026-03-29"
    case .columnsKey: "a key 'columns', by which the file is told"
    case .recordsOrSkip: "either 'records', or 'skip' with the reason"
    case .someRecord: "at least one record"
    case .dateFormat: "a date format such as '%d/%m/%Y %H:%M'"
    case .joinKeys: "the keys 'file', 'key' and 'columns'"
    case .dropKeys:
      "either 'missing' with a column, or 'column' with values under 'is' or 'is_not'"
    case .columnKept(let name): "a column that Relais keeps, which \(name) is not"
    case .columnFilled(let column, let kind): "the column \(column), which \(kind) require"
    case .columnOrRule:
      "a column, a template, 'constant' with a text, 'column' with 'map', or 'days' with 'from'"
    case .closingBrace: "a closing brace"
    case .challengesKey: "a key 'challenges' that lists those which earn points"
    case .cap: "a number of acts such as 3, or of points such as '10 points'"
    case .capUnit: "'acts' or 'points' after the number"
    case .teamBoard: "minimum_team_size only beside 'board: team'"
    case .teamOf(let size): "at least \(size) members"
    case .contest(let expectation): expectation.text
    }
  }
}
