import Foundation
import TestSupport
import Testing

@Suite("relais import") struct ImportTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let bad = """
    member_id,logged_in_at
    M01,2026-02-02T09:00:00
    M02,29/02/2026
    M03
    ,2026-02-02
    M04,2026-02-03

    """

  @Test("A folder is imported file by file, with one line each on standard error")
  func folder() throws {
    try desk.writeCompany()
    let outcome = try desk.relais("import", "exports", "--time-zone", "Europe/Paris")
    #expect(outcome.exitCode == 0, "\(outcome)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1 + Company.files.count, "\(outcome)")
    #expect(outcome.errors.contains("Created relais.sqlite, time zone Europe/Paris."))
    #expect(outcome.errors.contains("exports/members.csv: 24 rows read, 24 new"), "\(outcome)")
    let counts = try desk.status().counts
    #expect(counts["members"] == 24)
    #expect(counts["tips"] == 80)
    #expect(counts["comments"] == 6)
    #expect(counts["quiz-results"] == 24)
    #expect(counts["challenge-entries"] == 9)
  }

  @Test("Everything twice, file by file and in another order, gives the same digest")
  func order() throws {
    try desk.writeCompany()
    let names = Company.files.keys.sorted().map { "exports/\($0)" }
    let zone = ["--time-zone", "Europe/Paris", "--snapshot", "2026-03-01", "--quiet"]
    try desk.relais(["import"] + names + zone + ["--database", "once.sqlite"])
    try desk.relais(["import"] + names.reversed() + zone + ["--database", "twice.sqlite"])
    try desk.relais(
      ["import", "exports"] + names.shuffled() + zone + ["--database", "twice.sqlite"])
    let once = try desk.status("once.sqlite")
    let twice = try desk.status("twice.sqlite")
    #expect(once.digest.count == 64)
    #expect(once.digest == twice.digest)
    #expect(once.counts == twice.counts)
  }

  @Test("Bad rows are told by file, line and column and exit 2; good rows land")
  func badRows() throws {
    try desk.write(ImportTests.bad, to: "logins.csv")
    let outcome = try desk.relais("import", "logins.csv")
    #expect(outcome.exitCode == 2, "\(outcome)")
    #expect(outcome.output.isEmpty)
    let told = /logins.csv: 5 rows read, 2 new, .*3 rejected/
    #expect(outcome.errors.contains(told), "\(outcome)")
    for start in [
      "  logins.csv:3:5: not-a-date: logged_in_at: ", "  logins.csv:4:1: field-count: ",
      "  logins.csv:5:1: missing-value: member_id: ",
    ] {
      #expect(
        outcome.errorLines.count { $0.hasPrefix(start) && $0.count > start.count } == 1,
        "\(outcome)")
    }
    #expect(!outcome.errors.contains("29/02/2026"), "a cell may be personal")
    let status = try desk.status()
    #expect(status.counts["presence"] == 2)
    #expect(status.counts["rejected-rows"] == 3)
  }

  @Test("Many rejections are grouped: three in full, and how many more")
  func grouped() throws {
    let rows = (1...50).map { "M\($0),never" }.joined(separator: "\n")
    try desk.write("member_id,logged_in_at\n\(rows)\n", to: "logins.csv")
    let outcome = try desk.relais("import", "logins.csv")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errorLines.count { $0.contains("not-a-date") } == 4)
    #expect(outcome.errorLines.count { $0.contains(" 47 ") } == 1, "\(outcome)")
  }

  @Test("Where a row makes several records the summary says how many, so that it adds up")
  func severalRecords() throws {
    try desk.write(
      """
      profile: p
      files:
        - columns: [who, when, tip]
          records:
            logins: {member_id: who, logged_in_at: when}
            tips: {tip_id: tip, author_id: who, shared_at: when}
      """, to: "p.yml")
    try desk.write("who,when,tip\na,2026-03-02,1\nb,2026-03-02,2\nc,x,3\n", to: "a.csv")
    let arguments = ["import", "a.csv", "--profile", "p.yml"]
    let first = try desk.relais(arguments)
    #expect(
      first.errors.contains("a.csv: 3 rows read, 2 making 4 records, 4 new, 1 rejected"), "\(first)"
    )
    let second = try desk.relais(arguments)
    #expect(second.errors.contains("3 rows read, 2 making 4 records, 4 merged, 1 rejected"))
  }

  @Test("--strict rejects the whole file for one bad row, and keeps the other files")
  func strict() throws {
    try desk.write(ImportTests.bad, to: "logins.csv")
    try desk.write("community_id,name\nC1,Vente\n", to: "communities.csv")
    let outcome = try desk.relais("import", "logins.csv", "communities.csv", "--strict")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("logins.csv:3:5: not-a-date: logged_in_at: "))
    let counts = try desk.status().counts
    #expect(counts["presence"] == 0)
    #expect(counts["unlisted-members"] == 0)
    #expect(counts["communities"] == 1)
  }

  @Test("--rejects keeps the rejected rows as they stood")
  func rejects() throws {
    try desk.write(ImportTests.bad, to: "logins.csv")
    let outcome = try desk.relais("import", "logins.csv", "--rejects", "rejects.csv")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("rejects.csv"))
    let rejects = try desk.text("rejects.csv").split(separator: "\n")
    #expect(rejects.count == 4)
    #expect(rejects[0] == "place,reason,row")
    #expect(rejects[1].hasPrefix("\"logins.csv:3:5\",\"not-a-date: "))
    #expect(rejects[1].hasSuffix(",\"M02,29/02/2026\""))
  }

  @Test("--dry-run tells the same, creates no database and changes none")
  func dryRun() throws {
    try desk.write(ImportTests.bad, to: "logins.csv")
    let trial = try desk.relais("import", "logins.csv", "--dry-run")
    #expect(trial.exitCode == 2)
    #expect(trial.errors.contains(/5 rows read, 2 new, .*3 rejected/), "\(trial)")
    #expect(try desk.files == ["logins.csv"])

    try desk.write("community_id,name\nC1,Vente\n", to: "communities.csv")
    try desk.relais("import", "communities.csv")
    let before = try desk.data("relais.sqlite")
    #expect(try desk.relais("import", "logins.csv", "--dry-run").exitCode == 2)
    #expect(try desk.data("relais.sqlite") == before)
    #expect(try desk.files == ["communities.csv", "logins.csv", "relais.sqlite"])
  }

  @Test("An unterminated quote is told where it opens, and nothing of the file is kept")
  func unterminatedQuote() throws {
    try desk.write(
      "community_id,name\nC1,Vente\nC2,\"Caisse\nC3,Petite\nC4,Vide\n", to: "communities.csv")
    let outcome = try desk.relais("import", "communities.csv")
    #expect(outcome.exitCode == 2, "\(outcome)")
    #expect(
      outcome.errorLines.contains { $0.hasPrefix("communities.csv:3:4: unterminated-quote: ") })
    #expect(try desk.status().counts["communities"] == 0)
  }

  @Test("A file that Relais does not know is skipped aloud; only such files is a failure")
  func unknownFormat() throws {
    try desk.write("Lundi : réunion.\n", to: "exports/notes.txt")
    let alone = try desk.relais("import", "exports")
    #expect(alone.exitCode == 1 && alone.output.isEmpty)
    #expect(alone.errors.contains("exports/notes.txt: skipped"))

    try desk.write("community_id,name\nC1,Vente\n", to: "exports/communities.csv")
    let beside = try desk.relais("import", "exports")
    #expect(beside.exitCode == 0, "\(beside)")
    #expect(beside.errors.contains("exports/notes.txt: skipped"))
  }

  @Test("An empty folder and a path that does not exist fail, and create no database")
  func nothing() throws {
    try desk.write("", to: "empty/.hidden")
    for path in ["empty", "nowhere.csv"] {
      let outcome = try desk.relais("import", path)
      #expect(outcome.exitCode == 1 && outcome.output.isEmpty)
      #expect(outcome.errors.contains(path), "\(outcome)")
    }
    #expect(try desk.files == ["empty"])
  }

  @Test("A database that cannot be created is told as such")
  func unwritable() throws {
    try desk.write("community_id,name\nC1,Vente\n", to: "communities.csv")
    let outcome = try desk.relais(
      "import", "communities.csv", "--database", "no/such/folder.sqlite")
    #expect(outcome.exitCode == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("no/such/folder.sqlite"))
    #expect(outcome.errorLines.count == 1)
  }

  @Test("The later snapshot of a roster wins, in whichever order the two come")
  func snapshot() throws {
    try desk.write("member_id,name,visibility\nM01,Ann,hidden\n", to: "january.csv")
    try desk.write("member_id,name,visibility\nM01,Anne,named\n", to: "march.csv")
    let january = ["import", "january.csv", "--snapshot", "2026-01-31", "--database"]
    let march = ["import", "march.csv", "--snapshot", "2026-03-31", "--database"]
    try desk.relais(january + ["a.sqlite"])
    try desk.relais(march + ["a.sqlite"])
    try desk.relais(march + ["b.sqlite"])
    try desk.relais(january + ["b.sqlite"])
    try desk.relais(march + ["only-march.sqlite"])
    #expect(try desk.status("a.sqlite").digest == desk.status("b.sqlite").digest)
    #expect(try desk.status("a.sqlite").digest == desk.status("only-march.sqlite").digest)
  }

  @Test("An unknown time zone is refused by name")
  func timeZone() throws {
    try desk.write("community_id,name\nC1,Vente\n", to: "communities.csv")
    let outcome = try desk.relais("import", "communities.csv", "--time-zone", "Europe/Pari")
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("Europe/Pari"))
    #expect(try desk.files == ["communities.csv"])
  }
}
