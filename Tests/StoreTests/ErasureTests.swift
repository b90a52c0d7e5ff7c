import Activity
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Somebody is erased: nothing in the file is theirs any more, and nothing else has changed.
@Suite struct ErasureTests {
  private static let victim = "matricule-7041"
  /// Every text of the victim's own.
  private static let traces = [
    victim, "Ernestine Quatremère", "Équipe Solitaire", "comment-of-the-victim",
    "Ernestine Ancien-Nom",
  ]

  /// A company of 300 in which the victim does a bit of everything.
  private func history(withVictim: Bool) -> [Record] {
    func member(_ index: Int) -> String { index == 41 ? Self.victim : "m\(index)" }
    var records: [Record] = []
    for index in 0..<300 {
      let id = member(index)
      let isVictim = index == 41
      if isVictim && !withVictim {
        records += shells
        continue
      }
      records += [
        {
          .member(
            Member(
              key: try $0.key(.member, id),
              name: isVictim ? "Ernestine Quatremère" : "Member \(index)",
              team: isVictim ? "Équipe Solitaire" : "Team"))
        },
        {
          .membership(
            Membership(
              community: try $0.key(.community, "c"), member: try $0.key(.member, id)))
        },
        { .login(Login(member: try $0.key(.member, id), at: moment(3, 2 + index % 20))) },
        {
          .comment(
            Comment(
              key: try $0.key(.comment, isVictim ? "comment-of-the-victim" : "k\(index)"),
              tip: try $0.key(.tip, "t1"), member: try $0.key(.member, id),
              commented: moment(3, 9)))
        },
        {
          .reaction(
            Reaction(
              tip: try $0.key(.tip, "t2"), member: try $0.key(.member, id),
              kind: try $0.key(.reactionKind, "merci"), reacted: moment(3, 9)))
        },
        {
          .quizResult(
            QuizResult(
              member: try $0.key(.member, id), quiz: try $0.key(.quiz, "q"),
              answered: moment(3, 10), score: 1, maximum: 2))
        },
        {
          .challengeEntry(
            ChallengeEntry(
              challenge: try $0.key(.challenge, "d"), member: try $0.key(.member, id),
              joined: moment(3, 11)))
        },
        {
          .ambassador(
            Ambassador(
              community: try $0.key(.community, "c"), member: try $0.key(.member, id)))
        },
        {
          .tip(
            Tip(
              key: try $0.key(.tip, "t\(index)"), author: try $0.key(.member, id),
              shared: moment(3, 3)))
        },
        {
          .challenge(
            Challenge(
              key: try $0.key(.challenge, "d\(index)"), launcher: try $0.key(.member, id),
              starts: moment(3, 3)))
        },
      ]
    }
    return records
  }

  /// What stays of the victim's tip and challenge.
  private var shells: [Record] {
    [
      { .tip(Tip(key: try $0.key(.tip, "t41"), author: nil, shared: moment(3, 3))) },
      { .challenge(Challenge(key: try $0.key(.challenge, "d41"), starts: moment(3, 3))) },
    ]
  }

  private func told() throws -> Scratch {
    let scratch = try Scratch()
    // An earlier name leaves its own traces in the pages.
    try scratch.tell([
      {
        .member(
          Member(key: try $0.key(.member, Self.victim), name: "Ernestine Ancien-Nom"))
      }
    ])
    try scratch.tell(snapshot: 1, history(withVictim: true))
    return scratch
  }

  private func bytes(of scratch: Scratch) throws -> [String: Data] {
    try ["", "-wal", "-shm"].reduce(into: [:]) { files, suffix in
      let url = URL(filePath: scratch.store.path + suffix)
      if FileManager.default.fileExists(atPath: url.path) {
        files[suffix] = try Data(contentsOf: url)
      }
    }
  }

  private func found(_ text: String, in scratch: Scratch) throws -> [String] {
    try bytes(of: scratch).filter { $0.value.range(of: Data(text.utf8)) != nil }.map(\.key)
  }

  @discardableResult
  private func erase(
    _ scratch: Scratch, _ member: String = victim, keeps: Bool = true
  ) throws -> ErasedContributions? {
    try scratch.store.erase(
      member: member, tablesNamingMembers: ["mobilisation"], at: 0, keeps: keeps)
  }

  @Test func `no byte of the file or its journal tells of somebody erased`() throws {
    let scratch = try told()
    for trace in Self.traces {
      #expect(try !found(trace, in: scratch).isEmpty, "\(trace)")
    }
    try erase(scratch)
    #expect(try bytes(of: scratch)[""]?.isEmpty == false)
    for trace in Self.traces {
      #expect(try found(trace, in: scratch) == [], "\(trace)")
    }
    #expect(try !found("Member 42", in: scratch).isEmpty)
  }

