import Activity
import Foundation
import TestSupport
import Testing

@testable import Exports

@Suite("xAPI statements")
struct XAPITests {
  /// A statement of a learner; `rest` are members behind those that all have.
  private func statement(
    _ verb: String = "http://adlnet.gov/expapi/verbs/experienced", id: String = "s1",
    actor: String = #"{"account":{"homePage":"https://x.org","name":"zoe"}}"#,
    object: String = #"{"id":"https://x.org/a"}"#,
    time: String = #""timestamp":"2026-03-29T14:05:00+02:00""#, _ rest: String = ""
  ) -> String {
    """
    {"id":"\(id)","actor":\(actor),"verb":{"id":"\(verb)"},"object":\(object),\(time)\
    \(rest.isEmpty ? "" : "," + rest)}
    """
  }

  private let adl = "http://adlnet.gov/expapi/verbs/"

  /// Records with identifiers in the place of keys, a line each.
  private func told(_ result: Import) -> [String] {
    let sink = result.sink
    func name<Kind>(_ entity: Entity, _ key: Key<Kind>?) -> String {
      key.flatMap { sink.identifiers(entity)[$0.rawValue] } ?? "-"
    }
    return result.records.map { record in
      switch record {
      case .login(let login): "presence \(name(.member, login.member))"
      case .tip(let tip):
        "tip \(name(.tip, tip.key)) by \(name(.member, tip.author)) on \(name(.topic, tip.topic))"
      case .reaction(let reaction):
        "\(name(.reactionKind, reaction.kind)) \(name(.tip, reaction.tip)) "
          + "by \(name(.member, reaction.member))"
      case .comment(let comment):
        "comment \(name(.comment, comment.key)) on \(name(.tip, comment.tip)) "
          + "by \(name(.member, comment.member))"
      case .quizResult(let result):
        "\(result.score)/\(result.maximum) in \(name(.quiz, result.quiz)) "
          + "\(name(.item, result.item)) on \(name(.topic, result.topic)) "
          + "by \(name(.member, result.member))"
      default: "\(record)"
      }
    }
  }

