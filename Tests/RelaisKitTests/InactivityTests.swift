import Activity
import Disclosure
import Foundation
import Simulation
import Store
import TestSupport
import Testing

@testable import RelaisKit

/// Inactivity as it leaves the library: in groups, and as it was planted.
@Suite struct InactivityTests {
  /// The last day of period 341, 2026-02-23 to 2026-03-22.
  private static let asOf = CalendarDate(year: 2026, month: 3, day: 22)

  private func exports(_ seed: UInt64, in scratch: Scratch) throws -> (path: String, truth: Truth) {
    let path = scratch.folder.path("exports")
    _ = try Workspace.simulate(members: 240, weeks: 52, seed: seed, into: path)
    return (path, try Truth(contentsOf: URL(filePath: path + "/truth.json")))
  }

  @Test(arguments: PlantedTruthTests.seeds)
  func `the silent who are gone and those who never came are counted`(seed: UInt64) throws {
    let scratch = try Scratch()
    let (path, truth) = try exports(seed, in: scratch)
    try scratch.add([path])
    let report = try scratch.workspace.inactivity(asOf: InactivityTests.asOf)
    let table = report.tables[0]
    let size = try #require(table["members", "people"]?.number)
    // Gone for a quarter of a year at least: nothing in a history tells who left only lately.
    let monday = try #require(Day("2025-12-28"))
    let gone = truth.dormant.filter { (Day($0.lastActiveWeek) ?? monday) < monday }.count
    let (dormant, silent) = (table.about("state-dormant"), table.about("state-silent"))
    #expect(dormant.upperBound >= gone, "seed \(seed): \(gone) gone")
    #expect(silent.upperBound >= gone, "seed \(seed): \(gone) gone")
    #expect(
      Double(dormant.lowerBound) <= Double(truth.dormant.count) + 0.05 * size,
      "seed \(seed): \(truth.dormant.count) dropped out")
    // Withheld where the others leave too few.
    if table["state-not-started", "people"] != .withheld {
      #expect(
        table.about("state-not-started").contains(truth.notStarted.count),
        "seed \(seed): \(truth.notStarted.count) never came")
    }
  }

  @Test func `no output bears a name, an identifier or an exact count of the silent`() throws {
    let scratch = try Scratch()
    let (path, truth) = try exports(7, in: scratch)
    try scratch.add([path])
    let names = try scratch.read { try $0.contributions.roster() }
    for report in [
      try scratch.workspace.inactivity(asOf: InactivityTests.asOf),
      try scratch.workspace.inactivity(community: "Vente", asOf: InactivityTests.asOf),
      try scratch.workspace.backtestInactivity(asOf: InactivityTests.asOf),
    ] {
      let json = report.json
      for member in names {
        #expect(!json.contains("\"\(member.identifier)\""))
        #expect(!json.contains(member.name ?? member.identifier))
      }
      for table in report.tables {
        for cell in table.rows.joined() {
          if case .released(let released) = cell, case .people(.about(let count)) = released.value {
            #expect(count % 5 == 0)
          }
        }
      }
      #expect(!truth.dormant.isEmpty)
    }
  }

  @Test func `who joins is in no table of a period as long as one must do without them`() throws {
    let scratch = try Scratch()
    // Twenty members, of whom twelve are active in the last period; the one who joins is active.
    try scratch.write([
      "member_id,name,joined_on\n" + rows(0..<60) { "m\($0),Member \($0),2020-01-01" },
      "community_id,name\nc,Caen\n",
      "community_id,member_id,since\n" + rows(0..<20) { "c,m\($0),2020-01-01" }
        + "c,m20,2026-02-23\n",
      "member_id,logged_in_at\nm59,2025-12-29T10:00:00\n"
        + rows(0..<60) { "m\($0),2026-01-26T10:00:00" }
        + rows(0..<12) { "m\($0),2026-03-03T10:00:00" }
        + rows(20..<60) { "m\($0),2026-03-22T10:00:00" },
    ])
    let before = try scratch.workspace.inactivity(
      community: "c", asOf: CalendarDate(year: 2026, month: 2, day: 22))
    let participation = try scratch.workspace.community(
      "c", section: .participation, asOf: InactivityTests.asOf
    ).tables[0]
    let inactivity = try scratch.workspace.inactivity(community: "c", asOf: InactivityTests.asOf)
    // 13 of 21 were active, and 12 of the same 20 without the one who joined: newer figures of the
    // twenty would tell. What stands are those of the period before.
    #expect(participation["members", "people"] == .number(21))
    #expect(inactivity.tables[0]["members", "people"] == .number(20))
    #expect(inactivity.notes.map(\.key).contains("earlier-period"))
    #expect(inactivity.tables == before.tables)
  }

  @Test func `an unknown community and one that is too small are told alike`() throws {
    let scratch = try Scratch()
    let (path, truth) = try exports(7, in: scratch)
    try scratch.add([path])
    let small = try #require(truth.smallCommunities.first)
    for name in [small, "jamais"] {
      let error = #expect(throws: RelaisError.self) {
        try scratch.workspace.inactivity(community: name, asOf: InactivityTests.asOf)
      }
      #expect(error == RelaisError("unknown-community", name))
    }
  }

  @Test func `the order and repetition of imports change nothing`() throws {
    let (once, twice) = (try Scratch(), try Scratch())
    let (path, _) = try exports(21, in: once)
    let files = try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".csv") }.sorted().map { "\(path)/\($0)" }
    try once.add(files)
    try twice.add(files.reversed() + files)
    for community in [nil, "Vente"] {
      let (a, b) = (
        try once.workspace.inactivity(community: community, asOf: InactivityTests.asOf),
        try twice.workspace.inactivity(community: community, asOf: InactivityTests.asOf)
      )
      #expect(a.json == b.json)
    }
    #expect(
      try once.workspace.backtestInactivity(asOf: InactivityTests.asOf).json
        == twice.workspace.backtestInactivity(asOf: InactivityTests.asOf).json)
  }

  @Test func `few members get states by recency, and no return is foretold`() throws {
    let scratch = try Scratch()
    try scratch.write([
      "member_id,name\n" + (0..<24).map { "m\($0),Member \($0)\n" }.joined(),
      "member_id,logged_in_at\nm0,2025-10-06T10:00:00\n"
        + (0..<16).map { "m\($0),2025-11-20T10:00:00\n" }.joined()
        + (16..<19).map { "m\($0),2026-03-20T10:00:00\n" }.joined(),
    ])
    let report = try scratch.workspace.inactivity(asOf: InactivityTests.asOf)
    let table = report.tables[0]
    #expect(table["state-silent", "people"] == .count(.above(19)))
    #expect(table["state-dormant", "people"] == .count(.above(15)))
    #expect(table["state-active", "people"] == .count(.below(5)))
    #expect(table["state-silent", "expected_back"] == .nothing)
    #expect(report.notes.map(\.key).contains("states-by-recency"))
  }

  @Test func `without a closed period nothing is told`() throws {
    let scratch = try Scratch()
    try scratch.write(["member_id,logged_in_at\nm0,2026-03-20T10:00:00\n"])
    let report = try scratch.workspace.inactivity(asOf: InactivityTests.asOf)
    #expect(report.notes.map(\.key) == ["no-closed-period"])
    #expect(report.tables.isEmpty)
    let backtest = try scratch.workspace.backtestInactivity(asOf: InactivityTests.asOf)
    #expect(backtest.notes.map(\.key) == ["too-short-for-backtest"])
  }
}

extension ReleasedTable {
  /// The counts that a row's coded people may stand for.
  fileprivate func about(_ term: String) -> ClosedRange<Int> {
    switch self[term, "people"] {
    case .count(.below(let bound)): 0...(bound - 1)
    case .count(.about(let count)): (count - 4)...(count + 4)
    case .count(.above(let bound)): (bound + 1)...Int.max
    default: 0...0
    }
  }
}
