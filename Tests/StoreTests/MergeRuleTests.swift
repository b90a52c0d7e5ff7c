import Activity
import Store
import TestSupport
import Testing

/// Every rule by which two tellings of one row become one, by itself.
@Suite struct MergeRuleTests {
  /// Two rows of one table under the same key, the first greater in content.
  struct Pair: Sendable, CustomTestStringConvertible {
    let table: String
    let query: String
    let greater: Record
    let lesser: Record
    let rows: (greater: String, lesser: String)

    var testDescription: String { table }
  }

  static let latest: [Pair] = [
    Pair(
      table: "member", query: "SELECT name, team FROM member",
      greater: { .member(Member(key: try $0.key(.member, "m"), name: "Zoé", team: "Nord")) },
      lesser: { .member(Member(key: try $0.key(.member, "m"), name: "Ana", team: "Sud")) },
      rows: ("Zoé|Nord", "Ana|Sud")),
    Pair(
      table: "community", query: "SELECT name FROM community",
      greater: { .community(Community(key: try $0.key(.community, "c"), name: "Vente")) },
      lesser: { .community(Community(key: try $0.key(.community, "c"), name: "Caisse")) },
      rows: ("Vente", "Caisse")),
    Pair(
      table: "membership", query: "SELECT since, until FROM membership",
      greater: {
        .membership(
          Membership(
            community: try $0.key(.community, "c"), member: try $0.key(.member, "m"),
            since: Day(index: 9)))
      },
      lesser: {
        .membership(
          Membership(
            community: try $0.key(.community, "c"), member: try $0.key(.member, "m"),
            since: Day(index: 2), until: Day(index: 20)))
      }, rows: ("9|", "2|20")),
    Pair(
      table: "ambassador", query: "SELECT since, until FROM ambassador",
      greater: {
        .ambassador(
          Ambassador(
            community: try $0.key(.community, "c"), member: try $0.key(.member, "m"),
            until: Day(index: 9)))
      },
      lesser: {
        .ambassador(
          Ambassador(community: try $0.key(.community, "c"), member: try $0.key(.member, "m")))
      }, rows: ("|9", "|")),
    Pair(
      table: "topic",
      query: "SELECT name, i.text FROM topic LEFT JOIN identifier i ON i.id = parent",
      // Its parent is met last: identifiers compare by their text, not by their key.
      greater: {
        .topic(
          Topic(
            key: try $0.key(.topic, "t"), name: "Accueil", parent: try $0.key(.topic, "b")))
      },
      lesser: {
        .topic(
          Topic(
            key: try $0.key(.topic, "t"), name: "Accueil", parent: try $0.key(.topic, "a")))
      }, rows: ("Accueil|b", "Accueil|a")),
    Pair(
      table: "tip",
      query: "SELECT withdrawn_at IS NOT NULL, i.text FROM tip, identifier i "
        + "WHERE i.id = author",
      greater: {
        .tip(
          Tip(
            key: try $0.key(.tip, "t"), author: try $0.key(.member, "a"), shared: moment(3, 1),
            withdrawn: moment(3, 2)))
      },
      lesser: {
        .tip(
          Tip(key: try $0.key(.tip, "t"), author: try $0.key(.member, "z"), shared: moment(3, 1)))
      }, rows: ("1|a", "0|z")),
    Pair(
      table: "challenge", query: "SELECT starts_day FROM challenge",
      greater: { .challenge(Challenge(key: try $0.key(.challenge, "d"), starts: moment(3, 9))) },
      lesser: { .challenge(Challenge(key: try $0.key(.challenge, "d"), starts: moment(3, 2))) },
      rows: ("\(moment(3, 9).day.index)", "\(moment(3, 2).day.index)")),
  ]

  @Test(arguments: latest)
  func `the row told last wins, in whatever order it arrives`(pair: Pair) throws {
    for isLesserLast in [true, false] {
      let (old, new) = isLesserLast ? (pair.greater, pair.lesser) : (pair.lesser, pair.greater)
      for order in [[(1, old), (2, new)], [(2, new), (1, old)]] {
        let scratch = try Scratch()
        var conflicts = 0
        for (updated, record) in order {
          conflicts += try scratch.tell(updated: updated, [record]).conflicts
        }
        let expected = isLesserLast ? pair.rows.lesser : pair.rows.greater
        #expect(try scratch.sql(pair.query) == [expected])
        #expect(conflicts == 0)
      }
    }
  }

  @Test(arguments: latest)
  func `of two rows told at once the greater in content wins, and the import says so`(
    pair: Pair
  ) throws {
    for order in [[pair.greater, pair.lesser], [pair.lesser, pair.greater]] {
      let apart = try Scratch()
      try apart.tell([order[0]])
      #expect(try apart.tell([order[1]]).conflicts == 1)
      let together = try Scratch()
      let tally = try together.tell(order)
      #expect((tally.new, tally.merged, tally.conflicts) == (1, 1, 1))
      for scratch in [apart, together] {
        #expect(try scratch.sql(pair.query) == [pair.rows.greater])
        #expect(try scratch.tell([pair.greater]).conflicts == 0)
      }
    }
  }

