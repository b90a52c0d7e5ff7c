import Activity
import Foundation
import Store
import TestSupport
import Testing

@testable import Analytics

/// Past rankings, on facts made by hand: nothing after a cut may change what was ranked at it.
@Suite struct ChampionBacktestTests {
  /// Two years of tips, from Monday 2024-01-01 to 2025-12-28, by members who keep a rhythm.
  private func company(seed: UInt64) -> Company {
    var random = SeededGenerator(seed: seed)
    var company = Company()
    let names = "abcdefghijklmnopqrstuvwxyz".map { $0 }
    company.people(String(names.dropLast()))
    company.people("z", visibility: .hidden)
    let start = Day("2024-01-01") ?? Day(index: 0)
    for (rhythm, name) in names.enumerated() {
      for week in 0..<104 where Int.random(in: 0...rhythm, using: &random) == 0 {
        let date = (start + 7 * week + Int.random(in: 0...6, using: &random)).description
        company.tip("\(name)\(week)", by: String(name), date)
        company.reaction(
          to: "\(name)\(week)", by: String(names.randomElement(using: &random) ?? "a"), date)
      }
    }
    return company
  }

  private let asOf = AsOf(Day("2025-12-28") ?? Day(index: 0))

  private func past(_ company: Company, through week: Int? = nil) throws -> PastRankings {
    let last = week ?? asOf.week
    return try company.store().read { facts in
      let history = try ContributionHistory(
        facts.contributions, through: Day(index: last * 7 + 6))
      return try PastRankings(history, through: last)
    }
  }

  @Test func `a cut every quarter, with half a year before and after`() throws {
    let cuts = try past(company(seed: 1)).cuts.map(\.week)
    let first = try day("2024-01-01").week
    #expect(cuts == [25, 38, 51, 64, 77].map { first + $0 })
    #expect(cuts.last == asOf.week - 26)
    #expect(try past(company(seed: 1), through: first + 50).cuts.isEmpty)
    #expect(try past(Company()).cuts.isEmpty)
  }

  @Test func `what comes after a cut changes nothing of its ranking`() throws {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var company = company(seed: seed)
    let before = try past(company)
    let cut = try #require(before.cuts.first)
    let after = Day(index: cut.week * 7 + 7)
    // A latecomer, a burst of tips, thanks for old tips, and somebody who leaves.
    company.people("é")
    company.people("ü", left: (after + 3).description)
    company.tip("ü0", by: "ü", "2024-02-01")
    for number in 0..<40 {
      company.tip("late\(number)", by: number % 2 == 0 ? "é" : "y", (after + number).description)
      company.reaction(to: "a0", by: "é", (after + number).description, kind: "k\(number)")
    }
    let changed = try #require(try past(company).cuts.first { $0.week == cut.week })
    var control = self.company(seed: seed)
    control.people("éü")
    control.tip("ü0", by: "ü", "2024-02-01")
    let expected = try #require(try past(control).cuts.first { $0.week == cut.week })
    func ranked(_ cut: PastRankings.Cut) -> [String] {
      cut.lines.map { "\($0.creator.identifier) \($0.estimate) \($0.evidence)" }
    }
    #expect(ranked(changed) == ranked(expected), "seed \(seed)")
    #expect(changed.lines.contains { $0.creator.identifier == "ü" })
    #expect(changed.gains != expected.gains, "seed \(seed)")
  }

  @Test func `gains are the acts and thanks of the 26 weeks after, and no others`() throws {
    var company = Company()
    company.people("abc")
    let first = try day("2024-01-01")
    func date(_ week: Int) -> String { (first + 7 * week).description }
    for week in [0, 10] { company.tip("a\(week)", by: "a", date(week)) }
    company.tip("b0", by: "b", date(1))
    // The cut is after week 25; weeks 26 to 51 follow.
    company.tip("a26", by: "a", date(26))
    company.comment("x", on: "a0", by: "b", date(51))
    company.reaction(to: "b0", by: "c", date(30))
    company.tip("a52", by: "a", date(52))
    company.tip("c78", by: "c", date(77))
    let cuts = try past(company, through: first.week + 77).cuts
    let cut = try #require(cuts.first { $0.week == first.week + 25 })
    let gains = Dictionary(
      uniqueKeysWithValues: zip(cut.lines.map(\.creator.identifier), cut.gains))
    #expect(gains == ["a": 2, "b": 2])
  }

  @Test func `hidden members teach the model and take no rank`() throws {
    let cuts = try past(company(seed: 3)).cuts
    #expect(cuts.allSatisfy { cut in !cut.lines.contains { $0.creator.identifier == "z" } })
  }

  @Test func `the interval is the same whatever the order of imports, and holds the difference`()
    throws
  {
    let seed = UInt64.random(in: 0..<UInt64.max)
    let company = company(seed: seed)
    func intervals(
      _ reorder: ([Company.Telling]) -> [Company.Telling]
    ) throws -> (difference: Double, intervals: [ClosedRange<Double>]) {
      try company.store(reorder).read { facts in
        let history = try ContributionHistory(
          facts.contributions, through: Day(index: asOf.week * 7 + 6))
        let past = try PastRankings(history, through: asOf.week)
        let own = try past.qualities(.potential)
        let other = try past.qualities(BaselineRanking.lifetime.ranker)
        let difference = zip(own, other).map { ($0.ndcg() ?? 0) - ($1.ndcg() ?? 0) }.mean ?? 0
        return (difference, PairedBootstrap(past).differences(of: own, to: [other, own]))
      }
    }
    let found = try intervals { $0 }
    #expect(found.intervals[1] == 0...0)
    #expect(found.intervals[0].contains(found.difference), "seed \(seed)")
    let reversed = try intervals { $0.reversed() }
    #expect(reversed.intervals == found.intervals, "seed \(seed)")
  }

  @Test func `the simple rankings are what their names say`() throws {
    let evidence = try CreatorEvidence(
      actsByWeek: [(61, 5), (74, 3), (75, 1), (87, 2)], thanksByAct: [1])
    func score(_ baseline: BaselineRanking) -> Double { baseline.score(evidence, 100) }
    #expect(score(.lifetime) == 11)
    #expect(score(.trailing) == 3)
    let odd = exp2(-25 / 13.0)
    let decayed: Double = 5 * 0.125 + 3 * 0.25 + odd + 2 * 0.5
    #expect(abs(score(.decayed) - decayed) < 1e-12)
    let weeks: Double = 0.125 + 0.25 + odd + 0.5
    #expect(abs(score(.decayedWeeks) - weeks) < 1e-12)
  }
}
