import Disclosure
import Reports
import TestSupport
import Testing

@testable import RelaisKit

/// Every report over companies in which hardly anything, or always the same, has happened: each
/// figure is a number, each mistake is one of ours, and all can be printed.
@Suite struct DegenerateHistoriesTests {
  /// The last closed period is 2026-02-23 to 2026-03-22, the 24th week of the data.
  private static let asOf = CalendarDate(year: 2026, month: 3, day: 22)

  @Test(arguments: Shape.allCases)
  func `every report is finite and printable`(shape: Shape) throws {
    // The weaker the policy, the more is shown.
    let weak = try Policy(minimumFrequency: 3, minimumGroupSize: 6, roundingBase: 1)
    try check(shape.company, under: weak, "\(shape)")
  }

  @Test(arguments: 0..<(isFullTier ? 40 : 4))
  func `every report of a small company drawn at random is finite and printable`(
    seed: Int
  ) throws {
    var random = SeededGenerator(seed: seed)
    try check(Company(drawnBy: &random), under: .default, "seed \(seed)")
  }

  private func check(_ company: Company, under policy: Policy, _ name: String) throws {
    let scratch = try Scratch()
    try scratch.write(company.files)
    let contest = try contestFile(
      in: scratch.folder, from: "2026-03-01", to: "2026-03-21", timeZone: "Europe/Paris")
    let reports = try reports(of: scratch.workspace(under: policy), contest)
    // All but those of communities that may not be shown.
    #expect(reports.count >= 8, "\(name)")
    for report in reports { try check(report, name) }
  }

  /// Those that can be told. Of a community that is unknown or not to be shown nothing is; every
  /// other error is a fault.
  private func reports(of workspace: Workspace, _ contest: String) throws -> [ReleasedReport] {
    let asOf = DegenerateHistoriesTests.asOf
    var questions: [() throws -> ReleasedReport] = [
      { try workspace.champions(asOf: asOf) },
      { try workspace.leaderboard(contest, asOf: asOf) },
      { try workspace.questions(asOf: asOf) },
      { try workspace.backtestInactivity(asOf: asOf) },
      { try workspace.status() },
    ]
    for community in [nil, "c0", "c1", "Nobody"] {
      questions += [
        { try workspace.inactivity(community: community, asOf: asOf) },
        { try workspace.gaps(community: community, top: 100, asOf: asOf) },
        { try workspace.moments(community: community, asOf: asOf) },
      ]
    }
    for section in [nil] + CommunitySection.allCases.map(Optional.init) {
      questions.append { try workspace.community("c0", section: section, asOf: asOf) }
    }
    return try questions.compactMap { question in
      do { return try question() } catch let error as RelaisError {
        #expect(error.key == "unknown-community")
        return nil
      }
    }
  }

  private func check(_ report: ReleasedReport, _ name: String) throws {
    let values =
      report.tables.flatMap { $0.rows.joined() }.compactMap { cell -> CellValue? in
        if case .released(let released) = cell { released.value } else { nil }
      } + report.notes.flatMap { $0.arguments.map(\.value) }
    for value in values {
      switch value {
      case .number(let number): #expect(number.isFinite, "\(report.id) of \(name)")
      case .share(.below(let share)), .share(.about(let share)), .share(.above(let share)):
        #expect((0...1).contains(share), "\(report.id) of \(name)")
      case .people(.below(let count)), .people(.about(let count)), .people(.above(let count)):
        #expect(count >= 0, "\(report.id) of \(name)")
      case .integer, .text, .name, .date: break
      }
    }
    for renderer in RendererRegistry.all {
      for language in Language.allCases {
        for (width, unicode) in [(80, true), (40, false)] {
          let context = RenderContext(language: language, width: width, unicode: unicode)
          let text = String(validating: renderer.render(report, in: context), as: UTF8.self)
          #expect(text != nil, "\(report.id) of \(name) as \(renderer.id)")
        }
      }
    }
  }
}

/// Companies at the edge of what the models and the gate can be asked.
enum Shape: CaseIterable {
  case rosterOnly, nobodyActive, everybodyAlwaysActive, oneMember, rosterOfNine, oneWeek
  case allJoinedToday, allHaveLeft, leftBeforeTheyJoined, onlyQuizResults, onlyTips, oneLogin
  case everybodyRight, everybodyWrong, nobodyOnTheRoster, sameWeekForAll

