import Activity
import TestSupport
import Testing

@testable import Exports

@Suite("Moodle's rosters")
struct MoodleRosterTests {
  private var told: ExportFile.Told {
    var told = ExportFile.Told()
    told.moodleUsers = Places.fixtures + "moodle/users.csv"
    return told
  }

  @Test("of a course are names by the numbers of accounts; roles, groups and visits are not read")
  func participants() throws {
    let result = try importFile(Places.fixtures + "moodle/participants-fr.csv", told: told)
    #expect(result.log.contents == "moodle participants")
    #expect(result.told == ["member 1046 Ada Larsen", "member 1047 Bo Iversen"])
    #expect(
      result.complaints == [
        "4 unknown-value Adresse de courriel", "5 unknown-value Adresse de courriel",
      ])
    // An email address leads to a number and is not kept.
    #expect(result.sink.identifiers(.member).values.sorted() == ["1046", "1047"])
  }

  @Test("of a course are refused without the numbers of accounts")
  func withoutNumbers() {
    let message = failure {
      _ = try importFile(Places.fixtures + "moodle/participants-fr.csv")
    }
    #expect(
      message?.hasSuffix(
        "participants-fr.csv:1:1: missing-users: expected to be told the numbers of accounts; "
          + "give Moodle's list of users with --moodle-users FILE") == true)
  }

  @Test("of a course may have whole names, in several languages")
  func wholeNames() throws {
    for (name, email, roles) in [
      ("First name / Last name", "Email address", "Roles"),
      ("Prénom / Nom de famille", "Adresse de courriel", "Rôles"),
      ("Vorname / Nachname", "E-Mail-Adresse", "Rollen"),
    ] {
      let result = try importText(
        "\(roles),\(name),\(email)\nx,Ada Larsen,ada@example.org\n", told: told)
      #expect(result.told == ["member 1046 Ada Larsen"], "\(name)")
    }
  }

  @Test("of a site are members by their numbers, with their departments as teams")
  func users() throws {
    let result = try importFile(Places.fixtures + "moodle/users.csv")
    #expect(result.log.contents == "moodle users")
    #expect(
      result.told == [
        "member 1046 Ada Larsen of Lyon", "member 1047 Bo Iversen",
        "member 1048 Cleo Winther of Paris", "member 1051 Finn Falk",
      ])
  }
}
