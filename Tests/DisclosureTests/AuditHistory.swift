import TestSupport

@testable import Disclosure

/// A made-up company over a few periods, everything released of it, and what an audit is told.
///
/// People join, leave and change groups; groups overlap, merge and split; policies change; data
/// arrive late, and tables are asked for again.
struct AuditHistory {
  /// A rule that is switched off, to see that the audit notices.
  enum Weakness: CaseIterable {
    case everyCohortIsAdmitted, smallGroupsAreAdmitted, countsAreExact, tailsAreTold
    case nothingIsSuppressed, flowsForgetTheirCohorts, statesForgetTheirCohorts
    case periodsAreReleasedAgain, publicActsAreForgotten
  }

  let ledger: ForgetfulLedger
  private(set) var publishedRows = 0
  private var random: SeededGenerator
  private let weakness: Weakness?
  private let facts = Facts()
  private var roster: [Int] = []
  private var newest = 0
  private var communities: [[Int]] = []
  private var groups: [ReleaseHistory.Release: [ReleaseHistory.Group]] = [:]

  /// Who is counted, by person.
  final class Facts: @unchecked Sendable {
    var active: Set<Int> = []
    var contributing: Set<Int> = []
    var silent: Set<Int> = []
    /// By measure: of whom everybody knows whether it counts them.
    var known: [String: PublicKnowledge] = [:]

    /// In the order of the measures of a table.
    func counts(_ table: String, _ members: [Int]) -> [Int] {
      let sets = table == "states" ? [silent] : [active, contributing]
      return sets.map { set in members.count(where: set.contains) }
    }
  }

  init(seed: Int, without weakness: Weakness? = nil) throws {
    random = SeededGenerator(seed: seed)
    self.weakness = weakness
    ledger = ForgetfulLedger(weakness)
    roster = Array(0..<Int.random(in: 12...60, using: &random))
    newest = roster.count
    communities = (0..<Int.random(in: 2...6, using: &random)).map { _ in [] }
    for index in communities.indices { communities[index] = community(at: index) }
    var policy = try policy()
    for period in 0..<Int.random(in: 2...4, using: &random) {
      if period > 0 { reorganise() }
      if Int.random(in: 0..<5, using: &random) == 0 { policy = try self.policy() }
      act()
      try release(period, policy)
    }
  }

  /// What an audit reads.
  func history() throws -> ReleaseHistory {
    let releases = ledger.memory.releases
    return ReleaseHistory(
      publications: releases.map {
        let release = ReleaseHistory.Release(table: $0.table, period: $0.period)
        return .init(release, bytes: $0.bytes, groups: groups[release] ?? [])
      },
      spaces: try Dictionary(
        Set(releases.map(\.space)).map { ($0, try ledger.memory.admittedCohorts(in: $0)) },
        uniquingKeysWith: { $1 }),
      logged: releases.map { .init(table: $0.table, period: $0.period) })
  }

  // MARK: The company

  private mutating func policy() throws -> Policy {
    let k = Int.random(in: 3...8, using: &random)
    let base = Int.random(in: 1...10, using: &random)
    let least = max(5, (k + base - 1) / base * base + k)
    return try Policy(
      minimumFrequency: k, minimumGroupSize: least + Int.random(in: 0...2, using: &random),
      roundingBase: base)
  }

