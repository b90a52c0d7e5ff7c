/// Which rows of a column are withheld as well, because what is shown of the others would narrow a
/// value that must stay open (complementary suppression; Hundepool et al. 2012, chapters 4 and 5).
///
/// Decided from shown values alone, so that the pattern tells nothing that they do not. A row is
/// withheld in all measures of the column or in none.
struct ComplementarySuppression {
  let sums: KnownSums
  /// By measure and row: what would be shown; nil where the row is withheld already.
  let measures: [[KnownSums.Known?]]
  /// How few people must all be able to be in, and all out; nil for tables whose cells count no
  /// people.
  let few: Double?

  /// Above this size only a neighbourhood is searched: one that is found safe is.
  private static let largestProgramme = 40_000
  private static let neighbours = 300

  /// Rows to withhold beyond those that are.
  func withheld() -> Set<Int> {
    let distinct = distinct
    var withheld: Set<Int> = []
    var isSettled = false
    while !isSettled {
      isSettled = true
      for measure in distinct {
        while true {
          let told = rowsThatTell(measure, withheld, isAnyEnough: isSmall)
          if told.isEmpty { break }
          withheld.formUnion(told)
          isSettled = false
        }
      }
    }
    return isSmall ? needed(withheld, of: distinct) : withheld
  }

  private var isSmall: Bool {
    sums.rows.count * sums.capacities.count <= ComplementarySuppression.largestProgramme
  }

  /// Many measures look the same to an attacker, such as all those hours when hardly anybody is there.
  private var distinct: [[KnownSums.Known?]] {
    var seen: Set<[KnownSums.Known?]> = []
    return measures.filter { seen.insert($0).inserted }
  }

  /// Shows again, the weightiest first, what need not be withheld after all.
  private func needed(_ withheld: Set<Int>, of distinct: [[KnownSums.Known?]]) -> Set<Int> {
    var needed = withheld
    for row in withheld.sorted(by: { isLighter($1, $0) }) {
      let fewer = needed.subtracting([row])
      let isSafe = distinct.allSatisfy {
        rowsThatTell($0, fewer, isAnyEnough: true).isEmpty
      }
      if isSafe { needed = fewer }
    }
    return needed
  }

  /// Rows that would have to go for the secrets of a measure to be kept, one a secret.
  private func rowsThatTell(
    _ measure: [KnownSums.Known?], _ withheld: Set<Int>, isAnyEnough: Bool
  ) -> Set<Int> {
    var known = measure
    for row in withheld { known[row] = nil }
    var worlds = OpenWorlds(sums, known: known)
    // No world was found in which all is as shown: too large a table to search any further.
    if !isSmall, !worlds.isSound { return Set(worlds.violated) }
    var whole = isSmall ? AttackersProgramme(sums, known: known) : nil
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
    if !shown.isEmpty { return shown.sorted(by: isLighter) }
    return Set(sums.patterns(of: secret).flatMap { sums.rowsOfPattern[$0] })
      .filter { known[$0] != nil }.sorted(by: isLighter)
  }

  /// The one that opens the secret furthest, of equal ones the lightest; where the table is too
  /// large to try them, the lightest.
  private func best(
    of candidates: [Int], for secret: KnownSums.Secret, _ known: [KnownSums.Known?]
  ) -> Int? {
    guard isSmall, candidates.count > 1 else { return candidates.first }
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

  /// Of the same weight the later one: rows come in the order of their identifiers.
  private func isLighter(_ a: Int, _ b: Int) -> Bool {
    (sums.rows[a].weight, -a) < (sums.rows[b].weight, -b)
  }

  /// Patterns near a secret, those of the fewest rows first, as many as a programme can take.
  private func neighbourhood(
    of secret: KnownSums.Secret, _ worlds: OpenWorlds
  ) -> [Int] {
    let own =
      switch secret {
      case .row(let row): sums.byFreedom[row]
      case .people(let patterns): patterns
      }
    var chosen = Array(own.prefix(ComplementarySuppression.neighbours))
    var seen = Set(chosen)
    let rows = Set(chosen.flatMap { sums.rowsOfPattern[$0] }).sorted {
      (sums.byFreedom[$0].count, $0) < (sums.byFreedom[$1].count, $1)
    }
    for row in rows {
      let freest = sums.byFreedom[row].prefix(ComplementarySuppression.neighbours / 6)
      for pattern in worlds.heaviest[row] + freest where seen.insert(pattern).inserted {
        chosen.append(pattern)
      }
      if chosen.count >= 2 * ComplementarySuppression.neighbours { break }
    }
    return chosen
  }
}
