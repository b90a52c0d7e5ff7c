// Rule 2: which cohorts may be published together with all those published before. Decided from
// membership alone; no count is known here.

/// A cohort that asks to be published.
struct Candidate {
  let identifier: String
  /// Person keys, ascending.
  let members: [Int]
  /// Whether an older membership can be counted too, so that it may stand in for this one.
  let mayStand: Bool
}

/// Rule 2 as a release session applies it: `admit` always, but in tests that weaken it.
typealias Admission =
  @Sendable (
    _ plan: [Candidate], _ space: AdmittedCohorts, _ period: Int, _ policy: Policy
  ) -> (published: [AdmittedCohort], witnesses: [[Int]])

extension Ledger {
  /// The cohorts to admit: of a state that tells what happened in the period too, those that flows of
  /// the period may be about, or a sum of both might be about few people.
  func plan(of sealed: SealedPublication) throws -> [Candidate] {
    let plan = sealed.rows.map {
      Candidate(identifier: $0.identifier, members: $0.members, mayStand: $0.recount != nil)
    }
    guard sealed.kind == .stateAndFlow else { return plan }
    let flow = try admittedCohorts(in: .flow(period: sealed.period))
    let known = Set(flow.cohorts.map(\.members))
    return plan.filter { known.contains($0.members) }
  }
}

/// Admits a plan as a whole into a space, everybody first, then the largest first, then by
/// identifier: the outcome does not depend on who asked first.
///
/// A candidate whose membership is refused may be admitted with its joiners only (leavers kept),
/// else with its leavers only (joiners awaited), else its last admitted membership stands.
///
/// - Parameter period: the one that current memberships describe.
/// - Returns: the cohorts to publish, at most one a candidate, in the order of admission, and
///   witnesses for all that the space then holds. None, and the old witnesses, where a policy made
///   stricter since finds the space itself wanting.
func admit(
  _ plan: [Candidate], into space: AdmittedCohorts, period: Int, policy: Policy
) -> (published: [AdmittedCohort], witnesses: [[Int]]) {
  let standing = Dictionary(space.cohorts.map { ($0.identifier, $0) }, uniquingKeysWith: { $1 })
  var admission = PlanAdmission(space, joinedBy: plan, policy: policy)
  var published: [AdmittedCohort] = []
  var refused = plan
  for basis in AdmittedCohort.Basis.newVersions {
    let versions = refused.compactMap { candidate in
      candidate.members(on: basis, standing: standing[candidate.identifier]).map {
        AdmittedCohort(
          identifier: candidate.identifier, members: $0, basis: basis, period: period)
      }
    }
    published += admission.admit(versions.sorted(by: isBefore))
    let done = Set(published.map(\.identifier))
    refused.removeAll { done.contains($0.identifier) }
  }
  guard admission.holds else { return ([], space.witnesses) }
  // Under an older policy smaller ones were admitted than this one can code.
  published += refused.filter(\.mayStand).compactMap { standing[$0.identifier] }
    .filter { $0.members.count >= policy.minimumGroupSize }
  return (published, admission.witnesses)
}

private func isBefore(_ a: AdmittedCohort, _ b: AdmittedCohort) -> Bool {
  func place(_ cohort: AdmittedCohort) -> (Int, Int, String) {
    (cohort.isEverybody ? 0 : 1, -cohort.members.count, cohort.identifier)
  }
  return place(a) < place(b)
}

extension Candidate {
  fileprivate func members(
    on basis: AdmittedCohort.Basis, standing: AdmittedCohort?
  ) -> [Int]? {
    if basis == .current { return members }
    guard mayStand, let standing else { return nil }
    let joined = Set(members)
    return switch basis {
    case .current: members
    case .leaversKept: joined.union(standing.members).sorted()
    case .joinersAwaited: standing.members.filter(joined.contains)
    }
  }
}

extension AdmittedCohort.Basis {
  /// In the order of preference.
  fileprivate static let newVersions: [Self] = [.current, .leaversKept, .joinersAwaited]
}

/// The cohorts of one space as sets of person indices, and the question whether more may join.
private struct PlanAdmission {
  private let policy: Policy
  private let keys: [Int]
  private let indices: [Int: Int]
  /// Each set of people once, in the order of admission.
  private var cohorts: [[Int]] = []
  private var known: Set<[Int]> = []
  private var found: Witnesses
  /// Whether what was admitted before has all the witnesses that the policy asks for.
  private(set) var holds = true

  init(_ space: AdmittedCohorts, joinedBy plan: [Candidate], policy: Policy) {
    let keys = Set((space.cohorts.map(\.members) + plan.map(\.members)).joined()).sorted()
    let indices = Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
    self.policy = policy
    self.keys = keys
    self.indices = indices
    found = Witnesses(
      space.witnesses.map { $0.compactMap { indices[$0] } }, count: policy.minimumFrequency)
    for cohort in space.cohorts { accept(indexed(cohort)) }
    holds = !found.extend(to: cohorts, people: keys.count).contains(false)
  }

  var witnesses: [[Int]] { found.groups.map { $0.map { keys[$0] } } }

  /// The versions that are admitted, in the order given.
  mutating func admit(_ versions: [AdmittedCohort]) -> [AdmittedCohort] {
    guard holds else { return [] }
    let large = versions.filter { $0.members.count >= policy.minimumGroupSize }
    let sets = large.map(indexed)
    var seen = known
    let plan = sets.filter { seen.insert($0).inserted }
    if !plan.isEmpty {
      let outcome = found.extend(to: cohorts + plan, people: keys.count)
      holds = !outcome.prefix(cohorts.count).contains(false)
      for (members, isWitnessed) in zip(plan, outcome.dropFirst(cohorts.count)) where isWitnessed {
        accept(members)
      }
    }
    return holds ? zip(large, sets).filter { known.contains($1) }.map(\.0) : []
  }

  private mutating func accept(_ members: [Int]) {
    if known.insert(members).inserted { cohorts.append(members) }
  }

  private func indexed(_ cohort: AdmittedCohort) -> [Int] {
    cohort.members.compactMap { indices[$0] }
  }
}
