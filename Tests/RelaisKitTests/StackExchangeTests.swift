import Activity
import Analytics
import Disclosure
import Foundation
import RelaisKit
import Store
import TestSupport
import Testing

/// Sites of Stack Exchange, from their dumps to both answers about contributions, against counts
/// made by splitting the lines of the dumps.
@Suite struct StackExchangeTests {
  @Test func `an extract of a site counts as its lines do`() throws {
    try check(Repository.file("Tests/ExportsTests/Fixtures/stack-exchange"), repeats: true)
  }

  @Test(arguments: ["se_conlang_meta", "se_bicycles_meta"])
  func `a whole site counts as its lines do`(site: String) throws {
    guard let folder = Repository.openData(site) else { return }
    try check(folder, repeats: site == "se_conlang_meta" || isFullTier)
  }

  /// The figures are counted by hand in the five files.
  @Test func `what is about accounts and posts that are gone is kept, and earns nobody anything`()
    throws
  {
    let folder = Repository.file("Tests/ExportsTests/Fixtures/stack-exchange-orphans")
    let files = ["Votes", "Comments", "Posts", "Tags", "Users"]
      .map { folder.appendingPathComponent("\($0).xml").path }
    let scratch = try Scratch()
    for isAgain in [false, true] {
      let told = try scratch.add(files, timeZone: "UTC").map { outcome in
        let rules = outcome.dropped.map { " \($0.rule) \($0.rows)" }.joined()
        let known = isAgain ? outcome.merged : outcome.new
        #expect(isAgain ? outcome.new == 0 : outcome.merged == 0)
        return "\(outcome.read) = \(known) + \(outcome.rejected)\(rules)"
      }
      #expect(
        told == [
          "8 = 5 + 1 not-a-reaction 2", "6 = 4 + 1 deleted-author 1", "8 = 6 + 1 not-a-post 1",
          "2 = 1 + 1", "4 = 3 + 1",
        ])
    }
    let counts = try scratch.read { try $0.counts() }
    #expect((counts.members, counts.unlistedMembers) == (3, 1))
    #expect((counts.tips, counts.unknownTips) == (6, 1))
    #expect((counts.comments, counts.anonymousReactions, counts.rejectedRows) == (4, 5, 5))
    let tips = try scratch.sql(
      """
      SELECT p.text, coalesce(a.text, 'gone'), coalesce(t.text, 'none')
      FROM tip JOIN identifier p ON p.id = tip.id LEFT JOIN identifier a ON a.id = tip.author
        LEFT JOIN identifier t ON t.id = tip.topic ORDER BY p.text
      """)
    #expect(
      tips == [
        "1|7|bread", "2|8|bread", "3|gone|bread", "4|8|none", "5|-1|bread", "6|55|none",
      ])

    let asOf = CalendarDate(year: 2020, month: 1, day: 12)
    let champions = try scratch.workspace.champions(asOf: asOf).tables[0]
    #expect(Set(champions["creator"].compactMap(\.text)) == ["Ada", "Bo"])
    let bo = try scratch.workspace.explainChampion("8", asOf: asOf).tables[0]
    // An up-vote and Ada's comment; none from the site's own account, nor from somebody unlisted.
    #expect(bo["thanks", "value"] == .number(2))
    #expect(bo["tips", "value"] == .number(2))
    for account in ["-1", "55"] {
      #expect(throws: RelaisError.self) {
        try scratch.workspace.explainChampion(account, asOf: asOf)
      }
    }
  }

  /// - Parameter repeats: imports everything twice more, in other orders.
  private func check(_ folder: URL, repeats: Bool) throws {
    let files = ["Users", "Posts", "Comments", "Votes", "Tags"]
      .map { folder.appendingPathComponent("\($0).xml").path }
    let scratch = try Scratch()
    let outcomes = try scratch.add(files, timeZone: "UTC")
    let raw = try RawSite(folder)
    try checkRows(outcomes, raw, scratch)
    try checkScores(raw, scratch)
    try checkAnswers(raw, scratch)

    guard repeats else { return }
    let twice = try Scratch()
    try twice.add(Array(files.reversed()), timeZone: "UTC")
    try twice.add(files.shuffled(), timeZone: "UTC")
    #expect(try twice.digest() == scratch.digest())
  }

  private func checkRows(_ outcomes: [FileOutcome], _ raw: RawSite, _ scratch: Scratch) throws {
    for outcome in outcomes {
      let name = URL(filePath: outcome.path).lastPathComponent
      let dropped = outcome.dropped.reduce(0) { $0 + $1.rows }
      #expect(outcome.failure == nil)
      #expect(outcome.read == raw.lines[name], "\(name)")
      #expect(
        outcome.read == outcome.new + outcome.merged + outcome.rejected + dropped, "\(name)")
    }
    let counts = try scratch.read { try $0.counts() }
    #expect(counts.members == raw.users.count)
    #expect(counts.tips == raw.posts.count)
    #expect(counts.comments == raw.comments.count)
    #expect(counts.anonymousReactions == raw.votes.count)
  }

  /// The oracle of the dump itself: a post's Score is its up less its down votes.
  private func checkScores(_ raw: RawSite, _ scratch: Scratch) throws {
    let scores = try scratch.sql(
      """
      SELECT p.text, coalesce(sum(CASE k.text WHEN 'up' THEN 1 WHEN 'down' THEN -1 END), 0)
      FROM tip t JOIN identifier p ON p.id = t.id
        LEFT JOIN anonymous_reaction v ON v.tip = t.id LEFT JOIN identifier k ON k.id = v.kind
      GROUP BY t.id
      """)
    let expected = raw.posts.map { "\($0.key)|\($0.value["Score"] ?? "")" }
    #expect(Set(scores) == Set(expected))
    #expect(scores.count == expected.count)
  }

  private func checkAnswers(_ raw: RawSite, _ scratch: Scratch) throws {
    let last = try #require(try scratch.read { try $0.days()?.upperBound })
    let asOf = CalendarDate(last)
    let champions = try scratch.workspace.champions(asOf: asOf).tables[0]
    #expect(champions.rows.count == 10)
    let potentials = champions["potential"].compactMap(\.number)
    #expect(potentials == potentials.sorted(by: >))
    #expect(potentials.count == 10)

    let creator = try #require(raw.mostProlific)
    let factors = try scratch.workspace.explainChampion(creator, asOf: asOf).tables[0]
    let evidence = raw.evidence(on: creator, through: Day(index: AsOf(last).week * 7 + 6))
    func value(_ term: String) -> Int { Int(factors[term, "value"]?.number ?? -1) }
    #expect(value("tips") == evidence.tips)
    #expect(value("comments") == evidence.comments)
    #expect(value("thanks") == evidence.thanks)
    #expect(value("thanks-capped") == evidence.capped)
    #expect(value("weeks-contributing") == evidence.weeks)
    #expect(evidence.tips > 0 && evidence.thanks > 0)

    let days = (raw.lastPost + -700)...raw.lastPost
    let contest = try contestFile(
      in: scratch.folder, from: days.lowerBound.description, to: days.upperBound.description,
      timeZone: "UTC", perPair: "none", points: "{tip: 1}")
    let board = try scratch.workspace.leaderboard(contest, asOf: asOf).tables[0]
    #expect(!board.rows.isEmpty)
    #expect(
      board["points"].compactMap(\.number).map { Int($0) } == Array(raw.tips(in: days).prefix(60)))
  }
}

