import Foundation
import GRDB

/// The ledger's rows, inside the transaction of a release. What they mean is the gate's business.
public struct LedgerTables {
  let db: Database

  init(_ db: Database) {
    self.db = db
  }

  /// The epoch in force and the policy it was opened with; nil before the first.
  public func currentEpoch() throws -> (id: Int, policy: [UInt8])? {
    try Row.fetchOne(db, sql: "SELECT id, policy FROM epoch ORDER BY id DESC LIMIT 1")
      .map { ($0[0], [UInt8]($0[1] as Data)) }
  }

  public func openEpoch(policy: [UInt8], at now: Int) throws -> Int {
    try db.execute(
      sql: "INSERT INTO epoch (policy, opened_at) VALUES (?, ?)", arguments: [Data(policy), now])
    return Int(db.lastInsertedRowID)
  }

  /// How many rows are kept of a publication.
  public func publicationRowCount(table: String, period: Int) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT count(*) FROM publication_row WHERE table_id = ? AND period = ?"),
      arguments: [table, period]) ?? 0
  }

  /// What a publication says of itself; nil if there is none.
  public func publication(table: String, period: Int) throws -> [UInt8]? {
    try Data.fetchOne(
      db.cachedStatement(sql: "SELECT bytes FROM publication WHERE table_id = ? AND period = ?"),
      arguments: [table, period]
    ).map { [UInt8]($0) }
  }

  /// The periods of which anything was released, ascending.
  public func releasedPeriods(before period: Int) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "SELECT DISTINCT period FROM publication WHERE period < ? ORDER BY period",
      arguments: [period])
  }

  /// The last period of which a table was released, by its publications and by the log; nil if none
  /// was.
  public func lastPeriod(of table: String) throws -> Int? {
    try Int.fetchOne(
      db,
      sql: """
        SELECT max(period) FROM (
          SELECT period FROM publication WHERE table_id = ?1
          UNION ALL
          SELECT period FROM release_log WHERE event = 'release' AND table_id = ?1)
        """, arguments: [table])
  }

  /// All publications, the oldest period first.
  public func publications() throws -> [(table: String, period: Int)] {
    try Row.fetchAll(
      db, sql: "SELECT table_id, period FROM publication ORDER BY period, table_id"
    ).map { ($0[0], $0[1]) }
  }

  /// The spaces that hold cohorts.
  public func spaces() throws -> [String] {
    try String.fetchAll(db, sql: "SELECT DISTINCT space FROM cohort ORDER BY space")
  }

  /// The rows of a publication by identifier.
  ///
  /// - Parameter identifiers: nil reads all.
  public func publicationRows(
    table: String, period: Int, identifiers: Set<String>?
  ) throws -> [String: [UInt8]] {
    if let identifiers {
      return try identifiers.reduce(into: [:]) { rows, identifier in
        rows[identifier] = try Data.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT bytes FROM publication_row WHERE table_id = ? AND period = ? AND identifier = ?
              """),
          arguments: [table, period, identifier]
        ).map { [UInt8]($0) }
      }
    }
    return try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(
        db, sql: "SELECT identifier, bytes FROM publication_row WHERE table_id = ? AND period = ?",
        arguments: [table, period]
      ).map { ($0[0], [UInt8]($0[1] as Data)) })
  }

  public func addPublication(
    table: String, period: Int, epoch: Int, bytes: [UInt8], rows: [String: [UInt8]]
  ) throws {
    try db.execute(
      sql: "INSERT INTO publication (table_id, period, epoch, bytes) VALUES (?, ?, ?, ?)",
      arguments: [table, period, epoch, Data(bytes)])
    for (identifier, bytes) in rows.sorted(by: { $0.key < $1.key }) {
      try db.cachedStatement(sql: "INSERT INTO publication_row VALUES (?, ?, ?, ?)")
        .execute(arguments: [table, period, identifier, Data(bytes)])
    }
  }

  /// The cohorts admitted to a space, in the order of their admission.
  public func cohorts(space: String) throws -> [StoredCohort] {
    try Row.fetchAll(
      db,
      sql: "SELECT identifier, basis, period, members FROM cohort WHERE space = ? ORDER BY id",
      arguments: [space]
    ).map {
      StoredCohort(
        identifier: $0[0], basis: $0[1], period: $0[2], members: MemberList.decode($0[3] as Data))
    }
  }

  public func addCohort(_ cohort: StoredCohort, space: String) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO cohort (space, identifier, basis, period, members) VALUES (?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        space, cohort.identifier, cohort.basis, cohort.period, MemberList.encode(cohort.members),
      ])
    try db.cachedStatement(
      sql: """
        INSERT INTO cohort_count (space, cohorts) VALUES (?, 1)
        ON CONFLICT (space) DO UPDATE SET cohorts = cohorts + 1
        """
    ).execute(arguments: [space])
  }

  /// The disjoint groups of members that prove a space's cohorts safe together, ascending each.
  public func witnesses(space: String) throws -> [[Int]] {
    try Data.fetchAll(
      db, sql: "SELECT members FROM witness WHERE space = ? ORDER BY number", arguments: [space]
    ).map(MemberList.decode)
  }

  public func replaceWitnesses(_ groups: [[Int]], space: String) throws {
    try db.execute(sql: "DELETE FROM witness WHERE space = ?", arguments: [space])
    for (number, members) in groups.enumerated() {
      try db.execute(
        sql: "INSERT INTO witness (space, number, members) VALUES (?, ?, ?)",
        arguments: [space, number, MemberList.encode(members)])
    }
  }

  /// Keeps the rules of a contest's first published standing; later ones change nothing.
  public func publishRules(ofContest id: String, hash: String, at now: Int) throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO contest (id, rules_hash, published_at) VALUES (?, ?, ?)",
      arguments: [id, hash, now])
  }
}

/// A published set of people, as the ledger keeps it.
public struct StoredCohort: Sendable, Equatable {
  public let identifier: String
  public let basis: String
  /// Index of the period whose membership it describes.
  public let period: Int
  /// Keys of members, ascending.
  public let members: [Int]

  public init(identifier: String, basis: String, period: Int, members: [Int]) {
    self.identifier = identifier
    self.basis = basis
    self.period = period
    self.members = members
  }
}

/// Ascending numbers as differences of seven bits a byte: a thousand cohorts fit in a few pages.
enum MemberList {
  static func encode(_ members: [Int]) -> Data {
    // Bytes appended to `Data` one by one would each cost a call.
    var bytes: [UInt8] = []
    var previous = 0
    for member in members {
      var difference = member - previous
      previous = member
      while difference >= 128 {
        bytes.append(UInt8(difference & 127) | 128)
        difference >>= 7
      }
      bytes.append(UInt8(difference))
    }
    return Data(bytes)
  }

  static func decode(_ bytes: Data) -> [Int] {
    var members: [Int] = []
    var previous = 0
    var difference = 0
    var shift = 0
    for byte in bytes {
      difference |= Int(byte & 127) << shift
      shift += 7
      if byte & 128 == 0 {
        previous += difference
        members.append(previous)
        difference = 0
        shift = 0
      }
    }
    return members
  }
}
