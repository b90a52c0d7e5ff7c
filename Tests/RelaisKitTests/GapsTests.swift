import Disclosure
import TestSupport
import Testing

@testable import RelaisKit

/// Content gaps from exports to reports. The period is 2026-02-23 to 2026-03-22.
@Suite struct GapsTests {
  private static let asOf = CalendarDate(year: 2026, month: 3, day: 22)

  /// Eighty members: 0 to 29 are Vente, 30 to 33 Petite.
  private static func roster(vente: Range<Int> = 0..<30) -> [String] {
    [
      "member_id,name\n" + rows(0..<80) { "m\($0),Member \($0)" },
      "community_id,name\nvente,Vente\npetite,Petite\n",
      "community_id,member_id\n" + rows(vente) { "vente,m\($0)" }
        + rows(30..<34) { "petite,m\($0)" },
      "topic_id,name\nt1,Caisse\nt2,Retours\nt3,Accueil\nt4,Vitrines\nt5,Prix\n",
      "member_id,logged_in_at\nm79,2025-10-06T10:00:00\nm79,2026-03-22T10:00:00\n",
    ]
  }

  /// Answers of members to one question on a topic, of whom the first few are wrong.
  private static func quiz(
    _ topic: String, _ members: Range<Int>, wrong: Int, day: String = "2026-03-02"
  ) -> String {
    "member_id,quiz_id,item_id,topic,answered_at,score,max_score\n"
      + rows(members) {
        let isWrong = $0 - members.lowerBound < wrong
        return "m\($0),q-\(topic),i1,\(topic),\(day)T10:00:00,\(isWrong ? 0 : 2),2"
      }
  }

  /// Tips that one colleague thanked.
  private static func tips(_ topic: String, _ count: Int, day: String = "2026-03-22") -> [String] {
    [
      "tip_id,author_id,shared_at,topic,title\n"
        + rows(0..<count) { "a-\(topic)-\($0),m\(40 + $0 % 10),\(day)T10:00:00,\(topic),x" },
      "tip_id,member_id,kind,reacted_at\n"
        + rows(0..<count) { "a-\(topic)-\($0),m60,merci,\(day)T11:00:00" },
    ]
  }

  /// t1: hard for everybody, one old tip. t2: hard for everybody, 20 tips. t3: hard for Vente only.
  /// t4, t5: fine, t5 without any tip. t6 is no listed topic.
  private static let facts =
    [
      quiz("t1", 0..<30, wrong: 25), quiz("t1", 30..<80, wrong: 40),
      quiz("t2", 0..<30, wrong: 24), quiz("t2", 30..<80, wrong: 40),
      quiz("t3", 0..<30, wrong: 24), quiz("t3", 30..<80, wrong: 5),
      quiz("t4", 0..<30, wrong: 3), quiz("t4", 30..<80, wrong: 3),
      quiz("t5", 0..<30, wrong: 3), quiz("t5", 30..<80, wrong: 3),
      quiz("t6", 0..<30, wrong: 3), quiz("t6", 30..<60, wrong: 5), quiz("t7", 0..<6, wrong: 6),
    ] + tips("t1", 1, day: "2025-09-21") + tips("t2", 20) + tips("t3", 10) + tips("t4", 10)

