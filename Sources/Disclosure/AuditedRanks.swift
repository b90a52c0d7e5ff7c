// Rule 2 once more: a combination of groups is about few people only if the rest of the people,
// without them, have a smaller rank.

/// Who has which memberships, over all cohorts of a space.
struct MembershipRanks {
  private let cohorts: Int
  /// By pattern: the cohorts, ascending, and the people who belong to exactly these.
  private let patterns: [(columns: [Int], people: [Int])]
  private let columnsOf: [Int: [Int]]

  /// Pairs of a set of people and a pattern looked at before the search is given up.
  private static let patience = 3_000_000

  /// - Parameter cohorts: person keys of each.
  init(_ cohorts: [[Int]]) {
    var columnsOf: [Int: [Int]] = [:]
    for (column, members) in cohorts.enumerated() {
      for person in Set(members) { columnsOf[person, default: []].append(column) }
    }
    let sharers = Dictionary(grouping: columnsOf.keys) { columnsOf[$0] ?? [] }
    self.cohorts = cohorts.count
    self.columnsOf = columnsOf
    patterns = sharers.map { (columns: $0.key, people: $0.value) }.sorted {
      ($0.people.count, $0.columns.count) != ($1.people.count, $1.columns.count)
        ? ($0.people.count, $0.columns.count) < ($1.people.count, $1.columns.count)
        : $0.columns.lexicographicallyPrecedes($1.columns)
    }
  }

  /// Whether k of the groups of people share nobody and have, each alone, the rank of everybody: a
  /// proof that no combination is about fewer than k people.
  func areWitnessed(by groups: [[Int]], k: Int) -> Bool {
    let people = groups.prefix(k).joined()
    guard groups.count >= k, Set(people).count == people.count else { return false }
    let full = rank(patterns.map(\.columns), upTo: cohorts)
    return groups.prefix(k).allSatisfy { group in
      rank(group.map { columnsOf[$0] ?? [] }, upTo: full) == full
    }
  }

  /// The fewest people, if under k, whom some combination is about.
  ///
  /// Whoever it is about, it is about everybody with the same memberships as well: so only unions
  /// of patterns are tried, all of them.
  ///
  /// - Returns: .some(nil) if there is none; nil if there are too many sets to try.
  func fewestExposed(below k: Int) -> Int?? {
    let full = rank(patterns.map(\.columns), upTo: cohorts)
    var patience = MembershipRanks.patience
    for people in stride(from: 1, to: k, by: 1) {
      switch isExposed(people, [], full, &patience) {
      case true?: return .some(people)
      case false?: continue
      case nil: return nil
      }
    }
    return .some(nil)
  }

  /// Whether a union of some patterns and later ones, of so many more people, lowers the rank.
  private func isExposed(
    _ people: Int, _ chosen: [Int], _ full: Int, _ patience: inout Int
  ) -> Bool? {
    if people == 0 {
      patience -= patterns.count
      if patience < 0 { return nil }
      let others = patterns.indices.filter { !chosen.contains($0) }
      return rank(others.map { patterns[$0].columns }, upTo: full) < full
    }
    for pattern in patterns.indices.dropFirst((chosen.last ?? -1) + 1) {
      if patterns[pattern].people.count > people { break }
      let outcome = isExposed(
        people - patterns[pattern].people.count, chosen + [pattern], full, &patience)
      if outcome != false { return outcome }
    }
    return false
  }

  private func rank(_ rows: [[Int]], upTo most: Int) -> Int {
    var basis = EchelonBasis(columns: cohorts, pivots: .sparsest)
    for row in rows where basis.rank < most { basis.insert(row[...]) }
    return basis.rank
  }
}
