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

/// Admits a plan as a whole into a space, everybody first, then the largest first, then by
/// identifier: the outcome does not depend on who asked first.
///
/// A candidate whose membership is refused may be admitted with its joiners only (leavers kept),
/// else with its leavers only (joiners awaited), else its last admitted membership stands.
///
/// - Parameters:
///   - space: the cohorts admitted so far, in the order of their admission.
///   - period: the period that current memberships describe.
/// - Returns: the cohorts to publish, at most one a candidate, in the order of admission; those
///   not yet in the space are to be appended to it in this order.
func admit(
  _ plan: [Candidate], into space: [AdmittedCohort], period: Int, policy: Policy
) -> [AdmittedCohort] {
  let standing = Dictionary(space.map { ($0.identifier, $0) }, uniquingKeysWith: { $1 })
  var admission = Admission(
    people: (space.map(\.members) + plan.map(\.members)).joined(),
    admitted: space.map(\.members), policy: policy)
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
  return published + refused.filter(\.mayStand).compactMap { standing[$0.identifier] }
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
private struct Admission {
  private let policy: Policy
  private let indices: [Int: Int]
  /// Each set of people once, in the order of admission.
  private var cohorts: [[Int]] = []
  private var known: Set<[Int]> = []
  /// Whether what was admitted so far may still be published: not, if it was under a smaller k.
  private var holds = true

  init(people: some Sequence<Int>, admitted: [[Int]], policy: Policy) {
    self.policy = policy
    var indices: [Int: Int] = [:]
    for person in people where indices[person] == nil { indices[person] = indices.count }
    self.indices = indices
    accept(admitted.map(indexed))
    holds = !witnessed([]).contains(false)
  }

  /// The versions that are admitted, in the order given.
  mutating func admit(_ versions: [AdmittedCohort]) -> [AdmittedCohort] {
    guard holds else { return [] }
    let large = versions.filter { $0.members.count >= policy.minimumGroupSize }
    let sets = large.map { indexed($0.members) }
    var seen = known
    admit(sets.filter { seen.insert($0).inserted })
    return zip(large, sets).filter { known.contains($1) }.map(\.0)
  }

  /// Asks for all at once, then for those it was told it may have: what is accepted stands by
  /// itself, so the same question has the same answer next year. Where the new would spoil the
  /// witnesses of the old, it asks for one half after the other. That is sound because witnesses
  /// for a set of cohorts are witnesses for each of its subsets.
  private mutating func admit(_ plan: [[Int]]) {
    guard !plan.isEmpty else { return }
    let outcome = witnessed(plan)
    let kept = zip(plan, outcome.dropFirst(cohorts.count)).filter(\.1).map(\.0)
    if outcome.prefix(cohorts.count).contains(false) {
      guard plan.count > 1 else { return }
      admit(Array(plan[..<(plan.count / 2)]))
      admit(Array(plan[(plan.count / 2)...]))
    } else if kept.count == plan.count {
      accept(plan)
    } else {
      admit(kept)
    }
  }

  private func witnessed(_ plan: [[Int]]) -> [Bool] {
    witnessedCohorts(
      among: cohorts + plan, people: indices.count, groups: policy.minimumFrequency)
  }

  private mutating func accept(_ plan: [[Int]]) {
    for members in plan where known.insert(members).inserted { cohorts.append(members) }
  }

  /// Members as indices; their order is that of the keys, which are ascending in every cohort.
  private func indexed(_ members: [Int]) -> [Int] { members.compactMap { indices[$0] } }
}
