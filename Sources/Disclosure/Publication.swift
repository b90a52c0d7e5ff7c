// The protected unit: one table about one closed period, whole. Rows are cohorts, columns are
// measures, and every cell counts people.

/// A publication that may not be read. Analytics makes it; only a release session opens it.
public struct SealedPublication: Sendable {
  public enum Kind: Sendable {
    /// What people did in the period.
    case flow
    /// What people are at the end of the period, and may still be at the end of the next.
    case state
    /// What people are at the end of the period, which tells what they did in it too: whoever is
    /// silent was not there. Only cohorts that are admitted to the flow of the period are shown, so
    /// a flow must be released first.
    case stateAndFlow
  }

  let table: String
  let kind: Kind
  let period: Int
  let measures: [String]
  let everybody: Cohort
  let cohorts: [Cohort]
  let points: [Points]
  /// By measure, the one whose people it counts some of.
  let wholes: [String: String]

  /// - Parameters:
  ///   - table: what is counted, `participation`. Released once a period, so a change of what a
  ///     measure means needs a new identifier.
  ///   - period: index of the closed period.
  ///   - measures: identifiers of the columns, each once.
  ///   - roster: the verified members of the period, whose total is a row as well.
  ///   - rosterCounts: people of the roster by measure.
  ///   - cohorts: the plan, by default every community, in any order; no two with the same
  ///     identifier, none with an empty one, nobody who is not on the roster.
  ///   - parts: measures that count some of the people of another, with that other: those who
  ///     struggle are some of those who tried. They are coded within the code of the whole, so that
  ///     neither all nor none of a few are told.
  ///   - points: figures about the whole roster that are no counts; no two with the same
  ///     identifier.
  ///   - recountRoster: as `Cohort.recount`.
  /// - Throws: `GateError.malformed` if a rule above is broken.
  public init(
    table: StaticString, kind: Kind, period: Int, measures: [String], roster: [Int],
    rosterCounts: [Sealed<Int>], cohorts: [Cohort], parts: [String: String] = [:],
    points: [Points] = [], recountRoster: Recount? = nil
  ) throws(GateError) {
    self.table = "\(table)"
    self.kind = kind
    self.period = period
    self.measures = measures
    self.cohorts = cohorts
    self.points = points
    wholes = parts
    everybody = Cohort(
      identifier: AdmittedCohort.everybody, name: "", members: roster, counts: rosterCounts,
      recount: recountRoster)
    if let fault { throw GateError.malformed(table: self.table, fault) }
  }

  /// Counts other people than the current members: for a state whose new membership is refused,
  /// so that an older one stands in. Given person keys, ascending; returns a count a measure.
  /// Those who left count with their state at leaving.
  public typealias Recount = @Sendable (_ members: [Int]) throws -> [Sealed<Int>]

  /// A row: people whose counts are asked for.
  public struct Cohort: Sendable {
    let identifier: String
    let name: String
    let members: [Int]
    let counts: [Sealed<Int>]
    let recount: Recount?

    /// - Parameters:
    ///   - identifier: the external one of the community, not empty.
    ///   - name: as everybody on the platform knows it.
    ///   - members: person keys of verified members, in any order.
    ///   - counts: members by measure, in the order of the measures.
    ///   - recount: nil if only the current membership can be counted. A flow needs none: its
    ///     cohorts start afresh every period.
    public init(
      identifier: String, name: String, members: [Int], counts: [Sealed<Int>],
      recount: Recount? = nil
    ) {
      self.identifier = identifier
      self.name = name
      self.members = Set(members).sorted()
      self.counts = counts
      self.recount = recount
    }
  }

  /// A figure about people of the whole roster that counts nobody, such as a mean score or a
  /// correlation, in points of 100. It is rounded, and withheld where it is about few people.
  public struct Points: Sendable {
    let identifier: String
    let value: Sealed<Double>
    let people: Sealed<Int>
    let isMean: Bool
    /// Measures of the two sides that the figure sets against each other, if it does.
    let sides: (part: String, whole: String)?

    /// - Parameters:
    ///   - value: in -100...100; not a number where the figure is not defined.
    ///   - people: how many the figure is about.
    ///   - isMean: whether it is the mean of what each of them has, in 0...100; withheld where
    ///     nearly everybody has all of it, or nothing.
    public init(
      identifier: String, value: Sealed<Double>, people: Sealed<Int>, isMean: Bool = false
    ) {
      self.identifier = identifier
      self.value = value
      self.people = people
      self.isMean = isMean
      sides = nil
    }