  @Test("of a forum: tips, thanks, comments, results; voided and group statements are left out")
  func forum() throws {
    let result = try importFile(Places.fixtures + "xapi/forum.jsonl")
    let (forum, course) = (
      "https://lms.example.org/mod/forum/discuss.php?d=31", "https://lms.example.org/course/12"
    )
    let quiz = "https://lms.example.org/mod/quiz/view.php?id=9"
    func id(_ number: Int) -> String { "00000000-0000-4000-8000-0000000000\(number)" }
    #expect(
      told(result) == [
        "presence 1046", "tip \(forum) by 1046 on \(course)", "like \(forum) by 1047",
        "comment \(id(14)) on \(forum) by 1047", "comment \(id(15)) on \(forum) by 1048",
        "comment \(id(14)) on \(forum) by 1047", "0.8/1.0 in \(quiz) - on \(course) by 1048",
        "0.0/1.0 in \(quiz) - on \(course) by 1047",
      ])
    #expect(result.log.droppedByRule == [.voided: 1, .voiding: 1, .groupActor: 1])
    #expect((result.log.read, result.log.rejected) == (12, 1))
    #expect(
      result.diagnostics.first?.contains("forum.jsonl:6:73: unfinished-json: expected") == true)
    #expect(result.rejections.first?.raw?.hasPrefix("{\"id\"") == true)
    #expect(result.log.notes.isEmpty)
    guard case .tip(let tip) = result.records[1] else { return }
    #expect(tip.shared == Moment(instant: 1_772_524_800, in: paris))
    #expect(result.sink.updates == [nil, -1_772_524_800] + Array(repeating: nil, count: 6))
  }

  @Test("of H5P: questions of a quiz, the quiz as a whole, sessions without an account")
  func h5p() throws {
    let result = try importFile(Places.fixtures + "xapi/h5p.json")
    let set = "https://lms.example.org/h5p/embed/7"
    let (marie, session) = ("marie.curie@example.org", "3f0c1d5e-51a7-4b2a-9d0c-0f3a5f6d7e8b")
    #expect(
      told(result) == [
        "presence \(marie)", "1.0/1.0 in \(set) \(set)?subContentId=a1 on \(set) by \(marie)",
        "0.0/2.0 in \(set) \(set)?subContentId=a2 on \(set) by \(marie)",
        "1.0/3.0 in \(set) - on - by \(marie)",
        "1.0/1.0 in \(set) \(set)?subContentId=a1 on \(set) by \(session)", "presence \(session)",
      ])
    #expect((result.log.read, result.log.accepted) == (6, 6))
  }

  @Test("may be an array, one a line, one alone, or the result of a query")
  func layouts() throws {
    let (a, b) = (statement(id: "a"), statement(id: "b"))
    for text in [
      "[\(a),\n\(b)]", "\(a)\n\(b)\n", "\n\(a)\r\n\(b)", #"{"statements":[\#(a),\#(b)],"more":""}"#,
      "{\n\"more\": \"/x\",\n\"statements\": [\n\(a),\n\(b)\n]\n}\n", "\u{FEFF}[\(a),\(b)]",
      #"{"statements":[\#(a)],"more":"/2"}"# + "\n" + #"{"statements":[\#(b)],"more":""}"#,
    ] {
      #expect(try importText(text).log.accepted == 2, "\(text)")
    }
    #expect(try importText(a).log.accepted == 1)
    #expect(try importText(a.replacingOccurrences(of: ",\"", with: ",\n\"")).log.accepted == 1)
    #expect(try importText(#"{"statements":[],"more":""}"#).log.read == 0)
  }

  @Test(
    "are not any JSON",
    arguments: [
      "[]", "{}", "[1]", #"{"statements":[]}"#, #"{"statements":[{}]}"#, #"[{"actor":{}}]"#,
      #"{"actor":{},"verb":{},"object":{}}"#, #"{"actor":"a","verb":{"id":"b"},"object":{}}"#,
      "[{\"type\":\"message\"}]",
    ])
  func otherJSON(text: String) throws {
    try inDirectory(["x.json": Array(text.utf8)]) { directory in
      let reader = try Registry().identify(path: directory + "x.json")
      #expect(reader == nil)
    }
  }

  @Test("may be one line of any length")
  func longLine() throws {
    let text = "[" + Array(repeating: statement(), count: 2_000).joined(separator: ",") + "]"
    #expect(try importText(text).log.accepted == 2_000)
    let result = #"{"statements":\#(text),"more":""}"#
    #expect(try importText(result).log.accepted == 2_000)
  }

  @Test("cut short is an error of an array, and one row of a file of lines")
  func cutShort() throws {
    let text = "[\(statement()),\(statement())]"
    let message = failure { _ = try importText(String(text.dropLast(9))) }
    #expect(message?.contains("unfinished-json") == true)
    let lines = try importText(statement() + "\n" + statement().dropLast(9))
    #expect((lines.log.read, lines.log.accepted, lines.log.rejected) == (2, 1, 1))
  }

  @Test(
    "know an actor by what a list of members would have",
    arguments: [
      (#"{"mbox":"mailto:zoe@x.org"}"#, "zoe@x.org"),
      (#"{"mbox":"MAILTO:Zoe@x.org"}"#, "Zoe@x.org"),
      (#"{"mbox_sha1sum":"ab12"}"#, "ab12"),
      (#"{"openid":"https://x.org/zoe"}"#, "https://x.org/zoe"),
      (#"{"objectType":"Agent","name":"Zoé","account":{"homePage":"h","name":" z1 "}}"#, "z1"),
    ])
  func actors(actor: String, member: String) throws {
    let result = try importText(statement(actor: actor))
    #expect(told(result) == ["presence \(member)"])
    #expect(result.sink.identifiers(.member).count == 1)
  }

  @Test("of accounts on several systems are told, for equal names count as one person")
  func homePages() throws {
    let accounts = ["a", "a", "b"].map { #"{"account":{"homePage":"\#($0)","name":"1"}}"# }
    let one = try importText(
      accounts.prefix(2).map { statement(actor: $0) }.joined(separator: "\n"))
    #expect(one.log.notes.isEmpty)
    let two = try importText(accounts.map { statement(actor: $0) }.joined(separator: "\n"))
    #expect(two.log.notes == [.severalHomePages])
    #expect(two.sink.identifiers(.member).count == 1)
  }

  @Test("become what their verb says")
  func verbs() throws {
    let forum =
      #"{"id":"f","definition":{"type":"http://id.tincanapi.com/activitytype/forum-topic"}}"#
    let cases: [(String, String, String, String)] = [
      ("http://activitystrea.ms/schema/1.0/share", "o", "", "tip o by zoe on -"),
      (adl + "shared", "o", "", "tip o by zoe on -"),
      ("http://activitystrea.ms/schema/1.0/like", "o", "", "like o by zoe"),
      ("http://id.tincanapi.com/verb/replied", "o", "", "comment s1 on o by zoe"),
      (adl + "asked", "o", "", "presence zoe"),
      (adl + "answered", "o", "", "presence zoe"),
      (adl + "answered", "o", #""result":{"success":true}"#, "1.0/1.0 in o - on - by zoe"),
      (adl + "scored", "o", #""result":{"score":{"raw":3,"max":5}}"#, "3.0/5.0 in o - on - by zoe"),
      (adl + "passed", "o", "", "presence zoe"),
      (adl + "failed", "o", #""result":{"success":false}"#, "0.0/1.0 in o - on - by zoe"),
      (adl + "completed", "o", #""result":{"success":true}"#, "presence zoe"),
      (adl + "completed", "o", #""result":{"score":{"scaled":0.5}}"#, "0.5/1.0 in o - on - by zoe"),
      ("https://w3id.org/xapi/video/verbs/played", "o", "", "presence zoe"),
    ]
    for (verb, object, rest, expected) in cases {
      let result = try importText(statement(verb, object: #"{"id":"\#(object)"}"#, rest))
      #expect(told(result) == [expected], "\(verb) \(rest)")
    }
    let answered = try importText(statement(adl + "answered", object: forum))
    #expect(told(answered) == ["comment s1 on f by zoe"])
  }

  @Test(
    "have points out of a maximum, else a share, else success",
    arguments: [
      (#"{"score":{"raw":7,"min":0,"max":10,"scaled":0.1}}"#, "7.0/10.0"),
      (#"{"score":{"raw":0,"min":-5,"max":5}}"#, "5.0/10.0"),
      (#"{"score":{"raw":7},"success":true}"#, "1.0/1.0"),
      (#"{"score":{"raw":0,"max":0},"success":false}"#, "0.0/1.0"),
      (#"{"score":{"scaled":-0.5}}"#, "0.0/1.0"), (#"{"score":{"scaled":1}}"#, "1.0/1.0"),
      (#"{"score":{"raw":1.5e1,"max":2e1}}"#, "15.0/20.0"),
      (#"{"score":{"raw":null,"scaled":0.25}}"#, "0.25/1.0"),
    ])
  func scores(result: String, expected: String) throws {
    let text = statement(adl + "answered", #""result":\#(result)"#)
    #expect(told(try importText(text)).first?.hasPrefix(expected + " in") == true)
  }

  @Test("name the quiz around a question, and the topic beyond it; lists or single activities")
  func context() throws {
    let score = #""result":{"success":true}"#
    func context(_ activities: String) -> String {
      #"\#(score),"context":{"contextActivities":{\#(activities)}}"#
    }
    for (activities, expected) in [
      (#""parent":[{"id":"q"}],"grouping":[{"id":"c"},{"id":"d"}]"#, "in q o on c"),
      (#""parent":{"id":"q"}"#, "in q o on q"), (#""grouping":[{"id":"c"}]"#, "in c o on c"),
      (#""parent":[],"category":[{"id":"z"}]"#, "in o - on -"),
    ] {
      let text = statement(adl + "answered", object: #"{"id":"o"}"#, context(activities))
      #expect(told(try importText(text)) == ["1.0/1.0 \(expected) by zoe"])
    }
  }

  @Test(
    "are rejected with the member at fault",
    arguments: [
      (#"{"actor":{},"object":{"id":"o"}}"#, "1:1: missing-value: verb.id"),
      (#"{"verb":{"id":"v"}}"#, "1:1: missing-value: actor"),
      (#"{"verb":{"id":"v"},"actor":{"name":"Zoé"}}"#, "1:28: missing-value: actor"),
      (#"{"verb":{"id":"v"},"actor":{"mbox":"mailto:"}}"#, "1:28: missing-value: actor"),
      (#"{"verb":{"id":"v"},"actor":{"openid":"z"}}"#, "1:1: missing-value: timestamp"),
      (
        #"{"verb":{"id":"v"},"actor":{"openid":"z"},"timestamp":"29/03/2026"}"#,
        "1:56: not-a-date: timestamp"
      ),
      (
        #"{"verb":{"id":"v"},"actor":{"openid":"z"},"stored":"1999-01-01T00:00:00Z"}"#,
        "1:53: out-of-range: stored"
      ),
      (#"{"verb":{"id":7}}"#, "1:9: missing-value: verb.id"), ("[]", "1:1: missing-value: verb.id"),
    ])
  func rejected(text: String, fault: String) throws {
    let result = try importText(statement() + "\n" + text)
    #expect(result.records.count == 1)
    #expect(
      result.diagnostics.first?.contains("export:2" + fault.dropFirst() + ": expected") == true,
      "\(result.diagnostics)")
  }

  @Test(
    "are rejected where a score cannot be",
    arguments: [
      (#"{"raw":11,"max":10}"#, "out-of-range: result.score.raw"),
      (#"{"raw":-1,"max":10}"#, "out-of-range: result.score.raw"),
      (#"{"scaled":1.5}"#, "out-of-range: result.score.scaled"),
      (#"{"scaled":"1"}"#, "not-a-number: result.score.scaled"),
      (#"{"raw":1e999,"max":2}"#, "not-a-number: result.score.raw"),
    ])
  func wrongScores(score: String, fault: String) throws {
    let text = statement(adl + "scored", #""result":{"score":\#(score)}"#)
    let result = try importText(text)
    #expect(result.diagnostics.first?.contains(fault) == true, "\(result.diagnostics)")
    #expect(result.sink.identifiers(.member).isEmpty && result.records.isEmpty)
  }

  @Test("are of the instant they name; a time without an offset is UTC, and one may be as stored")
  func times() throws {
    let expected = Moment(instant: 1_774_785_900, in: paris)
    for time in [
      #""timestamp":"2026-03-29T14:05:00+02:00""#, #""timestamp":"2026-03-29T12:05:00.5Z""#,
      #""timestamp":"2026-03-29T12:05:00""#, #""stored":"2026-03-29T12:05:00Z""#,
    ] {
      let result = try importText(statement(time: time))
      #expect(result.records == [.login(Login(member: MemberKey(rawValue: 0), at: expected))])
    }
  }

  @Test("are left out once voided, wherever in the file and however the word is written")
  func voiding() throws {
    let target = #"{"objectType":"StatementRef","id":"S1"}"#
    let letters = [#"\u0076oided"#, #"v\u006Fided"#, #"vo\u0069ded"#, #"voi\u0064\u0065d"#]
    let hidden = letters.map { #"http:\/\/adlnet.gov\/expapi\/verbs\/"# + $0 }
    for verb in [adl + "voided"] + hidden {
      let voiding = statement(verb, id: "v", object: target)
      for text in ["\(statement())\n\(voiding)", "\(voiding)\n\(statement())"] {
        let result = try importText(text + "\n" + statement(id: "s2"))
        #expect(result.log.droppedByRule == [.voided: 1, .voiding: 1])
        #expect(result.records.count == 1 && result.log.notes.isEmpty)
      }
      #expect(try importText(voiding).log.notes == [.voidedElsewhere(1)])
    }
  }

  @Test("of the French MOOC platform are as many, of as many actors, as their source says")
  func real() throws {
    guard let folder = Places.openData("xapi_funmooc") else { return }
    let result = try inDirectory([:]) { directory in
      let packed = folder + "statements.json.gz"
      try unpack(packed, to: directory + "statements.jsonl")
      return try importFile(directory + "statements.jsonl")
    }
    #expect((result.log.read, result.log.accepted) == (22_000, 22_000))
    #expect(result.sink.identifiers(.member).count == 1_452)
  }

  private func unpack(_ path: String, to target: String) throws {
    _ = FileManager.default.createFile(atPath: target, contents: nil)
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-dc", path]
    gzip.standardOutput = try FileHandle(forWritingTo: URL(filePath: target))
    try gzip.run()
    gzip.waitUntilExit()
    try #require(gzip.terminationStatus == 0)
  }
}
