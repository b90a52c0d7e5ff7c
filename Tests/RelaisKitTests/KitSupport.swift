import Disclosure
import Foundation
import GRDB
import RelaisKit
import Reports
import Store
import TestSupport

/// A line of an export for each member.
func rows(_ members: Range<Int>, _ line: (Int) -> String) -> String {
  members.map { line($0) + "\n" }.joined()
}

/// A database in a folder of its own, used through the library's public face.
final class Scratch {
  let folder: TemporaryDirectory
  let database: String

  init() throws {
    folder = try TemporaryDirectory()
    database = folder.path("relais.sqlite")
  }

  /// On 2026-05-28, whatever the clock of the machine says.
  func workspace(under policy: Policy) -> Workspace {
    Workspace(database: database, policy: policy, now: { 1_780_000_000 })
  }

  var workspace: Workspace { workspace(under: .default) }

  @discardableResult
  func add(
    _ paths: [String], profile: String? = nil, timeZone: String = "Europe/Paris",
    options: ImportOptions = ImportOptions()
  ) throws -> [FileOutcome] {
    var options = options
    options.timeZone = timeZone
    options.profile = profile
    options.snapshot = CalendarDate(year: 2026, month: 3, day: 23)
    var outcomes: [FileOutcome] = []
    try workspace.importExports(paths, options: options) { event in
      if case .finished(let outcome) = event { outcomes.append(outcome) }
    }
    return outcomes
  }

  /// Imports texts as if each were a file.
  func write(_ texts: [String]) throws {
    let inbox = try TemporaryDirectory()
    try add(texts.enumerated().map { try inbox.write($1, to: "\($0).csv") })
  }

  func digest() throws -> String { try Store.open(database).factsDigest() }

  func read<Result>(_ body: (Facts) throws -> Result) throws -> Result {
    try Store.open(database).read(body)
  }

  /// Rows by a connection of our own, values parted by bars.
  func sql(_ query: String) throws -> [String] {
    try DatabaseQueue(path: database).read { db in
      try Row.fetchAll(db, sql: query).map { row in
        row.databaseValues.map { String.fromDatabaseValue($0) ?? "\($0)" }.joined(separator: "|")
      }
    }
  }
}

let isFullTier = ProcessInfo.processInfo.environment["RELAIS_TEST_TIER"] == "full"

extension ReleasedReport {
  /// As `--format json` prints it.
  var json: String {
    let renderer = RendererRegistry.renderer("json")
    return String(decoding: renderer?.render(self, in: RenderContext()) ?? [], as: UTF8.self)
  }
}

extension ReleasedTable {
  /// The cells of a column, as the tests compare them.
  subscript(column: String) -> [CellText] {
    guard let index = columns.firstIndex(where: { $0.id == column }) else { return [] }
    return rows.map { CellText($0[index]) }
  }

  /// The cell of a column in the row that a term begins.
  subscript(term: String, column: String) -> CellText? {
    zip(rows, self[column]).first { CellText($0.0[0]) == .word(term) }?.1
  }
}

/// What a cell says.
enum CellText: Equatable {
  case word(String)
  case number(Double)
  case count(CodedCount)
  case share(CodedShare)
  case nothing
  case withheld

  init(_ cell: Cell) {
    switch cell {
    case .empty: self = .nothing
    case .withheld: self = .withheld
    case .term(let term): self = .word(term.key)
    case .released(let released):
      switch released.value {
      case .text(let text): self = .word(text)
      case .name(.named(let name)): self = .word(name)
      case .name(.anonymous): self = .word("(anonymous)")
      case .integer(let integer): self = .number(Double(integer))
      case .number(let number): self = .number(number)
      case .people(let count): self = .count(count)
      case .share(let share): self = .share(share)
      case .date(let date): self = .word(date.description)
      }
    }
  }

  var text: String? { if case .word(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
}

extension CodedCount {
  /// Whether a count of people may bear this code, by the rule that readers are told.
  func mayStand(for count: Int, of size: Int, policy: Policy = .default) -> Bool {
    let (k, base) = (policy.minimumFrequency, policy.roundingBase)
    return switch self {
    case .below(let bound): bound == k && count < k
    case .above(let bound): bound == size - k && count > size - k
    case .about(let shown):
      shown % base == 0 && (k...(size - k)).contains(count) && abs(shown - count) < base
    }
  }
}

/// A contest file.
func contestFile(
  in folder: TemporaryDirectory, from first: String, to last: String, timeZone: String,
  perPair: String = "5", points: String = "{tip: 5, thanks: 2, comment: 1, challenge: 10}",
  challenges: [String] = (1...40).map { "D00\($0 < 10 ? "0" : "")\($0)" }
) throws -> String {
  try folder.write(
    """
    id: tips
    name: The month of tips
    time_zone: \(timeZone)
    first_day: \(first)
    last_day: \(last)
    points: \(points)
    challenges: [\(challenges.joined(separator: ", "))]
    caps: {per_pair: \(perPair)}
    ties: ordinal
    tie_break: earliest
    show: {top: 60}
    """, to: "contest-\(perPair).yml")
}