  @Test(arguments: permutations([1, 2, 3]))
  func `the snapshot decides where rows do not say when they were told`(order: [Int]) throws {
    let scratch = try Scratch()
    for snapshot in order {
      try scratch.tell(
        snapshot: snapshot, [member("m", name: ["", "Zoé", "Mia", "Ana"][snapshot])])
    }
    #expect(try scratch.sql("SELECT name, version FROM member") == ["Ana|3"])
  }

  @Test func `a row that says when it was told does not ask the snapshot`() throws {
    let scratch = try Scratch()
    try scratch.tell(snapshot: 1, updated: 50, [member("m", name: "Ana")])
    try scratch.tell(snapshot: 40, [member("m", name: "Zoé")])
    #expect(try scratch.sql("SELECT name, version FROM member") == ["Ana|50"])
  }

  @Test func `two spellings of one accented letter are two texts, in either order`() throws {
    let spellings = ["Zo\u{E9}", "Zoe\u{301}"]
    let digests = try [spellings, spellings.reversed()].map { order in
      let scratch = try Scratch()
      var conflicts = 0
      for name in order { conflicts += try scratch.tell([member("m", name: name)]).conflicts }
      #expect(conflicts == 1)
      return try scratch.store.factsDigest()
    }
    #expect(digests[0] == digests[1])
  }

  @Test func `a text may hold a zero byte`() throws {
    let scratch = try Scratch()
    #expect(try scratch.tell([member("m", name: "a\0b")]).new == 1)
    #expect(try scratch.tell([member("m", name: "a\0b")]).conflicts == 0)
    #expect(try scratch.tell([member("m", name: "a\0c")]).conflicts == 1)
    #expect(try scratch.sql("SELECT hex(name) FROM member") == ["610063"])
  }

  @Test(arguments: permutations([2, 9, 5]))
  func `reactions and comments are kept at their earliest`(order: [Int]) throws {
    let scratch = try Scratch()
    for day in order {
      let tally = try scratch.tell([
        {
          .reaction(
            Reaction(
              tip: try $0.key(.tip, "t"), member: try $0.key(.member, "m"),
              kind: try $0.key(.reactionKind, "like"), reacted: moment(3, day)))
        },
        {
          .anonymousReaction(
            AnonymousReaction(
              vote: try $0.key(.vote, "v"), tip: try $0.key(.tip, "t"),
              kind: try $0.key(.reactionKind, "up"), reacted: moment(3, day)))
        },
        {
          .comment(
            Comment(
              key: try $0.key(.comment, "x"), tip: try $0.key(.tip, "t"),
              member: try $0.key(.member, "m"), commented: moment(3, day)))
        },
      ])
      #expect(tally.conflicts == 0)
    }
    let first = moment(3, 2)
    for table in ["reaction", "anonymous_reaction", "comment"] {
      let rows = try scratch.sql("SELECT at, day FROM \(table)")
      #expect(rows == ["\(first.instant)|\(first.day.index)"], "\(table)")
    }
  }

  @Test func `reactions of other kinds, members and tips are reactions of their own`() throws {
    let scratch = try Scratch()
    for (tip, member, kind) in [
      ("t", "m", "like"), ("t", "m", "love"), ("t", "n", "like"), ("u", "m", "like"),
      ("t", "m", "like"),
    ] {
      try scratch.tell([
        {
          .reaction(
            Reaction(
              tip: try $0.key(.tip, tip), member: try $0.key(.member, member),
              kind: try $0.key(.reactionKind, kind), reacted: moment(3, 1)))
        }
      ])
    }
    #expect(try scratch.sql("SELECT count(*) FROM reaction") == ["4"])
  }

  @Test(arguments: permutations([0, 1, 2, 3]))
  func `a challenge entry keeps its earliest start and its earliest end by themselves`(
    order: [Int]
  ) throws {
    let tellings: [(joined: Int, completed: Int?)] = [(5, nil), (3, 20), (4, 12), (9, nil)]
    let scratch = try Scratch()
    for index in order {
      let (joined, completed) = tellings[index]
      try scratch.tell([
        {
          .challengeEntry(
            ChallengeEntry(
              challenge: try $0.key(.challenge, "d"), member: try $0.key(.member, "m"),
              joined: moment(3, joined), completed: completed.map { moment(3, $0) }))
        }
      ])
    }
    let (joined, completed) = (moment(3, 3), moment(3, 12))
    #expect(
      try scratch.sql(
        "SELECT joined_at, joined_day, completed_at, completed_day FROM challenge_entry") == [
          "\(joined.instant)|\(joined.day.index)|\(completed.instant)|\(completed.day.index)"
        ])
  }

  private func member(_ id: String, name: String) -> Record {
    { .member(Member(key: try $0.key(.member, id), name: name)) }
  }
}
