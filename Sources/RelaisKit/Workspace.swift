import Activity
import Analytics
public import Disclosure
public import Foundation
import Store

/// A database and the policy it is read under: the public face of Relais as a library.
///
/// Every answer is a `ReleasedReport`: what a renderer may print, and nothing else.
public struct Workspace: Sendable {
  public static let engineVersion = "0.1.0"

  /// Of the SQLite file.
  public let database: String
  public let policy: Policy
  /// Seconds since 1970: when files are imported and releases are logged.
  let now: @Sendable () -> Int

  public init(
    database: String, policy: Policy = .default,
    now: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
  ) {
    self.database = database
    self.policy = policy
    self.now = now
  }

  /// Answers one question: reads the facts, passes the gate and writes the ledger in one
  /// transaction, which is on disk before anything is returned.
  func answer<Answer>(
    asOf day: CalendarDate?, filters: [Provenance.Filter],
    _ body: (borrowing Question, inout ReleaseSession) throws -> Answer
  ) throws -> Answer {
    try RelaisError.translating {
      let store = try Store.open(database)
      let now = now()
      return try store.release { facts, ledger in
        let question = try Question(
          facts: facts, ledger: ledger, now: now, asOf: day.map { try Day($0) },
          timeZone: store.timeZone, filters: filters, policy: policy)
        var session = try ReleaseSession(
          policy: policy, lastClosedPeriod: question.lastClosedPeriod,
          ledger: StoreLedger(tables: ledger, now: now))
        let answer = try body(question, &session)
        _ = try session.close()
        return answer
      }
    }
  }
}

extension Day {
  /// - Throws: `RelaisError` where no calendar has such a day.
  init(_ date: CalendarDate) throws {
    guard let day = Day(year: date.year, month: date.month, day: date.day) else {
      throw RelaisError("not-a-date", date.description)
    }
    self = day
  }
}

extension CalendarDate {
  /// A day written as `2026-03-29`; nil where no calendar has it.
  public init?(iso text: String) {
    guard let day = Day(text) else { return nil }
    self.init(day)
  }
}
