import Activity
import TestSupport
import Testing

@testable import Store

/// A file lands as a whole or not at all.
@Suite struct FileImportTests {
  private struct Torn: Error {}

  private let history: [Telling]

  init() {
    var random = SeededGenerator(seed: 3)
    history = RandomHistory.tellings(count: 200, using: &random)
  }

  @Test func `an error in the middle of a file rolls all of it back, spilled folds included`()
    throws
  {
    let scratch = try Scratch(foldCapacity: FoldCapacity(presence: 2, quizResults: 2))
    try scratch.tell([{ .login(Login(member: try $0.key(.member, "m"), at: moment(3, 30))) }])
    let (digest, through) = (
      try scratch.store.factsDigest(), try scratch.store.read { try $0.days()?.upperBound }
    )
    let counts = try scratch.store.read { try $0.counts() }
    #expect(throws: Torn.self) {
      try scratch.store.importFile("torn", format: "test", snapshot: 0, now: 0) { sink in
        for telling in history {
          try sink.accept(telling.record(sink), updated: nil)
        }
        throw Torn()
      }
    }
    #expect(try scratch.store.factsDigest() == digest)
    #expect(try scratch.store.read { try $0.counts() } == counts)
    #expect(try scratch.store.read { try $0.days()?.upperBound } == through)

    let tally = try importFile(history, into: scratch.store, snapshot: 0)
    #expect(tally.new + tally.merged == history.count)
    #expect(try scratch.store.factsDigest() != digest)
  }

  @Test func `a dry run counts and keeps nothing`() throws {
    let (dry, wet) = (try Scratch(), try Scratch())
    let empty = try dry.store.factsDigest()
    let tally = try dry.store.importFile(
      "file", format: "test", snapshot: 0, now: 0, keeps: false
    ) { sink in
      for telling in history {
        try sink.accept(telling.record(sink), updated: telling.updated)
      }
      return RowCounts(read: 200, rejected: 0, dropped: 0)
    }
    #expect(try importFile(history, into: wet.store, snapshot: 0) == tally)
    #expect(try dry.store.factsDigest() == empty)
    #expect(try dry.sql("SELECT count(*) FROM imported_file") == ["0"])
  }

  @Test(arguments: permutations([0, 1, 2, 3]))
  func `files of other days and contents give one digest in any order`(order: [Int]) throws {
    let files: [(snapshot: Int, records: [Record])] = [
      (10, [member("a", team: "Nord"), member("b", team: "Sud")]),
      (20, [member("b", team: "Est"), member("c", team: "Sud")]),
      (20, [member("c", team: "Ouest")]),
      (15, [{ .login(Login(member: try $0.key(.member, "c"), at: moment(3, 30))) }]),
    ]
    let scratch = try Scratch()
    for index in order + order.reversed() {
      try scratch.tell(snapshot: files[index].snapshot, files[index].records)
    }
    #expect(
      try scratch.sql("SELECT name, team FROM member ORDER BY name")
        == ["a|Nord", "b|Est", "c|Sud"])
    let plain = try Scratch()
    for file in files { try plain.tell(snapshot: file.snapshot, file.records) }
    #expect(try scratch.store.factsDigest() == plain.store.factsDigest())
  }

  @Test func `a member is unlisted until a roster lists them, and loses nothing by it`() throws {
    let scratch = try Scratch()
    let day = moment(3, 30).day
    try scratch.tell([
      { .login(Login(member: try $0.key(.member, "a"), at: moment(3, 30))) },
      {
        .membership(
          Membership(community: try $0.key(.community, "c"), member: try $0.key(.member, "a")))
      },
    ])
    try scratch.store.read { (facts: Facts) throws in
      #expect(try facts.counts().unlistedMembers == 1)
      #expect(try facts.signals.roster(on: day).isEmpty)
      #expect(try facts.signals.cohorts(on: day).isEmpty)
    }
    try scratch.tell([member("a", team: "Nord")])
    try scratch.store.read { (facts: Facts) throws in
      #expect(try facts.counts().unlistedMembers == 0)
      let roster = try facts.signals.roster(on: day)
      #expect(roster.count == 1)
      #expect(try facts.signals.active(in: Period(containing: day)) == Set(roster))
      #expect(try facts.signals.cohorts(on: day).values.map { $0 } == [roster])
    }
  }

  @Test func `identifiers of other kinds may share their text`() throws {
    let scratch = try Scratch()
    try scratch.tell([
      {
        .comment(
          Comment(
            key: try $0.key(.comment, "1"), tip: try $0.key(.tip, "1"),
            member: try $0.key(.member, "1"), commented: moment(3, 30)))
      }
    ])
    #expect(try scratch.sql("SELECT count(DISTINCT id) FROM identifier") == ["3"])
  }

  private func member(_ id: String, team: String) -> Record {
    { .member(Member(key: try $0.key(.member, id), name: id, team: team)) }
  }
}
