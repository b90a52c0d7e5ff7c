import Activity
import Foundation
import Simulation
import Testing

/// Plain counting must find what was planted, or no model can be blamed for missing it.
@Suite("The planted truth")
struct PlantedTruthTests {
  private static let seeds = SimulatedExports.seeds

  @Test("has champions whom acts and thanks of half a year tell apart", arguments: seeds)
  func champions(seed: UInt64) throws {
    let exports = try SimulatedExports.sample(seed: seed)
    let truth = exports.truth
    let sharing = Sharing(exports, lastWeeks: 26)
    #expect(truth.champions.count == 12)
    let ranked = sharing.ranked {
      sharing.weeks($0) * sharing.actsPerWeek($0) * (1 + sharing.cappedThanksPerAct($0))
    }.filter { !truth.hidden.contains($0) }
    let found = ranked.prefix(10).filter(truth.champions.contains)
    #expect(found.count >= 9, "seed \(seed): \(ranked.prefix(10))")
    let stars = Set(truth.pastStars + truth.volumePosters + truth.ring)
    #expect(stars.isDisjoint(with: ranked.prefix(8)), "seed \(seed)")
    for champion in truth.champions {
      #expect(sharing.teams(thanking: champion).count >= 3, "seed \(seed): \(champion)")
    }
  }

  @Test("has volume posters who lead by tips alone", arguments: seeds)
  func volumePosters(seed: UInt64) throws {
    let exports = try SimulatedExports.sample(seed: seed)
    let sharing = Sharing(exports, lastWeeks: 26)
    let leaders = sharing.ranked { Double(sharing.tips[$0]?.count ?? 0) }.prefix(3)
    #expect(Set(leaders) == Set(exports.truth.volumePosters), "seed \(seed)")
  }

  @Test("has past stars who led once and share no more", arguments: seeds)
  func pastStars(seed: UInt64) throws {
    let exports = try SimulatedExports.sample(seed: seed)
    let ever = Sharing(exports, lastWeeks: 52)
    let lately = Sharing(exports, lastWeeks: 26)
    let median = ever.ranked { ever.thanks($0) }[40]
    for star in exports.truth.pastStars {
      #expect(ever.thanks(star) > 5 * ever.thanks(median), "seed \(seed): \(star)")
      #expect(lately.weeks(star) == 0, "seed \(seed): \(star)")
    }
  }

  @Test("has a champion who opted out", arguments: seeds)
  func hiddenChampion(seed: UInt64) throws {
    let exports = try SimulatedExports.sample(seed: seed)
    let truth = exports.truth
    let members = exports.table("members.csv")
    let visibility = Dictionary(
      uniqueKeysWithValues: zip(members["member_id"], members["visibility"]))
    #expect(!truth.hiddenChampions.isEmpty)
    #expect(truth.hiddenChampions.allSatisfy(truth.hidden.contains))
    #expect(Set(truth.hidden) == Set(visibility.filter { $0.value == "hidden" }.keys))
    #expect(truth.champions.allSatisfy { visibility[$0] == "" })
    #expect(visibility.values.contains("anonymous"))
  }

  @Test("has a ring that thanks itself far beyond five a pair and period", arguments: seeds)
  func ring(seed: UInt64) throws {
    let exports = try SimulatedExports.sample(seed: seed)
    let truth = exports.truth
    let first = try #require(Day(truth.contest.startsOn))
    let last = try #require(Day(truth.contest.endsOn))
    #expect(last - first == 27)
    #expect(Period(containing: first) == Period(containing: last))
    let pairs = Sharing(exports, lastWeeks: 52).reactionsPerPair(from: first, to: last)
    for author in truth.ring {
      let received = truth.ring.filter { $0 != author }
        .map { pairs[Sharing.Pair(author: author, thanker: $0)] ?? 0 }
      #expect(received.count == 4)
      #expect(received.allSatisfy { $0 > 6 }, "seed \(seed): \(author) \(received)")
      #expect(received.reduce(0, +) > 40, "seed \(seed): \(author) \(received)")
    }
    let others = pairs.filter { !truth.ring.contains($0.key.author) }.map(\.value)
    #expect((others.max() ?? 0) <= 8, "seed \(seed)")
  }

  @Test("has hard topics with the lowest scores, some of them without tips", arguments: seeds)
  func hardTopics(seed: UInt64) throws {
    let exports = try SimulatedExports.sample(seed: seed)
    let truth = exports.truth
    let scores = Scores(exports)
    let ranked = scores.topics.sorted { scores.facility($0) < scores.facility($1) }
    #expect(Set(ranked.prefix(4)) == Set(truth.hardTopics), "seed \(seed): \(ranked.prefix(5))")
    #expect(scores.facility(ranked[3]) + 0.05 < scores.facility(ranked[4]), "seed \(seed)")

    let tips = Dictionary(grouping: exports.table("tips.csv")["topic"]) { $0 }.mapValues(\.count)
    #expect(Set(truth.missingContentTopics).isStrictSubset(of: truth.hardTopics))
    let bare = Set(truth.missingContentTopics + truth.easyTopicsWithoutContent)
    for topic in ranked {
      #expect((tips[topic] ?? 0 < 8) == bare.contains(topic), "seed \(seed): \(topic)")
    }
    for local in truth.localDifficulties {
      let members = Set(
        zip(
          exports.table("memberships.csv")["community_id"],
          exports.table("memberships.csv")["member_id"]
        ).filter { $0.0 == local.community }.map(\.1))
      let here = scores.facility(local.topic) { members.contains($0) }
      let elsewhere = scores.facility(local.topic) { !members.contains($0) }
      #expect(here + 0.12 < elsewhere, "seed \(seed): \(local)")
    }
  }

  @Test("has dormant members last seen in the week that it tells", arguments: seeds)
  func dormant(seed: UInt64) throws {
    let exports = try SimulatedExports.sample(seed: seed)
    let truth = exports.truth
    let logins = exports.table("logins.csv")
    let seen = Dictionary(
      zip(logins["member_id"], logins["logged_in_at"]), uniquingKeysWith: { max($0, $1) })
    #expect((30...90).contains(truth.dormant.count), "seed \(seed)")
    for dormant in truth.dormant {
      let last = try #require(seen[dormant.member].flatMap { Day(String($0.prefix(10))) })
      let monday = try #require(Day(dormant.lastActiveWeek))
      #expect(monday.weekday == 0)
      #expect(last.week == monday.week, "seed \(seed): \(dormant)")
    }
    #expect(!truth.notStarted.isEmpty)
    #expect(truth.notStarted.allSatisfy { seen[$0] == nil }, "seed \(seed)")
    #expect(Set(truth.unlisted).isSubset(of: seen.keys))
  }

  @Test("has communities large enough to be published, and some that are not", arguments: seeds)
  func communities(seed: UInt64) throws {
    let exports = try SimulatedExports.sample(seed: seed)
    let memberships = exports.table("memberships.csv")
    var sizes: [String: Int] = [:]
    for (community, until) in zip(memberships["community_id"], memberships["until"])
    where until.isEmpty { sizes[community, default: 0] += 1 }
    #expect(sizes.count == 12)
    #expect(sizes.values.count { $0 >= 20 } >= 7, "seed \(seed): \(sizes)")
    #expect(Set(exports.truth.smallCommunities).isSuperset(of: ["C011", "C012"]))
    for community in exports.truth.smallCommunities {
      #expect(sizes[community] ?? 0 < 10, "seed \(seed): \(community)")
    }
  }
}