  var company: Company {
    var company = Company()
    switch self {
    case .rosterOnly: company.weeks = []
    case .nobodyActive:
      company.weeks = []
      company.clock = true
    case .everybodyAlwaysActive: break
    case .oneMember: company.members = 1
    case .rosterOfNine: company.members = 9
    case .oneWeek: company.weeks = [23]
    case .allJoinedToday: company.joined = "2026-03-22"
    case .allHaveLeft: company.left = "2026-03-01"
    case .leftBeforeTheyJoined: (company.joined, company.left) = ("2026-02-01", "2025-12-01")
    case .onlyQuizResults: (company.weeks, company.questions) = ([], 3)
    case .onlyTips: (company.weeks, company.tips) = ([], 20)
    case .oneLogin: (company.weeks, company.attendance) = ([23], 0.01)
    case .everybodyRight: (company.questions, company.right) = (3, 1)
    case .everybodyWrong: (company.questions, company.right) = (3, 0)
    case .nobodyOnTheRoster: (company.isListed, company.questions, company.tips) = (false, 3, 20)
    case .sameWeekForAll:
      company.weeks = [4]
      company.clock = true
    }
    return company
  }
}

/// Exports of a company of two communities, one of which holds half of the members.
struct Company {
  var members = 30
  var isListed = true
  var joined = ""
  var left = ""
  /// Those of 24 in which members are present.
  var weeks = Array(0..<24)
  /// The share of members who are, drawn for each week.
  var attendance = 1.0
  /// Somebody outside the roster is there at both ends, so that periods are closed.
  var clock = false
  var questions = 0
  /// The share of answers that are right.
  var right = 0.5
  var tips = 0
  private var draws: [Double] = []

  init() {}

  init(drawnBy random: inout SeededGenerator) {
    members = Int.random(in: 1...60, using: &random)
    weeks = (0..<24).filter { _ in Bool.random(using: &random) }
    attendance = Double.random(in: 0...1, using: &random)
    clock = Bool.random(using: &random)
    questions = Int.random(in: 0...4, using: &random)
    right = Double.random(in: 0...1, using: &random)
    tips = Int.random(in: 0...30, using: &random)
    draws = (0..<997).map { _ in Double.random(in: 0..<1, using: &random) }
  }

  /// In 0..<1: drawn at random, or in turn where no generator was given.
  private func draw(_ place: Int) -> Double {
    draws.isEmpty ? Double(place * 37 % 100) / 100 : draws[place % draws.count]
  }

  var files: [String] {
    [roster, communities, memberships, logins, quizResults, thanks, shared]
  }

  private func lines(_ head: String, _ count: Int, _ line: (Int) -> String?) -> String {
    head + "\n" + (0..<count).compactMap { line($0).map { $0 + "\n" } }.joined()
  }

  private var roster: String {
    lines("member_id,name,joined_on,left_on", isListed ? members : 0) {
      "m\($0),Member \($0),\(joined),\(left)"
    }
  }

  private var communities: String { "community_id,name\nc0,Half\nc1,Few\n" }

  private var memberships: String {
    lines("community_id,member_id", members) {
      $0 % 2 == 0 ? "c0,m\($0)" : $0 < 6 ? "c1,m\($0)" : nil
    }
  }

  private var logins: String {
    // 2025-10-06 is a Monday.
    let days = [
      "10-06", "10-13", "10-20", "10-27", "11-03", "11-10", "11-17", "11-24", "12-01", "12-08",
      "12-15", "12-22", "12-29", "01-05", "01-12", "01-19", "01-26", "02-02", "02-09", "02-16",
      "02-23", "03-02", "03-09", "03-16",
    ]
    let ends = clock ? "clock,2025-10-06T09:00:00\nclock,2026-03-22T09:00:00\n" : ""
    return lines("member_id,logged_in_at", weeks.count * members) { place in
      let (week, member) = (weeks[place / members], place % members)
      if draw(place) >= attendance { return nil }
      return "m\(member),\(week < 13 ? 2025 : 2026)-\(days[week])T\(10 + member % 9):00:00"
    } + ends
  }

  private var quizResults: String {
    lines("member_id,quiz_id,item_id,topic,answered_at,score,max_score", questions * members) {
      let (question, member) = ($0 / members, $0 % members)
      return "m\(member),q,i\(question),t\(question),2026-03-20T10:00:00,"
        + "\(draw($0) < right ? 1 : 0),1"
    }
  }

  private var shared: String {
    lines("tip_id,author_id,shared_at,topic", tips) {
      "a\($0),m\($0 % members),2026-03-\(10 + $0 % 10)T10:00:00,t\($0 % 3)"
    }
  }

  private var thanks: String {
    lines("tip_id,member_id,kind,reacted_at", tips) {
      "a\($0),m\(($0 + 1) % members),merci,2026-03-21T10:00:00"
    }
  }
}
