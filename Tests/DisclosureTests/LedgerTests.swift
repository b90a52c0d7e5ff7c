import Testing

@testable import Disclosure

@Suite("Towards its ledger, a session")
struct LedgerTests {
  private let ledger = MemoryLedger()

  @Test(
    "fails closed at every step", arguments: [MemoryLedger.Step.read, .cohorts, .append])
  func failsClosed(step: MemoryLedger.Step) throws {
    var session = try ReleaseSession(policy: .default, lastClosedPeriod: 9, ledger: ledger)
    ledger.failing = step
    #expect(throws: MemoryLedger.Failure.self) { try release(&session) }
    #expect(ledger.releases.isEmpty)
    #expect(try session.close().releases.isEmpty)
  }

  @Test("does not even begin without an epoch")
  func noEpoch() {
    ledger.failing = .epoch
    #expect(throws: MemoryLedger.Failure.self) { _ = try begin() }
  }

  @Test("opens a new epoch when the policy changed, and only then")
  func epochs() throws {
    let strict = try Policy(minimumFrequency: 6, minimumGroupSize: 20)
    #expect(try epoch(.default) == Epoch(index: 1, policy: .default, isNew: true))
    #expect(try epoch(.default) == Epoch(index: 1, policy: .default, isNew: false))
    #expect(try epoch(strict) == Epoch(index: 2, policy: strict, isNew: true))
  }

  @Test("releases nothing into an epoch of another policy")
  func wrongEpoch() {
    struct Confused: Ledger {
      func epoch(under policy: Policy) -> Epoch {
        Epoch(index: 1, policy: .default, isNew: false)
      }
      func publication(table: String, period: Int, rows: PublicationRows) -> StoredPublication? {
        nil
      }
      func lastPeriod(of table: String) -> Int? { nil }
      func admittedCohorts(in space: CohortSpace) -> AdmittedCohorts { AdmittedCohorts() }
      func append(_ release: PublicationRelease) {}
      func close(_ entry: SessionEntry) {}
      func abandon(_ entry: SessionEntry) {}
    }
    #expect(throws: GateError.wrongEpoch) {
      let session = try ReleaseSession(
        policy: Policy(minimumGroupSize: 30), lastClosedPeriod: 9, ledger: Confused())
      _ = try session.close()
    }
  }

  @Test("refuses bytes that it cannot read, and bytes of another release")
  func unreadable() throws {
    let headers = [Array("{}".utf8), Array("not json".utf8), [], try headerOfAnotherRelease()]
    for header in headers {
      let tampered = MemoryLedger()
      try tampered.append(
        PublicationRelease(
          table: "participation", period: 7, epoch: 1,
          bytes: StoredPublication(header: header, rows: [:]), space: .flow(period: 7),
          newCohorts: [], witnesses: []))
      var session = try ReleaseSession(policy: .default, lastClosedPeriod: 9, ledger: tampered)
      #expect(throws: GateError.unreadableRelease(table: "participation", period: 7)) {
        try release(&session)
      }
      _ = try session.close()
    }
  }

  @Test("logs what it released when it is closed, and is then silent")
  func close() throws {
    var session = try begin()
    try release(&session)
    _ = session.release(publicName: Sealed("Lyon"))
    let entry = try session.close()
    #expect(ledger.closed == [entry])
    #expect(
      entry.releases == [
        .publication(table: "participation", period: 7, isStored: false), .publicName,
      ])
    #expect(ledger.abandoned.isEmpty)
  }

  @Test("is logged as abandoned when it is dropped after a release, and keeps the release")
  func abandon() throws {
    do {
      var session = try begin()
      try release(&session)
    }
    #expect(ledger.abandoned.map(\.releases.count) == [1])
    #expect(ledger.closed.isEmpty)
    #expect(ledger.releases.count == 1)
  }

  @Test("is logged as abandoned when closing fails")
  func failedClose() throws {
    var session = try begin()
    try release(&session)
    ledger.failing = .close
    // A noncopyable value cannot be consumed inside the closure of an expectation.
    do {
      _ = try session.close()
      Issue.record("closing should have failed")
    } catch is MemoryLedger.Failure {}
    #expect(ledger.abandoned.count == 1)
  }

  @Test("leaves no trace when it released nothing")
  func nothingReleased() throws {
    do { _ = try begin() }
    #expect(ledger.abandoned.isEmpty)
  }

  private func begin() throws -> ReleaseSession {
    try ReleaseSession(policy: .default, lastClosedPeriod: 9, ledger: ledger)
  }

  private func epoch(_ policy: Policy) throws -> Epoch {
    try ReleaseSession(policy: policy, lastClosedPeriod: 9, ledger: ledger).epoch
  }

  private func release(_ session: inout ReleaseSession) throws {
    _ = try session.release(table: "participation", period: 7) { try participation() }
  }

  private func headerOfAnotherRelease() throws -> [UInt8] {
    let other = MemoryLedger()
    var session = try ReleaseSession(policy: .default, lastClosedPeriod: 9, ledger: other)
    _ = try session.release(table: "participation", period: 6) { try participation(period: 6) }
    _ = try session.close()
    return other.releases[0].bytes.header
  }
}
