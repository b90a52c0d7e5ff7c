import TestSupport
import Testing

@testable import Disclosure

/// A company of 25 groups of 40 over 13 periods, as people come and go.
@Suite("Ordinary turnover")
struct TurnoverTests {
  @Test("leaves most reports published", arguments: isFullTier ? [0.05, 0.09] : [0.09])
  func turnover(share: Double) throws {
    var random = SeededGenerator(seed: 25)
    let ledger = MemoryLedger()
    var groups = (0..<25).map { group in Array(group * 40..<(group + 1) * 40) }
    var newest = 1_000
    var publications: [ReleaseHistory.Publication] = []
    var memberships: [[[Int]]] = []
    for period in 0..<13 {
      if period > 0 { change(&groups, &newest, share, &random) }
      let roster = Set(groups.joined()).sorted()
      // From groups in which hardly anybody is active to some in which nearly all are.
      let active = Set(
        groups.enumerated().flatMap { index, members in
          members.filter { _ in
            Double.random(in: 0..<1, using: &random) < Double(index + 1) / 26
          }
        })
      memberships.append(groups)
      var session = try ReleaseSession(
        policy: .default, lastClosedPeriod: period, ledger: ledger)
      @Sendable func sealed(_ members: [Int]) -> [Sealed<Int>] {
        [Sealed(members.count(where: active.contains))]
      }
      func plan(_ recount: SealedPublication.Recount?) -> [SealedPublication.Cohort] {
        groups.enumerated().map {
          .init(
            identifier: "g\($0)", name: "", members: $1, counts: sealed($1), recount: recount)
        }
      }
      _ = try session.release(table: "flows", period: period) {
        try SealedPublication(
          table: "flows", kind: .flow, period: period, measures: ["active"], roster: roster,
          rosterCounts: sealed(roster), cohorts: plan(nil))
      }
      _ = try session.release(table: "states", period: period) {
        let recount: SealedPublication.Recount = { members in
          [Sealed(members.count(where: active.contains))]
        }
        return try SealedPublication(
          table: "states", kind: .state, period: period, measures: ["active"], roster: roster,
          rosterCounts: sealed(roster), cohorts: plan(recount), recountRoster: recount)
      }
      _ = try session.close()
    }
    for release in ledger.releases {
      publications.append(
        .init(
          .init(table: release.table, period: release.period), bytes: release.bytes, groups: []))
    }
    let history = ReleaseHistory(
      publications: publications,
      spaces: try Dictionary(
        Set(ledger.releases.map(\.space)).map { ($0, try ledger.admittedCohorts(in: $0)) },
        uniquingKeysWith: { $1 }), logged: publications.map(\.release))
    let findings = audit(history)
    let fates = findings.fates
    let stale = difference(of: history, from: memberships)
    print("turnover \(share): \(fates), states \(stale) % of members from the real ones")
    #expect(findings.breaches.isEmpty, "\(findings.breaches)")
    #expect(fates.rows == 2 * 13 * 26)
    #expect(Double(fates.shownRows) > 0.8 * Double(fates.rows), "\(fates)")
    #expect(stale < 20)
  }

  /// How far the people in rows of states are from the members of their groups, in percent.
  private func difference(of history: ReleaseHistory, from memberships: [[[Int]]]) -> Double {
    var (differing, all) = (0, 0)
    for publication in history.publications where publication.release.table == "states" {
      for row in AuditedTable(publication, spaces: history.spaces)?.rows ?? [] {
        guard let index = Int(row.identifier.dropFirst()), let members = row.members else {
          continue
        }
        let real = memberships[publication.release.period][index]
        differing += Set(members).symmetricDifference(real).count
        all += members.count + real.count
      }
    }
    return 100 * Double(differing) / Double(max(1, all))
  }

  /// Of each group some leave the company, some go to another group, and as many come.
  private func change(
    _ groups: inout [[Int]], _ newest: inout Int, _ share: Double, _ random: inout SeededGenerator
  ) {
    for index in groups.indices {
      let count = Int((share * 40).rounded())
      let leaving = Set(groups[index].shuffled(using: &random).prefix(count))
      groups[index].removeAll(where: leaving.contains)
      let others = groups.indices.filter { $0 != index }
      for person in leaving {
        // A third of those who leave a group belong to another one from then on.
        if Int.random(in: 0..<3, using: &random) == 0,
          let other = others.randomElement(using: &random)
        {
          groups[other] = Set(groups[other] + [person]).sorted()
        }
      }
      while groups[index].count < 40 {
        groups[index].append(newest)
        newest += 1
      }
      groups[index].sort()
    }
  }
}
