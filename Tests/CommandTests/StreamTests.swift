import Foundation
import TestSupport
import Testing

@Suite("Streams, formats and languages") struct StreamTests {
  let desk: Desk

  init() throws { desk = try Desk.withCompany() }

  @Test("Reports go to standard output and nothing else does", arguments: ["champions", "status"])
  func data(command: String) throws {
    for format in ["table", "json", "ndjson", "csv"] {
      let loud = try desk.relais(command, "--format", format)
      let quiet = try desk.relais(command, "--format", format, "--quiet")
      #expect(loud.exitCode == 0)
      #expect(!loud.output.isEmpty)
      #expect(loud.output == quiet.output)
      #expect(quiet.errors.isEmpty, "\(quiet)")
    }
  }

  @Test("Where a format has no room for provenance, standard error states it")
  func provenance() throws {
    #expect(try desk.relais("champions", "--format", "json").errors.isEmpty)
    #expect(try desk.relais("champions").errors.isEmpty)
    let csv = try desk.relais("champions", "--format", "csv")
    #expect(csv.errors.contains("1 Mar 2026"))
    #expect(csv.errors.contains("Europe/Paris"))
  }

  @Test("JSON carries its schema, and one report an object")
  func json() throws {
    let report = try desk.json("champions", "--top", "3", "--as-of", "2026-02-25")
    #expect(report.members["schema"] as? String == "relais.report/1")
    #expect(report.members["report"] as? String == "champions")
    let rows = report.rows("champions")
    #expect(rows.map { $0["rank"] as? Int } == [1, 2, 3])
    let provenance = report.members["provenance"] as? [String: Any]
    #expect(provenance?["as_of"] as? String == "2026-02-25")
    #expect(provenance?["data_through"] as? String == "2026-03-01")
    #expect(provenance?["time_zone"] as? String == "Europe/Paris")
  }

  @Test("NDJSON is one JSON value a line, CSV one record a line under a header")
  func lines() throws {
    let ndjson = try desk.relais("champions", "--format", "ndjson", "--top", "3").output
    for line in ndjson.split(separator: "\n") {
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      #expect(value is [String: Any])
    }
    #expect(ndjson.split(separator: "\n").count >= 3)
    let csv = try desk.relais("champions", "--format", "csv", "--top", "3").output
    let records = csv.split(whereSeparator: \.isNewline)
    #expect(records.count == 4)
    #expect(records.first?.hasPrefix("rank,creator,team,potential,") == true)
  }

  @Test(
    "Numbers and names are the same in every language in JSON and CSV", arguments: ["json", "csv"])
  func machineFormats(format: String) throws {
    let english = try desk.relais("champions", "--format", format, "--locale", "en")
    let french = try desk.relais("champions", "--format", format, "--locale", "fr")
    #expect(english.output == french.output)
  }

  @Test("--output writes the file that standard output would have carried")
  func output() throws {
    for format in ["table", "json", "ndjson", "csv"] {
      let shown = try desk.relais("champions", "--format", format).output
      let written = try desk.relais("champions", "--format", format, "--output", "report")
      #expect(written.exitCode == 0 && written.output.isEmpty)
      #expect(written.errors.contains("report"))
      #expect(try desk.text("report") == shown)
    }
  }

  @Test("A report that cannot be written is an error, never silence")
  func unwritable() throws {
    let file = try desk.relais("champions", "--output", "no/such/report.txt")
    #expect(file.exitCode == 1 && file.output.isEmpty)
    #expect(file.errors.contains("no/such/report.txt"))
    guard let full = FileHandle(forWritingAtPath: "/dev/full") else {
      print("skipped: a full standard output: there is no /dev/full here")
      return
    }
    let process = try desk.start(["champions"], output: full)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
  }

