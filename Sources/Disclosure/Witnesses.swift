// Rule 2: no combination of released cohorts is about fewer than k people without being about
// nobody.

/// k disjoint groups of people whose membership rows, in each group alone, have the same rank as
/// those of everybody. Then nobody is exposed.
///
/// Proof: a combination of cohorts about fewer than k people leaves at least one whole group out;
/// it is zero on that group; the group's rows span everybody's, so it is zero on everybody.
///
/// Groups that witness for some cohorts witness for any of them. So one search made for all tells
/// which cohorts to leave out when it falls short, and witnesses that are kept make the next search
/// an extension of the last: what was once admitted never loses them. The search is greedy and
/// sound: it may miss a split, it never invents one.
struct Witnesses: Equatable {
  /// People as indices. The rows of each group are linearly independent.
  private(set) var groups: [[Int]]

  /// - Parameters:
  ///   - groups: witnesses found before, at most `count` of which are used. Whoever is in several
  ///     groups stays in the first only, so that damaged ones prove less, never too much.
  ///   - count: k, at least 1.
  init(_ groups: [[Int]] = [], count: Int) {
    var seen: Set<Int> = []
    let disjoint = groups.prefix(count).map { $0.filter { seen.insert($0).inserted } }
    self.groups = disjoint + Array(repeating: [], count: count - disjoint.count)
  }

  /// Extends the groups, from people who are in none, until they witness for as many of the
  /// cohorts as they can.
  ///
  /// - Parameters:
  ///   - cohorts: the members of each, as indices in 0..<people, each at most once. Earlier ones
  ///     take precedence. One that depends linearly on those before it, such as a duplicate or a
  ///     disjoint union, changes nothing for the others.
  /// - Returns: for each cohort, whether it can be published with the others that can.
  mutating func extend(to cohorts: [[Int]], people: Int) -> [Bool] {
    if cohorts.isEmpty { return [] }
    let everybody = MembershipPatterns(cohorts, people: people)
    let independent = everybody.independentColumns
    let patterns =
      independent.count == cohorts.count
      ? everybody : MembershipPatterns(independent.map { cohorts[$0] }, people: people)
    if fill(patterns) { return cohorts.map { _ in true } }

    let kept = columnsIndependentOnEachGroup(of: patterns).map { independent[$0] }
    release(MembershipPatterns(kept.map { cohorts[$0] }, people: people))
    var isWitnessed = cohorts.map { _ in false }
    for column in kept { isWitnessed[column] = true }

    // What depended on cohorts that are now left out may say more than those that are left: leave
    // it out too, until all that remains depends on what was kept.
    var dependent = Set(cohorts.indices).subtracting(independent).sorted()
    while !dependent.isEmpty {
      let remaining = MembershipPatterns((kept + dependent).map { cohorts[$0] }, people: people)
      let raising = Set(remaining.independentColumns.dropFirst(kept.count))
      if raising.isEmpty { break }
      dependent = dependent.indices.filter { !raising.contains(kept.count + $0) }
        .map { dependent[$0] }
    }
    for column in dependent { isWitnessed[column] = true }
    return isWitnessed
  }

  /// People with few memberships come first; each goes to the neediest group whose rank it raises.
  ///
  /// - Returns: whether every group has the full rank.
  private mutating func fill(_ patterns: MembershipPatterns) -> Bool {
    var bases = groups.map { _ in EchelonBasis(columns: patterns.width, pivots: .sparsest) }
    var isTaken = Array(repeating: false, count: patterns.people)
    for (group, members) in groups.enumerated() {
      for person in members {
        bases[group].insert(patterns.columns(of: person))
        isTaken[person] = true
      }
    }
    var missing = bases.reduce(0) { $0 + patterns.width - $1.rank }
    for var people in patterns.byLength {
      if missing == 0 { break }
      people.removeAll { isTaken[$0] }
      for person in people.prefix(groups.count) {
        let row = patterns.columns(of: person)
        let neediest = bases.indices.sorted { (bases[$0].rank, $0) < (bases[$1].rank, $1) }
        guard
          let group = neediest.first(where: {
            bases[$0].rank < patterns.width && bases[$0].insert(row)
          })
        else { break }
        groups[group].append(person)
        missing -= 1
      }
    }
    return missing == 0
  }

  /// The first columns, in order, that are linearly independent on each group.
  private func columnsIndependentOnEachGroup(of patterns: MembershipPatterns) -> [Int] {
    // By group and column: which rows of the group have a one there.
    let transposed = groups.map { group in
      var ones = Array(repeating: [Int](), count: patterns.width)
      for (row, person) in group.enumerated() {
        for column in patterns.columns(of: person) { ones[column].append(row) }
      }
      return ones
    }
    var bases = groups.map { EchelonBasis(columns: $0.count, pivots: .sparsest) }
    return (0..<patterns.width).filter { column in
      guard bases.indices.allSatisfy({ bases[$0].isRaised(by: transposed[$0][column][...]) })
      else { return false }
      for group in bases.indices { bases[group].insert(transposed[group][column][...]) }
      return true
    }
  }

  /// Lets people go whom the cohorts that were kept do not need: another search may.
  private mutating func release(_ patterns: MembershipPatterns) {
    for group in groups.indices {
      var basis = EchelonBasis(columns: patterns.width, pivots: .sparsest)
      groups[group] = groups[group].filter { basis.insert(patterns.columns(of: $0)) }
    }
  }
}

/// People with the same memberships are interchangeable: only the patterns of membership and who
/// shares each one matter.
struct MembershipPatterns {
  /// How many cohorts there are.
  let width: Int
  /// Those who share a pattern, for each but the empty one; the fewest memberships first.
  let byLength: [[Int]]

  private let patternOf: [Int]
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
    var sharers = Array(repeating: [Int](), count: sizes.count)
    for person in 0..<people { sharers[patternOf[person]].append(person) }
    byLength = sizes.indices.filter { sizes[$0] > 0 && lengths[$0] > 0 }
      .sorted { (lengths[$0], $0) < (lengths[$1], $1) }
      .map { sharers[$0] }
    width = cohorts.count
    self.patternOf = patternOf
    self.offsets = offsets
    self.memberships = memberships
  }

  var people: Int { patternOf.count }

  /// The cohorts of a person.
  func columns(of person: Int) -> ArraySlice<Int> {
    memberships[offsets[patternOf[person]]..<offsets[patternOf[person] + 1]]
  }

  /// The columns that do not depend on columns before them, ascending.
  var independentColumns: [Int] {
    var everybody = EchelonBasis(columns: width, pivots: .earliest)
    for people in byLength where everybody.rank < width {
      if let person = people.first { everybody.insert(columns(of: person)) }
    }
    return everybody.pivots
  }
}
