import Activity
import Exports
import Foundation
import GRDB
import Tabular
import TestSupport
import Testing

@testable import Store

/// A file is read by one thread, folded by another and written by a third: what comes of it is what one thread makes of
/// it, row after row.
@Suite struct ThreadsTests {
  private static let rounds: UInt64 =
    ProcessInfo.processInfo.environment["RELAIS_TEST_TIER"] == "full" ? 200 : 12

  @Test(arguments: Array(1...rounds))
  func `random files give what one thread makes of them, whatever the size of batches`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryDirectory()
    let text = RandomCSV.text(using: &random)
    let path = folder.path("file.csv")
    try Data(text).write(to: URL(fileURLWithPath: path))
    let expected = try Outcome(path, database: folder.path("one.sqlite"))
    for (batch, fold) in [(1, 1), (2, 1000), (7, 3), (1 << 12, 1 << 18)] {
      let capacity = FoldCapacity(batch: batch, presence: fold, quizResults: fold)
      let outcome = try Outcome(
        path, database: folder.path("threads-\(batch).sqlite"), capacity: capacity)
      #expect(outcome == expected, "seed \(seed), batches of \(batch)")
    }
    #expect(expected.read == expected.accepted + expected.rejects.count, "seed \(seed)")
  }

  @Test func `a reader far ahead of a writer that fails is told, and nothing is kept`() throws {
    let folder = try TemporaryDirectory()
    let store = try Store(
      folder.path("a.sqlite"), timeZone: "UTC", foldCapacity: FoldCapacity(batch: 1))
    let empty = try store.factsDigest()
    // A day that presence cannot hold: the writer meets it long after the reader has passed it.
    let unstorable = Moment(instant: 0, day: Day(index: -1))
    let sound = Moment(instant: 1_770_000_000, in: .utc)
    #expect(throws: UnstorableDay.self) {
      try store.importFile("file", format: "test", snapshot: 0, now: 0) { sink in
        for row in 0..<1000 {
          let login = Login(
            member: try sink.key(.member, "m\(row)"), at: row == 10 ? unstorable : sound)
          try sink.accept(.login(login), updated: nil)
        }
        return RowCounts(read: 1000, rejected: 0, dropped: 0)
      }
    }
    #expect(try store.factsDigest() == empty)
  }
}

/// What came of one file.
private struct Outcome: Equatable {
  var rejects: [String] = []
  var read = 0
  var accepted = 0
  var tally = MergeTally()
  var digest = ""
  /// Keys are given in the order of the file.
  var identifiers: [String] = []

  /// As the store does it, on three threads.
  init(_ path: String, database: String, capacity: FoldCapacity) throws {
    let store = try Store(database, timeZone: "Europe/Paris", foldCapacity: capacity)
    tally = try store.importFile(path, format: "test", snapshot: 0, now: 0) { sink in
      try read(path, into: sink)
      return RowCounts(read: read, rejected: rejects.count, dropped: 0)
    }
    try look(at: store)
  }

  /// On one thread.
  init(_ path: String, database: String) throws {
    let store = try Store(database, timeZone: "Europe/Paris")
    try DatabaseQueue(path: database).inTransaction { db in
      let merge = try FileMerge(db, snapshot: 0)
      let sink = OneByOne(merge)
      try read(path, into: sink)
      tally = try sink.finish()
      return .commit
    }
    try look(at: store)
  }

  private mutating func read(_ path: String, into sink: any ActivitySink) throws {
    var rejects: [String] = []
    let log = DiagnosticLog(onReject: { diagnostic, raw in
      rejects.append("\(diagnostic) \(diagnostic.location.byte) \(raw.map { Array($0) } ?? [])")
    })
    let zone = ZoneRules(identifier: "Europe/Paris")!
    try CanonicalCSV().read(ExportFile(path: path, zone: zone), into: sink, log: log)
    self.rejects = rejects
    read = log.read
    accepted = log.accepted
  }

