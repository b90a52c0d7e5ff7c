import Testing

@testable import Disclosure

/// A figure that sets two sides against each other must not tell how few the fewer are.
@Suite("A figure about two sides")
struct SidesTests {
  /// Fails if it is told by the true number of the fewer: 13 back of 43 would be told, 12 not, though
  /// both counts can be read as 15 of 45 and 10 of 40.
  @Test("is told, and as finely as it is, by the codes of both")
  func byCodes() throws {
    let publication = try SidesTests.backtest(back: 0)
    var shown: [String: Set<Int?>] = [:]
    for members in 20...130 {
      for back in 0...members {
        let policy = Policy.default
        let whole = policy.coded(members, of: 140)
        let counts = policy.counts(whole, of: 140)
        let part = policy.coded(back, within: counts)
        let people = publication.fewest(of: "back", against: "members", [counts, part?.counts])
        #expect(people <= min(back, members - back), "\(back) of \(members)")
        shown["\(whole) \(String(describing: part?.code))", default: []].insert(
          policy.points(51.4, about: people, of: 140))
      }
    }
    #expect(shown.values.allSatisfy { $0.count == 1 })
    #expect(Set(shown.values.joined()) == [nil, 50, 51])
  }

  @Test("is released beside the counts that it follows from, or withheld")
  func released() throws {
    for (back, isTold) in [(4, false), (10, false), (30, true), (58, false)] {
      var session = try ReleaseSession(
        policy: .default, lastClosedPeriod: 9, ledger: MemoryLedger())
      let publication = try session.release(table: "backtest", period: 7) {
        try SidesTests.backtest(back: back)
      }
      #expect((publication.points("area") != nil) == isTold, "\(back)")
      _ = try session.close()
    }
  }

  private static func backtest(back: Int) throws -> SealedPublication {
    try SealedPublication(
      table: "backtest", kind: .flow, period: 7, measures: ["members", "back"],
      roster: Array(0..<80), rosterCounts: [Sealed(60), Sealed(back)], cohorts: [],
      parts: ["back": .of("members")],
      points: { _ in
        [
          SealedPublication.Points(
            identifier: "area", value: Sealed(71.3), setting: "back", of: "members")
        ]
      })
  }
}