  @Test("`relais champions | head -1` ends without a complaint")
  func brokenPipe() throws {
    let pipe = Pipe()
    let errors = Pipe()
    let process = try desk.start(["champions"], output: pipe, errors: errors)
    // Both ends closed before anything is written.
    try pipe.fileHandleForReading.close()
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    let outcome = Desk.Outcome(process)
    #expect(outcome.exitCode == 0 || outcome.signal == SIGPIPE, "\(outcome)")
    try errors.fileHandleForWriting.close()
    let complaint = try errors.fileHandleForReading.readToEnd() ?? Data()
    #expect(complaint.isEmpty)
  }

  @Test(
    "The language is --locale's, else LC_ALL's, else LANG's, else English",
    arguments: [
      (["--locale", "fr"], [:], true), (["--locale", "en"], ["LANG": "fr_FR.UTF-8"], false),
      ([], ["LANG": "fr_FR.UTF-8"], true), ([], ["LC_ALL": "fr_CA", "LANG": "en_US"], true),
      ([], ["LC_ALL": "C", "LANG": "fr_FR.UTF-8"], false), ([], ["LANG": "ja_JP"], false),
    ] as [([String], [String: String], Bool)])
  func language(arguments: [String], environment: [String: String], isFrench: Bool) throws {
    let report = try desk.relais(["champions"] + arguments, environment: environment)
    #expect(report.output.contains("Fuseau horaire") == isFrench)
    #expect(report.output.contains("Time zone") != isFrench)
  }

  @Test(
    "Escape sequences are written only when asked for: standard output is no terminal here",
    arguments: [
      ([], [:], false), (["--color", "auto"], [:], false), (["--color", "never"], [:], false),
      (["--color", "always"], [:], true), (["--color", "always"], ["NO_COLOR": "1"], true),
    ] as [([String], [String: String], Bool)])
  func color(arguments: [String], environment: [String: String], isColored: Bool) throws {
    let plain = try desk.relais("champions")
    let report = try desk.relais(["champions"] + arguments, environment: environment)
    #expect(report.output.contains("\u{1B}") == isColored)
    #expect(!report.errors.contains("\u{1B}"))
    #expect(report.output.replacing(/\u{1B}\[\d+m/, with: "") == plain.output)
  }

  @Test("On a dumb terminal ornament is ASCII")
  func dumb() throws {
    for command in [["community", "Vente"], ["moments"]] {
      let report = try desk.relais(command, environment: ["TERM": "dumb"])
      #expect(report.output.contains("---"))
      #expect(report.output.utf8.allSatisfy { $0 < 0x80 }, "\(report)")
    }
  }

  @Test("No sentence is shown by the key it is kept under", arguments: ["en", "fr"])
  func worded(locale: String) throws {
    try desk.write(Company.contest, to: "contest.yml")
    try desk.write("member_id,logged_in_at\nM01,never\nM02\n", to: "bad.csv")
    try desk.write("member_id,logged_in_at\n\"M01", to: "broken.csv")
    try desk.write("contest: {}", to: "wrong.yml")
    let commands = [
      ["champions"], ["champions", "--explain", "M01"], ["champions", "--explain", "M03"],
      ["community", "Vente"], ["community", "Petite"], ["moments"], ["status"],
      ["leaderboard", "contest.yml"],
      ["leaderboard", "contest.yml", "--explain", "M01"], ["leaderboard", "wrong.yml"],
      ["import", "bad.csv", "broken.csv", "exports", "--rejects", "r.csv", "--dry-run"],
      ["simulate", "--out", "o", "--members", "3"], ["import", "bad.csv", "--strict"],
      ["import", "bad.csv", "--profile", "wrong.yml"],
    ]
    let key =
      /\b(message|error|expected|note|term|table|column|legend|rule|lead|report|filter)\.[a-z]+(-[a-z]+)*\b/
    for command in commands {
      let outcome = try desk.relais(command + ["--locale", locale])
      let shown = outcome.output + outcome.errors
      // File names look like keys and are none.
      let keys = shown.matches(of: key).map { String($0.0) }.filter { !$0.hasSuffix(".csv") }
      #expect(keys.isEmpty, "relais \(command.joined(separator: " ")): \(keys)")
    }
  }
}
