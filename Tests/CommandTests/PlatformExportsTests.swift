import Testing

@Suite("relais import, of files that do not tell everything") struct PlatformExportsTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.write(
      "Heure,Composant,Description,Origine\n"
        + "\"11 mai, 09:44\",Forum,The user with id '9' viewed the course with id '7'.,web\n",
      to: "logs.csv")
    try desk.write(
      "Nom,Prénom,Adresse de courriel,Terminé,\"Note/10,00\"\n"
        + "Larsen,Ada,ada@example.org,17 octobre 2021  12:51,\"7,50\"\n",
      to: "grades.csv")
    try desk.write(
      "id,username,email,firstname,lastname\n9,ada,ada@example.org,Ada,Larsen\n", to: "users.csv")
  }

  @Test("the option that is missing is named, and nothing of the file is kept")
  func missing() throws {
    let outcome = try desk.relais(
      "import", "logs.csv", "grades.csv", "users.csv", "--moodle-users", "users.csv")
    #expect(outcome.exitCode == 2, "\(outcome)")
    #expect(
      outcome.errors.contains(
        "logs.csv:2:1: missing-year: Heure: expected a year, which dates in this file lack; give "
          + "it with --year, such as --year 2021"), "\(outcome)")
    #expect(
      outcome.errors.contains(
        "grades.csv:1:1: missing-quiz: expected to be told the quiz, which this file does not "
          + "name; import it with --quiz NAME"), "\(outcome)")
    let counts = try desk.status().counts
    #expect(counts["presence"] == 0 && counts["quiz-results"] == 0)
    #expect(counts["members"] == 1)
  }

  @Test("the option that is missing is named in French too")
  func missingInFrench() throws {
    try desk.relais("import", "users.csv", "--quiet")
    let outcome = try desk.relais("import", "logs.csv", "grades.csv", "--locale", "fr")
    #expect(outcome.exitCode == 2, "\(outcome)")
    #expect(outcome.errors.contains("--moodle-users FICHIER"), "\(outcome)")
    let grades = try desk.relais(
      "import", "grades.csv", "--moodle-users", "users.csv", "--locale", "fr")
    #expect(outcome.errors.contains("donnez-la avec --year, par exemple --year 2021"), "\(outcome)")
    #expect(grades.errors.contains("importez-le avec --quiz NOM"), "\(grades)")
  }

  @Test("with the year, the quiz and the list of users, all is about one member")
  func told() throws {
    let outcome = try desk.relais(
      "import", "logs.csv", "grades.csv", "users.csv", "--year", "2021", "--quiz", "Feu",
      "--moodle-users", "users.csv")
    #expect(outcome.exitCode == 0, "\(outcome)")
    let counts = try desk.status().counts
    #expect(counts["members"] == 1 && counts["unlisted-members"] == 0, "\(counts)")
    #expect(counts["quiz-results"] == 1)
    #expect(counts["presence"] == 2)
  }

  @Test("a year is one of this century", arguments: ["21", "1999", "next"])
  func year(text: String) throws {
    let outcome = try desk.relais("import", "logs.csv", "--year", text)
    #expect(outcome.exitCode == 64, "\(outcome)")
  }
}
