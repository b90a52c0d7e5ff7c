import Activity
import TestSupport
import Testing

@testable import Exports

@Suite("Open edX tracking logs")
struct OpenEdXTests {
  private let problem = "block-v1:Relais+Caisse+2026+type@problem+block@a0eff"

  private func event(
    _ type: String, _ details: String = "{}", user: String = "zoe", source: String = "server",
    time: String = "2026-03-29T12:05:00.5+00:00"
  ) -> String {
    """
    {"username":"\(user)","event_type":"\(type)","event_source":"\(source)","time":"\(time)",\
    "event":\(details),"context":{"course_id":"c1","user_id":""}}
    """
  }

  @Test("give presence, results of graded problems, and the forum's tips, comments and votes")
  func log() throws {
    let result = try importFile(Places.fixtures + "open-edx/tracking.log")
    let sink = result.sink
    #expect(sink.identifiers(.member) == [0: "zoe", 1: "max", 2: "lea"])
    #expect(sink.identifiers(.topic) == [0: "course-v1:Relais+Caisse+2026"])
    #expect(sink.identifiers(.quiz) == [0: problem])
    #expect(sink.identifiers(.tip) == [0: "t1", 1: "t2"])
    #expect(sink.identifiers(.comment) == [0: "r1", 1: "k1"])
    #expect(sink.identifiers(.reactionKind) == [0: "up"])
    let kinds = result.records.map { "\($0)".prefix { $0 != "(" } }
    #expect(
      kinds == [
        "login", "login", "login", "quizResult", "login", "tip", "comment", "comment", "reaction",
        "login", "tip", "login", "login",
      ])
    let authors = result.records.compactMap { record -> MemberKey?? in
      if case .tip(let tip) = record { .some(tip.author) } else { nil }
    }
    #expect(authors == [MemberKey(rawValue: 0), nil])
    let quiz = try #require(result.records[3].quizResult)
    #expect((quiz.score, quiz.maximum, quiz.item) == (2, 3, nil))
    #expect(quiz.answered == Moment(instant: 1_772_442_300, in: paris))
    #expect(result.log.droppedByRule == [.noActor: 1, .automaticEvent: 1])
    #expect((result.log.read, result.log.rejected) == (16, 1))
    #expect(result.diagnostics.first?.contains(":15:1: malformed-json: expected") == true)
  }

  @Test("may begin in the middle of a line, or with lines of a container's log")
  func beginnings() throws {
    let line = event("page_close", source: "browser")
    for text in ["me\": 1}\n\(line)\n", "Mar 1 [tracking] - \(line)\n\(line)", "\n\(line)"] {
      #expect(try importText(text).log.accepted >= 1, "\(text)")
    }
  }

  @Test(
    "are not any JSON",
    arguments: [
      #"{"event_type":"a","event_source":"b"}"#,
      #"{"event_type":1,"event_source":"b","context":{}}"#,
      #"[{"event_type":"a","event_source":"b","context":{}}]"#, "no log\n",
    ])
  func otherJSON(text: String) throws {
    try inDirectory(["x.log": Array(text.utf8)]) { directory in
      let reader = try Registry().identify(path: directory + "x.log")
      #expect(reader == nil)
    }
  }

  @Test(
    "are rejected with the member at fault",
    arguments: [
      (#"{"problem_id":"p","grade":4,"max_grade":3}"#, "out-of-range: event.grade"),
      (#"{"problem_id":"p","grade":-1,"max_grade":3}"#, "out-of-range: event.grade"),
      (#"{"problem_id":"p","grade":"1","max_grade":3}"#, "not-a-number: event.grade"),
      (#"{"grade":1,"max_grade":3}"#, "missing-value: event.problem_id"),
    ])
  func rejected(details: String, fault: String) throws {
    let result = try importText(event("problem_check", details))
    #expect(result.diagnostics.first?.contains("export:1:") == true)
    #expect(result.diagnostics.first?.contains(fault) == true, "\(result.diagnostics)")
    #expect(result.sink.identifiers(.member).isEmpty)
  }

  @Test("are presence where an event says nothing else, or hides who spoke")
  func presence() throws {
    for (type, details) in [
      ("problem_check", #""input_1=2""#), ("problem_check", #"{"grade":null,"max_grade":1}"#),
      ("problem_check", #"{"problem_id":"p","grade":0,"max_grade":0}"#),
      ("edx.forum.response.created", #"{"id":"r","anonymous_to_peers":true}"#),
      ("edx.forum.response.voted", #"{"id":"r","vote_value":"up","undo_vote":false}"#),
      ("edx.forum.thread.voted", #"{"id":"t","vote_value":"up","undo_vote":true}"#),
      ("edx.forum.thread.deleted", #"{"id":"t"}"#), ("edx.course.enrollment.deactivated", "{}"),
    ] {
      let result = try importText(event(type, details))
      let at = Moment(instant: 1_774_785_900, in: paris)
      #expect(
        result.records == [.login(Login(member: MemberKey(rawValue: 0), at: at))], "\(type)")
    }
  }

  @Test("have times in UTC where no offset stands, and must have one that is a time")
  func times() throws {
    let at = Moment(instant: 1_774_785_900, in: paris)
    let result = try importText(event("seq_next", time: "2026-03-29T12:05:00.123456"))
    #expect(result.records == [.login(Login(member: MemberKey(rawValue: 0), at: at))])
    let wrong = try importText(event("seq_next", time: "yesterday"))
    #expect(wrong.diagnostics.first?.contains("not-a-date: time") == true)
  }
}
