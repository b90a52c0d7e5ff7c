/// Which rows of a column are withheld as well, because what is shown of the others would narrow a
/// value that must stay open (complementary suppression; Hundepool et al. 2012, chapters 4 and 5).
///
/// Decided from shown values alone, so that the pattern tells nothing that they do not. A row is
/// withheld in all measures of the column or in none.
struct ComplementarySuppression {
  private let sums: KnownSums
  private let measures: [AttackedMeasure]

  /// What readers have of one measure.
  struct Measure: Hashable {
    /// By row: what would be shown of those of whom nobody knows; nil where the row is withheld already.
    let shown: [KnownSums.Known?]
    /// By pattern: of how many of its people everybody knows.
    var apart: [Int: Int] = [:]
  }

  /// - Parameters:
  ///   - sums: of everybody.
  ///   - few: how few people must all be able to be in, and all out; nil for tables whose cells count
  ///     no people.
  init(of sums: KnownSums, measures: [Measure], few: Double?) {
    self.sums = sums
    // Many measures look the same to an attacker, such as all those hours when hardly anybody is there.
    var met: Set<Measure> = []
    self.measures = measures.filter { met.insert($0).inserted }
      .map { AttackedMeasure(sums: sums.without($0.apart), shown: $0.shown, few: few) }
  }

  /// Rows to withhold beyond those that are.
  func withheld() -> Set<Int> {
    var withheld: Set<Int> = []
    var isSettled = false
    while !isSettled {
      isSettled = true
      for measure in measures {
        while true {
          let told = measure.rowsThatTell(without: withheld, isAnyEnough: sums.isSmall)
          if told.isEmpty { break }
          withheld.formUnion(told)
          isSettled = false
        }
      }
    }
    return sums.isSmall ? needed(withheld) : withheld
  }

  /// Shows again, the weightiest first, what need not be withheld after all.
  private func needed(_ withheld: Set<Int>) -> Set<Int> {
    var needed = withheld
    for row in withheld.sorted(by: { sums.isLighter($1, $0) }) {
      let fewer = needed.subtracting([row])
      let isSafe = measures.allSatisfy {
        $0.rowsThatTell(without: fewer, isAnyEnough: true).isEmpty
      }
      if isSafe { needed = fewer }
    }
    return needed
  }
}

extension KnownSums {
  /// Above this size only a neighbourhood is searched: one that is found safe is.
  private static let largestProgramme = 40_000

  fileprivate var isSmall: Bool { rows.count * capacities.count <= KnownSums.largestProgramme }

  /// Of the same weight the later one: rows come in the order of their identifiers.
  fileprivate func isLighter(_ a: Int, _ b: Int) -> Bool {
    (rows[a].weight, -a) < (rows[b].weight, -b)
  }
}

/// One measure, as somebody attacks it.
private struct AttackedMeasure {
  let sums: KnownSums
  let shown: [KnownSums.Known?]
  let few: Double?

  private static let neighbours = 300

  /// Rows that would have to go for the secrets of the measure to be kept, one a secret.
  func rowsThatTell(without withheld: Set<Int>, isAnyEnough: Bool) -> Set<Int> {
    var known = shown
    for row in withheld { known[row] = nil }
    var worlds = OpenWorlds(sums, known: known)
    // No world was found in which all is as shown: too large a table to search any further.
    if !sums.isSmall, !worlds.isSound { return Set(worlds.violated) }
    var whole = sums.isSmall ? AttackersProgramme(sums, known: known) : nil
    var told: Set<Int> = []
    for secret in secrets(known) {
      if worlds.keep(secret, few: few ?? 0) { continue }
      let verdict: AttackersProgramme.Verdict
      if whole != nil {
        verdict = whole?.verdict(on: secret, few: few ?? 0) ?? .kept
      } else {
        var local = AttackersProgramme(
          sums, known: known, freeing: neighbourhood(of: secret, worlds), in: worlds)
        verdict = local.verdict(on: secret, few: few ?? 0)
      }
      guard case .told(let binding) = verdict,
        let row = best(of: candidates(binding, telling: secret, known), for: secret, known)
      else { continue }
      told.insert(row)
      if isAnyEnough { return told }
    }
    guard told.isEmpty, let few else { return told }
    if let (patterns, binding) = whole?.firstTold(Handfuls(sums.capacities, few: few)) {
      let secret = KnownSums.Secret.people(patterns)
      let row = best(of: candidates(binding, telling: secret, known), for: secret, known)
      if let row { told.insert(row) }
    }
    return told
  }

  private func secrets(_ known: [KnownSums.Known?]) -> [KnownSums.Secret] {
    let rows = known.indices.filter { known[$0].map(\.isTail) ?? true }
    let patterns = few == nil ? [] : Array(sums.capacities.indices)
    return rows.map { .row($0) } + patterns.map { .people([$0]) }
  }

  /// Rows that might be withheld for a secret: those that tell, and its own.
  private func candidates(
    _ binding: [Int], telling secret: KnownSums.Secret, _ known: [KnownSums.Known?]
  ) -> [Int] {
    let own = if case .row(let row) = secret { [row] } else { [Int]() }
    let shown = Set((binding + own).filter { known[$0] != nil })
    if !shown.isEmpty { return shown.sorted(by: sums.isLighter) }
    return Set(sums.patterns(of: secret).flatMap { sums.rowsOfPattern[$0] })
      .filter { known[$0] != nil }.sorted(by: sums.isLighter)
  }

  /// The one that opens the secret furthest, of equal ones the lightest; where the table is too
  /// large to try them, the lightest.
  private func best(
    of candidates: [Int], for secret: KnownSums.Secret, _ known: [KnownSums.Known?]
  ) -> Int? {
    guard sums.isSmall, candidates.count > 1 else { return candidates.first }
    let patterns = sums.patterns(of: secret)
    let gains = candidates.map { row in
      var fewer = known
      fewer[row] = nil
      var attacker = AttackersProgramme(sums, known: fewer)
      let range = attacker.bounds(of: patterns)?.range ?? 0...0
      return min(range.upperBound - range.lowerBound, enough(for: secret, known))
    }
    let most = gains.max() ?? 0
    return zip(candidates, gains).first { $1 >= most - 1e-6 }?.0
  }

  private func enough(for secret: KnownSums.Secret, _ known: [KnownSums.Known?]) -> Double {
    switch secret {
    case .row(let row):
      known[row].map { $0.range.upperBound - $0.range.lowerBound } ?? sums.rows[row].width
    case .people(let patterns): sums.capacity(of: patterns)
    }
  }

  /// Patterns near a secret, those of the fewest rows first, as many as a programme can take.
  private func neighbourhood(of secret: KnownSums.Secret, _ worlds: OpenWorlds) -> [Int] {
    let own =
      switch secret {
      case .row(let row): sums.byFreedom[row]
      case .people(let patterns): patterns
      }
    var chosen = Array(own.prefix(AttackedMeasure.neighbours))
    var seen = Set(chosen)
    let rows = Set(chosen.flatMap { sums.rowsOfPattern[$0] }).sorted {
      (sums.byFreedom[$0].count, $0) < (sums.byFreedom[$1].count, $1)
    }
    for row in rows {
      let freest = sums.byFreedom[row].prefix(AttackedMeasure.neighbours / 6)
      for pattern in worlds.heaviest[row] + freest where seen.insert(pattern).inserted {
        chosen.append(pattern)
      }
      if chosen.count >= 2 * AttackedMeasure.neighbours { break }
    }
    return chosen
  }
}
