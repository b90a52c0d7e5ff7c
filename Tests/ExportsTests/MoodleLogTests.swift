import Activity
import TestSupport
import Testing

@testable import Exports

@Suite("Moodle's logs")
struct MoodleLogTests {
  private func fixture(_ name: String, year: Int? = nil) throws -> Import {
    var told = ExportFile.Told()
    told.year = year
    return try importFile(Places.fixtures + "moodle/" + name, told: told)
  }

  @Test("are presence, discussions and posts; rows of machines and of nobody are left out")
  func english() throws {
    let result = try fixture("logs-en.csv")
    #expect(result.log.contents == "moodle logs")
    #expect(
      result.told == [
        "comment 903 on 77 by 1046 2021-10-18T8:2",
        "login 1046 2021-10-18T8:2",
        "comment 902 on 77 by 1047 2021-10-17T21:15",
        "tip 77 by 1046 2021-10-17T12:39",
        "login 1047 2021-10-17T12:30",
        "login 1048 2021-10-14T9:44",
      ])
    #expect(result.log.droppedByRule == [.automaticEvent: 2, .noActor: 2])
    // Line breaks within quotes are lines too.
    #expect(result.complaints == ["13 not-a-date Time", "14 unknown-value Origin"])
    #expect(result.log.read == 12)
  }

  @Test("may have a course in front, another order, another language, and no year")
  func french() throws {
    let result = try fixture("logs-fr.csv", year: 2021)
    #expect(
      result.told == [
        "tip 80 by 1046 2021-05-11T9:44", "login 1047 2021-02-02T18:5",
        "login 1047 2021-08-01T7:0",
      ])
    #expect(
      try fixture("logs-de.csv").told
        == ["tip 81 by 1046 2021-10-17T12:39", "login 1047 2021-03-03T8:0"])
  }

  @Test("are refused as a whole where a year is missing and none was given")
  func missingYear() throws {
    let message = failure { _ = try fixture("logs-fr.csv") }
    #expect(
      message?.hasSuffix(
        "logs-fr.csv:2:5: missing-year: Heure: expected a year, which dates in this file lack; "
          + "give it with --year, such as --year 2021") == true, "\(message ?? "read")")
  }

  @Test("without a column that is needed say which")
  func missingColumn() {
    let message = failure {
      _ = try importText("Time,Component,Event name,Description\n")
    }
    #expect(message?.contains("missing-column: origin: expected origin in") == true)
  }

  @Test("give back the same records in any order of columns")
  func columnOrder() throws {
    let plain = try importText(
      "Time,Component,Description,Origin\n"
        + "\"17/10/21, 12:39\",System,The user with id '9' viewed it.,web\n")
    let turned = try importText(
      "Origin,Description,IP address,Component,Time\n"
        + "web,The user with id '9' viewed it.,192.0.2.1,System,\"17/10/21, 12:39\"\n")
    #expect(plain.told == ["login 9 2021-10-17T12:39"])
    #expect(turned.told == plain.told)
  }

  @Test("are read whatever the encoding of names, which are not looked at")
  func otherEncoding() throws {
    let header = Array("Heure,Nom complet,Composant,Description,Origine\n".utf8)
    let name: [UInt8] = Array("\"17/10/21, 12:39\",Zo".utf8) + [0xEB]
    let rest = Array(",Forum,The user with id '9' viewed it.,web\n".utf8)
    #expect(try importBytes(header + name + rest).told == ["login 9 2021-10-17T12:39"])
  }

  @Test("have local times of the import's zone")
  func zone() throws {
    let text =
      "Time,Component,Description,Origin\n"
      + "\"17/10/21, 23:30\",System,The user with id '9' viewed it.,web\n"
    for (zone, instant) in [(ZoneRules.utc, 1_634_513_400), (paris, 1_634_506_200)] {
      guard case .login(let login)? = try importText(text, zone: zone).records.first else {
        Issue.record("no login")
        return
      }
      #expect(login.at.instant == instant)
      #expect(login.at.day == Day("2021-10-17"))
      #expect(login.at.slot?.hour == 21)
    }
  }
}

@Suite("The description of an event in Moodle")
struct MoodleActTests {
  private func act(_ text: String) -> String? {
    func words(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }
    return Array(text.utf8).withUnsafeBytes { bytes in
      MoodleAct(bytes).map { act in
        switch act.kind {
        case .presence: "\(words(act.actor)) came"
        case .discussion(let id): "\(words(act.actor)) began \(words(id))"
        case .post(let id, let discussion):
          "\(words(act.actor)) wrote \(words(id)) in \(words(discussion))"
        }
      }
    }
  }

  @Test("tells who acted")
  func actor() {
    #expect(act("The user with id '1046' viewed the course with id '7'.") == "1046 came")
    #expect(act("The user with the id '1046' viewed it.") == "1046 came")
    #expect(act("User with id '1046' has sent a message.") == "1046 came")
    #expect(act("User 1046 has posted some content in the forum post 12.") == "1046 came")
    #expect(act("The user with id 1046 viewed it.") == "1046 came")
    #expect(
      act("The user with id '2' enrolled the user with id '5' in the course with id '7'.")
        == "2 came")
  }

  @Test(
    "tells nobody where nobody had logged in, or another stands first",
    arguments: [
      "", "-", "The user with id '0' viewed the login page.", "The user with id '-10' sent it.",
      "The user with id '' viewed it.", "The user with id '12 viewed it.",
      "Login failed for user with id '1046' for the reason with id '3'.",
      "Login failed for the username 'The user with id '1046' x'.", "The course with id '7' ended.",
      "The user with id '1046'", "The username with id '1046' x", "User  has gone.",
    ])
  func nobody(text: String) {
    #expect(act(text) == nil)
  }

  @Test("tells discussions and posts of forums, and of nothing that is written alike")
  func contributions() {
    let user = "The user with id '7' has created the "
    #expect(
      act(user + "discussion with id '12' in the forum with the course module id '3'.")
        == "7 began 12")
    #expect(
      act(
        user + "post with id '5' in the discussion with id '12' in the forum with the course "
          + "module id '3'.") == "7 wrote 5 in 12")
    #expect(
      act(user + "discussion with id '12' in the moodleoverflow with id '3'.") == "7 came")
    #expect(act(user + "post with id '5' in the discussion with id '12'.") == "7 came")
    #expect(act(user + "group with id '12'.") == "7 came")
    #expect(act(user + "discussion with id '' in the forum with id '3'.") == "7 came")
  }
}
