/// The step between coding and storing: which rows are withheld as well, because others would give
/// their counts away.
///
/// It sees coded values only, so that its pattern cannot depend on anything a reader does not see.
protocol Suppression: Sendable {
  /// Kept with every release, so that an audit knows how far its protection went.
  var id: String { get }

  /// The rows to release.
  func applied(to table: CodedTable) -> [PublicationRecord.Cohort]
}

/// Withholds cells until an attacker's linear programme leaves every bound as wide as it is shown,
/// and everything withheld at least k-1 wide.
struct LinearProgrammeSuppression: Suppression {
  let id = "linear-programme"

  func applied(to table: CodedTable) -> [PublicationRecord.Cohort] {
    var cohorts = table.rows.map(\.cohort)
    let (everybody, apart) = table.sums
    for column in table.columns {
      let attack = ComplementarySuppression(
        of: everybody,
        // Of whom everybody knows is no secret: what must stay open is about the others.
        measures: column.map { measure in
          .init(shown: table.shown(measure, of: everybody), apart: apart[measure])
        },
        few: Double(table.policy.minimumFrequency - 1))
      for row in attack.withheld() {
        for measure in column { cohorts[row].counts[measure] = nil }
      }
    }
    // A row of which nothing is left is like one that never was.
    return cohorts.filter {
      $0.isEverybody || $0.counts.isEmpty || $0.counts.contains { $0 != nil }
    }
  }
}

/// A table as it would be released: coded, with the people of each row.
struct CodedTable {
  struct Row {
    let cohort: PublicationRecord.Cohort
    /// Person keys.
    let members: [Int]
    /// One a measure: the counts that its code may stand for; nil where nothing is shown.
    let counts: [ClosedRange<Int>?]
  }

  let rows: [Row]
  /// Groups that readers can name and that have no row: their counts must stay open too.
  let refused: [[Int]]
  /// By column, its measures: they are withheld together or not at all, for a pattern that differs
  /// between them would tell.
  let columns: [[Int]]
  let known: PublicKnowledgeByPerson
  let policy: Policy

  init(_ rows: [Row], of sealed: SealedPublication, _ policy: Policy) {
    self.rows = rows.sorted { $0.cohort.identifier < $1.cohort.identifier }
    refused = sealed.rows.map(\.members)
    columns = sealed.columns
    known = sealed.known
    self.policy = policy
  }

  /// Who is in which row, as readers know it; and by measure, of how many of the people of each pattern
  /// everybody knows whether they are counted.
  var sums: (everybody: KnownSums, apart: [[Int: Int]]) {
    let few = policy.minimumFrequency - 1
    var groups = rows.map(\.members)
    var met = Set(groups)
    for group in refused where group.count > 1 && met.insert(group).inserted {
      groups.append(group)
    }
    let people = Set(groups.joined()).sorted()
    let indexOf = Dictionary(zip(people, people.indices), uniquingKeysWith: { first, _ in first })
    let patterns = MembershipPatterns(
      groups.map { $0.compactMap { indexOf[$0] } }, people: people.count)
    var patternsOfRow = groups.map { _ in [Int]() }
    for (pattern, sharers) in patterns.byLength.enumerated() {
      for row in patterns.columns(of: sharers[0]) { patternsOfRow[row].append(pattern) }
    }
    var apart: [[Int: Int]] = columns.joined().map { _ in [:] }
    if !known.isEmpty {
      for (pattern, sharers) in patterns.byLength.enumerated() {
        for sharer in sharers {
          for measure in known.measures(of: people[sharer]) {
            apart[measure][pattern, default: 0] += 1
          }
        }
      }
    }
    let everybody = KnownSums(
      capacities: patterns.byLength.map { Double($0.count) },
      rows: zip(groups, patternsOfRow).map { group, patterns in
        KnownSums.Row(
          patterns: patterns, width: Double(min(few, group.count)), weight: group.count)
      })
    return (everybody, apart)
  }

  /// What is shown of a measure, by row; nothing of groups that have none.
  func shown(_ measure: Int, of sums: KnownSums) -> [KnownSums.Known?] {
    rows.map { $0.shown(measure) } + sums.rows.dropFirst(rows.count).map { _ in nil }
  }
}

extension CodedTable.Row {
  /// One a measure: the counts that its code may stand for, of the row as it is released.
  func shown(as released: [PublicationRecord.Cohort]) -> [ClosedRange<Int>?] {
    let row = released.first { $0.identifier == cohort.identifier }
    return counts.enumerated().map { row?.counts[$0] == nil ? nil : $1 }
  }

  fileprivate func shown(_ measure: Int) -> KnownSums.Known? {
    guard let code = cohort.counts[measure]?.count, let range = counts[measure] else { return nil }
    let seen = cohort.known(measure).seen
    return KnownSums.Known(
      range: Double(range.lowerBound - seen)...Double(range.upperBound - seen), isTail: code.isTail)
  }
}

extension CodedCount {
  fileprivate var isTail: Bool { if case .about = self { false } else { true } }
}
