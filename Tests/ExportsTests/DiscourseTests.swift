import Activity
import TestSupport
import Testing

@testable import Exports

@Suite("Discourse's CSV")
struct DiscourseTests {
  @Test("lists members by username, also in rows that end early; the forum itself is a robot")
  func users() throws {
    let result = try importFile(Places.fixtures + "discourse/user-list.csv")
    #expect(result.log.contents == "discourse users")
    #expect(
      result.told == [
        "member system system since 2019-04-01 robot", "member ada Ada Larsen since 2019-04-02",
        "member bo since 2019-04-02",
      ])
    #expect(result.complaints == ["5 not-a-date created_at"])
  }

  @Test("that ends before what is needed, or after the header, is rejected")
  func fieldCounts() throws {
    let result = try importText(
      "id,name,username,created_at,trust_level\n1,Ada,ada\n2,Bo,bo,2019-04-02,1,1\n")
    #expect(result.complaints == ["2 field-count -", "3 field-count -"])
  }

  @Test("of one user's posts is recognised and not read, for it does not say whose they are")
  func archive() throws {
    let result = try importFile(Places.fixtures + "discourse/user-archive.csv")
    #expect(result.log.contents == "discourse user archive")
    #expect(result.log.notes == [.nothingNeeded("no-author")])
    #expect((result.records.count, result.log.read) == (0, 0))
  }
}
