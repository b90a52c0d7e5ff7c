import Activity
import Foundation
import TestSupport
import Testing

@testable import Exports

@Suite("A Stack Exchange dump")
struct StackExchangeTests {
  private func rows(_ root: String, _ rows: String...) -> String {
    "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<\(root)>\r\n"
      + rows.map { "  <row \($0) />\r\n" }.joined() + "</\(root)>"
  }

  private let created = #"CreationDate="2018-02-06T23:30:00.957""#

  @Test("gives users as members who joined on a local day; user -1 is a robot")
  func users() throws {
    let result = try importText(
      rows(
        "users", #"Id="-1" DisplayName="Community" \#(created)"#,
        #"Id="7" DisplayName="Zo&#xE9; &amp; Co" Location="x" \#(created)"#, #"Id="8" \#(created)"#
      ))
    let joined = Day("2018-02-07")
    #expect(
      result.records == [
        .member(
          Member(
            key: MemberKey(rawValue: 0), name: "Community", joined: joined, standing: .robot)),
        .member(Member(key: MemberKey(rawValue: 1), name: "Zoé & Co", joined: joined)),
        .member(Member(key: MemberKey(rawValue: 2), joined: joined)),
      ])
    #expect(result.log.contents == "stack-exchange users")
  }

  @Test(
    "gives questions and answers as tips; an answer takes its question's topic, whichever comes first"
  )
  func posts() throws {
    let tags = #"Tags="&lt;rye&gt;&lt;bread&gt;""#
    let result = try importText(
      rows(
        "posts",
        #"Id="2" PostTypeId="2" ParentId="1" OwnerUserId="9" \#(created)"#,
        #"Id="1" PostTypeId="1" OwnerUserId="8" \#(tags) \#(created)"#,
        #"Id="3" PostTypeId="2" ParentId="1" OwnerDisplayName="gone" \#(created)"#,
        #"Id="4" PostTypeId="1" OwnerUserId="8" Tags="|oats|rye|" \#(created)"#,
        #"Id="5" PostTypeId="2" ParentId="99" OwnerUserId="8" \#(created)"#,
        #"Id="6" PostTypeId="5" \#(created)"#))
    let topics = result.sink.identifiers(.topic)
    let members = result.sink.identifiers(.member)
    let tips = result.sink.identifiers(.tip)
    let found = result.records.map { record -> [String?] in
      guard case .tip(let tip) = record else { return [] }
      return [
        tips[tip.key.rawValue], tip.author.flatMap { members[$0.rawValue] },
        tip.topic.flatMap { topics[$0.rawValue] },
      ]
    }
    #expect(
      found == [
        ["1", "8", "rye"], ["2", "9", "rye"], ["3", nil, "rye"], ["4", "8", "oats"],
        ["5", "8", nil],
      ])
    #expect(result.log.droppedByRule == [.notAPost: 1])
    guard case .tip(let tip)? = result.records.first else { return }
    #expect(tip.shared == Moment(instant: 1_517_959_800, in: paris))
    #expect((tip.shared.day, tip.withdrawn) == (Day("2018-02-07"), nil))
  }

  @Test("gives votes as anonymous reactions of a day without an hour")
  func votes() throws {
    let midnight = #"CreationDate="2018-02-06T00:00:00.000""#
    let result = try importText(
      rows(
        "votes", #"Id="1" PostId="5" VoteTypeId="2" \#(midnight)"#,
        #"Id="2" PostId="5" VoteTypeId="3" \#(midnight)"#,
        #"Id="3" PostId="5" VoteTypeId="1" \#(midnight)"#))
    let reacted = Moment(day: Day("2018-02-06")!, in: paris)
    let tip = TipKey(rawValue: 0)
    #expect(
      result.records == [
        .anonymousReaction(
          AnonymousReaction(
            vote: VoteKey(rawValue: 0), tip: tip, kind: ReactionKindKey(rawValue: 0),
            reacted: reacted)),
        .anonymousReaction(
          AnonymousReaction(
            vote: VoteKey(rawValue: 1), tip: tip, kind: ReactionKindKey(rawValue: 1),
            reacted: reacted)),
      ])
    #expect(result.sink.identifiers(.reactionKind) == [0: "up", 1: "down"])
    #expect(result.log.droppedByRule == [.notAReaction: 1])
  }

  @Test("gives comments but those of deleted accounts, and tags as topics")
  func commentsAndTags() throws {
    let comments = try importText(
      rows(
        "comments", #"Id="1" PostId="5" Text="thanks" UserId="9" \#(created)"#,
        #"Id="2" PostId="5" UserDisplayName="gone" \#(created)"#))
    #expect(comments.records.count == 1)
    #expect(comments.log.droppedByRule == [.deletedAuthor: 1])
    let tags = try importText(rows("tags", #"Id="1" TagName="rye" Count="3""#))
    #expect(tags.records == [.topic(Topic(key: TopicKey(rawValue: 0), name: "rye"))])
  }

  @Test("rejects a row, at the end of its tag, when an attribute is missing or wrong")
  func rejected() throws {
    let text = rows(
      "posts", #"PostTypeId="1" \#(created)"#, #"Id="2" PostTypeId="1""#,
      #"Id="3" PostTypeId="1" CreationDate="06/02/2018""#, #"Id="4" PostTypeId="2" \#(created)"#,
      #"Id="5" PostTypeId="1" CreationDate="1970-01-01T00:00:00.000""#,
      #"Id="6" PostTypeId="1" \#(created)"#)
    try inDirectory(["Posts.xml": Array(text.utf8)]) { directory in
      let result = try importFile(directory + "Posts.xml")
      let place = directory + "Posts.xml"
      #expect(
        result.diagnostics == [
          "\(place):3:62: missing-value: Id: expected a value",
          "\(place):4:30: missing-value: CreationDate: expected a value",
          "\(place):5:56: not-a-date: CreationDate: expected a date (2026-03-29) or a time "
            + "(2026-03-29T14:05, with or without an offset)",
          "\(place):6:69: missing-value: ParentId: expected a value",
          "\(place):7:69: out-of-range: CreationDate: expected a day from 2000-01-03 to 2099-12-31",
        ])
      #expect(result.records.count == 1)
    }
  }

  @Test(
    "has tables in which nothing is needed, and says so",
    arguments: ["badges", "posthistory", "postlinks"])
  func nothingNeeded(table: String) throws {
    let result = try importText(rows(table, #"Id="1""#))
    #expect(result.log.notes == [.nothingNeeded("no-contribution")])
    #expect((result.log.read, result.records.count) == (0, 0))
  }

  @Test("may come without a byte order mark, a declaration or spaces")
  func bare() throws {
    let result = try importText(#"<tags><row Id="1" TagName="rye"/></tags>"#)
    #expect(result.log.contents == "stack-exchange tags")
    #expect(result.log.accepted == 1)
  }

  @Test("is not any XML", arguments: ["<html><row/></html>", "<post><row/></post>", "<posts"])
  func otherXML(text: String) throws {
    try inDirectory(["x.xml": Array(text.utf8)]) { directory in
      let reader = try Registry().identify(path: directory + "x.xml")
      #expect(reader == nil)
    }
  }

  @Test("cut short is an error that says where")
  func cutShort() throws {
    let text = String(rows("tags", #"Id="1" TagName="rye""#).dropLast(5))
    let message = failure { _ = try importText(text) }
    #expect(message?.contains("malformed-xml") == true)
  }
}

@Suite("A real Stack Exchange site")
struct StackExchangeSiteTests {
  private static let tables = ["Users.xml", "Tags.xml", "Posts.xml", "Votes.xml", "Comments.xml"]

  /// Counts ups less downs of every tip, and compares them with the Score that the dump states.
  private func check(_ directory: String) throws {
    let sink = RecordingSink()
    for table in StackExchangeSiteTests.tables {
      let result = try importFile(directory + table, into: sink, zone: .utc)
      let lines = try text(directory + table).split { $0.isNewline }.count { $0.contains("<row ") }
      #expect(result.log.read == lines)
      #expect(result.rejections.isEmpty, "\(result.diagnostics.prefix(3))")
    }
    let kinds = sink.identifiers(.reactionKind)
    let tips = sink.identifiers(.tip)
    var score: [String: Int] = [:]
    for case .anonymousReaction(let vote) in sink.records {
      let tip = try #require(tips[vote.tip.rawValue])
      score[tip, default: 0] += kinds[vote.kind.rawValue] == "up" ? 1 : -1
    }
    let stated = try statedScores(directory + "Posts.xml")
    #expect(stated.count >= 48)
    for (post, expected) in stated {
      #expect(score[post, default: 0] == expected, "post \(post)")
    }
    let posts = sink.records.count { if case .tip = $0 { true } else { false } }
    #expect(posts == stated.count)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  /// Score by Id of questions and answers, found without an XML parser.
  private func statedScores(_ path: String) throws -> [String: Int] {
    var scores: [String: Int] = [:]
    for line in try text(path).split(whereSeparator: \.isNewline) {
      func attribute(_ name: String) -> String? {
        guard let start = line.range(of: " \(name)=\"") else { return nil }
        return line[start.upperBound...].prefix { $0 != "\"" }.description
      }
      guard let type = attribute("PostTypeId"), type == "1" || type == "2" else { continue }
      let id = try #require(attribute("Id"))
      scores[id] = attribute("Score").flatMap { Int($0) }
    }
    return scores
  }

  @Test("has as many ups less downs as it says, in the extract")
  func extract() throws {
    try check(Places.fixtures + "stack-exchange/")
  }

  @Test(
    "has as many ups less downs as it says, for every post",
    arguments: ["se_conlang_meta", "se_bicycles_meta"])
  func site(name: String) throws {
    guard let directory = Places.openData(name) else { return }
    try check(directory)
  }
}
