import Disclosure
import Foundation
import RelaisKit
import Simulation
import Store
import TestSupport
import Testing

/// What a simulation plants, the answers find.
@Suite struct PlantedTruthTests {
  static let seeds: [UInt64] = isFullTier ? [7, 21, 300] + Array(1000..<1020) : [7, 21, 300]

  private static let asOf = CalendarDate(year: 2026, month: 3, day: 22)

  /// A company whose contributions are imported: neither question asks for more.
  private struct Company {
    let truth: Truth
    let scratch: Scratch
    /// Names by identifier.
    let names: [String: String]

    init(seed: UInt64) throws {
      scratch = try Scratch()
      let exports = scratch.folder.path("exports")
      _ = try Workspace.simulate(members: 240, weeks: 52, seed: seed, into: exports)
      truth = try Truth(contentsOf: URL(filePath: exports + "/truth.json"))
      try scratch.add(
        ["members", "tips", "reactions", "comments", "challenges"].map { "\(exports)/\($0).csv" })
      names = try Dictionary(
        uniqueKeysWithValues: scratch.read { try $0.contributions.roster() }
          .map { ($0.identifier, $0.name ?? $0.identifier) })
    }

    func named(_ members: [String]) -> Set<String> { Set(members.compactMap { names[$0] }) }

    /// Names that nobody else bears.
    func onlyNamed(_ members: [String]) -> Set<String> {
      named(members).subtracting(named(Array(Set(names.keys).subtracting(members))))
    }
  }

  @Test(arguments: seeds)
  func `champions are found, and nobody who only looks like one`(seed: UInt64) throws {
    let company = try Company(seed: seed)
    let table = try company.scratch.workspace.champions(top: 240, asOf: PlantedTruthTests.asOf)
      .tables[0]
    let ranked = table["creator"].compactMap(\.text)
    let found = company.named(company.truth.champions).intersection(ranked.prefix(10))
    #expect(found.count >= 8, "seed \(seed): \(ranked.prefix(10))")
    let others = company.truth.volumePosters + company.truth.pastStars
    #expect(company.named(others).isDisjoint(with: ranked.prefix(10)), "seed \(seed)")
    #expect(company.named(others).isSubset(of: ranked), "seed \(seed)")
    #expect(company.named(company.truth.ring).isDisjoint(with: ranked.prefix(10)), "seed \(seed)")
    #expect(company.onlyNamed(company.truth.hidden).isDisjoint(with: ranked), "seed \(seed)")
    for hidden in company.truth.hiddenChampions {
      #expect(throws: RelaisError.self) {
        try company.scratch.workspace.explainChampion(hidden, asOf: PlantedTruthTests.asOf)
      }
    }
  }

  @Test(arguments: seeds)
  func `a ring of members who thank each other wins only where pairs are not capped`(
    seed: UInt64
  ) throws {
    let company = try Company(seed: seed)
    let ring = company.named(company.truth.ring)
    func leaders(perPair: String) throws -> [String] {
      let contest = try contestFile(
        in: company.scratch.folder, from: company.truth.contest.startsOn,
        to: company.truth.contest.endsOn, timeZone: "Europe/Paris", perPair: perPair,
        points: "{thanks: 1}")
      return try company.scratch.workspace.leaderboard(contest, asOf: PlantedTruthTests.asOf)
        .tables[0]["member"].compactMap(\.text)
    }
    let (open, capped) = (try leaders(perPair: "none"), try leaders(perPair: "2"))
    #expect(ring.intersection(open.prefix(10)).count >= 2, "seed \(seed): \(open.prefix(10))")
    func places(_ board: [String]) -> Int {
      ring.reduce(0) { $0 + (board.firstIndex(of: $1) ?? board.count) }
    }
    #expect(places(open) < places(capped), "seed \(seed)")
    #expect(ring.isDisjoint(with: capped.prefix(5)), "seed \(seed): \(capped.prefix(5))")
    let champions = company.named(company.truth.champions)
    #expect(capped.prefix(5).allSatisfy(champions.contains), "seed \(seed): \(capped.prefix(5))")
  }
}
