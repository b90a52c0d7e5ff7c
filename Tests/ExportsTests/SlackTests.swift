import Activity
import Tabular
import TestSupport
import Testing

@testable import Exports

@Suite("Slack's export")
struct SlackTests {
  private static let folder = Places.fixtures + "slack/"

  private var inCaisse: ExportFile.Told {
    var told = ExportFile.Told()
    told.slackChannel = "C02CAISSE"
    return told
  }

  @Test("gives tips, comments, reactions and presence; a message and each reaction is a row")
  func messages() throws {
    let result = try importFile(Self.folder + "caisse/2026-03-02.json", told: inCaisse)
    #expect(result.log.contents == "slack messages")
    #expect(
      result.told == [
        "tip C02CAISSE/1772438460.000200 by U01ADA 2026-03-02T9:1 in C02CAISSE",
        "reaction +1 to C02CAISSE/1772438460.000200 by U02BO 2026-03-02",
        "reaction +1 to C02CAISSE/1772438460.000200 by U03CLEO 2026-03-02",
        "reaction +1 to C02CAISSE/1772438460.000200 by U02BO 2026-03-02",
        "reaction heart to C02CAISSE/1772438460.000200 by U02BO 2026-03-02",
        "comment C02CAISSE/1772438520.000300 on C02CAISSE/1772438460.000200 by U02BO "
          + "2026-03-02T9:2",
        "login U02BO 2026-03-02T9:3",
        "comment C02CAISSE/1772442060.000600 on C02CAISSE/1772438460.000200 by U03CLEO "
          + "2026-03-02T10:1",
        "tip C02CAISSE/1772442240.000900 by 2026-03-02T10:4 withdrawn 2026-03-02T10:4",
        "tip C02CAISSE/1772442360.001100 by U02BO 2026-03-02T10:6 in C02CAISSE",
        "reaction eyes to C02CAISSE/1772442360.001100 by U01ADA 2026-03-02",
        "comment C02CAISSE/1772442420.001200 on C02CAISSE/1772352000.000100 by U03CLEO "
          + "2026-03-02T10:7",
      ])
    #expect(
      result.log.droppedByRule == [
        .automaticMessage: 3, .noActor: 1, .reactionToComment: 1, .deletedComment: 1,
      ])
    #expect((result.log.read, result.log.accepted, result.log.rejected) == (20, 12, 2))
    #expect(
      result.rejections.map { "\($0.diagnostic.code.rawValue) \($0.diagnostic.column ?? "-")" }
        == ["missing-value user", "not-a-date ts"])
    // Texts stay out of the list of rejected rows too.
    #expect(result.rejections.allSatisfy { $0.raw == nil })
    #expect(
      result.diagnostics[1].hasSuffix(
        "expected a time as Slack writes it, such as 1774785900.000200")
    )
  }

  @Test("tells a message when it was sent, and its deletion a second later, so that it wins")
  func versions() throws {
    let result = try importFile(Self.folder + "caisse/2026-03-02.json", told: inCaisse)
    let tips = zip(result.records, result.sink.updates).compactMap { record, updated -> Int? in
      if case .tip = record { updated } else { nil }
    }
    #expect(tips == [1_772_438_460, 1_772_442_241, 1_772_442_360])
    #expect(result.sink.updates.count { $0 != nil } == 3)
  }

  @Test("gives channels and their members, each member a row")
  func channels() throws {
    let result = try importFile(Self.folder + "channels.json")
    #expect(result.log.contents == "slack channels")
    #expect(
      result.told == [
        "community C01GENERAL general", "membership C01GENERAL U01ADA",
        "membership C01GENERAL U02BO", "membership C01GENERAL U03CLEO",
        "membership C01GENERAL U04BOT", "community C02CAISSE caisse",
        "membership C02CAISSE U01ADA", "membership C02CAISSE U02BO",
        "community C03VITRINES vitrines",
      ])
    #expect(result.log.read == 9)
    // Names may change; a membership without dates leaves the last word to one that has them.
    let told = zip(result.records, result.sink.updates).map { record, updated in
      record.membership == nil ? updated == nil : updated == 1_770_000_000
    }
    #expect(!told.contains(false))
  }

  @Test("gives users by their real names; robots are robots, and who left is not known")
  func users() throws {
    let result = try importFile(Self.folder + "users.json")
    #expect(result.log.contents == "slack users")
    #expect(
      result.told == [
        "member USLACKBOT Slackbot robot", "member U01ADA Ada Larsen", "member U02BO Bo Lind",
        "member U03CLEO Cléo Winther", "member U04BOT Caisse robot",
      ])
    #expect(result.sink.updates == Array(repeating: 1_770_000_000, count: 5))
  }

  @Test("has lists of private channels and messages, of which nothing is read")
  func privateLists() throws {
    for name in ["groups.json", "dms.json"] {
      let result = try importFile(Self.folder + name)
      #expect(result.log.notes == [.nothingNeeded("private-channels")], "\(name)")
      #expect((result.records.count, result.log.read) == (0, 0), "\(name)")
    }
  }

  @Test("is refused where no channel's folder holds the messages")
  func noChannel() throws {
    let path = Self.folder + "caisse/2026-03-02.json"
    #expect(
      failure { _ = try importFile(path) } == """
        \(path):1:1: missing-channel: expected a folder named after a public channel, with the \
        export's channels.json beside it; import the folder of the whole export
        """)
  }

  @Test(
    "rejects a message for what it lacks, and nothing of it is kept",
    arguments: [
      (#""ts":"1772438400.1""#, "missing-value user"),
      (#""ts":"1772438400","user":"U1""#, "not-a-date ts"),
      (#""ts":"1772438400.","user":"U1""#, "not-a-date ts"),
      (#""ts":"1772438400.1x","user":"U1""#, "not-a-date ts"),
      (#""ts":"-1772438400.1","user":"U1""#, "not-a-date ts"),
      (#""ts":"99999999999.1","user":"U1""#, "out-of-range ts"),
      (#""ts":"100.1","user":"U1""#, "out-of-range ts"),
      (#""ts":"","user":"U1""#, "missing-value ts"),
      (#""ts":"1772438400.1","user":"U1","thread_ts":"soon""#, "not-a-date thread_ts"),
      (#""ts":"1772438400.1","user":"U1","reply_count":"2""#, "not-a-number reply_count"),
    ])
  func rejected(members: String, fault: String) throws {
    let result = try importText("[{\"type\":\"message\",\(members)}]", told: inCaisse)
    #expect(result.complaints == ["1 \(fault)"])
    #expect(result.sink.identifiers(.member).isEmpty && result.sink.identifiers(.tip).isEmpty)
  }

  @Test("rejects a reaction without a name or with no name of a giver, and keeps the message")
  func rejectedReactions() throws {
    let result = try importText(
      """
      [{"type":"message","ts":"1772438400.1","user":"U1","reactions":[
      {"users":["U2"],"count":1},
      {"name":"+1","users":[null,""],"count":2},
      {"name":"+1","count":5},
      {"name":"-1::skin-tone-2","users":["U2"],"count":1e300},
      {}]}]
      """, told: inCaisse)
    #expect(
      result.complaints == [
        "2 missing-value reactions.name", "3 missing-value reactions.users",
        "3 missing-value reactions.users",
      ])
    #expect(result.log.droppedByRule == [.noActor: 3])
    #expect(
      result.told == [
        "tip C02CAISSE/1772438400.1 by U1 2026-03-02T9:0 in C02CAISSE",
        "reaction -1 to C02CAISSE/1772438400.1 by U2 2026-03-02",
      ])
  }

  @Test(
    "leaves out what no person wrote",
    arguments: ["channel_leave", "channel_topic", "huddle_thread"])
  func notices(subtype: String) throws {
    let result = try importText(
      """
      [{"type":"message","ts":"1772438400.1","user":"U1","subtype":"\(subtype)","reply_count":2}]
      """, told: inCaisse)
    #expect(result.log.droppedByRule == [.automaticMessage: 1])
    #expect(result.records.isEmpty)
  }

  @Test("takes a thread whose replies are gone for presence")
  func emptyThread() throws {
    let result = try importText(
      """
      [{"type":"message","ts":"1772438400.1","thread_ts":"1772438400.1","user":"U1",\
      "reply_count":0,"replies":[],"reactions":[]}]
      """, told: inCaisse)
    #expect(result.told == ["login U1 2026-03-02T9:0"])
  }

  @Test("rejects channels and users for what they lack; a private channel among them is left out")
  func rosters() throws {
    func channel(_ members: String) -> String {
      "{\"created\":1,\"is_general\":false,\(members)}"
    }
    let channels = try importText(
      """
      [\(channel(#""id":"C1","name":"caisse","members":[1,"U1"]"#)),
      \(channel(#""id":"C2","members":["U2"]"#)),
      \(channel(#""name":"caisse","members":["U2"]"#)),
      \(channel(#""id":"C3","name":"rh","members":["U3"],"is_private":true"#)),
      \(channel(#""id":"C4","name":"rh","members":["U3"],"is_mpim":true"#)),
      \(channel(#""id":"G5","name":"rh","members":["U3"]"#))]
      """)
    #expect(
      channels.complaints == [
        "1 missing-value members", "2 missing-value name", "3 missing-value id",
      ])
    #expect(channels.log.droppedByRule == [.privateMessage: 3])
    #expect(channels.told == ["community C1 caisse", "membership C1 U1"])
    let users = try importText(
      #"[{"id":"U1","profile":{},"is_bot":false},{"profile":{},"is_bot":false}]"#)
    #expect(users.complaints == ["1 missing-value id"])
    #expect(users.told == ["member U1"])
    #expect(users.sink.updates == [nil])
  }

  @Test(
    "is not any JSON",
    arguments: [
      "[]", "{}", #"[{"type":"message"}]"#, #"[{"id":"U1","profile":{}}]"#, #"[{"id":"C1"}]"#,
      #"{"type":"message","ts":"1.2"}"#, #"[["type","message"]]"#,
    ])
  func otherJSON(text: String) throws {
    try inDirectory(["x.json": Array(text.utf8)]) { directory in
      let reader = try Registry().identify(path: directory + "x.json")
      #expect(reader == nil)
    }
  }

  @Test("lists its public channels by the names of their folders, however these are written")
  func folders() throws {
    let channels = try SlackChannels(InputFile(path: Self.folder + "channels.json"))
    #expect(channels?[folder: "caisse"] == "C02CAISSE")
    #expect(channels?[folder: "rh"] == nil)
    let groups = try SlackChannels(InputFile(path: Self.folder + "groups.json"))
    #expect(groups == nil)
    let text = #"[{"id":"C1","name":"int\u00e9gration","is_general":false}]"#
    try inDirectory(["channels.json": Array(text.utf8), "none.json": Array("[]".utf8)]) { folder in
      let written = try SlackChannels(InputFile(path: folder + "channels.json"))
      // As some file systems hand it back: the letter, then its accent.
      #expect(written?[folder: "inte\u{301}gration"] == "C1")
      let none = try SlackChannels(InputFile(path: folder + "none.json"))
      #expect(none == nil)
    }
  }
}