  /// A random set, a part of an earlier one, one with few more or fewer, or a union.
  private mutating func community(at index: Int) -> [Int] {
    let kind = Int.random(in: 0..<5, using: &random)
    guard index > 0, kind > 1 else { return someone(of: roster, atLeast: min(5, roster.count)) }
    let other = communities[Int.random(in: 0..<index, using: &random)]
    switch kind {
    case 2: return someone(of: other, atLeast: other.count / 2)
    case 3:
      let few = Set(roster.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random)))
      return few.symmetricDifference(other).sorted()
    default:
      return Set(other).union(communities[Int.random(in: 0..<index, using: &random)]).sorted()
    }
  }

  private mutating func someone(of people: [Int], atLeast size: Int) -> [Int] {
    let count = Int.random(in: min(size, people.count)...people.count, using: &random)
    return people.shuffled(using: &random).prefix(count).sorted()
  }

  private mutating func reorganise() {
    let leavers = Set(roster.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random)))
    let joiners = Array(newest..<newest + Int.random(in: 0...4, using: &random))
    newest += joiners.count
    roster = (roster.filter { !leavers.contains($0) } + joiners).sorted()
    for index in communities.indices {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: communities[index] = community(at: index)
      case 1...4:
        let changing = Set(
          (joiners + roster.shuffled(using: &random).prefix(2)).filter { _ in
            Bool.random(using: &random)
          })
        communities[index] = changing.symmetricDifference(communities[index]).sorted()
      default: break
      }
      communities[index].removeAll(where: leavers.contains)
    }
  }

  private mutating func act() {
    let chances = [0.03, 0.2, 0.5, 0.8, 0.97]
    func some(_ people: some Sequence<Int>, _ chance: Double, _ random: inout SeededGenerator)
      -> Set<Int>
    {
      Set(people.filter { _ in Double.random(in: 0..<1, using: &random) < chance })
    }
    facts.active = some(roster, chances.randomElement(using: &random) ?? 0.5, &random)
    facts.contributing = some(
      facts.active.sorted(), chances.randomElement(using: &random) ?? 0.5, &random)
    // A state persists for most; leavers keep theirs.
    let changing = some(roster, 0.2, &random)
    facts.silent.subtract(changing)
    facts.silent.formUnion(
      some(changing.sorted(), chances.randomElement(using: &random) ?? 0.5, &random))
    let isKnown: Double = [0, 0, 0.3, 0.8].randomElement(using: &random) ?? 0
    func others(than counted: Set<Int>) -> Set<Int> {
      some(roster.filter { !counted.contains($0) }, isKnown, &random)
    }
    facts.known = [
      "active": PublicKnowledge(seen: some(facts.active.sorted(), isKnown, &random), ruledOut: []),
      "contributing": PublicKnowledge(seen: [], ruledOut: others(than: facts.contributing)),
      "silent": PublicKnowledge(seen: [], ruledOut: others(than: facts.silent)),
    ]
  }

  // MARK: Releases

  private mutating func release(_ period: Int, _ policy: Policy) throws {
    try release("activity", .flow, period, policy)
    try release("states", .state, period, policy)
    if Bool.random(using: &random) {
      // Late data: other acts, other memberships, and another flow of the same period.
      let before = communities
      for index in communities.indices where Int.random(in: 0..<3, using: &random) == 0 {
        let few = roster.shuffled(using: &random).prefix(2)
        communities[index] = Set(few).symmetricDifference(communities[index]).sorted()
      }
      act()
      try release("hours", .flow, period, policy)
      try release("activity", .flow, period, policy)
      communities = before
    }
  }

  private mutating func release(
    _ table: StaticString, _ kind: SealedPublication.Kind, _ period: Int, _ policy: Policy
  ) throws {
    let (facts, name, plan) = (facts, "\(table)", communities.enumerated().map { ("c\($0)", $1) })
    @Sendable func sealed(_ members: [Int]) -> [Sealed<Int>] {
      facts.counts(name, members).map { Sealed($0) }
    }
    let counted: SealedPublication.Recount = { sealed($0) }
    let recount = kind == .state ? counted : nil
    let measures = kind == .state ? ["silent"] : ["active", "contributing"]
    let known = facts.known.filter { measures.contains($0.key) }
    var session = try ReleaseSession(
      policy: policy, lastClosedPeriod: period, ledger: ledger,
      suppression: WeakenedSuppression(
        weakness, known: PublicKnowledgeByPerson(known, measures: measures)
      ) { facts.counts(name, $0) },
      admission: weakness.admission)
    let publication = try session.release(table: table, period: period) {
      try SealedPublication(
        table: table, kind: kind, period: period,
        measures: measures, roster: roster, rosterCounts: sealed(roster),
        cohorts: plan.map {
          .init(
            identifier: $0, name: $0, members: $1, counts: sealed($1), recount: recount)
        }, parts: kind == .state ? [:] : ["contributing": .of("active")],
        known: weakness == .publicActsAreForgotten ? [:] : known, recountRoster: recount)
    }
    _ = try session.close()
    publishedRows += publication.cohorts.count
    let release = ReleaseHistory.Release(table: "\(table)", period: period)
    if groups[release] == nil {
      groups[release] =
        plan.map { .init(identifier: $0, members: $1) } + [.init(identifier: "", members: roster)]
    }
  }
}

