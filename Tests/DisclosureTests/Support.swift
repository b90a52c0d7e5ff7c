import TestSupport

@testable import Disclosure

extension SeededGenerator {
  mutating func subset(of people: Range<Int>, atLeast size: Int) -> [Int] {
    let count = Int.random(in: size...people.count, using: &self)
    return Array(people.shuffled(using: &self).prefix(count)).sorted()
  }
}

/// A ledger that forgets everything with the test, and fails on demand.
final class MemoryLedger: Ledger {
  struct Failure: Error {}
  enum Step { case epoch, read, cohorts, append, close }

  var failing: Step?
  private(set) var epochs: [Policy] = []
  private(set) var releases: [PublicationRelease] = []
  private(set) var closed: [SessionEntry] = []
  private(set) var abandoned: [SessionEntry] = []
  private var spaces: [CohortSpace: AdmittedCohorts] = [:]

  func epoch(under policy: Policy) throws -> Epoch {
    try check(.epoch)
    let isNew = epochs.last != policy
    if isNew { epochs.append(policy) }
    return Epoch(index: epochs.count, policy: policy, isNew: isNew)
  }

  func publication(
    table: String, period: Int, rows: PublicationRows
  ) throws -> StoredPublication? {
    try check(.read)
    return releases.first { $0.table == table && $0.period == period }?.bytes
  }

  func lastPeriod(of table: String) throws -> Int? {
    try check(.read)
    return releases.filter { $0.table == table }.map(\.period).max()
  }

  func admittedCohorts(in space: CohortSpace) throws -> AdmittedCohorts {
    try check(.cohorts)
    return spaces[space] ?? AdmittedCohorts()
  }

  func append(_ release: PublicationRelease) throws {
    try check(.append)
    releases.append(release)
    spaces[release.space, default: AdmittedCohorts()].cohorts += release.newCohorts
    spaces[release.space]?.witnesses = release.witnesses
  }

  func close(_ entry: SessionEntry) throws {
    try check(.close)
    closed.append(entry)
  }

  func abandon(_ entry: SessionEntry) {
    abandoned.append(entry)
  }

  private func check(_ step: Step) throws {
    if failing == step { throw Failure() }
  }
}

/// A cohort of a one-measure table.
func cohort(_ identifier: String, _ members: some Sequence<Int>, counting count: Int)
  -> SealedPublication.Cohort
{
  SealedPublication.Cohort(
    identifier: identifier, name: "Community \(identifier)", members: Array(members),
    counts: [Sealed(count)])
}

/// A one-measure flow over a roster of which `active` people are counted.
func participation(
  period: Int = 7, roster: Range<Int> = 0..<40, active: Int = 20,
  points: [SealedPublication.Points] = [], _ cohorts: [SealedPublication.Cohort] = []
) throws -> SealedPublication {
  try SealedPublication(
    table: "participation", kind: .flow, period: period, measures: ["active"],
    roster: Array(roster), rosterCounts: [Sealed(active)], cohorts: cohorts,
    points: { _ in points })
}
