import Activity
import TestSupport
import Testing

@testable import Exports

@Suite("A canonical export")
struct CanonicalTests {
  private func moment(_ text: String) throws -> Moment {
    var text = text
    return try #require(text.withUTF8 { WrittenTime(UnsafeRawBufferPointer($0)) }).moment(in: paris)
  }

  @Test("of members gives names, teams, days, visibility and standing")
  func members() throws {
    let result = try importText(
      """
      member_id,name,email,team,site,job,joined_on,left_on,visibility,standing,updated_at
      m1,"Zoé, dite Zo",zoe@example.org,Lyon,Part-Dieu,seller,1987-09-01,,,,2026-01-01T00:00:00Z
      m2,,,,,,,2026-03-29,Hidden,STAFF,
      """)
    #expect(
      result.records == [
        .member(
          Member(
            key: MemberKey(rawValue: 0), name: "Zoé, dite Zo", team: "Lyon",
            joined: Day("1987-09-01"))),
        .member(
          Member(
            key: MemberKey(rawValue: 1), left: Day("2026-03-29"), visibility: .hidden,
            standing: .staff)),
      ])
    #expect(result.sink.updates == [1_767_225_600, nil])
    #expect(result.log.contents == "members")
    #expect(result.log.notes.isEmpty, "email, site and job are known, and not kept")
  }

  @Test("of communities, memberships and ambassadors gives who belongs where")
  func communities() throws {
    let sink = RecordingSink()
    _ = try importText("community_id,name\nc1,Bakers\n", into: sink)
    _ = try importText(
      "community_id,member_id,since,until\nc1,m1,2025-01-01,2026-01-01\nc1,m2,,\n", into: sink)
    let last = try importText("community_id,ambassador_id,since\nc1,m2,2025-06-01\n", into: sink)
    let community = CommunityKey(rawValue: 0)
    #expect(
      sink.records == [
        .community(Community(key: community, name: "Bakers")),
        .membership(
          Membership(
            community: community, member: MemberKey(rawValue: 0), since: Day("2025-01-01"),
            until: Day("2026-01-01"))),
        .membership(Membership(community: community, member: MemberKey(rawValue: 1))),
        .ambassador(
          Ambassador(
            community: community, member: MemberKey(rawValue: 1), since: Day("2025-06-01"))),
      ])
    #expect(last.log.contents == "ambassadors")
  }

  @Test("of topics, tips, reactions and comments gives public acts")
  func contributions() throws {
    let sink = RecordingSink()
    _ = try importText("topic_id,name,parent_topic_id\nt2,Rye,t1\nt1,Bread,\n", into: sink)
    _ = try importText(
      """
      tip_id,author_id,shared_at,topic,title,community_id,withdrawn_at
      p1,m1,2026-03-02T09:00,t2,Cold dough,c1,2026-03-02
      """, into: sink)
    _ = try importText(
      "tip_id,member_id,reacted_at,kind\np1,m2,2026-03-03T10:00+01:00,\np1,m2,2026-03-03,heart\n",
      into: sink)
    _ = try importText(
      "comment_id,tip_id,member_id,commented_at\nx1,p1,m3,2026-03-04 18:30\n", into: sink)
    let tip = TipKey(rawValue: 0)
    #expect(
      sink.records == [
        .topic(
          Topic(key: TopicKey(rawValue: 0), name: "Rye", parent: TopicKey(rawValue: 1))),
        .topic(Topic(key: TopicKey(rawValue: 1), name: "Bread")),
        .tip(
          Tip(
            key: tip, author: MemberKey(rawValue: 0), shared: try moment("2026-03-02T09:00"),
            topic: TopicKey(rawValue: 0), community: CommunityKey(rawValue: 0),
            withdrawn: try moment("2026-03-02"))),
        .reaction(
          Reaction(
            tip: tip, member: MemberKey(rawValue: 1), kind: ReactionKindKey(rawValue: 0),
            reacted: try moment("2026-03-03T09:00:00Z"))),
        .reaction(
          Reaction(
            tip: tip, member: MemberKey(rawValue: 1), kind: ReactionKindKey(rawValue: 1),
            reacted: try moment("2026-03-03"))),
        .comment(
          Comment(
            key: CommentKey(rawValue: 0), tip: tip, member: MemberKey(rawValue: 2),
            commented: try moment("2026-03-04T18:30"))),
      ])
    #expect(sink.identifiers(.reactionKind) == [0: "like", 1: "heart"])
  }

  @Test("of challenges and their entries gives who launched and who took part")
  func challenges() throws {
    let sink = RecordingSink()
    _ = try importText(
      """
      challenge_id,launched_by,topic,title,community_id,starts_at,ends_at
      h1,m1,t1,Best loaf,c1,2026-03-02T08:00,2026-03-02
      h2,,,,,2026-03-02,
      """, into: sink)
    _ = try importText(
      """
      challenge_id,member_id,joined_at,completed_at,score,max_score
      h1,m2,2026-03-02T09:00,2026-03-02T09:30,7,10
      """, into: sink)
    #expect(
      sink.records == [
        .challenge(
          Challenge(
            key: ChallengeKey(rawValue: 0), launcher: MemberKey(rawValue: 0),
            topic: TopicKey(rawValue: 0), community: CommunityKey(rawValue: 0),
            starts: try moment("2026-03-02T08:00"), ends: try moment("2026-03-02"))),
        .challenge(
          Challenge(key: ChallengeKey(rawValue: 1), starts: try moment("2026-03-02"))),
        .challengeEntry(
          ChallengeEntry(
            challenge: ChallengeKey(rawValue: 0), member: MemberKey(rawValue: 1),
            joined: try moment("2026-03-02T09:00"), completed: try moment("2026-03-02T09:30"))),
      ])
  }

  @Test("of logins and quiz results gives signals")
  func signals() throws {
    let sink = RecordingSink()
    _ = try importText("member_id,logged_in_at\nm1,2026-03-02T09:00\nm1,2026-03-03\n", into: sink)
    _ = try importText(
      """
      member_id,quiz_id,item_id,topic,answered_at,score,max_score
      m2,q1,,,2026-03-02T09:00,0,0.5
      m2,q1,i1,t1,2026-03-02T09:00, 7.25 ,10
      """, into: sink)
    let (first, second) = (MemberKey(rawValue: 0), MemberKey(rawValue: 1))
    let at = try moment("2026-03-02T09:00")
    #expect(
      sink.records == [
        .login(Login(member: first, at: at)),
        .login(Login(member: first, at: try moment("2026-03-03"))),
        .quizResult(
          QuizResult(
            member: second, quiz: QuizKey(rawValue: 0), answered: at, score: 0, maximum: 0.5)),
        .quizResult(
          QuizResult(
            member: second, quiz: QuizKey(rawValue: 0), item: ItemKey(rawValue: 0),
            topic: TopicKey(rawValue: 0), answered: at, score: 7.25, maximum: 10)),
      ])
  }
}

