import Activity
import TestSupport
import Testing

@testable import Exports

@Suite("An export of Viva Engage")
struct VivaEngageTests {
  private let folder = Places.fixtures + "viva-engage/"

  @Test("gives threads as tips and replies as comments, and reads no private message")
  func messages() throws {
    let result = try importFile(folder + "Messages.csv")
    #expect(result.log.contents == "viva-engage messages")
    #expect(
      result.told == [
        "comment 900002 on 900001 by 31 2021-10-17T13:0",
        "tip 900001 by 30 2021-10-17T12:39 in 55",
        "comment 900003 on 900001 by 32 2021-10-18T0:30",
        "tip 900004 by 31 2021-10-18T10:0 withdrawn 2021-10-19T10:0",
        "comment 900008 on 899000 by 32 2021-10-18T12:0",
      ])
    #expect(
      result.log.droppedByRule == [.privateMessage: 2, .automaticMessage: 2, .deletedComment: 1])
    #expect(
      result.complaints == [
        "13 unknown-value in_private_conversation", "14 missing-value sender_id",
        "15 out-of-range deleted_at", "16 not-a-date created_at",
      ])
    #expect(result.log.read == 14)
  }

  @Test("leaves deleted comments out")
  func deletedComments() throws {
    let header =
      "id,thread_id,sender_id,in_private_conversation,created_at,deleted_at\n"
    let result = try importText(
      header + "2,1,30,false,2021-10-17T11:00:00Z,2021-10-18T11:00:00Z\n"
        + "1,1,30,false,2021-10-17T10:00:00Z,\n")
    #expect(result.told == ["tip 1 by 30 2021-10-17T12:0"])
    #expect(result.log.droppedByRule == [.deletedComment: 1])
  }

  @Test("has a sender of every kind that is no person left out, and one of no kind kept")
  func senders() throws {
    let header =
      "id,thread_id,sender_id,sender_type,in_private_conversation,created_at,deleted_at\n"
    let rows = ["User", "", "guide", "BOT", "users"].enumerated()
      .map { "\($0),\($0),30,\($1),false,2021-10-17T10:00:00Z,\n" }
    let result = try importText(header + rows.joined())
    #expect(result.told == ["0", "1"].map { "tip \($0) by 30 2021-10-17T12:0" })
    #expect(result.log.droppedByRule == [.automaticMessage: 3])
  }

  @Test("is refused where it does not say which messages are private")
  func withoutPrivacy() {
    let message = failure {
      _ = try importText("id,thread_id,sender_id,created_at,deleted_at\n1,1,2,2021-10-17,\n")
    }
    #expect(message?.contains("missing-column: in_private_conversation") == true)
  }

  @Test("has read nothing of a private message, not even who wrote it")
  func privateMessages() throws {
    let result = try importText(
      "id,thread_id,sender_id,in_private_conversation,created_at,deleted_at\n"
        + "2,1,someone,true,nonsense,nonsense\n")
    #expect(result.sink.identifiers(.member).isEmpty && result.sink.identifiers(.tip).isEmpty)
    #expect(result.log.droppedByRule == [.privateMessage: 1])
  }

  @Test("gives users as members from the local day they joined to the one they left")
  func users() throws {
    let result = try importFile(folder + "Users.csv")
    #expect(result.log.contents == "viva-engage users")
    #expect(
      result.told == [
        "member 30 Ada Larsen of Shops since 2019-04-02",
        "member 31 Bo Iversen since 2019-04-01 until 2021-11-01", "member 32 Cleo Winther",
      ])
  }
}
