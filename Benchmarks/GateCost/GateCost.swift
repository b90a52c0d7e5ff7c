// What the gate itself costs, without the folds before it and the database behind it: admission of
// cohorts, coding, suppression and the bytes that a ledger keeps.
//
//   GateCost [COMMUNITIES] [VIEWS] [RUNS]     1000 communities, 3 views and 3 runs if not told
//
// Time is that of the processor. Ends with an error where the ledger grows beyond its goal, which
// does not depend on the machine.

import Disclosure
import Foundation

@main
struct GateCost {
  /// Periods of participation that a view goes back.
  private static let trend = 6
  /// Members of a community who leave it in a period.
  private static let turnover = 0.03
  private static let goal = (milliseconds: 10.0, bytes: 2_000)

  static func main() throws {
    let given = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
    guard given.count <= 3, given.allSatisfy({ $0 > 0 }) else {
      print("usage: GateCost [COMMUNITIES] [VIEWS] [RUNS]")
      exit(2)
    }
    let defaults = [1000, 3, 3]
    let numbers = given + defaults.dropFirst(given.count)
    let (communities, views, count) = (numbers[0], numbers[1], numbers[2])
    let evidence = evidence(communities: communities, periods: trend + views - 1)
    var runs: [[View]] = []
    for _ in 0..<count { runs.append(try run(views, communities, evidence)) }
    tell(runs, communities)
    if runs[0].contains(where: { $0.bytes > goal.bytes }) { exit(1) }
  }

  private static func evidence(communities: Int, periods: Int) -> [[Table: Evidence]] {
    var company = Company(communities: communities, seed: 1)
    let sizes = company.communities.map(\.members.count)
    print(
      "\(communities) communities of \(sizes.min() ?? 0) to \(sizes.max() ?? 0) members, "
        + "\(sizes.reduce(0, +) / communities) on average; a roster of \(company.roster.count); "
        + "\(Int(100 * turnover)) % of the members change in a period")
    return (0..<periods).map { period in
      if period > 0 { company.change(turnover) }
      return Dictionary(
        uniqueKeysWithValues: Table.allCases.map { ($0, Evidence($0, period, company)) })
    }
  }

  /// The first view, of six periods; then one more a period, of what is new.
  private static func run(
    _ views: Int, _ communities: Int, _ evidence: [[Table: Evidence]]
  ) throws -> [View] {
    let ledger = CountingLedger()
    return try (0..<views).map { view in
      let periods = evidence[view..<view + trend]
      let before = ledger.bytes
      var released = 0
      let first = try milliseconds {
        released = try release(periods, into: ledger)
      }
      let all = try milliseconds { _ = try release(periods, into: ledger) }
      let single = try milliseconds {
        for community in 0..<communities {
          _ = try release(periods, into: ledger, rows: .only(["community-\(community)"]))
        }
      }
      return View(
        tables: released,
        first: first / Double(communities), all: all / Double(communities),
        single: single / Double(communities),
        bytes: (ledger.bytes - before) / max(1, released))
    }
  }

  /// - Returns: how many tables of a community were released and not just read.
  private static func release(
    _ periods: ArraySlice<[Table: Evidence]>, into ledger: CountingLedger,
    rows: PublicationRows = .all
  ) throws -> Int {
    var session = try ReleaseSession(
      policy: .default, lastClosedPeriod: periods.endIndex - 1, ledger: ledger)
    var released = 0
    for (period, evidence) in zip(periods.indices, periods) {
      let isLast = period == periods.endIndex - 1
      var participation: ReleasedPublication?
      for table in isLast ? Table.allCases : [.participation] {
        guard let evidence = evidence[table] else { continue }
        var isNew = false
        let publication = try session.release(table: table.name, period: period, rows: rows) {
          isNew = true
          return try evidence.sealed(participation)
        }
        if table == .participation { participation = publication }
        if isNew { released += publication.cohorts.count }
      }
    }
    _ = try session.close()
    return released
  }

  private static func tell(_ runs: [[View]], _ communities: Int) {
    print(
      """

      Processor time in ms a community, median and range of \(runs.count) runs.
      Goals: at most \(Int(goal.milliseconds)) ms a community for what is released; \
      at most \(goal.bytes) bytes a table of a community.

      """)
    #if DEBUG
      print("Built without optimisation: the times say nothing.\n")
    #endif
    for view in runs[0].indices {
      let views = runs.map { $0[view] }
      print(
        "view \(view + 1): \(views[0].tables) tables, \(views[0].bytes) bytes each, "
          + "\(text(Double(views[0].bytes) / Double(goal.bytes))) of the goal")
      let released = views.map(\.first)
      print(
        "  released          \(spread(released)), \(text(median(released) / goal.milliseconds)) of the goal"
      )
      print("  read, all at once \(spread(views.map(\.all)))")
      print("  read, one by one  \(spread(views.map(\.single)))")
    }
  }

  private static func spread(_ values: [Double]) -> String {
    "\(text(median(values))) (\(text(values.min() ?? 0)) to \(text(values.max() ?? 0)))"
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func text(_ value: Double) -> String { String(format: "%.2f", value) }

  private static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
    let start = processorTime()
    try work()
    return processorTime() - start
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}

/// What one view of all communities cost; times in ms a community.
private struct View {
  let tables: Int
  let first, all, single: Double
  /// A released table.
  let bytes: Int
}
