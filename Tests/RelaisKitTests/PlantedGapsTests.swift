import Disclosure
import Foundation
import RelaisKit
import Simulation
import Store
import TestSupport
import Testing

/// The hard topics and the missing content that a simulation plants are found, from released counts
/// alone, over all seeds.
@Suite struct PlantedGapsTests {
  static let seeds: [UInt64] = isFullTier ? [7, 21, 300] + Array(1000..<1020) : [7, 21, 300]

  private static let asOf = CalendarDate(year: 2026, month: 3, day: 22)

  private struct Company {
    let truth: Truth
    let scratch: Scratch
    /// Identifiers of topics by name.
    let topics: [String: String]

    init(members: Int, seed: UInt64) throws {
      scratch = try Scratch()
      let exports = scratch.folder.path("exports")
      _ = try Workspace.simulate(members: members, weeks: 52, seed: seed, into: exports)
      truth = try Truth(contentsOf: URL(filePath: exports + "/truth.json"))
      try scratch.add([exports])
      let known = try scratch.read { facts in
        try facts.days().map { try facts.contributions.topics(through: $0.upperBound) } ?? []
      }
      topics = Dictionary(
        uniqueKeysWithValues: known.compactMap { topic in
          topic.name.map { ($0, topic.identifier) }
        })
    }

    /// Identifiers of the topics of a class.
    func topics(_ kind: String, community: String? = nil) throws -> Set<String> {
      let table = try scratch.workspace.gaps(
        community: community, top: 100, asOf: PlantedGapsTests.asOf
      ).tables[0]
      return Set(
        zip(table["topic"], table["class"]).filter { $0.1 == .word(kind) }
          .compactMap { $0.0.text.flatMap { topics[$0] } })
    }
  }

  @Test(arguments: seeds)
  func `hard topics and missing content are found, and nothing else`(seed: UInt64) throws {
    let company = try Company(members: 240, seed: seed)
    let missing = try company.topics("missing-content")
    let unhelpful = try company.topics("unhelpful-content")
    #expect(missing == Set(company.truth.missingContentTopics), "seed \(seed)")
    #expect(missing.union(unhelpful) == Set(company.truth.hardTopics), "seed \(seed)")
    let fine = try company.topics("fine")
    #expect(fine.isSuperset(of: company.truth.easyTopicsWithoutContent), "seed \(seed)")
    #expect(fine.count == 12, "seed \(seed)")
  }

  /// Communities of 240 members are too small to be sure: of ten learners, coded, little can be said.
  @Test(arguments: isFullTier ? [5] + Array(11..<17) : [5])
  func `local difficulties of a larger company are found, and no others`(seed: UInt64) throws {
    let company = try Company(members: 2400, seed: seed)
    let planted = company.truth.localDifficulties
    try #require(!planted.isEmpty)
    var found = 0
    for community in try company.scratch.read({ try $0.signals.communities() }) {
      guard
        let topics = try? company.topics("local-difficulty", community: community.identifier)
      else { continue }
      let expected = Set(planted.filter { $0.community == community.identifier }.map(\.topic))
      #expect(topics.isSubset(of: expected), "seed \(seed): \(community.name) \(topics)")
      found += topics.count
    }
    #expect(2 * found >= planted.count, "seed \(seed): \(found) of \(planted.count)")
  }
}
