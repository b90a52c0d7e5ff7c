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

/// Withholds whole rows until an attacker's linear programme leaves every bound as wide as it is
/// shown, and everything withheld at least k-1 wide.
struct LinearProgrammeSuppression: Suppression {
  let id = "linear-programme"

  func applied(to table: CodedTable) -> [PublicationRecord.Cohort] {
    let withheld = table.attackersView.withheld()
    return table.rows.indices.filter { !withheld.contains($0) }.map { table.rows[$0].cohort }
  }
}

/// A table as it would be released: coded, with the people of each row.
struct CodedTable {
  struct Row {
    let cohort: PublicationRecord.Cohort
    /// Person keys.
    let members: [Int]
  }

  let rows: [Row]
  /// Groups that readers can name and that have no row: their counts must stay open too.
  let refused: [[Int]]
  let measures: [String]
  /// By measure, the one whose people it counts some of.
  let wholes: [String: String]
  let policy: Policy

  var attackersView: ComplementarySuppression {
    let few = policy.minimumFrequency - 1
    var groups = rows.map(\.members)
    var seen = Set(groups)
    for group in refused where group.count > 1 && seen.insert(group).inserted {
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
    let unknown = [KnownSums.Known?](repeating: nil, count: groups.count - rows.count)
    let sums = KnownSums(
      capacities: patterns.byLength.map { Double($0.count) },
      rows: zip(groups, patternsOfRow).map { group, patterns in
        KnownSums.Row(
          patterns: patterns, width: Double(min(few, group.count)), weight: group.count)
      })
    return ComplementarySuppression(
      sums: sums,
      measures: measures.indices.map { measure in
        rows.map { known($0.cohort, measure) } + unknown
      }, few: Double(few))
  }

  /// What the code of a count tells of it.
  private func known(_ cohort: PublicationRecord.Cohort, _ measure: Int) -> KnownSums.Known? {
    guard let code = cohort.counts[measure]?.count else { return nil }
    let range = counts(code, in: cohort, measure)
    return .init(
      range: Double(range.lowerBound)...Double(range.upperBound),
      isTail: code.isTail)
  }

  private func counts(
    _ code: CodedCount, in cohort: PublicationRecord.Cohort, _ measure: Int
  ) -> ClosedRange<Int> {
    guard let whole = wholes[measures[measure]].flatMap(measures.firstIndex(of:)),
      let wholeCode = cohort.counts[whole]?.count
    else { return policy.counts(code, of: cohort.size, atMost: cohort.size) }
    return policy.counts(
      code, of: policy.fewest(wholeCode), atMost: counts(wholeCode, in: cohort, whole).upperBound)
  }
}

extension CodedCount {
  fileprivate var isTail: Bool { if case .about = self { false } else { true } }
}
