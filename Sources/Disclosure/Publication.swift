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
  let points: Figures
  /// Indices of the measures of each column.
  let columns: [[Int]]
  /// By measure, the people of whom it counts some.
  let wholes: [String: Whole]
  let known: PublicKnowledgeByPerson

  /// - Parameters:
  ///   - table: what is counted, `participation`. Released once a period, so a change of what a
  ///     measure means needs a new identifier.
  ///   - period: index of the closed period.
  ///   - measures: identifiers of the columns, each once.
  ///   - roster: the verified members of the period, whose total is a row as well.
  ///   - rosterCounts: people of the roster by measure.
  ///   - cohorts: the plan, by default every community, in any order; no two with the same
  ///     identifier, none with an empty one, nobody who is not on the roster.
  ///   - parts: measures that count some of the people of another: those who struggle are some of
  ///     those who tried. They are coded within the code of the whole, so that neither all nor none
  ///     of a few are told. A sum to which each of them adds 1 or less is one.
  ///   - columns: what the table is about besides people, such as a topic or an hour: the column of
  ///     each measure. Whatever complementary suppression takes of a row, it takes of a whole column.
  ///     All measures are of one column if there are none.
  ///   - known: by measure, of whom everybody knows whether it counts them; the gate codes the others.
  ///     Nobody is both seen and ruled out, and of a part nobody is seen.
  ///   - points: figures about the whole roster that are no counts.
  ///   - recountRoster: as `Cohort.recount`.
  /// - Throws: `GateError.malformed` if a rule above is broken.
  public init(
    table: StaticString, kind: Kind, period: Int, measures: [String], roster: [Int],
    rosterCounts: [Sealed<Int>], cohorts: [Cohort], parts: [String: Whole] = [:],
    columns: [String] = [], known: [String: PublicKnowledge] = [:],
    points: @escaping Figures = { _ in [] },
    recountRoster: Recount? = nil
  ) throws(GateError) {
    self.table = "\(table)"
    self.kind = kind
    self.period = period
    self.measures = measures
    self.cohorts = cohorts
    self.points = points
    wholes = parts
    self.columns =
      columns.isEmpty
      ? [Array(measures.indices)]
      : Dictionary(grouping: measures.indices.prefix(columns.count)) { columns[$0] }
        .values.sorted { $0[0] < $1[0] }
    self.known = PublicKnowledgeByPerson(known, measures: measures)
    everybody = Cohort(
      identifier: AdmittedCohort.everybody, name: "", members: roster, counts: rosterCounts,
      recount: recountRoster)
    if let fault = fault(known) {
      throw GateError.malformed(table: self.table, fault)
    }
  }

  /// Counts other people than the current members: for a state whose new membership is refused,
  /// so that an older one stands in. Given person keys, ascending; returns a count a measure.
  /// Those who left count with their state at leaving.
  public typealias Recount = @Sendable (_ members: [Int]) throws -> [Sealed<Int>]

  /// Computes figures about the people whose counts are released as those of the whole roster, the
  /// current members or, as with `Recount`, older ones. Given person keys, ascending; no two figures
  /// with the same identifier.
  public typealias Figures = @Sendable (_ members: [Int]) throws -> [Points]

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
    enum Figure: Sendable {
      case mean(of: Sealed<[Contribution]>)
      /// `with`: the mean it stands with.
      case other(Sealed<Double>, about: About, with: String?)
    }

    enum About: Sendable {
      case people(Sealed<Int>)
      /// As few as either those whom a measure counts, or the others of its whole.
      case fewer(of: String, in: String)
    }

    let identifier: String
    let figure: Figure

    /// A mean, which the gate computes itself from what each person contributes to it. It is
    /// withheld where the sum, or what is lacking to it, is a few people's only; and told anew
    /// where k people have come since it was last. Until then the last one stands.
    ///
    /// - Parameter contributions: one a person, in any order; those of people it is not asked about
    ///   are left out.
    public init(identifier: String, meanOf contributions: Sealed<[Contribution]>) {
      self.identifier = identifier
      figure = .mean(of: contributions)
    }

    /// A figure that is no mean.
    ///
    /// - Parameters:
    ///   - value: in -100...100; not a number where the figure is not defined.
    ///   - people: how many the figure is about.
    ///   - mean: a mean before it that is computed from the same acts: the figure is told anew when
    ///     that is. nil where each period has acts of its own.
    public init(
      identifier: String, value: Sealed<Double>, people: Sealed<Int>,
      standingWith mean: String? = nil
    ) {
      self.identifier = identifier
      figure = .other(value, about: .people(people), with: mean)
    }

    /// A figure that sets those whom a measure counts against the others of its whole: it is about
    /// as few people as the fewer of them may be by their codes, which are there to be read.
    ///
    /// - Parameters:
    ///   - value: in -100...100; not a number where the figure is not defined.
    ///   - part, whole: measures of the publication.
    public init(identifier: String, value: Sealed<Double>, setting part: String, of whole: String) {
      self.identifier = identifier
      figure = .other(value, about: .fewer(of: part, in: whole), with: nil)
    }
  }

  /// What one person adds to a sum.
  public struct Contribution: Sendable {
    /// Person key.
    public let member: Int
    /// A finite number; the gate caps it to 0...1.
    public let amount: Double
    /// Index of the period in which they came, that of the publication or an earlier one: the amount
    /// was in no sum before.
    public let since: Int

    public init(member: Int, amount: Double, since: Int) {
      self.member = member
      self.amount = amount
      self.since = since
    }
  }

  var rows: [Cohort] { [everybody] + cohorts }

  var space: CohortSpace {
    switch kind {
    case .flow: .flow(period: period)
    case .state, .stateAndFlow: .state
    }
  }

  private func fault(_ known: [String: PublicKnowledge]) -> GateError.Fault? {
    if Set(measures).count != measures.count { return .repeatedMeasure }
    if columns.joined().count != measures.count { return .columnPerMeasure }
    if rows.contains(where: { $0.counts.count != measures.count }) { return .countsPerMeasure }
    if cohorts.contains(where: \.identifier.isEmpty) { return .emptyIdentifier }
    if Set(cohorts.map(\.identifier)).count != cohorts.count { return .repeatedIdentifier }
    // What a part is coded within comes before it, so that there is no circle.
    for (part, whole) in wholes {
      let before = Set(measures.prefix { $0 != part })
      guard measures.contains(part), before.isSuperset(of: whole.needed) else {
        return .partBeforeWhole
      }
    }
    for (measure, known) in known {
      guard measures.contains(measure), known.seen.isDisjoint(with: known.ruledOut),
        known.seen.isEmpty || wholes[measure] == nil
      else { return .publicKnowledge }
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
    var rest = cohorts[...]
    while let middle = rest.dropFirst(rest.count / 2).first {
      if middle.identifier == identifier { return middle }
      let isAfter = middle.identifier < identifier
      rest = isAfter ? rest.dropFirst(rest.count / 2 + 1) : rest.prefix(rest.count / 2)
    }
    return nil
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
  /// The policy it was released under.
  let policy: Policy
  let counts: [String: Released<CodedCount>]
  /// By measure, those of whom everybody knew whether it counts them.
  let known: [String: KnownCounts]

  /// People counted; nil is withheld, as is a measure that the release did not have.
  public subscript(measure: String) -> Released<CodedCount>? { counts[measure] }

  var isEverybody: Bool { identifier == AdmittedCohort.everybody }
}