    /// A figure that sets those whom a measure counts against the others of its whole: it is about
    /// as few people as the fewer of them may be by their codes, which are there to be read.
    ///
    /// - Parameters:
    ///   - value: in -100...100; not a number where the figure is not defined.
    ///   - part, whole: measures of the publication.
    public init(identifier: String, value: Sealed<Double>, setting part: String, of whole: String) {
      self.identifier = identifier
      self.value = value
      people = Sealed(0)
      isMean = false
      sides = (part, whole)
    }
  }

  var rows: [Cohort] { [everybody] + cohorts }

  func space(in epoch: Epoch) -> CohortSpace {
    switch kind {
    case .flow: .flow(period: period)
    case .state, .stateAndFlow: .state(epoch: epoch.index)
    }
  }

  private var fault: GateError.Fault? {
    if Set(measures).count != measures.count { return .repeatedMeasure }
    if rows.contains(where: { $0.counts.count != measures.count }) { return .countsPerMeasure }
    if cohorts.contains(where: \.identifier.isEmpty) { return .emptyIdentifier }
    if Set(cohorts.map(\.identifier)).count != cohorts.count { return .repeatedIdentifier }
    if Set(points.map(\.identifier)).count != points.count { return .repeatedMeasure }
    // A whole comes before its parts, so that there is no circle.
    for (part, whole) in wholes {
      guard let first = measures.firstIndex(of: whole), let second = measures.firstIndex(of: part),
        first < second
      else { return .partBeforeWhole }
    }
    let roster = Set(everybody.members)
    if cohorts.contains(where: { !roster.isSuperset(of: $0.members) }) { return .notOnRoster }
    return nil
  }
}

extension SealedPublication: CustomStringConvertible, CustomReflectable {
  public var description: String { "sealed" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension SealedPublication.Points: CustomStringConvertible, CustomReflectable {
  public var description: String { "sealed" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension SealedPublication.Cohort: CustomStringConvertible, CustomReflectable {
  public var description: String { "sealed" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// What was released of one table about one closed period, today or long ago.
///
/// An unknown community, one that was refused and one that is too small are the same: nil, withheld.
public struct ReleasedPublication: Sendable, Equatable {
  public let table: String
  /// Index of the period.
  public let period: Int
  public let epoch: Int
  /// The policy it was released under, which may not be the one in force.
  public let policy: Policy
  public let measures: [String]
  /// Those of the admitted communities that were asked for, by identifier.
  public let cohorts: [ReleasedCohort]
  /// The whole roster; nil where it is too small.
  public let everybody: ReleasedCohort?
  let medians: [String: Released<CodedShare>]
  let points: [String: Released<Int>]

  /// The row of a community; nil is withheld.
  public subscript(identifier: String) -> ReleasedCohort? {
    cohorts.first { $0.identifier == identifier }
  }

  /// The row of a community; that of the whole roster for nil. nil is withheld.
  public func row(of identifier: String?) -> ReleasedCohort? {
    if let identifier { self[identifier] } else { everybody }
  }

  /// The lower median of a measure's shares over all admitted communities. Shares are ordered by
  /// their bound or value, so a `<` or `>` can be the median, and is then the code of it.
  ///
  /// - Returns: nil, withheld, under three communities: that would be no picture of an
  ///   organisation. It protects nobody, the shares being released already.
  public func medianShare(_ measure: String) -> Released<CodedShare>? { medians[measure] }

  /// A figure about the whole roster in points of 100, rounded; nil is withheld.
  public func points(_ identifier: String) -> Released<Int>? { points[identifier] }
}

/// Which communities to read of a publication.
public enum PublicationRows: Sendable, Hashable {
  case all
  /// By identifier.
  case only(Set<String>)

  /// Whether to read the row of an identifier; that of the whole roster is always read.
  func include(_ identifier: String) -> Bool {
    switch self {
    case .all: true
    case .only(let wanted): wanted.contains(identifier) || identifier == AdmittedCohort.everybody
    }
  }
}

/// A row of a released publication.
public struct ReleasedCohort: Sendable, Equatable {
  public let identifier: String
  public let name: Released<String>
  /// Members, exactly: who is a member is there for everybody to see.
  public let size: Released<Int>
  public let basis: AdmittedCohort.Basis
  /// Index of the period whose membership the row describes; earlier than that of the publication
  /// where newer memberships were refused.
  public let membershipPeriod: Int
  let counts: [String: Released<CodedCount>]

  /// People counted; nil is withheld, as is a measure that the release did not have.
  public subscript(measure: String) -> Released<CodedCount>? { counts[measure] }

  var isEverybody: Bool { identifier == AdmittedCohort.everybody }
}
