import Disclosure

/// A ledger in memory that counts the bytes it is given to keep.
final class CountingLedger: Ledger {
  private struct Key: Hashable {
    let table: String
    let period: Int
  }

  /// Of publications, their rows, cohorts and witnesses. Members are counted as the database keeps
  /// them: differences of seven bits a byte.
  private(set) var bytes = 0
  private var publications: [Key: StoredPublication] = [:]
  private var spaces: [CohortSpace: AdmittedCohorts] = [:]

  func epoch(under policy: Policy) -> Epoch { Epoch(index: 1, policy: policy, isNew: false) }

  func publication(table: String, period: Int, rows: PublicationRows) -> StoredPublication? {
    guard let stored = publications[Key(table: table, period: period)],
      case .only(let wanted) = rows
    else { return publications[Key(table: table, period: period)] }
    let identifiers = wanted.union([AdmittedCohort.everybody])
    return StoredPublication(
      header: stored.header,
      rows: identifiers.reduce(into: [:]) { $0[$1] = stored.rows[$1] },
      rowCount: stored.rows.count)
  }

  func lastPeriod(of table: String) -> Int? {
    publications.keys.filter { $0.table == table }.map(\.period).max()
  }

  func admittedCohorts(in space: CohortSpace) -> AdmittedCohorts {
    spaces[space] ?? AdmittedCohorts()
  }

  func append(_ release: PublicationRelease) {
    publications[Key(table: release.table, period: release.period)] = release.bytes
    bytes += release.bytes.header.count
    for (identifier, row) in release.bytes.rows { bytes += identifier.utf8.count + row.count }
    for cohort in release.newCohorts {
      bytes += cohort.identifier.utf8.count + cohort.basis.rawValue.utf8.count
      bytes += CountingLedger.bytes(of: cohort.members)
    }
    let known = spaces[release.space] ?? AdmittedCohorts()
    bytes += release.witnesses.reduce(0) { $0 + CountingLedger.bytes(of: $1.sorted()) }
    bytes -= known.witnesses.reduce(0) { $0 + CountingLedger.bytes(of: $1.sorted()) }
    spaces[release.space] = AdmittedCohorts(
      cohorts: known.cohorts + release.newCohorts, witnesses: release.witnesses)
  }

  func close(_ entry: SessionEntry) {}
  func abandon(_ entry: SessionEntry) {}

  /// - Parameter members: ascending.
  private static func bytes(of members: [Int]) -> Int {
    zip([0] + members, members).reduce(0) { bytes, pair in
      bytes + max(1, (Int.bitWidth - (pair.1 - pair.0).leadingZeroBitCount + 6) / 7)
    }
  }
}