@Suite("The header of a canonical export")
struct CanonicalHeaderTests {
  @Test("may have its columns in any order, in capitals, spaced, quoted, after a byte order mark")
  func order() throws {
    let result = try importText("\u{FEFF}\" Logged_In_At \",MEMBER_ID\r\n2026-03-02,m1\r\n")
    #expect(result.log.contents == "logins")
    #expect(result.log.accepted == 1)
  }

  @Test("tells the kind for each of the twelve, by the required columns alone or by all")
  func everyKind() throws {
    #expect(CanonicalKind.all.count == 12)
    #expect(Set(CanonicalKind.all.map(\.name)).count == 12)
    for kind in CanonicalKind.all {
      for columns in [kind.requiredColumns, kind.requiredColumns + kind.optionalColumns] {
        let result = try importText(columns.joined(separator: ",") + "\n")
        #expect(result.log.contents == kind.name)
        #expect(result.log.read == 0)
      }
    }
  }

  @Test("may have columns that Relais does not know: they are noted and ignored")
  func unknownColumns() throws {
    let result = try importText("member_id,logged_in_at,Browser,,\nm1,2026-03-02,Firefox,,\n")
    #expect(result.log.accepted == 1)
    #expect(result.log.notes == [.ignoredColumns(["Browser", "", ""])])
  }

  @Test("without a required column is an error that says what was found")
  func missingColumn() throws {
    try inDirectory(["results.csv": Array("member_id,quiz_id,score,max_score\n".utf8)]) { path in
      let message = failure { _ = try importFile(path + "results.csv") }
      #expect(
        message == """
          \(path)results.csv:1:1: missing-column: answered_at: expected answered_at in the header \
          of quiz_results, found member_id, quiz_id, score, max_score
          """)
    }
  }

  @Test("with a column twice is an error that names it")
  func duplicateColumn() throws {
    try inDirectory(["logins": Array("member_id,logged_in_at,Member_ID\n".utf8)]) { path in
      let message = failure { _ = try importFile(path + "logins") }
      #expect(
        message == """
          \(path)logins:1:1: duplicate-column: member_id: expected each column once in the header
          """)
    }
  }

  @Test("that fits two kinds alike is an error that names both")
  func ambiguous() throws {
    try inDirectory(["x": Array("community_id,member_id,ambassador_id\n".utf8)]) { path in
      let message = failure { _ = try importFile(path + "x") }
      #expect(
        message == """
          \(path)x:1:1: ambiguous-format: expected one format, but several match: \
          memberships, ambassadors
          """)
    }
  }

  @Test(
    "of strangers is nobody's, even with a member_id among them",
    arguments: ["", "\n", "a,b\n", "member_id,logged_at\n", "name,email\n", "id;name\n", "\u{0}"])
  func unknown(text: String) throws {
    try inDirectory(["x": Array(text.utf8)]) { path in
      let reader = try Registry().identify(path: path + "x")
      #expect(reader == nil)
    }
  }

  @Test("may be a lone member_id: a roster of identifiers")
  func loneMemberID() throws {
    #expect(try importText("member_id\nm1\n").log.contents == "members")
  }
}
