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
      let (store, now) = (try Store.open(database), now())
      return try store.release { facts, ledger in
        let releases = try StoreLedger(tables: ledger, now: now)
        return try answer(
          on: facts, ledger, store, asOf: day, filters, at: now, through: releases, body)
      }
    }
  }

  /// The same about the ledger itself: nothing is written, and what is lost of it stops nothing but
  /// where a table is missing.
  func examine<Answer>(
    _ body: (borrowing Question, AuditedLedger, inout ReleaseSession) throws -> Answer
  ) throws -> Answer {
    try RelaisError.translating {
      let (store, now) = (try Store.open(database), now())
      return try store.examine { facts, ledger in
        let audited = try AuditedLedger(tables: ledger)
        return try answer(
          on: facts, ledger, store, asOf: nil, [], at: now, through: audited
        ) { try body($0, audited, &$1) }
      }
    }
  }

  private func answer<Answer>(
    on facts: Facts, _ tables: LedgerTables, _ store: Store, asOf day: CalendarDate?,
    _ filters: [Provenance.Filter], at now: Int, through ledger: some Ledger,
    _ body: (borrowing Question, inout ReleaseSession) throws -> Answer
  ) throws -> Answer {
    let question = try Question(
      facts: facts, ledger: tables, now: now, asOf: day.map { try Day($0) },
      timeZone: store.timeZone, filters: filters, policy: policy)
    var session = try ReleaseSession(
      policy: policy, lastClosedPeriod: question.lastClosedPeriod, ledger: ledger)
    let answer = try body(question, &session)
    _ = try session.close()
    return answer
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
