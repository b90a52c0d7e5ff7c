import Activity
import Disclosure
import Foundation
import RelaisKit
import Store
import TestSupport
import Testing

@testable import Analytics

/// The Open University's module AAA by its profile, against counts made by splitting its lines.
@Suite struct OpenUniversityTests {
  private static let profile = Repository.file("SampleData/profiles/oulad.yml").path
  private static let extract = Repository.file("Tests/ExportsTests/Fixtures/oulad")
  private static let firstDays = ["2013J": "2013-09-30", "2014J": "2014-09-29"]

  @Test func `an extract of the module counts as its lines do`() throws {
    try check(OpenUniversityTests.extract)
  }

  @Test func `the whole module counts as its lines do`() throws {
    guard let folder = Repository.openData("oulad_aaa") else { return }
    try check(folder)
  }

  @Test func `everything twice in another order is the same`() throws {
    var folders = [OpenUniversityTests.extract]
    if isFullTier, let folder = Repository.openData("oulad_aaa") { folders.append(folder) }
    for folder in folders {
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".csv") }.sorted().map { folder.appendingPathComponent($0).path }
      let (once, twice) = (try Scratch(), try Scratch())
      try once.add(files, profile: OpenUniversityTests.profile)
      try twice.add(files.reversed() + files.shuffled(), profile: OpenUniversityTests.profile)
      #expect(try once.digest() == twice.digest())
    }
  }

  /// The figures of an independent fit, from the engine's own presence rows. Silence is told in
  /// whole weeks, so its areas are those of the time since the last active week.
  @Test(arguments: [
    (weeks: 10, chance: 0.866, weeksAhead: 0.888, silence: 0.824, expected: 337, back: 318),
    (weeks: 16, chance: 0.970, weeksAhead: 0.957, silence: 0.945, expected: 333, back: 342),
    (weeks: 22, chance: 0.976, weeksAhead: 0.970, silence: 0.967, expected: 325, back: 333),
  ])
  func `who is back is foretold as an independent program does`(
    weeks: Int, chance: Double, weeksAhead: Double, silence: Double, expected: Int, back: Int
  ) throws {
    guard let folder = Repository.openData("oulad_aaa") else { return }
    let scratch = try Scratch()
    // Clicks alone: an assessment handed in is presence too, but not what that program looked at.
    let files = ["courses", "studentInfo", "studentRegistration", "studentVle"]
      .map { folder.appendingPathComponent("\($0).csv").path }
    try scratch.add(files, profile: OpenUniversityTests.profile)
    let start = try #require(Day("2013-09-30"))
    try scratch.read { facts in
      let histories = try PresenceHistories(
        facts.signals, through: start + (weeks * 7 - 1), since: start)
      let later = try PresenceHistories(
        facts.signals, through: start + (weeks * 7 + 27), since: start + weeks * 7)
      let started = histories.started
      let present = Set(later.observations.filter { $0.value.history.x > 0 }.keys)
      let outcomes = try ReturnOutcomes(
        started, of: started.observations.keys.sorted(), back: present)
      // After 10 weeks the likelihood has a ridge, and the weeks ahead depend on where on it a search
      // ends: theirs is told with less precision.
      for (figure, area, tolerance) in [
        (.chance, chance, 0.005), (.weeks, weeksAhead, 0.01), (.silence, silence, 0.005),
      ] as [(InactivityBacktest.Figure, Double, Double)] {
        #expect(
          abs(try #require(outcomes.area(figure)) - area) < tolerance,
          "\(figure) \(outcomes.area(figure) ?? 0)")
      }
      #expect(abs(outcomes.count(.expected, in: nil) - expected) <= 1)
      #expect(outcomes.count(.back, in: nil) == back)
    }
  }

  private func check(_ folder: URL) throws {
    let scratch = try Scratch()
    let outcomes = try scratch.add([folder.path], profile: OpenUniversityTests.profile)
    #expect(outcomes.count == 7)
    #expect(outcomes.allSatisfy { $0.rejected == 0 && $0.failure == nil })
    let raw = try RawModule(folder)
    var told = 0
    for presentation in ["2013J", "2014J"] {
      let community = "AAA-\(presentation)"
      let enrolled = raw.enrolled[presentation] ?? [:]
      #expect(
        try scratch.sql(
          """
          SELECT count(*) FROM membership JOIN identifier i ON i.id = community
          WHERE i.text = '\(community)'
          """) == ["\(enrolled.count)"])

      let start = try #require(
        OpenUniversityTests.firstDays[presentation].flatMap { Day($0) })
      let last = Period(lastClosedOn: start + 250)
      let report = try scratch.workspace.community(
        community, section: .participation, asOf: CalendarDate(last.lastDay))
      for (index, row) in report.tables[1].rows.enumerated() {
        let period = last + (index - 5)
        let members = Set(
          enrolled.filter { $0.value.contains(period.lastDay) }.map(\.key))
        let active = members.intersection(raw.active[period] ?? [])
        let counts = try scratch.counts(of: community, in: period)
        #expect(counts.members == members.count, "\(community) \(period)")
        #expect(counts.active == active.count, "\(community) \(period)")
        if members.count < 10 {
          #expect(row.dropFirst().allSatisfy { $0 == .withheld })
          continue
        }
        // Where hardly anybody else was there, the whole module's count would tell of them.
        if row[1] == .withheld || row[2] == .withheld { continue }
        told += 1
        #expect(CellText(row[1]) == .number(Double(members.count)))
        guard case .count(let shown) = CellText(row[2]) else {
          Issue.record("no count of active members of \(community) in \(period)")
          continue
        }
        #expect(shown.mayStand(for: active.count, of: members.count), "\(shown) \(active.count)")
      }
    }
    #expect(told >= 6)
    let kept = try scratch.sql(
      """
      SELECT m.text, q.text, r.first_score, r.best_score, r.last_score
      FROM quiz_result r JOIN identifier m ON m.id = r.member
        JOIN quiz_item ON quiz_item.id = r.quiz_item JOIN identifier q ON q.id = quiz_item.quiz
      """)
    #expect(!kept.isEmpty)
    #expect(Set(kept) == raw.results)
    #expect(kept.count == raw.results.count)
  }
}

