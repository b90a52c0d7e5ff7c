import Tabular
import TestSupport
import Testing

@testable import Exports

/// A NUL byte in an identifier or a name, at which some tools would end it, in what every format
/// reads by code; `%` stands for it.
@Suite("A NUL byte")
struct NULTests {
  struct Row: Sendable, CustomStringConvertible {
    let text: String
    /// The column or member that the complaint names.
    let field: String

    init(_ field: String, _ text: String) {
      self.text = text
      self.field = field
    }

    var description: String { text }
  }

  @Test("in a CSV rejects its row", arguments: tables)
  func csv(row: Row) throws { try check(row, with: "\0") }

  @Test("that JSON escapes rejects its row", arguments: documents)
  func json(row: Row) throws { try check(row, with: "\\u0000") }

  @Test("in what is not read rejects nothing")
  func unread() throws {
    let result = try importText("topic_id,name,note\nT1,Bread,a\0b\n")
    #expect(result.told.count == 1 && result.rejections.isEmpty)
  }

  @Test("in the identifier of a channel leaves its folder out")
  func channel() throws {
    let list = #"[{"id": "C\u0000", "name": "a", "is_general": true}]"#
    try inDirectory(["channels.json": Array(list.utf8)]) { directory in
      let channels = try SlackChannels(InputFile(path: directory + "channels.json"))
      #expect(channels == nil)
    }
  }

  private func check(_ row: Row, with mark: String) throws {
    var told = ExportFile.Told()
    told.slackChannel = "C1"
    let result = try importText(row.text.replacing("%", with: mark), told: told)
    #expect(
      result.rejections.map { "\($0.diagnostic.code.rawValue) \($0.diagnostic.column ?? "")" }
        == ["invalid-encoding \(row.field)"])
    #expect(result.log.accepted == 0)
    #expect(result.records.isEmpty)
  }

  static let tables = [
    Row("member_id", "member_id,logged_in_at\na%b,2026-03-02\n"),
    Row("name", "community_id,name\nC1,a%b\n"),
    Row("topic", "tip_id,author_id,shared_at,topic\n1,2,2026-03-02,%a\n"),
    Row(
      "username", "id,name,username,created_at,trust_level\n1,Ada,ad%a,2019-04-01 22:30:00 UTC,1\n"),
    Row("firstname", "id,username,firstname,lastname\n7,ada,A%da,L\n"),
    Row(
      "sender_id",
      "id,thread_id,group_id,in_private_conversation,sender_id,sender_type,created_at,"
        + "deleted_at,message_type\n1,1,5,false,3%0,user,2021-10-17T11:00:00Z,,update\n"),
  ]

  private static let time = #""2026-03-02T10:00:00Z""#

  private static func post(_ id: String, _ user: String) -> String {
    """
    {"id": \(id), "archetype": "regular", "post_stream": {"posts": [{"id": 2, "username": "\(user)", \
    "created_at": \(time), "post_number": 1, "post_type": 1}]}}
    """
  }

  static let documents = [
    Row(
      "actor",
      #"{"actor": {"openid": "a%"}, "verb": {"id": "v"}, "object": {"id": "o"}, "timestamp": \#(time)}"#
    ),
    Row(
      "username",
      #"{"event_type": "x", "event_source": "server", "time": \#(time), "username": "z%", "context": {}}"#
    ),
    Row("id", post(#""1%""#, "ada")),
    Row("username", post("1", "a%da")),
    Row("id", #"[{"id": "U%", "team_id": "T", "name": "ada", "profile": {}}]"#),
    Row("real_name", #"[{"id": "U1", "team_id": "T", "name": "a%da", "profile": {}}]"#),
    Row("user", #"[{"type": "message", "ts": "1635640200.000100", "user": "U%1"}]"#),
    Row(
      "id",
      #"[{"id": "C%", "name": "a", "created": 1700000000, "is_general": true, "members": []}]"#),
  ]
}
