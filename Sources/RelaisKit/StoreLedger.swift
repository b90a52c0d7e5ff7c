import Disclosure
import Foundation
import Store

/// The gate's ledger on the database's own tables, inside the transaction of the release.
struct StoreLedger: Ledger {
  let tables: LedgerTables
  /// Seconds since 1970.
  let now: Int

  /// - Throws: `StoreError.ledgerLost`: what is not whole cannot tell what was released.
  init(tables: LedgerTables, now: Int) throws {
    try tables.requireWhole()
    self.tables = tables
    self.now = now
  }

  func epoch(under policy: Policy) throws -> Epoch {
    if let current = try tables.currentEpoch() {
      guard let known = try? JSONDecoder().decode(Policy.self, from: Data(current.policy)) else {
        throw RelaisError("ledger-unreadable", "epoch \(current.id)")
      }
      if known == policy { return Epoch(index: current.id, policy: policy, isNew: false) }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let index = try tables.openEpoch(policy: [UInt8](encoder.encode(policy)), at: now)
    try tables.log(LogEntry(.epoch, epoch: index), at: now)
    return Epoch(index: index, policy: policy, isNew: true)
  }

  func publication(
    table: String, period: Int, rows: PublicationRows
  ) throws -> StoredPublication? {
    guard let header = try tables.publication(table: table, period: period) else { return nil }
    let identifiers: Set<String>? =
      switch rows {
      case .all: nil
      case .only(let wanted): wanted.union([AdmittedCohort.everybody])
      }
    return StoredPublication(
      header: header,
      rows: try tables.publicationRows(table: table, period: period, identifiers: identifiers),
      rowCount: try tables.publicationRowCount(table: table, period: period))
  }

  func lastPeriod(of table: String) throws -> Int? { try tables.lastPeriod(of: table) }

  func admittedCohorts(in space: CohortSpace) throws -> AdmittedCohorts {
    try tables.admittedCohorts(in: space)
  }

  func append(_ release: PublicationRelease) throws {
    try tables.addPublication(
      table: release.table, period: release.period, epoch: release.epoch,
      bytes: release.bytes.header, rows: release.bytes.rows)
    for cohort in release.newCohorts {
      try tables.addCohort(
        StoredCohort(
          identifier: cohort.identifier, basis: cohort.basis.rawValue, period: cohort.period,
          members: cohort.members),
        space: release.space.text)
    }
    try tables.replaceWitnesses(release.witnesses.map { $0.sorted() }, space: release.space.text)
  }

  func close(_ entry: SessionEntry) throws {
    for release in entry.releases {
      try tables.log(LogEntry(release, in: entry.epoch), at: now)
    }
  }

  func abandon(_ entry: SessionEntry) {
    // The transaction is about to be rolled back, and nothing of it has been printed.
  }
}

extension LedgerTables {
  func admittedCohorts(in space: CohortSpace) throws -> AdmittedCohorts {
    AdmittedCohorts(
      cohorts: try cohorts(space: space.text).map { cohort in
        guard let basis = AdmittedCohort.Basis(rawValue: cohort.basis) else {
          throw RelaisError("ledger-unreadable", "cohort \(space.text)")
        }
        return AdmittedCohort(
          identifier: cohort.identifier, members: cohort.members, basis: basis,
          period: cohort.period)
      },
      witnesses: try witnesses(space: space.text))
  }
}

extension CohortSpace {
  fileprivate var text: String {
    switch self {
    case .flow(let period): "flow \(period)"
    case .state: "state"
    }
  }

  init?(text: String) {
    if text == "state" {
      self = .state
    } else {
      let parts = text.split(separator: " ")
      guard parts.count == 2, parts[0] == "flow", let index = Int(parts[1]) else { return nil }
      self = .flow(period: index)
    }
  }
}

extension LogEntry {
  fileprivate init(_ release: SessionEntry.Release, in epoch: Epoch) {
    switch release {
    case .publication(let table, let period, let isStored):
      self.init(
        isStored ? .again : .release, table: table, period: period,
        epoch: isStored ? nil : epoch.index)
    case .publicActs(let table, let asOf):
      self.init(.publicActs, table: table, day: asOf.description)
    case .publicName: self.init(.publicName)
    }
  }
}
