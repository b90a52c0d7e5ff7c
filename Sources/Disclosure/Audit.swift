// Looks back on everything a ledger holds, the way its readers could. It decides nothing: it works
// out once more, from stored bytes and memberships alone, what the gate was there to prevent.

/// What was ever released, for an audit.
public struct ReleaseHistory: Sendable {
  /// A table about one period.
  public struct Release: Sendable, Hashable {
    public let table: String
    public let period: Int

    public init(table: String, period: Int) {
      self.table = table
      self.period = period
    }
  }

  /// What is stored of one, and which groups readers know of besides those that have a row.
  public struct Publication: Sendable {
    let release: Release
    let bytes: StoredPublication
    let groups: [Group]

    /// - Parameter groups: the communities of the period, whether they have a row or not.
    public init(_ release: Release, bytes: StoredPublication, groups: [Group]) {
      self.release = release
      self.bytes = bytes
      self.groups = groups
    }
  }

  /// People whom readers can name together.
  public struct Group: Sendable {
    let identifier: String
    /// Person keys.
    let members: [Int]

    public init(identifier: String, members: [Int]) {
      self.identifier = identifier
      self.members = members
    }
  }

  let publications: [Publication]
  let spaces: [CohortSpace: AdmittedCohorts]
  let logged: [Release]
  let lost: [Loss]

  /// A part of the ledger that is known to be gone.
  public struct Loss: Sendable, Hashable {
    let part: String
    let period: Int?

    public init(part: String, period: Int?) {
      self.part = part
      self.period = period
    }
  }

  /// - Parameters:
  ///   - logged: one a line of the log that tells of a first release.
  ///   - lost: besides publications that the log tells of.
  public init(
    publications: [Publication], spaces: [CohortSpace: AdmittedCohorts], logged: [Release],
    lost: [Loss] = []
  ) {
    self.publications = publications
    self.spaces = spaces
    self.logged = logged
    self.lost = lost
  }
}

/// What an audit found. It holds no count of what anybody did: sizes, widths and numbers of cells
/// only, all of which follow from what was released and from who belongs where.
public struct AuditFindings: Sendable, Equatable {
  /// Whatever tells more than the policy it was released under allows. None in a sound ledger.
  public internal(set) var breaches: [Breach] = []
  public internal(set) var fates = CellFates()
  public internal(set) var extent = Extent()
  /// The narrowest bounds that follow for a `<k`, a `>n-k` or a withheld count of k people or more;
  /// nil where there is none.
  public internal(set) var tightest: Bound?

  public struct Breach: Sendable, Hashable {
    public let kind: Kind
    /// Also a part of the ledger, where it is lost; nil where it is in several tables together.
    public var table: String?
    /// Index; nil of a space that has no period.
    public var period: Int?
    /// Of a community; nil where it is no single one. That of the whole roster is empty.
    public var identifier: String?
    public var measure: String?
    /// About how many people too much is told.
    public var people: Int?
    /// How wide the bounds are that follow for their count.
    public var width: Double?
  }

  public enum Kind: String, Sendable, CaseIterable {
    /// Some combination of groups is about fewer than k people.
    case exposed
    /// That none is could neither be proven nor searched for to the end.
    case unproven
    /// Less than promised is open about the count of a group.
    case narrowed
    /// Few people with the same memberships are told to be nearly all in, or nearly all out.
    case told
    /// A group under the minimum size has a row.
    case smallGroup = "small-group"
    /// A code that the policy does not have.
    case code
    /// Counts that cannot all be true. Nothing can be said of what follows from them.
    case contradiction
    /// A table about a period was released more than once.
    case repeated
    /// The log tells of a release that is gone, or the bytes cannot be read.
    case lost
  }

  public struct Bound: Sendable, Hashable {
    public let people: Int
    public let width: Double
  }

