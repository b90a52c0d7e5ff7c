// Rule 3 once more: what follows for each secret from the codes of one measure.

extension AuditFindings {
  mutating func checkBounds(of table: AuditedTable) {
    let sums = AuditedSums(table)
    var seen: Set<[ClosedRange<Int>?]> = []
    for measure in table.measures {
      let ranges = sums.rows.map { $0.row.flatMap { table.rows[$0].ranges[measure.index] } }
      guard seen.insert(ranges).inserted else { continue }
      check(table, sums, measure, ranges)
    }
  }

  private mutating func check(
    _ table: AuditedTable, _ sums: AuditedSums, _ measure: AuditedTable.Measure,
    _ ranges: [ClosedRange<Int>?]
  ) {
    let few = Double(table.policy.minimumFrequency - 1)
    var attacker = Attacker(sums, ranges)
    switch attacker {
    case .programme: extent.programmes += 1
    case .propagation: extent.propagated += 1
    }
    for (index, group) in sums.rows.enumerated() {
      let code = group.row.flatMap { table.rows[$0].codes[measure.index] }
      if case .about? = code { continue }
      guard let found = attacker.bounds(of: group.patterns) else {
        report(.contradiction, in: table.release, measure: measure.identifier)
        return
      }
      // The code of a part promises what its whole leaves; k - 1 at the least.
      let shown = ranges[index].map { Double($0.upperBound - $0.lowerBound) }
      let needed = shown.map { measure.isPart ? min($0, few) : $0 } ?? min(few, group.size)
      let width = found.upperBound - found.lowerBound
      if group.size > few {
        let bound = Bound(people: Int(group.size), width: width)
        tightest = tightest.map { $0.width <= width ? $0 : bound } ?? bound
      }
      if width < needed - 1e-6 {
        report(
          .narrowed, in: table.release, group.identifier, measure: measure.identifier,
          people: Int(group.size), width: width)
      }
    }
    let handful = attacker.firstTold(of: sums.capacities, few: few)
    for patterns in sums.capacities.indices.map({ [$0] }) + [handful].compactMap(\.self) {
      guard let found = attacker.bounds(of: patterns) else { continue }
      let size = patterns.reduce(0) { $0 + sums.capacities[$1] }
      let open = min(few, size)
      if found.upperBound < open - 1e-6 || found.lowerBound > size - open + 1e-6 {
        report(
          .told, in: table.release, measure: measure.identifier, people: Int(size),
          width: found.upperBound - found.lowerBound)
      }
    }
  }
}

/// Rows and other known groups as sums over patterns of membership.
private struct AuditedSums {
  struct Group {
    let identifier: String
    let size: Double
    let patterns: [Int]
    /// Of the table; nil where it has none.
    let row: Int?
  }

  let rows: [Group]
  /// People by pattern.
  let capacities: [Double]

  init(_ table: AuditedTable) {
    var groups: [(identifier: String, members: [Int], row: Int?)] = []
    for (index, row) in table.rows.enumerated() {
      if let members = row.members { groups.append((row.identifier, members, index)) }
    }
    for other in table.others { groups.append((other.identifier, other.members, nil)) }
    var groupsOf: [Int: [Int]] = [:]
    for (index, group) in groups.enumerated() {
      for person in Set(group.members) { groupsOf[person, default: []].append(index) }
    }
    var people: [[Int]: Int] = [:]
    for memberships in groupsOf.values { people[memberships, default: 0] += 1 }
    let patterns = people.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var patternsOf = groups.map { _ in [Int]() }
    for (pattern, memberships) in patterns.enumerated() {
      for group in memberships { patternsOf[group].append(pattern) }
    }
    capacities = patterns.map { Double(people[$0] ?? 0) }
    rows = zip(groups, patternsOf).map { group, patterns in
      Group(
        identifier: group.identifier, size: Double(Set(group.members).count), patterns: patterns,
        row: group.row)
    }
  }
}

/// Bounds that follow from what is shown: exact ones by linear programming; of tables too large for
/// that, by interval propagation, which may be wider.
private enum Attacker {
  case programme(AttackersProgramme)
  case propagation([ClosedRange<Double>])

  private static let largestProgramme = 40_000
  private static let rounds = 20

  init(_ sums: AuditedSums, _ ranges: [ClosedRange<Int>?]) {
    let known = ranges.map { $0.map { Double($0.lowerBound)...Double($0.upperBound) } }
    if sums.rows.count * sums.capacities.count <= Attacker.largestProgramme {
      self = .programme(
        AttackersProgramme(
          KnownSums(
            capacities: sums.capacities,
            rows: sums.rows.map { .init(patterns: $0.patterns, width: 0, weight: 0) }),
          known: known.map { $0.map { .init(range: $0, isTail: false) } }))
    } else {
      self = .propagation(Attacker.propagated(sums, known))
    }
  }

  /// - Returns: nil where what is shown contradicts itself.
  mutating func bounds(of patterns: [Int]) -> ClosedRange<Double>? {
    switch self {
    case .programme(var programme):
      let found = programme.bounds(of: patterns)?.range
      self = .programme(programme)
      return found
    case .propagation(let bounds):
      let lowest = patterns.reduce(0) { $0 + bounds[$1].lowerBound }
      let highest = patterns.reduce(0) { $0 + bounds[$1].upperBound }
      return lowest...highest
    }
  }

  /// Several patterns whose people cannot be all in or all out, the first such set found; looked for
  /// where bounds are exact.
  mutating func firstTold(of capacities: [Double], few: Double) -> [Int]? {
    guard case .programme(var programme) = self else { return nil }
    defer { self = .programme(programme) }
    return programme.firstTold(Handfuls(capacities, few: few))?.patterns
  }

  /// By pattern: what each shown row leaves for it, whatever the others of the row add.
  private static func propagated(
    _ sums: AuditedSums, _ known: [ClosedRange<Double>?]
  ) -> [ClosedRange<Double>] {
    var low = sums.capacities.map { _ in 0.0 }
    var high = sums.capacities
    for _ in 0..<rounds {
      var hasChanged = false
      for (group, range) in zip(sums.rows, known) {
        guard let range else { continue }
        let least = group.patterns.reduce(0) { $0 + low[$1] }
        let most = group.patterns.reduce(0) { $0 + high[$1] }
        for pattern in group.patterns {
          let lowest = max(low[pattern], range.lowerBound - (most - high[pattern]))
          let highest = min(high[pattern], range.upperBound - (least - low[pattern]))
          hasChanged = hasChanged || lowest > low[pattern] || highest < high[pattern]
          (low[pattern], high[pattern]) = (min(lowest, highest), max(lowest, highest))
        }
      }
      if !hasChanged { break }
    }
    return zip(low, high).map { $0...$1 }
  }
}
