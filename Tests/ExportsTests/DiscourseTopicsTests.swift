import Activity
import TestSupport
import Testing

@testable import Exports

@Suite("Discourse's topics")
struct DiscourseTopicsTests {
  private func topic(
    _ posts: String, _ members: String = #""id":7,"archetype":"regular""#
  ) -> String {
    "{\"post_stream\":{\"posts\":[\(posts)]},\(members)}"
  }

  private func post(_ members: String, number: Int = 1) -> String {
    """
    {"id":3\(number),"post_number":\(number),"post_type":1,"username":"ada","user_id":1,\
    "created_at":"2026-03-02T08:00:00.000Z"\(members.isEmpty ? "" : ",")\(members)}
    """
  }

  @Test("give a tip, its comments and its likes; a post and each like is a row")
  func whole() throws {
    let result = try importFile(Places.fixtures + "discourse/topic.json")
    #expect(result.log.contents == "discourse topics")
    #expect(
      result.told == [
        "tip 7 by ada 2026-03-02T9:1 about 5", "reaction like to 7 as 7/like/1 2026-03-02",
        "reaction like to 7 as 7/like/2 2026-03-02", "comment 32 on 7 by bo 2026-03-02T9:2",
      ])
    #expect(
      result.log.droppedByRule == [
        .reactionToComment: 1, .automaticMessage: 3, .privateMessage: 1, .deletedComment: 2,
        .deletedAuthor: 1,
      ])
    #expect((result.log.read, result.log.accepted, result.log.rejected) == (13, 4, 1))
    #expect(result.rejections.first?.diagnostic.column == "created_at")
    #expect(result.rejections.first?.raw == nil)
    #expect(result.log.notes == [.postsElsewhere(2)])
  }

  @Test("one a line: of a private one nothing is read, and a deleted one is withdrawn")
  func lines() throws {
    let result = try importFile(Places.fixtures + "discourse/topics.jsonl")
    #expect(result.told == ["tip 9 by ada 2026-03-02T9:1 about 5 withdrawn 2026-03-04T9:0"])
    #expect(result.log.droppedByRule == [.privateMessage: 2])
    #expect(result.sink.identifiers(.member) == [0: "ada"])
  }

  @Test(
    "are withdrawn where the first post is gone or hidden, and no like of it counts",
    arguments: [
      (#""hidden":true"#, "", "2026-03-02T9:0"),
      (#""user_deleted":true,"updated_at":"2026-03-03T08:00:00Z""#, "", "2026-03-03T9:0"),
      (#""hidden":true,"updated_at":"2026-03-01T08:00:00Z""#, "", "2026-03-02T9:0"),
      (#""deleted_at":"2026-03-05T08:00:00Z","hidden":true"#, "", "2026-03-05T9:0"),
      (#""hidden":false"#, #","deleted_at":"2026-03-06T08:00:00Z""#, "2026-03-06T9:0"),
    ])
  func withdrawn(members: String, ofTopic: String, day: String) throws {
    let text = topic(
      post(members + #","actions_summary":[{"id":2,"count":3}]"#),
      #""id":7,"archetype":"banner""# + ofTopic)
    let result = try importText(text)
    #expect(result.told == ["tip 7 by ada 2026-03-02T9:0 withdrawn \(day)"])
    #expect(result.log.read == 1)
  }

  @Test("whose author's account is gone have none")
  func goneAuthor() throws {
    let text = topic(
      #"{"id":3,"post_number":1,"post_type":1,"username":null,"created_at":"2026-03-02T08:00:00Z"}"#
    )
    #expect(try importText(text).told == ["tip 7 by 2026-03-02T9:0"])
  }

  @Test(
    "are rejected with the member at fault",
    arguments: [
      (#"{"post_number":1}"#, "missing-value post_type"),
      (#"{"post_type":1,"post_number":1}"#, "missing-value id"),
      (#"{"post_type":1,"id":3}"#, "missing-value post_number"),
      (#"{"post_type":1,"id":3,"post_number":1}"#, "missing-value created_at"),
      (
        #"{"post_type":1,"id":3,"post_number":1,"created_at":"2026-03-02"}"#,
        "missing-value username"
      ),
      (
        #"{"post_type":1,"id":3,"post_number":1,"created_at":"2026-03-02","username":" "}"#,
        "missing-value username"
      ),
      (
        #"{"post_type":1,"id":3,"post_number":1,"created_at":"1999-03-02","username":"a"}"#,
        "out-of-range created_at"
      ),
    ])
  func rejected(post: String, fault: String) throws {
    let result = try importText(topic(post))
    #expect(result.complaints == ["1 \(fault)"])
    #expect(result.sink.identifiers(.member).isEmpty && result.sink.identifiers(.tip).isEmpty)
  }

  @Test(
    "are rejected as a whole where nobody can tell what they are",
    arguments: [
      (#""id":7"#, "missing-value archetype"),
      (#""id":7,"archetype":"secret""#, "unknown-value archetype"),
      (#""archetype":"regular""#, "missing-value id"),
    ])
  func rejectedTopics(members: String, fault: String) throws {
    let result = try importText(topic(post(""), members))
    #expect(result.complaints == ["1 \(fault)"])
    #expect(result.records.isEmpty)
  }

  @Test(
    "have whole numbers of likes",
    arguments: [
      ("-1", "out-of-range"), ("0.5", "out-of-range"), ("1e9", "out-of-range"),
      ("\"2\"", "not-a-number"),
    ])
  func likes(count: String, code: String) throws {
    let text = topic(post("\"actions_summary\":[{\"id\":2,\"count\":\(count)}]"))
    let result = try importText(text)
    #expect(result.complaints == ["1 \(code) actions_summary.count"])
    #expect(result.records.count == 1)
  }

  @Test("that hold no post, or none that is liked, are fine")
  func empty() throws {
    #expect(try importText(topic("")).log.read == 0)
    let text = topic(post(#""actions_summary":[{"id":2},{"id":4,"count":9},{}]"#))
    #expect(try importText(text).told == ["tip 7 by ada 2026-03-02T9:0"])
  }

  @Test("behind one that is no topic or no JSON are read")
  func badLines() throws {
    let result = try importText(
      topic(post("")) + "\n{\"post_stream\":1}\n{\"post_stream\":\n" + topic(post("", number: 2)))
    #expect(
      result.complaints == ["2 missing-value post_stream.posts", "3 unfinished-json -"])
    #expect(result.told.count == 2)
  }

  @Test(
    "are not any JSON",
    arguments: ["{}", #"{"post_stream":{}}"#, #"[{"post_stream":{"posts":[]}}]"#])
  func otherJSON(text: String) throws {
    try inDirectory(["x.json": Array(text.utf8)]) { directory in
      let reader = try Registry().identify(path: directory + "x.json")
      #expect(reader == nil)
    }
  }

  @Test("and the list of users are about the same members")
  func sameMembers() throws {
    let sink = RecordingSink()
    _ = try importFile(Places.fixtures + "discourse/topic.json", into: sink)
    _ = try importFile(Places.fixtures + "discourse/user-list.csv", into: sink)
    #expect(Set(sink.identifiers(.member).values) == ["ada", "bo", "system"])
  }
}
