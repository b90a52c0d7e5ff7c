import Foundation
import TestSupport
import Testing

@Suite("relais import --explain") struct ExplanationTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private var hasDatabase: Bool {
    FileManager.default.fileExists(atPath: desk.folder.path("relais.sqlite"))
  }

  @Test("Every file of a folder is explained on standard output, and no database is made")
  func folder() throws {
    try desk.write("member_id,Logged_In_At,browser\nM01,2026-02-02\n", to: "in/a.csv")
    try desk.write("topic_id,name\nT1,Bread\n", to: "in/b.csv")
    let outcome = try desk.relais("import", "--explain", "in")
    #expect(outcome.exitCode == 0, "\(outcome)")
    #expect(outcome.errors.isEmpty, "\(outcome)")
    #expect(
      outcome.output == """
        in/a.csv
          Taken for logins (canonical-csv), told by the columns member_id, Logged_In_At.
          Text in UTF-8.

          member_id     fills logins.member_id
          Logged_In_At  fills logins.logged_in_at

          Not read: browser

        in/b.csv
          Taken for topics (canonical-csv), told by the columns topic_id, name.
          Text in UTF-8.

          topic_id  fills topics.topic_id
          name      fills topics.name

        """)
    #expect(!hasDatabase)
  }

  @Test("French is spoken, with the lines of a terminal and no control characters")
  func french() throws {
    let header = "Heure,Composant,Description,Origine,\u{1B}[31mRouge"
    try desk.write("\(header)\n" + String(repeating: "x,", count: 4) + "\n", to: "logs.csv")
    let outcome = try desk.relais("import", "--explain", "logs.csv", "--locale", "fr")
    #expect(outcome.exitCode == 0, "\(outcome)")
    #expect(outcome.output.contains("Pris pour moodle logs (moodle-logs), d’après les colonnes"))
    #expect(outcome.output.contains("Non lu\u{A0}: Composant, \\u{1B}[31mRouge"), "\(outcome)")
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(outcome)")
  }

  @Test("What stands in the way is told, and exits 2")
  func obstacle() throws {
    try desk.write(
      "Username,Completed,Grade/10.00\nada,17/10/21,7\n", to: "grades.csv")
    try desk.write("id,username\n7,ada\n", to: "users.csv")
    let arguments = ["import", "--explain", "grades.csv", "--moodle-users", "users.csv"]
    let outcome = try desk.relais(arguments)
    #expect(outcome.exitCode == 2, "\(outcome)")
    #expect(
      outcome.output.contains("It cannot be read: grades.csv:1:1: missing-quiz:"), "\(outcome)")
    #expect(outcome.output.contains("Taken for moodle grades (moodle-grades)"))
    let told = try desk.relais(arguments + ["--quiz", "Fire"])
    #expect(told.exitCode == 0, "\(told)")
    #expect(
      told.output.contains("fills quiz_results.member_id (by id of its row in users.csv)"),
      "\(told)")
  }

  @Test("Of an unknown file it is told what it nearly is, and exits 2")
  func unknown() throws {
    try desk.write("member_id,logged_in\nM01,2026-02-02\n", to: "logins.csv")
    let outcome = try desk.relais("import", "--explain", "logins.csv")
    #expect(outcome.exitCode == 2, "\(outcome)")
    #expect(
      outcome.output.contains(
        "Nearest: logins (canonical-csv). Found: member_id. Missing: logged_in_at."),
      "\(outcome)")
    #expect(!outcome.output.contains("M01"))
  }

  @Test("In a folder or an archive it is told to be skipped, as an import would, and exits 0")
  func strangers() throws {
    try desk.write("Lundi : réunion.\n", to: "in/README.txt")
    #expect(try desk.relais("import", "--explain", "in").exitCode == 2, "there is nothing else")
    try desk.write("topic_id,name\nT1,Bread\n", to: "in/b.csv")
    try desk.folder.write(Packed.gzip(Packed.gzip("topic_id,name\nT1,Bread\n")), to: "in/c.gz")
    try desk.folder.write(
      Packed.zip([.init("a.txt", "x"), .init("b.csv", "topic_id,name\nT1,Bread\n")]), to: "d.zip")
    for (path, name) in [("in", "in/README.txt"), ("d.zip", "d.zip/a.txt")] {
      let outcome = try desk.relais("import", "--explain", path)
      #expect(outcome.exitCode == 0, "\(outcome)")
      #expect(
        outcome.output.contains(
          "\(name)\n  Not an export that Relais knows: an import would skip it."),
        "\(outcome)")
      #expect(outcome.output.contains("/b.csv\n  Taken for topics"), "\(outcome)")
      #expect(try desk.relais("import", path).exitCode == 0)
    }
    for path in ["in/README.txt", "in/c.gz"] {
      #expect(try desk.relais("import", "--explain", "in/b.csv", path).exitCode == 2)
    }
  }

  @Test(
    "Nothing that asks for rows goes with it", arguments: ["--dry-run", "--strict", "--rejects=r"])
  func usage(option: String) throws {
    try desk.write("topic_id,name\nT1,Bread\n", to: "b.csv")
    let outcome = try desk.relais("import", "--explain", option, "b.csv")
    #expect(outcome.exitCode == 64, "\(outcome)")
    #expect(outcome.output.isEmpty)
  }

  @Test("A database that is there is not opened")
  func database() throws {
    try desk.write("topic_id,name\nT1,Bread\n", to: "b.csv")
    try desk.write("not a database", to: "relais.sqlite")
    #expect(try desk.relais("import", "--explain", "b.csv").exitCode == 0)
    #expect(try desk.relais("import", "b.csv").exitCode == 1)
  }

  @Test("Nothing of rows is printed, however many and however wide")
  func wide() throws {
    let names = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    let row = String(repeating: "secret,", count: 10_001) + "secret"
    try desk.write("member_id,logged_in_at,\(names)\n\(row)\n", to: "wide.csv")
    let outcome = try desk.relais("import", "--explain", "wide.csv")
    #expect(outcome.exitCode == 0, "\(outcome)")
    #expect(outcome.output.contains("9,940 more"), "\(outcome)")
    #expect(!outcome.output.contains("secret"))
  }
}