/// The module's files, counted by plain code.
private struct RawModule {
  /// Days of enrolment by student and presentation.
  private(set) var enrolled: [String: [String: Range<Day>]] = [:]
  /// Students who left a trace, by period.
  private(set) var active: [Period: Set<String>] = [:]
  /// "student|assessment|first|best|last"
  private(set) var results: Set<String> = []

  init(_ folder: URL) throws {
    func start(_ presentation: String) -> Day {
      Day(presentation == "2013J" ? "2013-09-30" : "2014-09-29") ?? Day(index: 0)
    }
    for cells in try RawCSV(folder, "studentRegistration.csv").cells(
      "code_presentation", "id_student", "date_registration", "date_unregistration")
    {
      let since = Int(cells[2]).map { start(cells[0]) + $0 } ?? Day(index: -100_000)
      let until = Int(cells[3]).map { start(cells[0]) + $0 } ?? Day(index: 100_000)
      enrolled[cells[0], default: [:]][cells[1]] = since..<max(since, until)
    }
    for cells in try RawCSV(folder, "studentVle.csv").cells(
      "code_presentation", "id_student", "date")
    {
      let day = start(cells[0]) + (Int(cells[2]) ?? 0)
      active[Period(containing: day), default: []].insert(cells[1])
    }
    let presentations = Dictionary(
      uniqueKeysWithValues: try RawCSV(folder, "assessments.csv")
        .cells("id_assessment", "code_presentation").map { ($0[0], $0[1]) })
    var attempts: [String: [(day: Int, score: Double)]] = [:]
    for cells in try RawCSV(folder, "studentAssessment.csv").cells(
      "id_assessment", "id_student", "date_submitted", "is_banked", "score")
    {
      guard cells[3] == "0", let day = Int(cells[2]), let score = Double(cells[4]) else { continue }
      let period = Period(containing: start(presentations[cells[0]] ?? "") + day)
      active[period, default: []].insert(cells[1])
      attempts["\(cells[1])|\(cells[0])", default: []].append((day, score))
    }
    for (key, attempts) in attempts {
      let ordered = attempts.sorted { $0 < $1 }
      let best = ordered.map(\.score).max() ?? 0
      results.insert("\(key)|\(ordered[0].score)|\(best)|\(ordered[ordered.count - 1].score)")
    }
  }
}

extension Scratch {
  /// Exact counts, from the facts.
  fileprivate func counts(
    of identifier: String, in period: Period
  ) throws -> (members: Int, active: Int) {
    try read { facts in
      let community = try #require(try facts.community(named: identifier))
      let members = try facts.signals.cohorts(on: period.lastDay)[community.key] ?? []
      let active = try facts.signals.active(in: period)
      return (members.count, members.count { active.contains($0) })
    }
  }
}
