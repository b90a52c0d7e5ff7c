import Foundation
import TestSupport
import Testing

@testable import Disclosure

let isFullTier = ProcessInfo.processInfo.environment["RELAIS_TEST_TIER"] == "full"

/// `RELAIS_AUDIT_SEEDS=4000-4999` runs these histories instead.
private let seeds: [Range<Int>] = {
  let environment = ProcessInfo.processInfo.environment
  let given = (environment["RELAIS_AUDIT_SEEDS"] ?? "").split(separator: "-").compactMap { Int($0) }
  let all =
    given.count == 2 && given[0] <= given[1]
    ? given[0]..<given[1] + 1 : 0..<(isFullTier ? 10_000 : 30)
  return stride(from: all.lowerBound, to: all.upperBound, by: 250).map {
    $0..<min($0 + 250, all.upperBound)
  }
}()

@Suite("The audit")
struct AuditTests {
  @Test(
    "finds no breach in random histories of overlaps, joins, leaves, policies, late and public acts",
    arguments: seeds)
  func histories(_ seeds: Range<Int>) throws {
    var (rows, exact, tightest) = (0, 0, Double.infinity)
    var fates = CellFates()
    for seed in seeds {
      let history = try AuditHistory(seed: seed)
      let told = try history.history()
      let findings = audit(told)
      #expect(findings.breaches.isEmpty, "seed \(seed): \(findings.breaches)")
      #expect(findings.extent.propagated == 0, "seed \(seed)")
      if try holdsNoExposure(told, seed: seed) { exact += 1 }
      rows += history.publishedRows
      fates += findings.fates
      tightest = min(tightest, findings.tightest?.width ?? .infinity)
    }
    print("\(seeds): \(rows) rows, \(exact) spaces by brute force, \(fates), \(tightest) wide")
    #expect(rows > 2 * seeds.count && fates.tails > 0 && fates.complementary > 0)
  }

  /// By exact arithmetic over every set of fewer than k people, where they are few enough.
  private func holdsNoExposure(_ history: ReleaseHistory, seed: Int) throws -> Bool {
    var isTried = false
    for (space, admitted) in history.spaces {
      let people = Set(admitted.cohorts.flatMap(\.members)).sorted()
      let k =
        try history.publications.map { try PublicationRecord(bytes: $0.bytes.header).policy }
        .map(\.minimumFrequency).min() ?? 3
      guard people.count <= 14, k <= 4 else { continue }
      let index = Dictionary(zip(people, people.indices), uniquingKeysWith: { $1 })
      let cohorts = admitted.cohorts.map { $0.members.compactMap { index[$0] } }
      #expect(!exposes(cohorts, people: people.count, k), "seed \(seed), \(space)")
      isTried = true
    }
    return isTried
  }

  @Test("notices any rule that is switched off", arguments: AuditHistory.Weakness.allCases)
  func weakness(_ weakness: AuditHistory.Weakness) throws {
    let expected: AuditFindings.Kind =
      switch weakness {
      case .everyCohortIsAdmitted, .flowsForgetTheirCohorts, .statesForgetTheirCohorts: .exposed
      case .smallGroupsAreAdmitted: .smallGroup
      case .countsAreExact, .tailsAreTold, .publicActsAreForgotten: .code
      case .nothingIsSuppressed: .narrowed
      case .periodsAreReleasedAgain: .repeated
      }
    let first = try (0..<40).first { seed in
      let history = try AuditHistory(seed: seed, without: weakness)
      return audit(try history.history()).breaches.contains { $0.kind == expected }
    }
    print("\(weakness): noticed in history \(first.map(String.init) ?? "none")")
    #expect(first != nil)
  }

  @Test(
    "agrees with brute force on who is exposed: 400 universes, one in several exposing somebody")
  func ranks() {
    var exposed = 0
    for seed in 0..<400 {
      var random = SeededGenerator(seed: seed)
      let people = Int.random(in: 4...10, using: &random)
      let k = Int.random(in: 2...4, using: &random)
      let cohorts = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        random.subset(of: 0..<people, atLeast: 1)
      }
      let fewest = MembershipRanks(cohorts).fewestExposed(below: k)
      #expect(fewest != .none, "seed \(seed)")
      #expect((fewest.flatMap { $0 } != nil) == exposes(cohorts, people: people, k), "seed \(seed)")
      if let least = fewest.flatMap({ $0 }) {
        #expect(!exposes(cohorts, people: people, least), "seed \(seed)")
        exposed += 1
      }
    }
    #expect(exposed > 50 && exposed < 350, "\(exposed)")
  }

  @Test("believes witnesses only if they are a proof")
  func witnesses() {
    let ranks = MembershipRanks([Array(0..<12), Array(0..<6)])
    #expect(ranks.areWitnessed(by: [[0, 6], [1, 7], [2, 8]], k: 3))
    #expect(!ranks.areWitnessed(by: [[0, 6], [1, 7], [2, 8]], k: 4))
    #expect(!ranks.areWitnessed(by: [[0, 6], [1, 7], [2, 7]], k: 3))
    #expect(!ranks.areWitnessed(by: [[0, 6], [1, 7], [2, 3]], k: 3))
    #expect(!ranks.areWitnessed(by: [[0, 6], [1, 7], [2, 99]], k: 3))
  }

  @Test("tells a narrowed count by its place and width, and nothing else")
  func narrowed() throws {
    // Two halves of a company: of 20 fewer than 5, so fewer than 5 of each; more than 15 is wrong.
    let ledger = MemoryLedger()
    var session = try ReleaseSession(
      policy: .default, lastClosedPeriod: 9, ledger: ledger, suppression: Nothing())
    _ = try session.release(table: "participation", period: 7) {
      try participation(
        roster: 0..<40, active: 13,
        [cohort("a", 0..<20, counting: 2), cohort("b", 20..<40, counting: 11)])
    }
    _ = try session.close()
    let stored = try #require(ledger.releases.first)
    let release = ReleaseHistory.Release(table: "participation", period: 7)
    func findings(_ bytes: StoredPublication, logged: Int = 1) throws -> AuditFindings {
      audit(
        ReleaseHistory(
          publications: [.init(release, bytes: bytes, groups: [])],
          spaces: [stored.space: try ledger.admittedCohorts(in: stored.space)],
          logged: Array(repeating: release, count: logged)))
    }
    // About 15 of all (13...17) and about 10 of b (8...12) leave 1...4 for a, which says "<5".
    let breach = try #require(try findings(stored.bytes).breaches.first)
    #expect(breach.kind == .narrowed && breach.identifier == "a" && breach.people == 20)
    #expect(breach.width == 3)
    #expect(try findings(stored.bytes, logged: 2).breaches.contains { $0.kind == .repeated })
    let damaged = StoredPublication(
      header: stored.bytes.header, rows: stored.bytes.rows.filter { $0.key != "b" })
    #expect(try findings(damaged).breaches.map(\.kind) == [.lost])
  }

  private struct Nothing: Suppression {
    let id = "none"
    func applied(to table: CodedTable) -> [PublicationRecord.Cohort] { table.rows.map(\.cohort) }
  }
}
