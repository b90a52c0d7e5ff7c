import Activity
import Exports
import Foundation
import RelaisKit
import Tabular
import TestSupport
import Testing

/// Every row of every file is accounted for, by what an import says and by what the database holds:
/// read = new + merged + rejected + dropped by a named rule, and once more for records where a row
/// makes several.
@Suite struct AccountingTests {
  @Test(arguments: Specimens.all)
  func `counts add up, once, twice and on trial`(specimens: Specimens) throws {
    for name in specimens.names {
      let desk = try AccountingDesk(specimens, name)
      let whole = try desk.imported().outcome
      let broken = try BrokenFile(desk.text)
      try desk.write(broken.text)

      let trial = try desk.imported(isDryRun: true).outcome
      #expect(!desk.hasDatabase, "\(name)")
      let (first, rejects) = try desk.imported(keeping: true)
      try check(first, name)
      #expect(first.read == whole.read + broken.added, "\(name)")
      #expect(first.rejected == whole.rejected + broken.added, "\(name)")
      #expect(try desk.logged() == [first.logged], "\(name)")
      #expect(Numbers(trial) == Numbers(first), "\(name)")
      #expect(try desk.recordsRead() == first.records, "\(name)")
      try check(rejects, first, broken, name)

      let before = try desk.digest()
      let bytes = try desk.database()
      let again = try desk.imported(isDryRun: true).outcome
      #expect(try desk.database() == bytes, "\(name)")
      let second = try desk.imported(keeping: true).outcome
      try check(second, name)
      #expect((second.new, second.merged) == (0, first.records), "\(name)")
      #expect(Numbers(second, asNew: first.new) == Numbers(first), "\(name)")
      #expect(Numbers(again) == Numbers(second), "\(name)")
      #expect(try desk.digest() == before, "\(name)")

      guard let mended = try broken.mended(rejects) else { continue }
      try desk.write(mended)
      let third = try desk.imported(keeping: true).outcome
      try check(third, name)
      #expect((third.read, third.rejected, third.new) == (1, 0, 0), "\(name)")
      #expect(try desk.digest() == before, "\(name)")
    }
  }

  @Test func `every format and every canonical kind is counted`() {
    let formats = Set(Specimens.all.map(\.format))
    #expect(Registry.formats.map(\.id).filter { !formats.contains($0) } == [])
    let contents = Set(Specimens.all.map(\.contents))
    #expect(CanonicalKind.all.map(\.name).filter { !contents.contains($0) } == [])
  }

  /// Within what one import says.
  private func check(_ outcome: FileOutcome, _ name: String) throws {
    let dropped = outcome.dropped.reduce(0) { $0 + $1.rows }
    #expect(outcome.failure == nil, "\(name)")
    #expect(outcome.read > 0, "\(name)")
    #expect(outcome.read == outcome.accepted + outcome.rejected + dropped, "\(name)")
    #expect(outcome.records == outcome.new + outcome.merged, "\(name)")
    if outcome.contents != "moodle grades" {
      #expect(
        outcome.read == outcome.new + outcome.merged + outcome.rejected + dropped, "\(name)")
    }
    #expect(outcome.dropped.allSatisfy { !$0.rule.isEmpty && $0.rows > 0 }, "\(name)")
    #expect(outcome.rejections.reduce(0) { $0 + $1.rows } == outcome.rejected, "\(name)")
    for group in outcome.rejections {
      #expect(group.first.count == min(3, group.rows), "\(name)")
      #expect(group.first.allSatisfy { $0.code == group.code && !$0.expected.isEmpty }, "\(name)")
    }
  }

  /// The file of rejected rows against what the import said and against the broken file itself.
  private func check(
    _ rejects: [RejectedRow], _ outcome: FileOutcome, _ broken: BrokenFile, _ name: String
  ) throws {
    #expect(rejects.count == outcome.rejected, "\(name)")
    for group in outcome.rejections {
      let rows = rejects.filter { $0.reason.hasPrefix("\(group.code): expected ") }
      #expect(rows.count == group.rows, "\(name)")
      #expect(Array(rows.prefix(3).map(\.place)) == group.first.map(\.place), "\(name)")
    }
    let lines = broken.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for row in rejects {
      let place = row.place.split(separator: ":").suffix(2).compactMap { Int($0) }
      #expect(row.place.hasPrefix(outcome.path + ":") && place.count == 2, "\(name)")
      #expect(lines.indices.contains(place[0] - 1), "\(name)")
      guard broken.keepsRows(of: outcome.contents) else {
        #expect(row.row.isEmpty, "\(name)")
        continue
      }
      #expect(!row.row.isEmpty && broken.text.contains(row.row), "\(name): \(row)")
    }
  }
}

