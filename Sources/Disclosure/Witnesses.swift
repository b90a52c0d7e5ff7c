// Rule 2: no combination of released cohorts is about fewer than k people without being about
// nobody.

/// Which of the cohorts, taken in order, can be published together: those for which the people
/// can be split into k disjoint groups such that the membership rows of each group alone have the
/// same rank as those of everybody.
///
/// This suffices. A combination of cohorts about fewer than k people leaves at least one whole
/// group out; it is zero on that group; the group's rows span everybody's, so it is zero on
/// everybody. And it is monotone: groups that witness for some cohorts witness for any of them.
/// So one split made for all cohorts also tells which of them to leave out when it falls short.
///
/// The search is greedy and sound: it may miss a split, it never invents one. The outcome depends
/// on the cohorts and their order, not on which key a person has.
///
/// - Parameters:
///   - cohorts: the members of each, as indices in 0..<people, each at most once. A cohort that
///     depends linearly on those before it, such as a duplicate or a disjoint union, changes
///     nothing for the others, and can be published if they can.
///   - groups: k, at least 1.
func witnessedCohorts(among cohorts: [[Int]], people: Int, groups: Int) -> [Bool] {
  if cohorts.isEmpty { return [] }
  let independent = independentColumns(of: MembershipPatterns(cohorts, people: people))
  let patterns = MembershipPatterns(independent.map { cohorts[$0] }, people: people)
  let witnesses = split(patterns, groups: groups)
  guard witnesses.contains(where: { $0.count < independent.count }) else {
    return cohorts.map { _ in true }
  }

  let kept = columns(of: patterns, independentOn: witnesses).map { independent[$0] }
  let dependent = Set(cohorts.indices).subtracting(independent).sorted()
  var isWitnessed = cohorts.map { _ in false }
  for column in kept + dependent { isWitnessed[column] = true }
  // What depended on cohorts that are now left out may say more than those that are left: leave it
  // out too, until all that remains depends on what was kept.
  while true {
    let others = dependent.filter { isWitnessed[$0] }
    let remaining = kept + others
    let raising = independentColumns(
      of: MembershipPatterns(remaining.map { cohorts[$0] }, people: people)
    ).dropFirst(kept.count)
    if raising.isEmpty { return isWitnessed }
    for offset in raising { isWitnessed[remaining[offset]] = false }
  }
}

/// The columns that do not depend on columns before them, ascending.
private func independentColumns(of patterns: MembershipPatterns) -> [Int] {
  var everybody = EchelonBasis(columns: patterns.width, pivots: .earliest)
  for pattern in patterns.byLength where everybody.rank < patterns.width {
    everybody.insert(patterns.columns(of: pattern))
  }
  return everybody.pivots
}

/// Disjoint groups of people, by their patterns, each of linearly independent rows. People with
/// few memberships come first; each goes to the neediest group whose rank it raises.
private func split(_ patterns: MembershipPatterns, groups: Int) -> [[Int]] {
  var bases = Array(
    repeating: EchelonBasis(columns: patterns.width, pivots: .sparsest), count: groups)
  var members = Array(repeating: [Int](), count: groups)
  var missing = patterns.width * groups
  for pattern in patterns.byLength where missing > 0 {
    let row = patterns.columns(of: pattern)
    for _ in 0..<min(patterns.people(of: pattern), groups) {
      let neediest = bases.indices.sorted { (bases[$0].rank, $0) < (bases[$1].rank, $1) }
      guard
        let group = neediest.first(where: {
          bases[$0].rank < patterns.width && bases[$0].insert(row)
        })
      else { break }
      members[group].append(pattern)
      missing -= 1
    }
  }
  return members
}

/// The first columns, in order, that are linearly independent on each group.
private func columns(of patterns: MembershipPatterns, independentOn groups: [[Int]]) -> [Int] {
  // By group and column: which rows of the group have a one there.
  let transposed = groups.map { group in
    var ones = Array(repeating: [Int](), count: patterns.width)
    for (row, pattern) in group.enumerated() {
      for column in patterns.columns(of: pattern) { ones[column].append(row) }
    }
    return ones
  }
  var bases = groups.map { EchelonBasis(columns: $0.count, pivots: .sparsest) }
  var kept: [Int] = []
  for column in 0..<patterns.width {
    let isIndependent = bases.indices.allSatisfy {
      bases[$0].isRaised(by: transposed[$0][column][...])
    }
    if isIndependent {
      for group in bases.indices { bases[group].insert(transposed[group][column][...]) }
      kept.append(column)
    }
  }
  return kept
}

/// People with the same memberships are interchangeable: only the patterns of membership and how
/// many people share each one matter.
struct MembershipPatterns {
  /// How many cohorts there are.
  let width: Int
  /// The patterns that somebody has, those with the fewest memberships first.
  let byLength: [Int]

  private let sizes: [Int]
  private let offsets: [Int]
  private let memberships: [Int]

  /// Refines one class of everybody by one cohort after the other.
  init(_ cohorts: [[Int]], people: Int) {
    var patternOf = Array(repeating: 0, count: people)
    var sizes = [people]
    var lengths = [0]
    var parents = [0]
    var lastColumns = [-1]
    // The class that those of a pattern who are in the current cohort move to.
    var destinations = [-1]

    for (column, members) in cohorts.enumerated() {
      var split: [Int] = []
      for person in members where destinations[patternOf[person]] < 0 {
        destinations[patternOf[person]] = 0
        split.append(patternOf[person])
      }
      // In the order of the patterns, not of the people: keys must not matter.
      for pattern in split.sorted() {
        destinations[pattern] = sizes.count
        sizes.append(0)
        lengths.append(lengths[pattern] + 1)
        parents.append(pattern)
        lastColumns.append(column)
        destinations.append(-1)
      }
      for person in members {
        let pattern = patternOf[person]
        sizes[pattern] -= 1
        sizes[destinations[pattern]] += 1
        patternOf[person] = destinations[pattern]
      }
      for pattern in split { destinations[pattern] = -1 }
    }

    var offsets = [0]
    var memberships: [Int] = []
    for pattern in sizes.indices {
      if sizes[pattern] > 0 {
        var ancestor = pattern
        while ancestor > 0 {
          memberships.append(lastColumns[ancestor])
          ancestor = parents[ancestor]
        }
      }
      offsets.append(memberships.count)
    }
    width = cohorts.count
    self.sizes = sizes
    self.offsets = offsets
    self.memberships = memberships
    byLength = sizes.indices.filter { sizes[$0] > 0 && lengths[$0] > 0 }
      .sorted { (lengths[$0], $0) < (lengths[$1], $1) }
  }

  func people(of pattern: Int) -> Int { sizes[pattern] }

  func columns(of pattern: Int) -> ArraySlice<Int> {
    memberships[offsets[pattern]..<offsets[pattern + 1]]
  }
}
