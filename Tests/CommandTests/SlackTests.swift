import Foundation
import TestSupport
import Testing

@Suite("relais import, of a Slack export") struct SlackTests {
  private let slack = Repository.file("Tests/ExportsTests/Fixtures/slack").path

  @Test("says which folders are private and what was left out")
  func english() throws {
    let outcome = try Desk().relais("import", slack, "--time-zone", "Europe/Paris")
    #expect(outcome.exitCode == 2, "\(outcome)")
    #expect(
      outcome.errors.contains(
        "slack: 1 folder not read, since channels.json lists no public channel of that name"),
      "\(outcome)")
    #expect(
      outcome.errors.contains("private channels and direct messages are never read"), "\(outcome)")
    #expect(
      outcome.errors.contains(
        "1 left out on purpose: reactions to comments, which thank for no tip"),
      "\(outcome)")
    #expect(
      outcome.errors.contains("expected a time as Slack writes it, such as 1774785900.000200"),
      "\(outcome)")
  }

  @Test("says so in French")
  func french() throws {
    let outcome = try Desk().relais(
      "import", slack, "--time-zone", "Europe/Paris", "--locale", "fr")
    #expect(
      outcome.errors.contains(
        "1 dossier non lu, car channels.json ne liste aucun canal public de ce nom"),
      "\(outcome)")
    #expect(
      outcome.errors.contains("les canaux privés et les messages directs ne sont jamais lus"),
      "\(outcome)")
    let lone = try Desk().relais(
      "import", slack + "/mpdm-ada--bo--cleo-1", "--time-zone", "Europe/Paris", "--locale", "fr")
    #expect(lone.exitCode == 2, "\(lone)")
    #expect(
      lone.errors.contains("importez le dossier de l’export entier"), "\(lone)")
  }

  @Test("says in both languages that a topic of Discourse has posts in other files")
  func elsewhere() throws {
    let topic = Repository.file("Tests/ExportsTests/Fixtures/discourse/topic.json").path
    for (locale, words) in [
      ("en", "posts that are listed here but not in this file: 2"),
      ("fr", "messages listés ici mais qui ne sont pas dans ce fichier : 2"),
    ] {
      let outcome = try Desk().relais(
        "import", topic, "--time-zone", "Europe/Paris", "--locale", locale)
      // The French no-break space before a colon may be narrow.
      let errors = outcome.errors.map { "\u{A0}\u{202F}".contains($0) ? " " : $0 }
      #expect(String(errors).contains(words), "\(outcome)")
    }
  }
}
