import Activity
import Foundation
import TestSupport
import Testing

@testable import Store

/// Retention: private acts before a line are gone for good, public acts stay.
@Suite struct PurgeTests {
  /// The first day of period 342, 2026-03-23.
  private static let line = Period(containing: moment(3, 23).day).firstDay

  private static let early: [Record] = acts(on: moment(3, 20), "early")
  private static let late: [Record] = acts(on: moment(3, 23, 0), "late")

  private static func acts(on at: Moment, _ name: String) -> [Record] {
    (0..<20).flatMap { index -> [Record] in
      [
        { .login(Login(member: try $0.key(.member, "m\(index)"), at: at)) },
        {
          .challengeEntry(
            ChallengeEntry(
              challenge: try $0.key(.challenge, name), member: try $0.key(.member, "m\(index)"),
              joined: at))
        },
        {
          .quizResult(
            QuizResult(
              member: try $0.key(.member, "m\(index)"), quiz: try $0.key(.quiz, name),
              answered: at, score: 1, maximum: 2))
        },
      ]
    }
  }

  private static let publicActs: [Record] = [
    {
      .tip(
        Tip(
          key: try $0.key(.tip, "t"), author: try $0.key(.member, "m1"), shared: moment(3, 20)))
    }
  ]

  @Test func `whole periods before the day go, and no import brings them back`() throws {
    let scratch = try Scratch()
    try scratch.tell(Self.early + Self.late + Self.publicActs)
    // In the middle of the period that is kept.
    let purged = try scratch.store.purge(before: Self.line + 20, at: 0)
    #expect(purged == PurgedRows(presence: 20, quizResults: 20, challengeEntries: 20))
    let fresh = try Scratch()
    try fresh.tell(Self.late)
    let signals = ["presence", "quiz_result", "challenge_entry"]
    func rows(_ scratch: Scratch) throws -> [String] {
      try signals.flatMap { try scratch.sql("SELECT count(*) FROM \($0)") }
    }
    #expect(try rows(scratch) == ["20", "20", "20"])
    #expect(try rows(scratch) == rows(fresh))
    #expect(try scratch.sql("SELECT count(*) FROM tip") == ["1"])
    #expect(try scratch.store.read { try $0.signalDays()?.lowerBound } == Self.line)

    let digest = try scratch.store.factsDigest()
    let tally = try scratch.tell(Self.early + Self.late + Self.publicActs)
    #expect(tally.expired == 60 && tally.new == 0 && tally.merged == 61)
    #expect(try scratch.store.factsDigest() == digest)
    #expect(try scratch.sql("SELECT dropped FROM imported_file") == ["60"])
  }

  @Test func `a line is never moved back`() throws {
    let scratch = try Scratch()
    try scratch.tell(Self.early + Self.late)
    #expect(try scratch.store.purge(before: Self.line, at: 0) != nil)
    #expect(try scratch.store.purge(before: Self.line, at: 0) == nil)
    #expect(try scratch.store.purge(before: Self.line + -28, at: 0) == nil)
    #expect(try scratch.store.read { try $0.retainedFrom } == Self.line)
    #expect(try scratch.sql("SELECT event, day FROM release_log") == ["purge|2026-03-23"])
  }

  @Test func `of a question answered before and after, the later attempts stay`() throws {
    func attempt(_ at: Moment, _ score: Double) -> Record {
      {
        .quizResult(
          QuizResult(
            member: try $0.key(.member, "m"), quiz: try $0.key(.quiz, "q"), answered: at,
            score: score, maximum: 10))
      }
    }
    let scratch = try Scratch()
    // Best before the line, last after it.
    try scratch.tell([attempt(moment(3, 1), 2), attempt(moment(3, 10), 9)])
    try scratch.tell([attempt(moment(3, 25), 5)])
    _ = try scratch.store.purge(before: Self.line, at: 0)
    #expect(
      try scratch.sql("SELECT first_score, best_score, last_score FROM quiz_result")
        == ["5.0|5.0|5.0"])
    let start = Self.line.localSeconds
    #expect(
      try scratch.sql(
        "SELECT count(*) FROM quiz_result WHERE min(first_at, best_at, last_at) < \(start)")
        == ["0"])
  }

  @Test func `an entry that was completed later stays`() throws {
    let scratch = try Scratch()
    let entry: Record = {
      .challengeEntry(
        ChallengeEntry(
          challenge: try $0.key(.challenge, "d"), member: try $0.key(.member, "m"),
          joined: moment(3, 20), completed: moment(3, 24)))
    }
    try scratch.tell([entry])
    #expect(try scratch.store.purge(before: Self.line, at: 0)?.challengeEntries == 0)
    #expect(try scratch.tell([entry]).expired == 0)
    #expect(try scratch.sql("SELECT count(*) FROM challenge_entry") == ["1"])
  }

  @Test func `what was purged is wiped off the file`() throws {
    let scratch = try Scratch()
    try scratch.tell(Self.early + Self.late)
    // The big-endian time of an early attempt, as SQLite writes it.
    let trace = withUnsafeBytes(of: UInt32(moment(3, 20).instant).bigEndian) { Data($0) }
    func isFound() throws -> Bool {
      try ["", "-wal"].contains { suffix in
        try Data(contentsOf: URL(filePath: scratch.store.path + suffix)).range(of: trace) != nil
      }
    }
    #expect(try isFound())
    _ = try scratch.store.purge(before: Self.line, at: 0)
    #expect(try !isFound())
  }
}