/// A ledger that may be made to forget while it keeps everything for the audit.
final class ForgetfulLedger: Ledger {
  let memory = MemoryLedger()
  private let weakness: AuditHistory.Weakness?

  init(_ weakness: AuditHistory.Weakness?) {
    self.weakness = weakness
  }

  func epoch(under policy: Policy) throws -> Epoch { try memory.epoch(under: policy) }

  func publication(
    table: String, period: Int, rows: PublicationRows
  ) throws -> StoredPublication? {
    if weakness == .periodsAreReleasedAgain { return nil }
    return try memory.publication(table: table, period: period, rows: rows)
  }

  func lastPeriod(of table: String) throws -> Int? {
    if weakness == .periodsAreReleasedAgain { return nil }
    return try memory.lastPeriod(of: table)
  }

  func admittedCohorts(in space: CohortSpace) throws -> AdmittedCohorts {
    switch (space, weakness) {
    case (.flow, .flowsForgetTheirCohorts), (.state, .statesForgetTheirCohorts): AdmittedCohorts()
    default: try memory.admittedCohorts(in: space)
    }
  }

  func append(_ release: PublicationRelease) throws { try memory.append(release) }
  func close(_ entry: SessionEntry) throws { try memory.close(entry) }
  func abandon(_ entry: SessionEntry) { memory.abandon(entry) }
}

extension AuditHistory.Weakness? {
  fileprivate var admission: Admission {
    switch self {
    case .everyCohortIsAdmitted:
      { plan, _, period, policy in
        (current(plan.filter { $0.members.count >= policy.minimumGroupSize }, period), [])
      }
    case .smallGroupsAreAdmitted:
      { plan, space, period, policy in
        let (published, witnesses) = admit(plan, into: space, period: period, policy: policy)
        let small = plan.filter {
          (policy.minimumFrequency..<policy.minimumGroupSize).contains($0.members.count)
            && !published.map(\.identifier).contains($0.identifier)
        }
        return (published + current(small, period), witnesses)
      }
    default: { admit($0, into: $1, period: $2, policy: $3) }
    }
  }
}

private func current(_ plan: [Candidate], _ period: Int) -> [AdmittedCohort] {
  plan.map {
    AdmittedCohort(
      identifier: $0.identifier, members: $0.members, basis: .current, period: period)
  }
}

private struct WeakenedSuppression: Suppression {
  let id = "weakened"
  private let weakness: AuditHistory.Weakness?
  private let known: PublicKnowledgeByPerson
  private let counts: @Sendable ([Int]) -> [Int]

  init(
    _ weakness: AuditHistory.Weakness?, known: PublicKnowledgeByPerson,
    _ counts: @escaping @Sendable ([Int]) -> [Int]
  ) {
    self.weakness = weakness
    self.known = known
    self.counts = counts
  }

  func applied(to table: CodedTable) -> [PublicationRecord.Cohort] {
    if weakness == .nothingIsSuppressed { return table.rows.map(\.cohort) }
    let members = Dictionary(
      table.rows.map { ($0.cohort.identifier, $0.members) }, uniquingKeysWith: { $1 })
    return LinearProgrammeSuppression().applied(to: table).map { cohort in
      let exact = counts(members[cohort.identifier] ?? [])
      var told = cohort
      told.keep(known.counts(among: members[cohort.identifier] ?? []))
      told.counts = zip(cohort.counts, exact).map { code, count in
        code.map { PublicationRecord.CountCode(weakened($0.count, count)) }
      }
      return told
    }
  }

  private func weakened(_ code: CodedCount, _ exact: Int) -> CodedCount {
    switch (weakness, code) {
    case (.countsAreExact, _), (.tailsAreTold, .above): .about(exact)
    default: code
    }
  }
}
