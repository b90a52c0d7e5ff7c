import Foundation
import TestSupport
import Testing

@testable import Disclosure

@Suite("A sum")
struct SumTests {
  // The worked examples agree with the rules as written: n = 1 and k = 90 for dominance, p = 10.

  @Test("that passes dominance may fail p%: two large contributors know each other")
  func twoLarge() {
    let sum = Contributions([50_000, 49_000, 400, 300, 200, 100])
    #expect(sum.total == 100_000)
    #expect(!sum.areDominated(by: 1, over: 90))
    // 1,000 is left, and 10 % of the largest are 5,000.
    #expect(sum.areEstimable(within: 10))
    // The rule for two, (2, 90), would have found it.
    #expect(sum.areDominated(by: 2, over: 90))
  }

  @Test("passes p% where what the others add hides the largest")
  func hidden() {
    let sum = Contributions([52_000, 50_000, 8_000])
    #expect(sum.total == 110_000)
    // 8,000 is left, and 10 % of the largest are 5,200; 15 % are 7,800, 16 % are 8,320.
    #expect(!sum.areEstimable(within: 10) && !sum.areEstimable(within: 15))
    #expect(sum.areEstimable(within: 16))
  }

  @Test("(45, 2, 1, 1, 1) is unsafe and (40, 3, 2, 2, 1) is safe, by either default rule")
  func fiveContributors() {
    let (unsafe, safe) = (Contributions([45, 2, 1, 1, 1]), Contributions([40, 3, 2, 2, 1]))
    // 45 of 50 are 90 %, 40 of 48 are 83 %.
    #expect(unsafe.areDominated(by: 1, over: 85) && !safe.areDominated(by: 1, over: 85))
    // 3 < 4.5, but 5 >= 4.
    #expect(unsafe.areEstimable(within: 10) && !safe.areEstimable(within: 10))
  }

  @Test("is unsafe beyond the bound, not at it, and of nobody it tells nothing")
  func bounds() {
    #expect(!Contributions([85, 15]).areDominated(by: 1, over: 85))
    #expect(Contributions([85.1, 14.9]).areDominated(by: 1, over: 85))
    #expect(!Contributions([50, 30, 5]).areEstimable(within: 10))
    #expect(Contributions([50, 30, 4.9]).areEstimable(within: 10))
    #expect(Contributions([1]).areDominated(by: 1, over: 85))
    #expect(Contributions([1]).areEstimable(within: 5))
    for nobody in [Contributions([]), Contributions([0, 0])] {
      #expect(!nobody.areDominated(by: 1, over: 85) && !nobody.areEstimable(within: 10))
      #expect(!Policy.default.tells(nobody))
    }
  }

  @Test("of capped contributions: nobody weighs more than one person, or less than nobody")
  func capping() {
    let sum = Contributions(capping: [45, 2, 1, 0.5, -3])
    #expect(sum.total == 3.5 && sum.complement.total == 1.5)
    #expect(sum.count == 5 && sum.complement.count == 5)
  }

  /// Enterprises by sector and country, from the package GaussSuppression.
  @Test(
    "is unsafe by dominance where the published tables say so",
    arguments: [
      ("magnitude1_dominance_n1_k80_out", [(n: 1, k: 80.0)]),
      ("magnitude1_dominance_n12_k80_99_out", [(1, 80), (2, 99)]),
    ] as [(String, [(n: Int, k: Double)])])
  func openData(table: String, rules: [(n: Int, k: Double)]) throws {
    guard let folder = Repository.openData("oracles/disclosure") else { return }
    func lines(_ name: String) throws -> [[String]] {
      try String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8)
        .split(whereSeparator: \.isNewline).dropFirst()
        .map {
          $0.replacing("\"", with: "").split(separator: ",", omittingEmptySubsequences: false)
        }
        .map { $0.map(String.init) }
    }
    // sector4, sector2, geo, eu, company, value. Each line is a contributor: the two tables count
    // a company that is in two cells of a total twice, and 80 % of Agriculture are company A's
    // otherwise.
    let enterprises = try lines("in_magnitude1")
    let primary = try #require(table.contains("n12") ? 3 : 7)
    let cells = try lines(table)
    #expect(enterprises.count == 20 && cells.count == (table.contains("n12") ? 42 : 20))
    for cell in cells {
      let sum = Contributions(
        enterprises.filter { line in
          (cell[0] == "Total" || line[0...1].contains(cell[0]))
            && (cell[1] == "Total" || line[2...3].contains(cell[1]))
        }.compactMap { Double($0[5]) })
      #expect(abs(sum.total - (Double(cell[2]) ?? .nan)) < 1e-6, "\(cell)")
      let isUnsafe = rules.contains { sum.areDominated(by: $0.n, over: $0.k) }
      #expect(isUnsafe == (cell[primary] == "TRUE"), "\(cell)")
    }
  }
}