  private mutating func look(at store: Store) throws {
    digest = try store.factsDigest()
    identifiers = try DatabaseQueue(path: store.path).read { db in
      try String.fetchAll(
        db, sql: "SELECT id || ' ' || entity || ' ' || hex(text) FROM identifier ORDER BY id")
    }
  }
}

/// Merges each record as soon as it is told.
private final class OneByOne: ActivitySink {
  private let merge: FileMerge
  private var fold = FileFold(retained: Day(index: .min), capacity: FoldCapacity())
  private var known: [Entity: [[UInt8]: Int]] = [:]
  private var count = 0

  init(_ merge: FileMerge) {
    self.merge = merge
  }

  func key(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) throws -> Int {
    guard String(validating: identifier, as: UTF8.self)?.utf8.contains(0) == false else {
      throw InvalidIdentifier()
    }
    if let number = known[entity]?[Array(identifier)] { return number }
    var batch = ActivityBatch(size: 1)
    batch.add(entity, identifier)
    try merge.take(try fold.take(batch))
    known[entity, default: [:]][Array(identifier)] = count
    count += 1
    return count - 1
  }

  func accept(_ record: ActivityRecord, updated: Int?) throws {
    var batch = ActivityBatch(size: 1)
    batch.add(record, updated: updated)
    try merge.take(try fold.take(batch))
  }

  func finish() throws -> MergeTally {
    try merge.take(fold.finish())
    return merge.finish()
  }
}

/// Files of logins or quiz results with everything in them that a reader can stumble over.
private enum RandomCSV {
  static func text(using random: inout SeededGenerator) -> [UInt8] {
    let isQuiz = Bool.random(using: &random)
    let header = isQuiz ? "member_id,answered_at,quiz_id,score,max_score" : "member_id,logged_in_at"
    var text = Array(header.utf8) + lineEnd(&random)
    for _ in 0..<Int.random(in: 0..<300, using: &random) {
      var cells = [member(&random), time(&random)]
      if isQuiz {
        cells += [Array("Q\(Int.random(in: 0..<4, using: &random))".utf8)]
        cells += [0..<12, 1..<11].map { Array(String(Int.random(in: $0, using: &random)).utf8) }
      }
      if Int.random(in: 0..<20, using: &random) == 0 { cells.removeLast() }
      if Int.random(in: 0..<20, using: &random) == 0 { cells.append(member(&random)) }
      text += cells.joined(separator: [UInt8(ascii: ",")])
      text += lineEnd(&random)
    }
    return text
  }

  private static func member(_ random: inout SeededGenerator) -> [UInt8] {
    let name = Array("M\(Int.random(in: 0..<40, using: &random))".utf8)
    return switch Int.random(in: 0..<40, using: &random) {
    case 0: []
    case 1: [0xC3, 0x28]
    case 2: Array("\"two\r\nlines, one \"\"name\"\"\"".utf8)
    case 3: Array("\"torn\"x".utf8)
    case 4...8: [UInt8(ascii: "\"")] + name + [UInt8(ascii: "\"")]
    case 9: Array(" a member with a long identifier ".utf8)
    default: name
    }
  }

  private static func time(_ random: inout SeededGenerator) -> [UInt8] {
    let month = Int.random(in: 1...12, using: &random)
    let day = Int.random(in: 1...31, using: &random)
    let hour = Int.random(in: 0...24, using: &random)
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let date = "2026-\(padded(month))-\(padded(day))"
    let ends = ["", "Z", "+01:00", "-03:30", ".5Z", "+01", "x"]
    return Array("\(date)T\(padded(hour)):30:15\(ends.randomElement(using: &random) ?? "")".utf8)
  }

  private static func lineEnd(_ random: inout SeededGenerator) -> [UInt8] {
    [[10], [13, 10], [13], [10, 10]].randomElement(using: &random) ?? [10]
  }
}