/// Everything that an import counts.
private struct Numbers: Equatable {
  let counts: [Int]
  let rules: [FileOutcome.Dropped]
  let groups: [String]

  /// - Parameter asNew: so many of the merged are told as new.
  init(_ outcome: FileOutcome, asNew: Int = 0) {
    counts = [
      outcome.read, outcome.accepted, outcome.new + asNew, outcome.merged - asNew,
      outcome.rejected, outcome.conflicts,
    ]
    rules = outcome.dropped
    groups = outcome.rejections.map { "\($0.code) \($0.rows) \($0.first.map(\.text))" }
  }
}

extension FileOutcome {
  /// As the database keeps it.
  fileprivate var logged: String {
    "\(read)|\(new)|\(merged)|\(rejected)|\(dropped.reduce(0) { $0 + $1.rows })"
  }
}

private struct RejectedRow {
  let place: String
  let reason: String
  let row: String
}

/// One of the specimens, with the others beside it, and a database.
private struct AccountingDesk {
  private let specimens: Specimens
  private let name: String
  private let folder: TemporaryDirectory
  private let scratch: Scratch

  init(_ specimens: Specimens, _ name: String) throws {
    self.specimens = specimens
    self.name = name
    folder = try specimens.copied()
    scratch = try Scratch()
  }

  var text: String {
    get throws { try String(contentsOfFile: folder.path(name), encoding: .utf8) }
  }

  func write(_ text: String) throws { try folder.write(text, to: name) }

  var hasDatabase: Bool { FileManager.default.fileExists(atPath: scratch.database) }
  func database() throws -> Data { try Data(contentsOf: URL(filePath: scratch.database)) }
  func digest() throws -> String { try scratch.digest() }

  /// What the database keeps of the last import.
  func logged() throws -> [String] {
    try scratch.sql("SELECT rows, new, merged, rejected, dropped FROM imported_file")
  }

  /// How many records the reader hands over, by a count of our own.
  func recordsRead() throws -> Int {
    let profile = try specimens.profile.map { try Profile(path: $0) }
    let path = folder.path(name)
    let reader = try #require(try Registry(profile: profile).identify(path: path))
    let zone = try #require(ZoneRules(identifier: "Europe/Paris"))
    let file = ExportFile(path: path, zone: zone, told: try specimens.told(of: name, in: folder))
    let sink = RecordingSink()
    try reader.read(file, into: sink, log: DiagnosticLog())
    return sink.records.count
  }

  /// - Parameter keeping: in the desk's database; in a new one otherwise, unless it is a dry run.
  func imported(
    keeping: Bool = false, isDryRun: Bool = false
  ) throws -> (outcome: FileOutcome, rejects: [RejectedRow]) {
    let other = try Scratch()
    var (options, outcomes) = (specimens.options, [FileOutcome]())
    options.isDryRun = isDryRun
    options.rejects = other.folder.path("rejects.csv")
    let workspace = keeping || isDryRun ? scratch.workspace : other.workspace
    let isComplete = try workspace.importExports([folder.path(name)], options: options) { event in
      if case .finished(let outcome) = event { outcomes.append(outcome) }
    }
    let outcome = try #require(outcomes.count == 1 ? outcomes[0] : nil)
    #expect(isComplete == (outcome.rejected == 0))
    return (outcome, try rejectedRows(other.folder.path("rejects.csv")))
  }

