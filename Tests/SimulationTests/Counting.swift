import Activity
import Foundation
import Simulation

/// What people shared in the last weeks of a simulation, counted without any model.
struct Sharing {
  struct Pair: Hashable {
    let author: String
    let thanker: String
  }

  private struct Thanks: Hashable {
    let tip: String
    let thanker: String
  }

  /// Identifiers of tips by author.
  private(set) var tips: [String: Set<String>] = [:]
  private var acts: [String: [Day]] = [:]
  /// Colleagues who answered, once a tip, and the period in which they did.
  private var thanks: [String: [Thanks: Period]] = [:]
  private var reactions: [(pair: Pair, day: Day)] = []
  private let teams: [String: String]

  init(_ exports: SimulatedExports, lastWeeks: Int) {
    let members = exports.table("members.csv")
    teams = Dictionary(uniqueKeysWithValues: zip(members["member_id"], members["team"]))
    let start = exports.simulation.lastDay + (1 - 7 * lastWeeks)
    func day(_ time: String) -> Day { Day(String(time.prefix(10))) ?? start }

    let shared = exports.table("tips.csv")
    var authors: [String: String] = [:]
    for ((tip, author), time) in zip(
      zip(shared["tip_id"], shared["author_id"]), shared["shared_at"])
    {
      authors[tip] = author
      guard day(time) >= start else { continue }
      tips[author, default: []].insert(tip)
      acts[author, default: []].append(day(time))
    }
    for (file, column) in [("reactions.csv", "reacted_at"), ("comments.csv", "commented_at")] {
      let answers = exports.table(file)
      for ((tip, member), time) in zip(
        zip(answers["tip_id"], answers["member_id"]), answers[column])
      where day(time) >= start && authors[tip] != member {
        let pair = Pair(author: authors[tip] ?? "", thanker: member)
        let answer = Thanks(tip: tip, thanker: member)
        thanks[pair.author, default: [:]][answer] = Period(containing: day(time))
        if column == "reacted_at" {
          reactions.append((pair, day(time)))
        } else {
          acts[member, default: []].append(day(time))
        }
      }
    }
  }

  func ranked(by score: (String) -> Double) -> [String] {
    acts.keys.map { (member: $0, score: score($0)) }
      .sorted { ($1.score, $0.member) < ($0.score, $1.member) }
      .map(\.member)
  }

  func weeks(_ member: String) -> Double { Double(Set((acts[member] ?? []).map(\.week)).count) }

  func actsPerWeek(_ member: String) -> Double {
    Double(acts[member]?.count ?? 0) / max(1, weeks(member))
  }

  func thanks(_ member: String) -> Double { Double(thanks[member]?.count ?? 0) }

  /// At most five a pair and period.
  func cappedThanksPerAct(_ member: String) -> Double {
    var counts: [String: [Period: Int]] = [:]
    for (thanks, period) in thanks[member] ?? [:] {
      counts[thanks.thanker, default: [:]][period, default: 0] += 1
    }
    let total = counts.values.flatMap(\.values).reduce(0) { $0 + min(5, $1) }
    return Double(total) / Double(max(1, acts[member]?.count ?? 0))
  }

  func teams(thanking member: String) -> Set<String> {
    Set((thanks[member] ?? [:]).keys.compactMap { teams[$0.thanker] })
  }

  func reactionsPerPair(from first: Day, to last: Day) -> [Pair: Int] {
    var counts: [Pair: Int] = [:]
    for (pair, day) in reactions where first <= day && day <= last { counts[pair, default: 0] += 1 }
    return counts
  }
}

/// Mean scores of topics.
struct Scores {
  private var results: [String: [(member: String, share: Double)]] = [:]

  init(_ exports: SimulatedExports) {
    let table = exports.table("quiz_results.csv")
    let shares = zip(table["score"], table["max_score"]).map { score, maximum in
      (Double(score) ?? .nan) / (Double(maximum) ?? .nan)
    }
    for ((member, topic), share) in zip(zip(table["member_id"], table["topic"]), shares) {
      results[topic, default: []].append((member, share))
    }
  }

  var topics: [String] { results.keys.sorted() }

  /// Of the answers given by the members chosen: points won of points possible.
  func facility(_ topic: String, of isChosen: (String) -> Bool = { _ in true }) -> Double {
    let chosen = (results[topic] ?? []).filter { isChosen($0.member) }
    return chosen.reduce(0) { $0 + $1.share } / Double(chosen.count)
  }
}
