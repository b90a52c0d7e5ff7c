import Activity
import TestSupport
import Testing

@testable import Store

/// What becomes of rows that are not kept one by one: presence and quiz results.
@Suite struct FoldTests {
  // MARK: Presence

  /// 2026-03-23, the first Monday of a period.
  private static let monday = Period(containing: moment(3, 30).day).firstDay

  private static let presence = """
    SELECT i.text, p.period, p.days, p.slots FROM presence p JOIN identifier i ON i.id = p.member
    ORDER BY 1, 2
    """

  private func login(_ member: String, day: Int, hour: Int?) -> Record {
    let day = FoldTests.monday + day
    let moment =
      hour.map { Moment(instant: day.localSeconds + $0 * 3600, in: .utc) }
      ?? Moment(day: day, in: .utc)
    return { .login(Login(member: try $0.key(.member, member), at: moment)) }
  }

  @Test func `presence sets a bit a day of the period and a bit a slot of the week`() throws {
    let scratch = try Scratch()
    let period = Period(containing: FoldTests.monday).index
    try scratch.tell([
      login("m", day: 0, hour: 0), login("m", day: 8, hour: 23), login("m", day: 27, hour: 14),
      login("m", day: 28, hour: 3), login("n", day: -1, hour: 2),
    ])
    let days = 1 | 1 << 8 | 1 << 27
    let slots = 1 | 1 << (1 * 8 + 7) | 1 << (6 * 8 + 4)
    #expect(
      try scratch.sql(FoldTests.presence) == [
        "m|\(period)|\(days)|\(slots)", "m|\(period + 1)|1|2",
        "n|\(period - 1)|\(1 << 27)|\(1 << 48)",
      ])
  }

  @Test(arguments: permutations([0, 1, 2, 3]))
  func `presence merges by or, in one file or in several`(order: [Int]) throws {
    let logins = [
      login("m", day: 0, hour: 9), login("m", day: 1, hour: 10), login("m", day: 1, hour: nil),
      login("m", day: 7, hour: 9),
    ]
    let apart = try Scratch()
    for index in order { try apart.tell([logins[index]]) }
    let together = try Scratch()
    try together.tell(order.map { logins[$0] } + logins)
    let rows = ["m|\(Period(containing: FoldTests.monday).index)|131|\(1 << 3 | 1 << 11)"]
    #expect(try apart.sql(FoldTests.presence) == rows)
    #expect(try together.sql(FoldTests.presence) == rows)
  }

  @Test func `a date without a time of day sets the day and no slot`() throws {
    let scratch = try Scratch()
    try scratch.tell([login("m", day: 2, hour: nil)])
    #expect(try scratch.sql("SELECT days, slots FROM presence") == ["4|0"])
  }

  @Test func `logins are new on a day not known before and merged on any other`() throws {
    let scratch = try Scratch()
    let first = try scratch.tell([
      login("m", day: 0, hour: 9), login("m", day: 0, hour: 15), login("m", day: 1, hour: 9),
    ])
    #expect((first.new, first.merged) == (2, 1))
    let second = try scratch.tell([login("m", day: 1, hour: 20), login("m", day: 2, hour: 9)])
    #expect((second.new, second.merged) == (1, 1))
  }

  @Test
  func
    `every recorded act is presence of whoever did it; an anonymous one and a planned challenge of nobody`()
    throws
  {
    let scratch = try Scratch()
    try scratch.tell([
      {
        .tip(
          Tip(
            key: try $0.key(.tip, "t"), author: try $0.key(.member, "a"), shared: moment(4, 1)))
      },
      {
        .comment(
          Comment(
            key: try $0.key(.comment, "x"), tip: try $0.key(.tip, "t"),
            member: try $0.key(.member, "b"), commented: moment(4, 1)))
      },
      {
        .reaction(
          Reaction(
            tip: try $0.key(.tip, "t"), member: try $0.key(.member, "c"),
            kind: try $0.key(.reactionKind, "like"), reacted: moment(4, 1)))
      },
      {
        .challenge(
          Challenge(
            key: try $0.key(.challenge, "d"), launcher: try $0.key(.member, "d"),
            starts: moment(4, 1)))
      },
      {
        .challengeEntry(
          ChallengeEntry(
            challenge: try $0.key(.challenge, "d"), member: try $0.key(.member, "e"),
            joined: moment(4, 1), completed: moment(4, 2)))
      },
      {
        .quizResult(
          QuizResult(
            member: try $0.key(.member, "f"), quiz: try $0.key(.quiz, "q"),
            answered: moment(4, 1), score: 1, maximum: 2))
      },
      {
        .anonymousReaction(
          AnonymousReaction(
            vote: try $0.key(.vote, "v"), tip: try $0.key(.tip, "t"),
            kind: try $0.key(.reactionKind, "up"), reacted: moment(4, 9)))
      },
    ])
    let day = moment(4, 1).day - Period(containing: moment(4, 1).day).firstDay
    let present = try scratch.sql(
      "SELECT i.text, p.days >> \(day) FROM presence p JOIN identifier i ON i.id = p.member")
    #expect(present.sorted() == ["a|1", "b|1", "c|1", "e|3", "f|1"])
    #expect(try scratch.store.read { try $0.days()?.upperBound } == moment(4, 9).day)
  }

  // MARK: Quiz results

  private struct Attempt {
    var day: Int
    var score: Double
    var maximum = 10.0
  }

  private static let attempts = """
    SELECT (first_at - \(moment(3, 1).instant)) / 86400, first_score, first_maximum,
      (best_at - \(moment(3, 1).instant)) / 86400, best_score, best_maximum,
      (last_at - \(moment(3, 1).instant)) / 86400, last_score, last_maximum
    FROM quiz_result
    """

  private func result(_ attempt: Attempt, topic: String? = nil) -> Record {
    { sink in
      .quizResult(
        QuizResult(
          member: try sink.key(.member, "m"), quiz: try sink.key(.quiz, "q"),
          item: try sink.key(.item, "i"), topic: try topic.map { try sink.key(.topic, $0) },
          answered: moment(3, 1 + attempt.day), score: attempt.score, maximum: attempt.maximum))
    }
  }

  private func expect(_ attempts: [Attempt], give row: String) throws {
    for order in permutations(attempts) {
      let together = try Scratch()
      try together.tell(order.map { result($0) })
      #expect(try together.sql(FoldTests.attempts) == [row])
    }
    let apart = try Scratch()
    for attempt in attempts.reversed() { try apart.tell([result(attempt)]) }
    #expect(try apart.sql(FoldTests.attempts) == [row])
  }

  @Test func `the first, the best and the last attempt are kept`() throws {
    try expect(
      [
        Attempt(day: 2, score: 4), Attempt(day: 5, score: 9), Attempt(day: 3, score: 2),
        Attempt(day: 8, score: 7),
      ], give: "2|4.0|10.0|5|9.0|10.0|8|7.0|10.0")
  }

  @Test func `best is the greatest share of the maximum, and the earliest of equals`() throws {
    try expect(
      [
        Attempt(day: 1, score: 30, maximum: 100), Attempt(day: 4, score: 4, maximum: 5),
        Attempt(day: 3, score: 8), Attempt(day: 6, score: 70, maximum: 100),
      ], give: "1|30.0|100.0|3|8.0|10.0|6|70.0|100.0")
  }

  @Test func `of equal times the least score is first and the greatest is last`() throws {
    try expect(
      [
        Attempt(day: 1, score: 5), Attempt(day: 1, score: 3), Attempt(day: 1, score: 3, maximum: 6),
      ], give: "1|3.0|6.0|1|3.0|6.0|1|5.0|10.0")
  }

  @Test func `a single attempt is all three`() throws {
    try expect([Attempt(day: 0, score: 0)], give: "0|0.0|10.0|0|0.0|10.0|0|0.0|10.0")
  }

  @Test(arguments: permutations([0, 1, 2, 3]))
  func `an item is about the topic told with the latest answer, the greater of two told at once`(
    order: [Int]
  ) throws {
    let tellings: [(day: Int, topic: String?)] = [(9, "b"), (9, "c"), (1, "z"), (20, nil)]
    let topic = "SELECT i.text FROM quiz_item LEFT JOIN identifier i ON i.id = topic"
    let records = order.map { index in
      result(Attempt(day: tellings[index].day, score: 1), topic: tellings[index].topic)
    }
    let apart = try Scratch()
    for record in records { try apart.tell([record]) }
    let together = try Scratch()
    try together.tell(records)
    #expect(try apart.sql(topic) == ["c"])
    #expect(try together.sql(topic) == ["c"])
  }

  // MARK: Spilling

  @Test(arguments: 0..<4)
  func `a fold that spills after every few rows gives the same facts and counts`(run: Int) throws {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    let history = RandomHistory.tellings(count: 500, using: &random)
    let whole = try Scratch()
    let expected = try importFile(history, into: whole.store, snapshot: 0)
    for capacity in [1, 2, 7] {
      let spilled = try Scratch(
        foldCapacity: FoldCapacity(presence: capacity, quizResults: capacity))
      let tally = try importFile(history, into: spilled.store, snapshot: 0)
      #expect(tally == expected, "seed \(seed), capacity \(capacity)")
      #expect(
        try spilled.store.factsDigest() == whole.store.factsDigest(),
        "seed \(seed), capacity \(capacity)")
    }
  }
}
