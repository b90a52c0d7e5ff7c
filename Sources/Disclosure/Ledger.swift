/// The memory of the gate: what was ever released, and on whom. Lives beside the data, in the same
/// file, and outlives every import.
///
/// Every method that throws means: no release. An implementation must not answer from an empty
/// state when it cannot read its own.
public protocol Ledger {
  /// The current epoch if its policy is `policy`, else a new one, opened and kept before this
  /// returns.
  func epoch(under policy: Policy) throws -> Epoch

  /// The release of `table` for `period`, under whatever epoch; nil if there is none.
  ///
  /// - Parameter rows: which rows are needed; more may be given. The whole roster's always is.
  func publication(
    table: String, period: Int, rows: PublicationRows
  ) throws -> StoredPublication?

  /// The last period of which `table` was released, under whatever epoch; nil if none was.
  func lastPeriod(of table: String) throws -> Int?

  /// The cohorts admitted to `space` so far, in the order in which they were appended, and the
  /// witnesses last kept for them.
  func admittedCohorts(in space: CohortSpace) throws -> AdmittedCohorts

  /// Keeps a release, its newly admitted cohorts and their witnesses, all or nothing, before this
  /// returns.
  ///
  /// - Throws: also when there is a release of the same table and period already, made by another
  ///   process in the meantime.
  func append(_ release: PublicationRelease) throws

  /// Keeps the log entry of a session that was closed.
  func close(_ entry: SessionEntry) throws

  /// Keeps the log entry of a session that released something and was dropped without being
  /// closed, because of an error or a fault of the program. What it released stays released.
  func abandon(_ entry: SessionEntry)
}

/// A stretch of releases under one policy. A change of policy opens a new one.
public struct Epoch: Sendable, Hashable {
  public let index: Int
  public let policy: Policy
  /// Whether it was opened just now, because the policy has changed or nothing was ever released.
  public let isNew: Bool

  public init(index: Int, policy: Policy, isNew: Bool) {
    self.index = index
    self.policy = policy
    self.isNew = isNew
  }
}

/// Releases about the same people at the same time share one space of cohorts, because a reader
/// can combine them.
public enum CohortSpace: Sendable, Hashable {
  /// What happened in one period, in every table and under every epoch.
  case flow(period: Int)
  /// A person's state persists: one space for all periods, under every epoch.
  case state
}

/// What one space holds.
public struct AdmittedCohorts: Sendable, Equatable {
  public var cohorts: [AdmittedCohort]
  /// At least k disjoint groups of person keys, the proof that the cohorts expose nobody: the
  /// membership rows of each group alone have the same rank as those of everybody.
  public var witnesses: [[Int]]

  public init(cohorts: [AdmittedCohort] = [], witnesses: [[Int]] = []) {
    self.cohorts = cohorts
    self.witnesses = witnesses
  }
}

/// A set of people whose counts may be published.
public struct AdmittedCohort: Sendable, Hashable {
  /// Of the community, or `everybody`.
  public let identifier: String
  /// Person keys, ascending.
  public let members: [Int]
  public let basis: Basis
  /// Index of the period that the membership describes.
  public let period: Int

  /// The identifier of the whole roster. No community has an empty identifier.
  public static let everybody = ""

  /// How the published membership follows from the real one of its period.
  public enum Basis: String, Sendable, Hashable, Codable {
    case current
    /// Joiners are in; those who left since the last admitted membership are still in it.
    case leaversKept
    /// Leavers are out; those who joined since the last admitted membership are not in it yet.
    case joinersAwaited
  }

  public init(identifier: String, members: [Int], basis: Basis, period: Int) {
    self.identifier = identifier
    self.members = members
    self.basis = basis
    self.period = period
  }

  var isEverybody: Bool { identifier == AdmittedCohort.everybody }
}

/// A released publication, encoded.
public struct StoredPublication: Sendable, Equatable {
  public let header: [UInt8]
  /// By identifier of the cohort, `AdmittedCohort.everybody` included.
  public let rows: [String: [UInt8]]
  /// How many rows are kept, those that were not asked for included.
  public let rowCount: Int

  /// - Parameter rowCount: nil where `rows` is all that is kept.
  public init(header: [UInt8], rows: [String: [UInt8]], rowCount: Int? = nil) {
    self.header = header
    self.rows = rows
    self.rowCount = rowCount ?? rows.count
  }
}

/// One table about one closed period, as the ledger keeps it.
public struct PublicationRelease: Sendable, Equatable {
  public let table: String
  public let period: Int
  public let epoch: Int
  /// Everything a reader ever sees of it.
  public let bytes: StoredPublication
  public let space: CohortSpace
  /// To be appended to the space, in this order.
  public let newCohorts: [AdmittedCohort]
  /// Replace those of the space.
  public let witnesses: [[Int]]
}

/// What one session released: kept in the ledger, and the receipt of whoever closed it.
public struct SessionEntry: Sendable, Equatable {
  public let epoch: Epoch
  public internal(set) var releases: [Release] = []

  public enum Release: Sendable, Equatable {
    /// `isStored`: the bytes of an earlier release were given again.
    case publication(table: String, period: Int, isStored: Bool)
    /// A table of public acts. Nothing of its rows is kept.
    case publicActs(table: String, asOf: CalendarDate)
    /// The public name of a community or a contest. The name is not kept.
    case publicName
  }
}