  @Test func `the file then knows what it would had they never been told of`() throws {
    let (scratch, without) = (try told(), try Scratch())
    try without.tell(snapshot: 1, history(withVictim: false))
    #expect(try scratch.store.factsDigest() != without.store.factsDigest())
    let erased = try erase(scratch)
    #expect(try scratch.store.factsDigest() == without.store.factsDigest())
    let counts = try scratch.store.read { try $0.counts() }
    #expect(try without.store.read { try $0.counts() } == counts)
    #expect(erased?.tips == 1 && erased?.challenges == 1)
    #expect(erased?.reactions == 1 && erased?.comments == 1)
    #expect(try scratch.sql("PRAGMA foreign_key_check") == [])
    #expect(try scratch.sql("PRAGMA integrity_check") == ["ok"])
  }

  @Test func `a key is never used again, not even the last one`() throws {
    let scratch = try Scratch()
    try scratch.tell([
      { .login(Login(member: try $0.key(.member, "a"), at: moment(3, 2))) },
      { .login(Login(member: try $0.key(.member, "last"), at: moment(3, 2))) },
    ])
    let key = try scratch.sql("SELECT id FROM identifier WHERE text = 'last'")
    try erase(scratch, "last")
    #expect(try scratch.sql("SELECT id FROM tombstone") == key)
    try scratch.tell([{ .login(Login(member: try $0.key(.member, "last"), at: moment(3, 2))) }])
    let again = try scratch.sql("SELECT id FROM identifier WHERE text = 'last'")
    #expect(again.count == 1 && again != key)
  }

  @Test func `cohorts and releases keep their bytes, and measures lose only the name`() throws {
    let scratch = try told()
    let header = #"{"measures":["m1","\#(Self.victim)"],"table":"mobilisation"}"#
    let other = #"{"measures":["\#(Self.victim)"],"table":"participation"}"#
    try scratch.store.release { _, ledger in
      let epoch = try ledger.openEpoch(policy: [], at: 0)
      try ledger.log(LogEntry(.epoch, epoch: epoch), at: 0)
      for table in ["mobilisation", "participation"] {
        try ledger.log(LogEntry(.release, table: table, period: 1, epoch: epoch), at: 0)
      }
      try ledger.addPublication(
        table: "mobilisation", period: 1, epoch: epoch, bytes: Array(header.utf8),
        rows: ["": Array(#"{"counts":["<5","10"]}"#.utf8)])
      try ledger.addPublication(
        table: "participation", period: 1, epoch: epoch, bytes: Array(other.utf8), rows: [:])
      try ledger.addCohort(
        StoredCohort(identifier: "c", basis: "current", period: 1, members: [1, 2, 3]),
        space: "flow 1")
    }
    let kept = "SELECT hex(members) FROM cohort UNION ALL SELECT hex(bytes) FROM publication_row"
    let before = try scratch.sql(kept)
    let key = try scratch.sql("SELECT id FROM identifier WHERE text = '\(Self.victim)'")[0]
    try erase(scratch)
    #expect(try scratch.sql(kept) == before)
    let headers = try scratch.sql(
      "SELECT CAST(bytes AS TEXT) FROM publication ORDER BY table_id")
    // A measure of another table may happen to be called the same.
    #expect(headers == [header.replacing(Self.victim, with: "erased \(key)"), other])
  }

  @Test func `trying changes nothing, and nobody unknown is erased`() throws {
    let scratch = try told()
    let digest = try scratch.store.factsDigest()
    #expect(try erase(scratch, keeps: false)?.tips == 1)
    #expect(try erase(scratch, "nobody") == nil)
    #expect(try erase(scratch, "Ernestine Quatremère") == nil)
    #expect(try scratch.store.factsDigest() == digest)
    #expect(try scratch.sql("SELECT count(*) FROM tombstone") == ["0"])
    #expect(try scratch.sql("SELECT count(*) FROM release_log") == ["0"])
  }

  @Test func `a wipe that was cut short is made up for when the file is next opened`() throws {
    let scratch = try told()
    // Deleted, as a process that is killed in between leaves it.
    try DatabaseQueue(path: scratch.store.path).writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA secure_delete = OFF; PRAGMA foreign_keys = OFF;
          DELETE FROM member WHERE name GLOB 'Ernestine*';
          INSERT INTO setting VALUES ('wipe_due', '1');
          """)
    }
    #expect(try !found("Ernestine Quatremère", in: scratch).isEmpty)
    _ = try Store.open(scratch.store.path)
    #expect(try found("Ernestine Quatremère", in: scratch) == [])
    #expect(try scratch.sql("SELECT * FROM setting WHERE name = 'wipe_due'") == [])
  }

  @Test func `while another program reads on, the person is gone and the rest is told`() throws {
    guard ProcessInfo.processInfo.environment["RELAIS_TEST_TIER"] == "full" else {
      print("skipped: waiting for a reader in vain takes ten seconds: RELAIS_TEST_TIER=full")
      return
    }
    let scratch = try told()
    let path = scratch.store.path
    let reader = try DatabaseQueue(path: path)
    try reader.read { db in
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM member")
      #expect(throws: StoreError.unwiped(path: path)) { try erase(scratch) }
    }
    #expect(try scratch.sql("SELECT count(*) FROM tombstone") == ["1"])
    try reader.close()
    _ = try Store.open(path)
    for trace in Self.traces { #expect(try found(trace, in: scratch) == [], "\(trace)") }
  }
}
