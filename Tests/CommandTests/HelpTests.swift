import Foundation
import TestSupport
import Testing

@Suite("Help and usage") struct HelpTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test("Help and version go to standard output and exit 0")
  func help() throws {
    let help = try desk.relais("--help")
    #expect(help.exitCode == 0 && help.errors.isEmpty)
    for command in [
      "import", "status", "champions", "community", "inactivity", "gaps", "moments",
      "leaderboard", "backtest", "privacy", "simulate",
    ] {
      #expect(help.output.contains("\n  \(command) "), "\(command)")
      let page = try desk.relais(command, "--help")
      #expect(page.exitCode == 0 && page.output.contains("USAGE: relais \(command) "), "\(page)")
    }
    let version = try desk.relais("--version")
    #expect(version.exitCode == 0)
    #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(
    "What is not understood exits 64, says so on standard error, and prints no data",
    arguments: [
      ["ambassadors"], ["import"], ["champions", "--format", "xml"], ["champions", "--top", "0"],
      ["champions", "--as-of", "2026-02-30"], ["champions", "--as-of", "29/03/2026"],
      ["champions", "--explain", "M01", "--community", "Vente"],
      ["status", "--as-of", "2026-03-01"],
      ["leaderboard", "c.yml", "--near", "M01", "--explain", "M02"], ["community"],
      ["import", "x", "--snapshot", "yesterday"], ["simulate", "--out", "o", "--seed", "-1"],
      ["status", "--locale", "de"], ["moments", "--reachable", "09-12"],
      ["moments", "--reachable", "fri-mon 08-19"], ["moments", "--reachable", "mon-fri 10-14"],
    ])
  func usage(arguments: [String]) throws {
    let outcome = try desk.relais(arguments)
    #expect(outcome.exitCode == 64, "\(outcome)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("Error: "))
    #expect(outcome.errors.contains("--help"))
    #expect(try desk.files.isEmpty)
  }

  @Test("docs/cli.md is what `relais docs` prints")
  func page() throws {
    let printed = try desk.relais("docs")
    #expect(printed.exitCode == 0)
    let page = try String(contentsOf: Repository.file("docs/cli.md"), encoding: .utf8)
    #expect(printed.output == page, "run `make docs`")
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test("docs/metrics is what `relais docs --metrics` writes")
  func metricPages() throws {
    #expect(try desk.relais("docs", "--metrics", "pages").exitCode == 0)
    let written = try desk.files(in: "pages")
    #expect(!written.isEmpty)
    let kept = Repository.file("docs/metrics")
    let names = try FileManager.default.contentsOfDirectory(atPath: kept.path).sorted()
    #expect(names == written, "run `make docs`")
    for name in written {
      let page = try String(contentsOf: kept.appending(path: name), encoding: .utf8)
      #expect(try desk.text("pages/\(name)") == page, "\(name): run `make docs`")
    }
  }

  @Test(
    "A command without a database says what to do, in the reader's language",
    arguments: [
      ["status"], ["champions"], ["community", "Vente"], ["champions", "--explain", "x"],
      ["moments"],
      ["backtest", "champions"], ["privacy", "policy"], ["privacy", "ledger"],
      ["privacy", "export", "--member", "x"], ["privacy", "erase", "--member", "x", "--yes"],
      ["privacy", "purge", "--before", "2026-01-01"],
    ])
  func missing(arguments: [String]) throws {
    let english = try desk.relais(arguments)
    let french = try desk.relais(arguments + ["--locale", "fr"])
    for outcome in [english, french] {
      #expect(outcome.exitCode == 1, "\(outcome)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errorLines.count == 1)
      #expect(outcome.errors.hasPrefix("relais: "))
      #expect(outcome.errors.contains("relais.sqlite") && outcome.errors.contains("relais import"))
    }
    #expect(english.errors.contains("There is no database"))
    #expect(french.errors.contains("pas encore de base"))
    #expect(try desk.files.isEmpty, "asking creates no database")
  }

  @Test("A file that is no database is refused, and kept as it is")
  func notADatabase() throws {
    try desk.write("Dear diary, nobody may open this.\n", to: "diary.txt")
    for arguments in [["status"], ["champions"], ["import", "diary.txt"]] {
      let outcome = try desk.relais(arguments + ["--database", "diary.txt"])
      #expect(outcome.exitCode == 1 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.errors.contains("diary.txt is not a Relais database"), "\(outcome)")
    }
    #expect(try desk.text("diary.txt") == "Dear diary, nobody may open this.\n")
  }
}