  private func rejectedRows(_ path: String) throws -> [RejectedRow] {
    let records = try CSVText.records(String(contentsOfFile: path, encoding: .utf8))
    #expect(records.first == ["place", "reason", "row"])
    return try records.dropFirst().map { cells in
      try #require(cells.count == 3)
      let isGuarded = cells[2].first == "'" && "=+-@".contains(cells[2].dropFirst().prefix(1))
      return RejectedRow(
        place: cells[0], reason: cells[1], row: isGuarded ? String(cells[2].dropFirst()) : cells[2])
    }
  }
}

/// A text of one of the formats, with rows in it that cannot be used.
private struct BrokenFile {
  let text: String
  /// How many.
  let added: Int
  private let layout: Layout

  private enum Layout {
    case csv(header: String, cut: String)
    case lines(cut: String)
    case array, document, xml
  }

  init(_ whole: String) throws {
    let lines = whole.split(whereSeparator: \.isNewline)
    let end = whole.last?.isNewline == true ? whole : whole + "\n"
    if whole.contains("<row ") {
      layout = .xml
      text = try BrokenFile.insert("<row />", before: "</", in: whole)
      added = 1
    } else if whole.hasPrefix("[") {
      layout = .array
      let nothing = #", {"is_general": true, "type": "message"}"#
      text = try BrokenFile.insert(nothing, before: "]", in: whole)
      added = 1
    } else if lines[0].hasPrefix("{"), lines[0].hasSuffix("}") {
      let cut = String(lines[0].dropLast())
      layout = .lines(cut: cut)
      text = end + cut + "\n"
      added = 1
    } else if whole.hasPrefix("{") {
      layout = .document
      let posts = try #require(whole.range(of: #""posts": ["#))
      text = whole.replacingCharacters(in: posts, with: #""posts": [{}, "#)
      added = 1
    } else {
      let rows = CSVText.rows(whole)
      try #require(rows.count > 1)
      let cut = rows[1] + ",x"
      layout = .csv(header: rows[0], cut: cut)
      text = end + cut + "\n\"a\"b\n"
      added = 2
    }
  }

  private static func insert(
    _ row: String, before mark: String, in text: String
  ) throws -> String {
    let place = try #require(text.range(of: mark, options: .backwards))
    return text[..<place.lowerBound] + row + text[place.lowerBound...]
  }

  /// Of the other formats a row lies among texts that nobody asked for, or has no bytes of its own.
  func keepsRows(of contents: String) -> Bool {
    switch layout {
    case .csv: true
    case .lines, .array:
      ["xapi statements", "open-edx tracking log", "slack users"].contains(contents)
    case .document, .xml: false
    }
  }

  /// A file of one rejected row, mended; nil where rows are mended in the export itself.
  func mended(_ rejects: [RejectedRow]) throws -> String? {
    func row(_ cut: String) -> String? { rejects.first { $0.row == cut }?.row }
    switch layout {
    case .csv(let header, let cut):
      return "\(header)\n\(try #require(row(cut)).dropLast(2))\n"
    case .lines(let cut): return row(cut).map { $0 + "}\n" }
    case .array, .document, .xml: return nil
    }
  }
}

/// CSV, read by plain code: quotes part nothing but cells and rows.
private enum CSVText {
  static func rows(_ text: String) -> [String] {
    split(text) { $0.isNewline }.filter { !$0.isEmpty }
  }

  static func records(_ text: String) -> [[String]] {
    rows(text).map { row in
      split(row) { $0 == "," }.map { cell in
        guard cell.hasPrefix("\"") else { return cell }
        return String(cell.dropFirst().dropLast()).replacing("\"\"", with: "\"")
      }
    }
  }

  private static func split(_ text: String, _ isEnd: (Character) -> Bool) -> [String] {
    var (parts, isQuoted) = ([""], false)
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if isEnd(character), !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }
}