/// A site's files, counted by plain code.
private struct RawSite {
  let lines: [String: Int]
  let users: [[String: String]]
  /// Questions and answers, by identifier.
  let posts: [String: [String: String]]
  let comments: [[String: String]]
  let votes: [[String: String]]

  init(_ folder: URL) throws {
    let names = ["Users", "Posts", "Comments", "Votes", "Tags"]
    let dumps = try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try RawDump(folder, "\($0).xml").rows) })
    lines = Dictionary(uniqueKeysWithValues: dumps.map { ("\($0).xml", $1.count) })
    users = dumps["Users"] ?? []
    let shared = dumps["Posts"]?.filter { ["1", "2"].contains($0["PostTypeId"]) } ?? []
    posts = Dictionary(uniqueKeysWithValues: shared.map { ($0["Id"] ?? "", $0) })
    comments = dumps["Comments"]?.filter { $0["UserId"] != nil } ?? []
    votes = dumps["Votes"]?.filter { ["2", "3"].contains($0["VoteTypeId"]) } ?? []
  }

  private var people: Set<String> { Set(users.compactMap { $0["Id"] }).subtracting(["-1"]) }

  /// The person with most posts.
  var mostProlific: String? {
    let counts = Dictionary(grouping: posts.values.compactMap { $0["OwnerUserId"] }) { $0 }
    return counts.filter { people.contains($0.key) }
      .max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key
  }

  var lastPost: Day { posts.values.compactMap { $0.day("CreationDate") }.max() ?? Day(index: 0) }

  /// Posts in a stretch of days by author, the most first.
  func tips(in days: ClosedRange<Day>) -> [Int] {
    let authors = posts.values.filter { $0.day("CreationDate").map(days.contains) ?? false }
      .compactMap { $0["OwnerUserId"] }
    return Dictionary(grouping: authors.filter(people.contains)) { $0 }.values.map(\.count)
      .sorted(by: >)
  }

  func evidence(
    on creator: String, through last: Day
  ) -> (tips: Int, comments: Int, thanks: Int, capped: Int, weeks: Int) {
    func isKnown(_ row: [String: String]) -> Bool {
      row.day("CreationDate").map { $0 <= last } ?? false
    }
    let own = posts.filter { $0.value["OwnerUserId"] == creator && isKnown($0.value) }
    let helped = comments.filter { comment in
      comment["UserId"] == creator && isKnown(comment)
        && posts[comment["PostId"] ?? ""].map { $0["OwnerUserId"] != creator } ?? false
    }
    // Comments thank once a post and person, at the first of them.
    var first: [[String]: Day] = [:]
    for comment in comments where isKnown(comment) && own[comment["PostId"] ?? ""] != nil {
      guard let giver = comment["UserId"], giver != creator, people.contains(giver),
        let day = comment.day("CreationDate")
      else { continue }
      let key = [comment["PostId"] ?? "", giver]
      first[key] = min(first[key] ?? day, day)
    }
    var pairs: [String: Int] = [:]
    for (key, day) in first {
      pairs["\(key[1]) \(Period(containing: day).index)", default: 0] += 1
    }
    let counted = pairs.values.reduce(0) { $0 + min($1, 5) }
    let upvotes = votes.count {
      $0["VoteTypeId"] == "2" && own[$0["PostId"] ?? ""] != nil && isKnown($0)
    }
    let weeks = Set((Array(own.values) + helped).compactMap { $0.day("CreationDate")?.week })
    return (own.count, helped.count, counted + upvotes, first.count - counted, weeks.count)
  }
}
