import Activity
import Disclosure
import Foundation
import Reports
import TestSupport
import Testing

@testable import RelaisKit

/// The map of the week and what it recommends, from exports to reports.
@Suite struct MomentsTests {
  /// The last day of period 341, 2026-02-23 to 2026-03-22.
  private static let asOf = CalendarDate(year: 2026, month: 3, day: 22)

  /// Sixty members, of whom the first forty are in `vente` and the next nine in `petite`.
  private static let roster = [
    "member_id,name\n" + (0..<60).map { "m\($0),Member \($0)\n" }.joined(),
    "community_id,name\nvente,Vente\npetite,Petite\n",
    "community_id,member_id\n"
      + (0..<49).map { "\($0 < 40 ? "vente" : "petite"),m\($0)\n" }.joined(),
  ]

  /// A login a member at an hour of a day of March 2026; the 16th is a Monday.
  private static func logins(_ members: Range<Int>, _ day: Int, _ hour: Int) -> [String] {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return members.map { "m\($0),2026-03-\(two(day))T\(two(hour)):30:00" }
  }

  /// Data that reach from the period's first week to its last Friday, and nobody in March but `rows`.
  private static func company(_ rows: [String]) throws -> Scratch {
    let scratch = try Scratch()
    let frame = ["m59,2026-02-24T12:00:00", "m59,2026-03-20T12:00:00"]
    try scratch.write(roster + [table(frame + rows)])
    return scratch
  }

  private static func table(_ rows: [String]) -> String {
    "member_id,logged_in_at\n" + rows.map { $0 + "\n" }.joined()
  }

  private static let busyWeek =
    logins(0..<20, 16, 9) + logins(0..<22, 17, 14) + logins(5..<40, 18, 20)
    + logins(0..<37, 21, 10) + logins(49..<57, 21, 10) + logins(0..<4, 19, 9)
    + logins(10..<30, 20, 15)

