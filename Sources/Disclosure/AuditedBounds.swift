// Rule 3 once more: what follows for each secret from the codes of one measure.

extension AuditFindings {
  mutating func checkBounds(of table: AuditedTable) {
    let sums = AuditedSums(table.rows, table.others + table.remembered)
    // Few people of several patterns are kept open together as far as the groups that were asked for
    // tell them apart.
    let asked = table.remembered.isEmpty ? nil : AuditedSums(table.rows, table.others)
    var met: Set<[AuditedMeasure.Shown]> = []
    for measure in table.measures {
      var audited = AuditedMeasure(measure, of: table, sums)
      guard met.insert(audited.shown).inserted else { continue }
      switch audited.attacker {
      case .programme: extent.programmes += 1
      case .propagation: extent.propagated += 1
      }
      checkGroups(of: table, measure, &audited)
      checkPeople(of: table, measure, &audited, Array(sums.capacities.indices.map { [$0] }))
      if let asked { audited = AuditedMeasure(measure, of: table, asked) }
      if let handful = audited.firstTold() {
        checkPeople(of: table, measure, &audited, [handful])
      }
    }
  }

  private mutating func checkGroups(
    of table: AuditedTable, _ measure: AuditedTable.Measure, _ audited: inout AuditedMeasure
  ) {
    for (index, group) in audited.sums.rows.enumerated() {
      let code = group.row.flatMap { table.rows[$0].codes[measure.index] }
      if case .about? = code { continue }
      guard let found = audited.attacker.bounds(of: group.patterns) else {
        report(.contradiction, in: table.release, measure: measure.identifier)
        return
      }
      let needed = audited.needed(ofGroup: index, isPart: measure.isPart)
      let width = found.upperBound - found.lowerBound
      if group.size > audited.few {
        let bound = Bound(people: Int(group.size), width: width)
        tightest = tightest.map { $0.width <= width ? $0 : bound } ?? bound
      }
      if width < needed - 1e-6 {
        report(
          .narrowed, in: table.release, group.identifier, measure: measure.identifier,
          people: Int(group.size), width: width)
      }
    }
  }

  /// - Parameter sets: patterns of whose people few must be able to be all in, and all out.
  private mutating func checkPeople(
    of table: AuditedTable, _ measure: AuditedTable.Measure, _ audited: inout AuditedMeasure,
    _ sets: [[Int]]
  ) {
    for patterns in sets {
      guard let found = audited.attacker.bounds(of: patterns) else { continue }
      let size = patterns.reduce(0) { $0 + audited.sums.capacities[$1] }
      let open = min(audited.few, patterns.reduce(size) { $0 - audited.known[$1] })
      if found.upperBound < open - 1e-6 || found.lowerBound > size - open + 1e-6 {
        report(
          .told, in: table.release, measure: measure.identifier, people: Int(size),
          width: found.upperBound - found.lowerBound)
      }
    }
  }
}

/// One measure as readers have it.
private struct AuditedMeasure {
  /// What is shown of a group: the counts that its code may stand for, and of how many everybody knew
  /// whether they are counted; nil of a group that has no row.
  struct Shown: Hashable {
    let range: ClosedRange<Int>?
    let known: Int?
  }

  let sums: AuditedSums
  /// One a group.
  let shown: [Shown]
  /// By pattern, of how many of its people everybody may have known. The ledger tells how many they
  /// are in each row, not who: they may be as many as in any one of the pattern's groups.
  let known: [Double]
  /// k - 1.
  let few: Double
  var attacker: Attacker

  init(_ measure: AuditedTable.Measure, of table: AuditedTable, _ sums: AuditedSums) {
    self.sums = sums
    few = Double(table.policy.minimumFrequency - 1)
    shown = sums.rows.map { group in
      Shown(
        range: group.row.flatMap { table.rows[$0].ranges[measure.index] },
        known: group.row.map { table.rows[$0].known[measure.index].total })
    }
    attacker = Attacker(sums, shown.map(\.range))
    let someAreKnown = shown.contains { ($0.known ?? 0) > 0 }
    var known = someAreKnown ? sums.capacities : sums.capacities.map { _ in 0 }
    if someAreKnown {
      for (group, shown) in zip(sums.rows, shown) {
        guard let count = shown.known else { continue }
        for pattern in group.patterns { known[pattern] = min(known[pattern], Double(count)) }
      }
    }
    self.known = known
  }

  /// How wide the bounds on a group's count must be. The code of a part promises what its whole
  /// leaves; k - 1 at the least. Of a group that is withheld, as many must stay open as nobody may
  /// know of.
  func needed(ofGroup index: Int, isPart: Bool) -> Double {
    let (group, shown) = (sums.rows[index], shown[index])
    if let range = shown.range {
      let promised = Double(range.upperBound - range.lowerBound)
      return isPart ? min(promised, few) : promised
    }
    let mostKnown = min(
      shown.known.map(Double.init) ?? group.size, group.patterns.reduce(0) { $0 + known[$1] })
    return min(few, group.size - mostKnown)
  }

  /// Several patterns of few people who cannot be all in, or all out; not those with people who may be
  /// known, for these need not be able to.
  mutating func firstTold() -> [Int]? {
    attacker.firstTold(of: zip(sums.capacities, known).map { $1 > 0 ? .infinity : $0 }, few: few)
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

  /// - Parameter others: groups that have no row.
  init(_ rows: [AuditedTable.Row], _ others: [ReleaseHistory.Group]) {
    var groups: [(identifier: String, members: [Int], row: Int?)] = []
    for (index, row) in rows.enumerated() {
      if let members = row.members { groups.append((row.identifier, members, index)) }
    }
    for other in others { groups.append((other.identifier, other.members, nil)) }
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
    self.rows = zip(groups, patternsOf).map { group, patterns in
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
