import Disclosure
import Store

/// The ledger as an audit reads it: nothing is written, and what is lost stops nothing, so that it
/// can be told where.
struct AuditedLedger: Ledger {
  let tables: LedgerTables

  /// - Throws: `StoreError.ledgerLost` where a table is missing, without which nothing can be read.
  init(tables: LedgerTables) throws {
    if let loss = try tables.lostTables().first { throw StoreError.ledgerLost(loss) }
    self.tables = tables
  }

  /// An audit tells no protected figure, so that no epoch has to be opened for it.
  func epoch(under policy: Policy) throws -> Epoch {
    Epoch(index: try tables.currentEpoch()?.id ?? 0, policy: policy, isNew: false)
  }

  func publication(
    table: String, period: Int, rows: PublicationRows
  ) throws -> StoredPublication? {
    guard let header = try tables.publication(table: table, period: period) else { return nil }
    return StoredPublication(
      header: header,
      rows: try tables.publicationRows(table: table, period: period, identifiers: nil))
  }

  func lastPeriod(of table: String) throws -> Int? { try tables.lastPeriod(of: table) }

  func admittedCohorts(in space: CohortSpace) throws -> AdmittedCohorts {
    try tables.admittedCohorts(in: space)
  }

  func append(_ release: PublicationRelease) throws {
    throw GateError.wrongEpoch
  }

  func close(_ entry: SessionEntry) {}
  func abandon(_ entry: SessionEntry) {}
}

extension AuditedLedger {
  /// Everything that was ever released.
  ///
  /// - Parameter groups: those that readers know of a period, by its index.
  func history(
    groups: (Int) throws -> [ReleaseHistory.Group]
  ) throws -> ReleaseHistory {
    let kept = try tables.publications()
    let known = try Dictionary(
      Set(kept.map(\.period)).map { ($0, try groups($0)) }, uniquingKeysWith: { $1 })
    let spaces = try tables.spaces().map { text in
      guard let space = CohortSpace(text: text) else {
        throw RelaisError("ledger-unreadable", "cohort \(text)")
      }
      return (space, try admittedCohorts(in: space))
    }
    return ReleaseHistory(
      publications: try kept.compactMap { table, period in
        try publication(table: table, period: period, rows: .all).map {
          .init(.init(table: table, period: period), bytes: $0, groups: known[period] ?? [])
        }
      },
      spaces: Dictionary(spaces, uniquingKeysWith: { $1 }),
      logged: try tables.entries().compactMap { line in
        guard line.entry.event == .release, let table = line.entry.table,
          let period = line.entry.period
        else { return nil }
        return .init(table: table, period: period)
      },
      lost: try tables.losses().compactMap(ReleaseHistory.Loss.init))
  }
}

extension ReleaseHistory.Loss {
  /// - Returns: nil of a publication that is gone, which the audit finds for itself.
  fileprivate init?(_ loss: LedgerLoss) {
    switch loss {
    case .publication: return nil
    case .release(let table, let period): self.init(part: table, period: period)
    case .cohorts(let text):
      if case .flow(let period)? = CohortSpace(text: text) {
        self.init(part: "cohort", period: period)
      } else {
        self.init(part: "cohort", period: nil)
      }
    case .table, .log, .epoch: self.init(part: loss.description, period: nil)
    }
  }
}
