import TestSupport
import Testing

@testable import Disclosure

@Suite("The linear programme")
struct LinearProgrammeTests {
  /// A small textbook programme: maximise 3x + 5y under x <= 4, 2y <= 12, 3x + 2y <= 18 gives 36
  /// (Hillier and Lieberman, Introduction to Operations Research, chapter 3).
  @Test("finds a textbook optimum and what it rests on")
  func textbook() {
    var programme = LinearProgramme(
      upper: [4, .infinity],
      rows: [row([(1, 2)], 0...12), row([(0, 3), (1, 2)], 0...18)])
    let optimum = programme.maximum(of: terms([(0, 3), (1, 5)]))
    #expect(abs((optimum?.value ?? 0) - 36) < 1e-9)
    #expect(optimum?.binding == [0, 1])
  }

  @Test("says when no values are within all bounds")
  func infeasible() {
    var programme = LinearProgramme(
      upper: [3, 3], rows: [row([(0, 1), (1, 1)], 4...5), row([(0, 1)], 0...0)])
    let optimum = programme.maximum(of: terms([(0, 1)]))
    #expect(optimum == nil)
  }

  /// Sums over small whole numbers, as tables have them: every world is tried. A linear programme
  /// may reach further than whole worlds, never less far.
  @Test("bounds every world there is", arguments: 0..<60)
  func worlds(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let capacities = (0..<4).map { _ in Int.random(in: 0...4, using: &random) }
    let secret = capacities.map { Int.random(in: 0...$0, using: &random) }
    let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      random.subset(of: 0..<4, atLeast: 1)
    }
    let ranges = rows.map { row in
      let sum = row.reduce(0) { $0 + secret[$1] }
      return max(0, sum - Int.random(in: 0...2, using: &random))...sum
        + Int.random(in: 0...2, using: &random)
    }
    var programme = LinearProgramme(
      upper: capacities.map(Double.init),
      rows: zip(rows, ranges).map {
        row($0.map { ($0, 1) }, Double($1.lowerBound)...Double($1.upperBound))
      })
    for target in (0..<6).map({ _ in random.subset(of: 0..<4, atLeast: 1) }) {
      let sums = allWorlds(capacities).filter { world in
        zip(rows, ranges).allSatisfy { $1.contains($0.reduce(0) { $0 + world[$1] }) }
      }.map { world in target.reduce(0) { $0 + world[$1] } }
      let (lowest, highest) = try #require(
        sums.min().flatMap { low in sums.max().map { (low, $0) } })
      let most = programme.maximum(of: terms(target.map { ($0, 1) }))
      let least = programme.maximum(of: terms(target.map { ($0, -1) }))
      let (up, down) = (try #require(most), try #require(least))
      #expect(up.value >= Double(highest) - 1e-6)
      #expect(-down.value <= Double(lowest) + 1e-6)
      #expect(up.value <= Double(target.reduce(0) { $0 + capacities[$1] }) + 1e-6)
      // What it rests on is enough: no other row is needed for the same bound.
      var looser = LinearProgramme(
        upper: capacities.map(Double.init),
        rows: up.binding.map { index in
          row(
            rows[index].map { ($0, 1) },
            Double(ranges[index].lowerBound)...Double(ranges[index].upperBound))
        })
      let same = looser.maximum(of: terms(target.map { ($0, 1) }))
      #expect(abs(try #require(same).value - up.value) < 1e-6)
    }
  }

  private func allWorlds(_ capacities: [Int]) -> [[Int]] {
    capacities.reduce([[]]) { worlds, capacity in
      worlds.flatMap { world in (0...capacity).map { world + [$0] } }
    }
  }

  private func row(_ of: [(Int, Double)], _ range: ClosedRange<Double>) -> LinearProgramme.Row {
    .init(terms: terms(of), range: range)
  }

  private func terms(_ of: [(Int, Double)]) -> [LinearProgramme.Term] {
    of.map { .init(variable: $0.0, coefficient: $0.1) }
  }
}