  /// How much was looked at, and how.
  public struct Extent: Sendable, Equatable {
    public internal(set) var publications = 0
    /// Spaces of cohorts, each with a proof or a complete search.
    public internal(set) var spaces = 0
    /// Columns of a publication bounded by a linear programme.
    public internal(set) var programmes = 0
    /// Columns of a publication too large for one, bounded by interval propagation.
    public internal(set) var propagated = 0
    /// Rows whose people cannot be told, because the group had several memberships of one size.
    public internal(set) var unknownRows = 0
  }
}

/// Works out what follows from everything ever released.
public func audit(_ history: ReleaseHistory) -> AuditFindings {
  var findings = AuditFindings()
  let times = Dictionary(grouping: history.logged) { $0 }.mapValues(\.count)
  let stored = Dictionary(grouping: history.publications, by: \.release).mapValues(\.count)
  for release in Set(times.keys).union(stored.keys) {
    let most = max(times[release] ?? 0, stored[release] ?? 0)
    if most > 1 { findings.report(.repeated, in: release) }
    if stored[release] == nil { findings.report(.lost, in: release) }
  }
  for loss in history.lost {
    findings.breaches.append(.init(kind: .lost, table: loss.part, period: loss.period))
  }
  var leastFrequency: [CohortSpace: Int] = [:]
  for publication in history.publications {
    guard let table = AuditedTable(publication, spaces: history.spaces) else {
      findings.report(.lost, in: publication.release)
      continue
    }
    let k = table.policy.minimumFrequency
    leastFrequency[table.space] = min(k, leastFrequency[table.space] ?? k)
    findings.extent.publications += 1
    findings.extent.unknownRows += table.unknownRows
    findings.fates += CellFates(of: table)
    findings.checkRules(of: table)
    findings.checkBounds(of: table)
  }
  for (space, admitted) in history.spaces {
    findings.checkRanks(
      of: admitted, in: space,
      k: leastFrequency[space] ?? Policy.Parameter.minimumFrequency.weakest)
  }
  findings.breaches.sort { $0.place.lexicographicallyPrecedes($1.place) }
  return findings
}

extension AuditFindings {
  mutating func report(
    _ kind: Kind, in release: ReleaseHistory.Release, _ identifier: String? = nil,
    measure: String? = nil, people: Int? = nil, width: Double? = nil
  ) {
    breaches.append(
      Breach(
        kind: kind, table: release.table, period: release.period, identifier: identifier,
        measure: measure, people: people, width: width))
  }

  /// Rules that a row shows to be kept or broken alone.
  fileprivate mutating func checkRules(of table: AuditedTable) {
    for row in table.rows {
      if row.size < table.policy.minimumGroupSize {
        report(.smallGroup, in: table.release, row.identifier, people: row.size)
      }
      for (measure, code) in zip(table.measures, row.codes) where code != nil {
        if row.ranges[measure.index] == nil {
          report(.code, in: table.release, row.identifier, measure: measure.identifier)
        }
      }
    }
  }

  fileprivate mutating func checkRanks(
    of admitted: AdmittedCohorts, in space: CohortSpace, k: Int
  ) {
    extent.spaces += 1
    let ranks = MembershipRanks(admitted.cohorts.map(\.members))
    if ranks.areWitnessed(by: admitted.witnesses, k: k) { return }
    var period: Int?
    if case .flow(let index) = space { period = index }
    switch ranks.fewestExposed(below: k) {
    case .some(let people?):
      breaches.append(Breach(kind: .exposed, period: period, people: people))
    case .some(nil): break
    case nil: breaches.append(Breach(kind: .unproven, period: period))
    }
  }
}

extension AuditFindings.Breach {
  fileprivate var place: [String] {
    // Periods are counted from 2000 on: those before it have a minus.
    let period = period.map { String(1_000_000 + $0) } ?? ""
    return [period, table ?? "", identifier ?? "", measure ?? "", kind.rawValue]
  }
}