  private func moments(
    of scratch: Scratch, community: String? = "vente", reachable: String = "mon-fri 08-19"
  ) throws -> ReleasedReport {
    try scratch.workspace.moments(
      community: community, reachable: #require(ReachableHours(reachable)), asOf: MomentsTests.asOf)
  }

  /// Every format in both languages, in colour and without.
  private func artefacts(_ report: ReleasedReport) -> [[UInt8]] {
    RendererRegistry.all.flatMap { renderer in
      Language.allCases.flatMap { language in
        [true, false].map {
          renderer.render(report, in: RenderContext(language: language, color: $0))
        }
      }
    }
  }

  // MARK: Figures

  @Test func `the map counts members of the community, each once in a slot, in local time`() throws
  {
    var rows = MomentsTests.busyWeek
    // Again in another week of the period, by another clock, and by somebody of another community.
    rows +=
      MomentsTests.logins(0..<20, 9, 10) + ["m21,2026-03-16T08:59:00Z", "m45,2026-03-16T09:00:00"]
    let map = try moments(of: MomentsTests.company(rows)).tables[0]
    #expect(map.presentation == .heatMap)
    #expect(map.rows.count == 7 && map.columns.count == 9)
    #expect(map["monday", "hours_09_12"] == .count(.about(20)))
    #expect(map["tuesday", "hours_12_15"] == .count(.about(20)))
    #expect(map["wednesday", "hours_18_21"] == .count(.about(35)))
    #expect(map["saturday", "hours_09_12"] == .count(.above(35)))
    #expect(map["thursday", "hours_09_12"] == .count(.below(5)))
    #expect(map["sunday", "hours_21_24"] == .count(.below(5)))
  }

  @Test func `every count of the map may stand for those who were there`() throws {
    var told = 0
    for _ in 0..<(isFullTier ? 20 : 3) {
      let seed = UInt64.random(in: 0..<UInt64.max)
      var random = SeededGenerator(seed: seed)
      var rows: [String] = []
      var present: [Slot: Set<Int>] = [:]
      for day in 2...20 {
        for hour in [1, 8, 11, 14, 17, 23] where Bool.random(using: &random) {
          let first = Int.random(in: 0..<40, using: &random)
          let members = first..<Int.random(in: first...40, using: &random)
          rows += MomentsTests.logins(members, day, hour)
          // 2 March 2026 is a Monday.
          present[Slot(weekday: (day - 2) % 7, hour: hour), default: []].formUnion(members)
        }
      }
      let map = try moments(of: MomentsTests.company(rows.shuffled(using: &random))).tables[0]
      for slot in Slot.all {
        let cell = map.rows[slot.weekday][1 + slot.hour / 3]
        // Where nobody else was there either, the whole organisation's count would tell of the rest.
        if cell == .withheld { continue }
        guard case .count(let shown) = CellText(cell) else {
          Issue.record("no count in \(slot), seed \(seed)")
          continue
        }
        told += 1
        let count = present[slot]?.count ?? 0
        #expect(shown.mayStand(for: count, of: 40), "\(slot): \(shown) for \(count), seed \(seed)")
      }
    }
    #expect(told > 50, "most are told")
  }

  // MARK: Recommendations

  @Test func `recommended are reachable slots only, best first, equals in the order of the week`()
    throws
  {
    let table = try moments(of: MomentsTests.company(MomentsTests.busyWeek)).tables[1]
    #expect(table["weekday"].compactMap(\.text) == ["monday", "tuesday", "friday"])
    #expect(table["hours"].compactMap(\.text) == ["09-12", "12-15", "15-18"])
    #expect(table["people"] == Array(repeating: .count(.about(20)), count: 3))
    #expect(table["share"] == Array(repeating: .share(.about(0.5)), count: 3))
    // scipy 1.17.1: binomtest(20, 40).proportion_ci(0.9, "wilson").low
    for bound in table["at_least"] {
      let bound = try #require(bound.number)
      #expect(abs(bound - 37.41494451288969) < 1e-9)
    }
  }

  @Test func `other hours recommend other slots, from the same release`() throws {
    let scratch = try MomentsTests.company(MomentsTests.busyWeek)
    let office = try moments(of: scratch)
    let shop = try moments(of: scratch, reachable: "wed-sat 09-21")
    #expect(shop.tables[0] == office.tables[0])
    #expect(shop.tables[1]["weekday"].compactMap(\.text) == ["wednesday", "saturday", "friday"])
    #expect(shop.tables[1]["hours"].compactMap(\.text) == ["18-21", "09-12", "15-18"])
    #expect(shop.tables[1]["people"][1] == .count(.above(35)))
    #expect(shop.provenance.filters.map(\.value) == ["vente", "wed-sat 09-21"])
    #expect(try scratch.sql("SELECT count(*) FROM publication WHERE table_id = 'moments'") == ["1"])
  }

  @Test func `fewer than k people are never recommended, and nothing is where nobody else is`()
    throws
  {
    let scratch = try MomentsTests.company(
      MomentsTests.logins(0..<4, 16, 9) + MomentsTests.logins(0..<12, 16, 20))
    let report = try moments(of: scratch)
    #expect(report.tables[1].rows.isEmpty)
    #expect(report.notes.map(\.key) == ["no-moment", "moments-local"])
    let evening = try moments(of: scratch, reachable: "mon-fri 09-21")
    #expect(evening.tables[1]["hours"].compactMap(\.text) == ["18-21"])
  }

  @Test func `the whole organisation has a map of its own`() throws {
    let report = try moments(
      of: MomentsTests.company(MomentsTests.logins(0..<55, 16, 9)), community: nil)
    #expect(report.subject == nil)
    #expect(report.tables[0]["monday", "hours_09_12"] == .count(.about(55)))
    #expect(report.tables[1]["share"] == [.share(.about(55.0 / 60))])
  }

  @Test func `as part of another view the recommendations stand alone, the same`() throws {
    let scratch = try MomentsTests.company(MomentsTests.busyWeek)
    let alone = try moments(of: scratch)
    let part = try scratch.workspace.answer(asOf: MomentsTests.asOf, filters: []) {
      question, session in
      let community = try question.participation(of: "vente", &session).community
      return try question.moments(of: community, within: .officeHours, showsMap: false, &session)
    }
    #expect(part.tables == [alone.tables[1]])
    #expect(part.notes == alone.notes)
  }

  // MARK: Privacy

  @Test func `a night worker changes no byte of any report`() throws {
    let night = MomentsTests.logins(3..<4, 18, 3)
    // Somebody seen by day as well, and somebody never seen otherwise.
    for others in [MomentsTests.busyWeek, MomentsTests.logins(10..<30, 20, 15)] {
      let without = try MomentsTests.company(others)
      let with = try MomentsTests.company(others + night)
      #expect(try without.digest() != with.digest())
      for community in [nil, "vente"] {
        for reachable in ["mon-fri 08-19", "mon-sun 00-24"] {
          let reports = try [without, with].map {
            try moments(of: $0, community: community, reachable: reachable)
          }
          #expect(artefacts(reports[0]) == artefacts(reports[1]))
        }
      }
      let rows =
        "SELECT identifier, CAST(bytes AS TEXT) FROM publication_row"
        + " WHERE table_id = 'moments' ORDER BY 1"
      #expect(try without.sql(rows) == with.sql(rows))
    }
  }

  @Test func `recommendations follow from what is printed: counts of one code are alike`() throws {
    // 20 and 22 of 40 are both "about 20".
    let fewer = MomentsTests.logins(0..<20, 16, 9) + MomentsTests.logins(0..<22, 17, 9)
    let more = MomentsTests.logins(0..<22, 16, 9) + MomentsTests.logins(0..<20, 17, 9)
    let reports = try [fewer, more].map { try moments(of: MomentsTests.company($0)) }
    #expect(artefacts(reports[0]) == artefacts(reports[1]))
  }

  @Test func `a community that is too small is as unknown as one that never was`() throws {
    let scratch = try MomentsTests.company(MomentsTests.busyWeek)
    for name in ["petite", "jamais"] {
      #expect(throws: RelaisError.self) { try moments(of: scratch, community: name) }
    }
  }

  @Test func `a community admitted too late for this table alone is withheld whole`() throws {
    let scratch = try MomentsTests.company(MomentsTests.busyWeek)
    _ = try moments(of: scratch, community: nil)
    try scratch.write([
      "community_id,name\nneuve,Neuve\n",
      "community_id,member_id\n" + (20..<60).map { "neuve,m\($0)\n" }.joined(),
    ])
    let report = try moments(of: scratch, community: "neuve")
    #expect(report.tables[0].rows.allSatisfy { $0.dropFirst().allSatisfy { $0 == .withheld } })
    #expect(report.tables[1].rows.isEmpty)
    #expect(report.notes.map(\.key) == ["no-moment", "moments-local"])
  }

  @Test func `a period is told once: late logins change nothing of it`() throws {
    let scratch = try MomentsTests.company(MomentsTests.busyWeek)
    let before = try moments(of: scratch)
    try scratch.write([MomentsTests.table(MomentsTests.logins(0..<40, 19, 12))])
    #expect(try moments(of: scratch) == before)
  }

  @Test func `days without hours give no map, and release none`() throws {
    let scratch = try Scratch()
    let days = MomentsTests.table((0..<40).flatMap { ["m\($0),2026-02-24", "m\($0),2026-03-20"] })
    try scratch.write(MomentsTests.roster + [days])
    for community in [nil, "vente"] {
      let report = try moments(of: scratch, community: community)
      #expect(report.tables.allSatisfy { $0.rows.isEmpty })
      #expect(report.notes.map(\.key) == ["no-hours"])
    }
    #expect(try scratch.sql("SELECT count(*) FROM publication WHERE table_id = 'moments'") == ["0"])
  }

  @Test func `before anything happened there is nothing, and before a period closed no map`() throws
  {
    let scratch = try Scratch()
    try scratch.write(MomentsTests.roster)
    #expect(try moments(of: scratch, community: nil).notes.map(\.key) == ["nothing-yet"])
    try scratch.write([MomentsTests.table(MomentsTests.logins(0..<30, 16, 9))])
    for community in [nil, "vente", "jamais"] {
      let report = try moments(of: scratch, community: community)
      #expect(report.subject == nil)
      #expect(report.tables.allSatisfy { $0.rows.isEmpty })
      #expect(report.notes.map(\.key) == ["no-closed-period"])
    }
  }

  // MARK: Real and simulated data

  @Test func `the Open University tells days alone`() throws {
    let scratch = try Scratch()
    try scratch.add(
      [Repository.file("Tests/ExportsTests/Fixtures/oulad").path],
      profile: Repository.file("SampleData/profiles/oulad.yml").path)
    #expect(try scratch.workspace.moments().notes.map(\.key) == ["no-hours"])
  }

  @Test(arguments: [7, 21, 300] as [UInt64])
  func `recommended are the reachable slots in which most of a simulated company logged in`(
    seed: UInt64
  ) throws {
    let scratch = try Scratch()
    let exports = scratch.folder.path("exports")
    _ = try Workspace.simulate(members: 240, weeks: 26, seed: seed, into: exports)
    try scratch.add(["members", "logins"].map { "\(exports)/\($0).csv" })
    let report = try scratch.workspace.moments()
    let period = try #require(report.provenance.period)
    let counted = try slots(of: exports + "/logins.csv", from: period)
    let office = counted.filter { $0.key.weekday < 5 && [9, 12, 15].contains($0.key.hour) }
    let most = try #require(office.values.map(\.count).max())

    let table = report.tables[1]
    #expect(table.rows.count == 3)
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    for (weekday, hours) in zip(table["weekday"], table["hours"]) {
      let slot = Slot(
        weekday: try #require(names.firstIndex(of: weekday.text ?? "")),
        hour: try #require(Int((hours.text ?? "").prefix(2))))
      // Equal codes are alike, and unlisted or departed accounts are in the file too.
      let people = try #require(office[slot]).count
      #expect(people > most * 4 / 5, "seed \(seed): \(slot)")
    }
  }

  /// Identifiers by slot, from the text of a simulated export.
  private func slots(
    of path: String, from period: ClosedRange<CalendarDate>
  ) throws -> [Slot: Set<Substring>] {
    var slots: [Slot: Set<Substring>] = [:]
    for row in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    {
      let cells = row.split(separator: ",")
      let date = String(cells[1].prefix(10))
      guard period.contains(try #require(CalendarDate(iso: date))) else { continue }
      let slot = Slot(
        weekday: try #require(Day(date)).weekday,
        hour: try #require(Int(cells[1].dropFirst(11).prefix(2))))
      slots[slot, default: []].insert(cells[0])
    }
    return slots
  }
}
