import TestSupport
import Testing

@testable import Disclosure

@Suite("Witnesses")
struct WitnessTests {
  @Test("leave no combination about fewer than k people: brute force in 1,000 small universes")
  func bruteForce() {
    var (admitted, refused, needlessly) = (0, 0, 0)
    for seed in 0..<1_000 {
      var random = SeededGenerator(seed: seed)
      let people = Int.random(in: 4...10, using: &random)
      let k = Int.random(in: 2...3, using: &random)
      let plan = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        random.subset(of: 0..<people, atLeast: 1)
      }
      let outcome = witnessed(plan, people: people, k)
      let published = zip(plan, outcome).filter(\.1).map(\.0)
      #expect(!exposes(published, people: people, k), "seed \(seed)")
      admitted += published.count
      for (cohort, isPublished) in zip(plan, outcome) where !isPublished {
        refused += 1
        if !exposes(published + [cohort], people: people, k) { needlessly += 1 }
      }
    }
    // The greedy search may refuse what an exact one would admit, but not most of it.
    #expect(admitted > 500 && refused > 500, "\(admitted) admitted, \(refused) refused")
    #expect(needlessly * 4 < refused, "\(needlessly) of \(refused) refused needlessly")
  }

  @Test("are not impressed by duplicates and disjoint unions")
  func dependence() {
    let halves = [Array(0..<6), Array(6..<12)]
    let everybody = Array(0..<12)
    let plan = halves + [everybody, everybody, halves[0]]
    #expect(witnessed(plan, people: 12, 5) == plan.map { _ in true })
  }

  @Test("are a proof: k disjoint groups, each of full rank, in 500 universes extended thrice")
  func proof() {
    for seed in 0..<500 {
      var random = SeededGenerator(seed: seed)
      let people = Int.random(in: 6...16, using: &random)
      let k = Int.random(in: 2...4, using: &random)
      var witnesses = Witnesses(count: k)
      var published: [[Int]] = []
      for _ in 0..<3 {
        let plan = published + (0..<3).map { _ in random.subset(of: 0..<people, atLeast: 1) }
        let outcome = witnesses.extend(to: plan, people: people)
        #expect(!outcome.prefix(published.count).contains(false), "seed \(seed)")
        published = zip(plan, outcome).filter(\.1).map(\.0)
        let matrix = membership(of: published, people: people)
        let everybody = Array(witnesses.groups.joined())
        #expect(Set(everybody).count == everybody.count, "seed \(seed)")
        #expect(witnesses.groups.count == k)
        for group in witnesses.groups {
          let rows = matrix.map { row in group.map { row[$0] } }
          #expect(exactRank(rows) == exactRank(matrix), "seed \(seed)")
        }
      }
    }
  }

  @Test("prove nothing when they come back damaged, with the same people in every group")
  func damage() {
    let plan = [Array(0..<8), Array(0..<6)]
    var damaged = Witnesses([[0, 7], [0, 7], [0, 7]], count: 3)
    #expect(damaged.extend(to: plan, people: 8) == [true, false])
    #expect(Set(damaged.groups.joined()).count == 3)
  }

  @Test("agree on the rank with exact arithmetic: 500 random matrices")
  func rank() {
    for seed in 0..<500 {
      var random = SeededGenerator(seed: seed)
      let width = Int.random(in: 1...9, using: &random)
      let rows = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        random.subset(of: 0..<width, atLeast: 0)
      }
      let matrix = rows.map { row in (0..<width).map { row.contains($0) ? 1 : 0 } }
      for rule in [EchelonBasis.PivotRule.earliest, .sparsest] {
        var basis = EchelonBasis(columns: width, pivots: rule)
        for row in rows {
          let isRaised = basis.isRaised(by: row[...])
          #expect(basis.insert(row[...]) == isRaised, "seed \(seed)")
        }
        #expect(basis.rank == exactRank(matrix), "seed \(seed)")
        #expect(basis.pivots.count == basis.rank)
      }
    }
  }

  @Test("compute modulo 2^61 - 1")
  func residues() {
    let modulus = (1 << 61) - 1
    #expect(Residue(modulus) == .zero && Residue(modulus + 1) == .one)
    #expect(Residue(-1) == Residue.one.negated && Residue.zero.negated == .zero)
    var random = SeededGenerator(seed: 61)
    for _ in 0..<200 {
      let (a, b) = (
        Int.random(in: 1..<modulus, using: &random), Int.random(in: 1..<modulus, using: &random)
      )
      let (high, low) = UInt64(a).multipliedFullWidth(by: UInt64(b))
      let product = UInt64(modulus).dividingFullWidth((high, low)).remainder
      #expect(Residue(a) * Residue(b) == Residue(Int(product)), "\(a) * \(b)")
      #expect(Residue(a) * Residue(a).inverse == .one, "\(a)")
      #expect(Residue(a) + Residue(-a) == .zero, "\(a)")
    }
  }
}

/// For each cohort, whether it can be published with the others that can.
func witnessed(_ cohorts: [[Int]], people: Int, _ k: Int) -> [Bool] {
  var witnesses = Witnesses(count: k)
  return witnesses.extend(to: cohorts, people: people)
}

/// Whether some combination of the cohorts is about at least one and fewer than k people: whether
/// leaving those people out lowers the rank.
func exposes(_ cohorts: [[Int]], people: Int, _ k: Int) -> Bool {
  let matrix = membership(of: cohorts, people: people)
  let rank = exactRank(matrix)
  return subsets(of: people, fewerThan: k).contains { left in
    exactRank(matrix.map { row in row.indices.filter { !left.contains($0) }.map { row[$0] } })
      < rank
  }
}

private func membership(of cohorts: [[Int]], people: Int) -> [[Int]] {
  cohorts.map { members in
    let members = Set(members)
    return (0..<people).map { members.contains($0) ? 1 : 0 }
  }
}

private func subsets(of people: Int, fewerThan k: Int) -> [Set<Int>] {
  var all: [Set<Int>] = [[]]
  for person in 0..<people {
    all += all.filter { $0.count < k - 1 }.map { $0.union([person]) }
  }
  return all.filter { !$0.isEmpty }
}

/// Fraction-free elimination over the integers (Bareiss 1968).
private func exactRank(_ matrix: [[Int]]) -> Int {
  var rows = matrix
  var (rank, divisor) = (0, 1)
  for column in 0..<(rows.first?.count ?? 0) {
    guard let pivot = rows.indices.first(where: { $0 >= rank && rows[$0][column] != 0 }) else {
      continue
    }
    rows.swapAt(rank, pivot)
    for row in (rank + 1)..<max(rows.count, rank + 1) {
      let factor = rows[row][column]
      for entry in rows[row].indices {
        rows[row][entry] =
          (rows[row][entry] * rows[rank][column] - rows[rank][entry] * factor) / divisor
      }
    }
    divisor = rows[rank][column]
    rank += 1
  }
  return rank
}
