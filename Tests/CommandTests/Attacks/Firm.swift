import Foundation

/// A company that a test puts together person by person, to be written as exports.
///
/// Weeks are counted from Monday 3 November 2025. Periods of four weeks begin with the weeks 0, 4,
/// 8, 12, 16 and so on. Thirty bystanders in no community, half of whom come every week, keep the
/// company large and its data complete.
struct Firm {
  typealias Person = String

  enum Table: String, CaseIterable {
    case members, communities, memberships, topics, tips, comments, challenges, logins
    case challengeEntries = "challenge_entries"
    case quizResults = "quiz_results"

    var header: String {
      switch self {
      case .members: "member_id,name,joined_on,standing"
      case .communities: "community_id,name"
      case .memberships: "community_id,member_id,since,until"
      case .topics: "topic_id,name"
      case .tips: "tip_id,author_id,shared_at,topic"
      case .comments: "comment_id,tip_id,member_id,commented_at"
      case .challenges: "challenge_id,launched_by,starts_at"
      case .logins: "member_id,logged_in_at"
      case .challengeEntries: "challenge_id,member_id,joined_at"
      case .quizResults: "member_id,quiz_id,item_id,topic,answered_at,score,max_score"
      }
    }
  }

  /// How many weeks the data cover.
  static let weeks = 20
  /// When the period of the weeks 12 to 15 is the last closed one, and the one after it.
  static let asOf = day(16, 2)
  static let later = day(20, 2)

  private var rows: [Table: [String]] = [:]
  private var hired = 0
  private(set) var bystanders: [Person] = []

  init() {
    bystanders = hire(30)
    for person in bystanders.prefix(15) {
      visit(person, 0..<Firm.weeks)
      visit(person, 0..<Firm.weeks, weekday: 4)
    }
  }

  /// - Returns: identifiers in the order of hiring.
  mutating func hire(
    _ count: Int, into communities: [String] = [], joining week: Int = -40,
    standing: String = "person"
  ) -> [Person] {
    let people = (0..<count).map { "p\(1000 + hired + $0)" }
    hired += count
    for person in people {
      rows[.members, default: []].append(
        "\(person),Member \(person),\(Firm.day(week, 0)),\(standing)")
      for community in communities { join(person, community) }
    }
    return people
  }

  /// From one week on, up to another.
  mutating func join(_ person: Person, _ community: String, from: Int? = nil, until: Int? = nil) {
    let bounds = [from, until].map { $0.map { Firm.day($0, 0) } ?? "" }
    rows[.memberships, default: []].append("\(community),\(person),\(bounds[0]),\(bounds[1])")
    if rows[.communities]?.contains("\(community),\(community)") != true {
      rows[.communities, default: []].append("\(community),\(community)")
    }
  }

  mutating func visit(
    _ person: Person, _ weeks: some Sequence<Int>, weekday: Int = 0, hour: Int = 10
  ) {
    rows[.logins, default: []] += weeks.map { "\(person),\(Firm.time($0, weekday, hour))" }
  }

  /// The first answer to a question of its own quiz, unless several share one.
  mutating func answer(
    _ person: Person, _ question: String, of quiz: String? = nil, on topic: String, right: Bool,
    week: Int = 2
  ) {
    rows[.quizResults, default: []].append(
      "\(person),\(quiz ?? question),\(question),\(topic),\(Firm.time(week, 1, 10)),"
        + "\(right ? 1 : 0),1")
  }

  mutating func add(_ line: String, to table: Table) {
    rows[table, default: []].append(line)
  }

  /// Texts by file name.
  var files: [String: String] {
    Dictionary(
      uniqueKeysWithValues: rows.map { table, lines in
        ("\(table.rawValue).csv", ([table.header] + lines).joined(separator: "\n") + "\n")
      })
  }

  static func day(_ week: Int, _ weekday: Int) -> String {
    let monday = Date(timeIntervalSince1970: 1_762_128_000)
    return monday.addingTimeInterval(Double(week * 7 + weekday) * 86_400)
      .formatted(.iso8601.year().month().day())
  }

  static func time(_ week: Int, _ weekday: Int, _ hour: Int) -> String {
    "\(day(week, weekday))T\(hour < 10 ? "0" : "")\(hour):30:00"
  }
}

extension Desk {
  /// A desk whose database knows a company.
  static func with(_ firm: Firm) throws -> Desk {
    let desk = try Desk()
    try desk.add(firm.files)
    return desk
  }

  func add(_ files: [String: String]) throws {
    let folder = "exports-\(UUID().uuidString)"
    for (name, text) in files { try write(text, to: "\(folder)/\(name)") }
    let outcome = try relais(
      "import", folder, "--time-zone", "Europe/Paris", "--snapshot", "2026-04-01", "--quiet")
    if outcome.exitCode != 0 { throw ImportFailed(outcome: "\(outcome)") }
  }

  struct ImportFailed: Error { let outcome: String }

  static let formats = ["table", "json", "ndjson", "csv"]

  /// All that a reader gets, by question and format: standard output, standard error, exit code.
  func prints(
    _ questions: [[String]], asOf day: String, formats: [String] = Desk.formats
  ) throws -> [String: String] {
    var prints: [String: String] = [:]
    for question in questions {
      for format in formats {
        let options = ["--as-of", day, "--format", format]
        prints["\(question) \(format)"] = "\(try relais(question + options))"
      }
    }
    return prints
  }

  /// What is asked of the whole organisation.
  static let ofEverybody = [
    ["inactivity"], ["moments"], ["gaps"], ["gaps", "--items"], ["champions"],
    ["backtest", "inactivity"],
  ]

  /// What is asked of a community.
  static func of(_ community: String) -> [[String]] {
    [["community", community]]
      + ["participation", "moments", "gaps", "inactivity"].map {
        ["community", community, "--section", $0]
      } + [["inactivity"], ["moments"], ["gaps"]].map { $0 + ["--community", community] }
  }
}

/// Where two worlds differ, print by print: nowhere, if the difference between them is protected.
func differences(_ one: [String: String], _ other: [String: String]) -> [String] {
  Set(one.keys).union(other.keys).sorted().compactMap { key in
    let lines = [one[key], other[key]].map { ($0 ?? "").split(separator: "\n") }
    if lines[0] == lines[1] { return nil }
    let first = zip(lines[0], lines[1]).first { $0 != $1 }
    return "\(key): \(first.map { "\($0) | \($1)" } ?? "another length")"
  }
}

extension Report {
  /// From a print in JSON, as `Desk.prints` gives it.
  init(print: String) throws {
    try self.init(
      text: print.split(separator: "stdout:\n")[1].split(separator: "\nstderr:")[0] + "")
  }
}
