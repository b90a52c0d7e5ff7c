import Activity
import Foundation
import Simulation
import Store
import TestSupport
import Testing

@testable import Analytics
@testable import RelaisKit

/// The share of members who dropped out for good, community by community.
@Suite struct DormantShareTests {
  private struct Community {
    let members: Int
    let gone: Int
    /// Expected number gone, and its variance, by the chance of each that they are.
    let expected: Double
    let variance: Double

    /// Whether the planted number lies in the middle 90% of what the model expects.
    var isInside: Bool { abs(Double(gone) - expected) <= 1.645 * variance.squareRoot() + 0.5 }
  }

  private func communities(seed: UInt64) throws -> [Community] {
    let scratch = try Scratch()
    let exports = scratch.folder.path("exports")
    _ = try Workspace.simulate(members: 240, weeks: 52, seed: seed, into: exports)
    let truth = try Truth(contentsOf: URL(filePath: exports + "/truth.json"))
    try scratch.add(
      ["members", "communities", "memberships", "logins"].map { "\(exports)/\($0).csv" })
    return try scratch.read { facts in
      let last = try #require(Day("2026-03-22"))
      let days = try #require(try facts.signalDays())
      let histories = try PresenceHistories(facts.signals, through: last, since: days.lowerBound)
      let model = try #require(ReturnModel(histories.counts).model)
      let keys = Dictionary(
        uniqueKeysWithValues: try facts.contributions.roster().map { ($0.identifier, $0.key) })
      let gone = Set(truth.dormant.compactMap { keys[$0.member] })
      return try facts.signals.cohorts(on: last).values.filter { $0.count >= 10 }.map { members in
        let chances = members.compactMap { member -> Double? in
          guard let history = histories.observations[member]?.history, history.x > 0 else {
            return nil
          }
          return 1 - model.probabilityAlive(history)
        }
        return Community(
          members: members.count, gone: members.count(where: gone.contains),
          expected: chances.reduce(0, +), variance: chances.reduce(0) { $0 + $1 * (1 - $1) })
      }
    }
  }

  @Test func `what the model expects to be gone is what was planted, in 90% of communities`() throws
  {
    var all: [Community] = []
    for seed in PlantedTruthTests.seeds { all += try communities(seed: seed) }
    let inside = all.count(where: \.isInside)
    #expect(
      Double(inside) >= 0.9 * Double(all.count),
      "\(inside) of \(all.count), seeds \(PlantedTruthTests.seeds)")
  }
}