  private static func company(_ more: [String] = facts) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(roster() + more)
    return scratch
  }

  @Test func `of the whole organisation: which topic, what is missing, for how many`() throws {
    let scratch = try GapsTests.company()
    let report = try scratch.workspace.gaps(asOf: GapsTests.asOf)
    let table = report.tables[0]
    #expect(
      table["topic"]
        == [
          .word("Caisse"), .word("Retours"), .withheld, .word("Prix"), .word("Accueil"),
          .word("Vitrines"),
        ])
    #expect(
      table["class"]
        == ["missing-content", "unhelpful-content", "fine", "fine", "fine", "fine"].map {
          .word($0)
        })
    #expect(table["Caisse", "struggling"] == .count(.about(65)))
    #expect(table["Caisse", "helpful_tips"] == .number(0.5))
    #expect(table["Caisse", "gap_index"] == .number(65 / 1.5))
    #expect(table["Retours", "helpful_tips"] == .number(20))
    let reasons = report.tables[1]
    #expect(reasons["Caisse", "learners"] == .count(.above(75)))
    #expect(reasons["Prix", "learners"] == .count(.above(75)))
    let (low, high) = (reasons["Caisse", "facility_low"], reasons["Caisse", "facility_high"])
    let facility = try #require(reasons["Caisse", "facility"]?.number)
    // More than 75 of 80 is read as 78.
    #expect(abs(facility - 100 * (1 - 65.0 / 78)) < 1e-9)
    #expect(try #require(low?.number) < facility && facility < #require(high?.number))
    #expect(report.notes.map(\.key).contains("missing-content"))
    #expect(!report.notes.map(\.key).contains("local-difficulty"))
  }

  @Test func `of a community: what is hard here only is a local difficulty`() throws {
    let scratch = try GapsTests.company()
    let report = try scratch.workspace.gaps(community: "Vente", asOf: GapsTests.asOf)
    let table = report.tables[0]
    #expect(table["Accueil", "class"] == .word("local-difficulty"))
    #expect(table["Caisse", "class"] == .word("missing-content"))
    #expect(table["Retours", "class"] == .word("unhelpful-content"))
    #expect(table["Vitrines", "class"] == .word("fine"))
    #expect(table["Accueil", "struggling"] == .count(.above(21)))
    #expect(try #require(report.tables[1]["Accueil", "facility_elsewhere"]?.number) > 80)
    #expect(report.notes.first?.key == "missing-content")
    let top = try scratch.workspace.gaps(community: "Vente", top: 2, asOf: GapsTests.asOf)
    #expect(top.tables[0].rows == Array(table.rows.prefix(2)))
  }

  @Test func `first attempts count, question by question, through the last local day`() throws {
    let scratch = try Scratch()
    let head = "member_id,quiz_id,item_id,topic,answered_at,score,max_score\n"
    let late = head + rows(12..<16) { "m\($0),q,i1,t1,2026-03-22T23:30:00+01:00,0,1" }
    let tooLate = head + rows(16..<20) { "m\($0),q,i1,t1,2026-03-23T00:30:00+01:00,0,1" }
    // Half of two questions and a quarter of another quiz; a retake changes nothing.
    let halves =
      head
      + rows(0..<12) {
        """
        m\($0),q,i1,t1,2026-03-02T10:00:00,5,5
        m\($0),q,i2,t1,2026-03-02T10:00:00,0,1
        m\($0),r,,t1,2026-03-03T10:00:00,1,4
        m\($0),q,i2,t1,2026-03-04T10:00:00,1,1
        """
      }
    try scratch.write(GapsTests.roster() + [halves, late, tooLate])
    let policy = try Policy(minimumFrequency: 3, minimumGroupSize: 6, roundingBase: 1)
    let report = try scratch.workspace(under: policy).gaps(asOf: GapsTests.asOf)
    #expect(report.tables[1]["Caisse", "learners"] == .count(.about(16)))
    // 12 x (1 - 1.25 / 3) + 4
    #expect(report.tables[0]["Caisse", "struggling"] == .count(.about(11)))
  }

  @Test func `topics with few learners are not seen, and free text is not quoted`() throws {
    let scratch = try GapsTests.company()
    for community in [nil, "Vente"] {
      let report = try scratch.workspace.gaps(community: community, asOf: GapsTests.asOf)
      #expect(!report.json.contains("t7") && !report.json.contains("t6"))
      #expect(report.tables[0].rows.count == 6)
    }
  }

  @Test func `small and unknown communities are answered alike`() throws {
    let scratch = try GapsTests.company()
    for name in ["petite", "nowhere"] {
      #expect(throws: RelaisError("unknown-community", name)) {
        try scratch.workspace.gaps(community: name, asOf: GapsTests.asOf)
      }
    }
  }

  @Test func `one who joins is counted with the next ones, not alone`() throws {
    let scratch = try GapsTests.company()
    let before = try scratch.workspace.gaps(community: "vente", asOf: GapsTests.asOf)
    try scratch.write([
      "community_id,member_id\nvente,m40\n",
      "member_id,logged_in_at\nm79,2026-04-19T10:00:00\n",
    ])
    let next = CalendarDate(year: 2026, month: 4, day: 19)
    let after = try scratch.workspace.gaps(community: "vente", asOf: next)
    // The people are the same, and so is what they reached at first.
    #expect(after.tables[0]["struggling"] == before.tables[0]["struggling"])
    #expect(after.tables[1]["learners"] == before.tables[1]["learners"])
    let rows = try scratch.sql(
      """
      SELECT period || ' ' || CAST(bytes AS TEXT) FROM publication_row
      WHERE table_id = 'topic-difficulty' AND identifier = 'vente' ORDER BY period
      """)
    #expect(rows.count == 2 && rows.allSatisfy { $0.contains("\"size\":30") }, "\(rows)")
  }

  @Test func `a community that would single somebody out has withheld cells`() throws {
    let scratch = try GapsTests.company()
    _ = try scratch.workspace.gaps(asOf: GapsTests.asOf)
    // Vente's people under another name, and one more.
    try scratch.write([
      "community_id,name\nneuve,Neuve\n",
      "community_id,member_id,until\n" + rows(0..<30) { "vente,m\($0),2026-03-23" },
      "community_id,member_id,since\n" + rows(0..<31) { "neuve,m\($0),2026-03-23" },
      "member_id,logged_in_at\nm79,2026-04-19T10:00:00\n",
    ])
    let report = try scratch.workspace.gaps(
      community: "Neuve", asOf: CalendarDate(year: 2026, month: 4, day: 19))
    for column in ["class", "struggling", "gap_index"] {
      #expect(report.tables[0][column] == Array(repeating: .withheld, count: 6), "\(column)")
    }
    for column in ["learners", "facility", "facility_low", "facility_elsewhere"] {
      #expect(report.tables[1][column].allSatisfy { $0 == .withheld }, "\(column)")
    }
  }

  @Test func `without quiz results or a closed period there is a note, and nothing is released`()
    throws
  {
    let scratch = try GapsTests.company([])
    let early = CalendarDate(year: 2025, month: 10, day: 12)
    for (asOf, note) in [(GapsTests.asOf, "no-quiz-results"), (early, "no-closed-period")] {
      let reports = try [
        scratch.workspace.gaps(asOf: asOf), scratch.workspace.questions(asOf: asOf),
      ]
      for report in reports {
        #expect(report.tables.isEmpty)
        #expect(report.notes.map(\.key) == [note])
      }
    }
    #expect(try scratch.sql("SELECT count(*) FROM publication") == ["0"])
  }

  @Test func `questions that do not tell learners apart come first`() throws {
    // Members 0 to 39 know, 40 to 79 do not; i3 is right for those who do not.
    let answers = rows(0..<80) { member in
      let knows = member < 40
      return ["i1", "i2", "i4"].map { "m\(member),q,\($0),t1,2026-03-02,\(knows ? 1 : 0),1\n" }
        .joined() + "m\(member),q,i3,t1,2026-03-02,\(knows ? 0 : 1),1"
    }
    let scratch = try GapsTests.company([
      "member_id,quiz_id,item_id,topic,answered_at,score,max_score\n" + answers,
      "member_id,quiz_id,item_id,topic,answered_at,score,max_score\n"
        + rows(0..<9) { "m\($0),q9,i9,t1,2026-03-02,1,1" },
    ])
    let table = try scratch.workspace.questions(asOf: GapsTests.asOf).tables[0]
    #expect(table["question"] == ["i3", "i1", "i2", "i4"].map { .word($0) })
    #expect(table["discrimination"].first == .number(-100))
    #expect(table["discrimination"].last == .number(100))
    #expect(table["facility"] == Array(repeating: .number(50), count: 4))
    #expect(table["review"] == [.word("question-to-review"), .nothing, .nothing, .nothing])
    #expect(table["learners"].allSatisfy { $0 == .count(.above(75)) })
    #expect(table["topic"].allSatisfy { $0 == .word("Caisse") })
  }

  @Test func `results imported after the first look are said to count from the next period on`()
    throws
  {
    let scratch = try GapsTests.company([GapsTests.quiz("t1", 0..<1, wrong: 0)])
    _ = try scratch.workspace.gaps(asOf: GapsTests.asOf)
    _ = try scratch.workspace.questions(asOf: GapsTests.asOf)
    try scratch.write([GapsTests.quiz("t1", 0..<60, wrong: 30)])
    for report in [
      try scratch.workspace.gaps(asOf: GapsTests.asOf),
      try scratch.workspace.questions(asOf: GapsTests.asOf),
    ] {
      #expect(report.tables[0].rows.isEmpty)
      #expect(report.notes.first?.key == "released-once")
    }
  }

  @Test func `that all learners failed, or passed, a question is not told`() throws {
    for wrong in [0, 4, 16, 20] {
      let scratch = try GapsTests.company([
        "member_id,quiz_id,item_id,topic,answered_at,score,max_score\n"
          + rows(0..<20) {
            "m\($0),q,i1,t1,2026-03-02,\($0 < wrong ? 0 : 1),1\nm\($0),q,i2,t1,2026-03-02,\($0 % 2),1"
          }
      ])
      let table = try scratch.workspace.questions(asOf: GapsTests.asOf).tables[0]
      #expect(table["i1", in: "question", "facility"] == .withheld, "\(wrong) wrong")
      #expect(table["i1", in: "question", "discrimination"] == .withheld, "\(wrong) wrong")
      #expect(table["i2", in: "question", "facility"] == .number(50))
    }
  }

  @Test func `no line comes or goes with a single learner whom the coded count does not tell`()
    throws
  {
    var lines: [Int: [[Cell]]] = [:]
    for learners in 8...17 {
      let scratch = try GapsTests.company([GapsTests.quiz("t1", 0..<learners, wrong: learners / 2)])
      lines[learners] = try scratch.workspace.questions(asOf: GapsTests.asOf).tables[0].rows
    }
    #expect((8...12).allSatisfy { lines[$0]?.isEmpty == true })
    #expect((13...17).allSatisfy { lines[$0]?.count == 1 })
  }
}

extension ReleasedTable {
  /// The cell of a column in the row that has a word in another.
  fileprivate subscript(word: String, in key: String, column: String) -> CellText? {
    zip(self[key], self[column]).first { $0.0 == .word(word) }?.1
  }
}
