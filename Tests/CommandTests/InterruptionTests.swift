import Foundation
import TestSupport
import Testing

@Suite("An import that is watched, interrupted or met by another") struct InterruptionTests {
  let desk: Desk
  let terminal: PseudoTerminal

  init() throws {
    desk = try Desk()
    terminal = try PseudoTerminal(columns: 60)
    try desk.write("member_id,name\nM1,Ann\nM2,Bo\n", to: "members.csv")
    try desk.relais("import", "members.csv", "--time-zone", "Europe/Paris")
    try desk.write(InterruptionTests.logins, to: "logins.csv")
    try desk.write("community_id,name\nC1,Vente\n", to: "communities.csv")
  }

  /// 40 MB in few rows: a column that Relais leaves aside makes them long.
  private static let logins: String = {
    let filler = String(repeating: "x", count: 20_000)
    let rows = (0..<2000).map {
      "M\($0 % 2 + 1),2026-02-\($0 % 19 + 10)T0\($0 % 9):00:00,\(filler)\n"
    }
    return "member_id,logged_in_at,user_agent\n" + rows.joined()
  }()

  /// Starts the import and returns once it is in the middle of the file.
  private func startImport() throws -> Process {
    let process = try desk.start(["import", "logins.csv"], errors: terminal.process)
    try #require(terminal.waits { $0.contains(/\ [1-9]\d? %/) }, "no progress: \(terminal.text)")
    return process
  }

  @Test("Progress is one line in the width of the terminal, and leaves nothing behind")
  func progress() throws {
    let process = try startImport()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    try #require(terminal.waits { $0.contains("2,000 rows read") })
    let drawn = terminal.text.split(separator: "\r\u{1B}[K").filter { $0.contains(" %") }
    #expect(drawn.count > 3)
    #expect(
      drawn.allSatisfy { $0.count < 60 && !$0.contains("\n") && $0.hasPrefix("logins.csv  [") })
    #expect(
      terminal.screen.first
        == "logins.csv: 2,000 rows read, 80 new, 1,920 merged, 0 rejected, 0 dropped"
        || terminal.screen.first?.hasPrefix("logins.csv: 2,000 rows read, ") == true)
    #expect(!terminal.screen.contains { $0.contains("%") || $0.contains("[") })
  }

  @Test("No progress where standard error is no terminal, is dumb, or has been told to be quiet")
  func noProgress() throws {
    #expect(try !desk.relais("import", "logins.csv").errors.contains("\u{1B}"))
    for (arguments, environment) in [(["--quiet"], [:]), ([], ["TERM": "dumb"])] {
      let process = try desk.start(
        ["import", "logins.csv"] + arguments, environment, errors: terminal.process)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(!terminal.text.contains("\u{1B}") && !terminal.text.contains("%"))
  }

  @Test(
    "Killed in the middle of a file, the database is as before, and the next import succeeds",
    arguments: [SIGKILL, SIGTERM, SIGINT])
  func killed(signal: Int32) throws {
    let before = try desk.status()
    let process = try startImport()
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    // Shells tell this as 128 + the signal: 130 for Ctrl-C.
    #expect(Desk.Outcome(process).signal == signal)
    if signal == SIGINT {
      #expect(terminal.waits { $0.hasSuffix("\r\u{1B}[K") }, "the line of progress is left behind")
    }

    let after = try desk.status()
    #expect(after.digest == before.digest)
    #expect(after.counts == before.counts)
    #expect(try desk.relais("import", "logins.csv").exitCode == 0)
    #expect(try desk.status().counts["presence"] ?? 0 > 0)
  }

  @Test("A second import waits for the first, and both land")
  func second() throws {
    let first = try startImport()
    kill(first.processIdentifier, SIGSTOP)
    let second = try desk.start(["import", "communities.csv"])
    usleep(500_000)
    #expect(second.isRunning)
    kill(first.processIdentifier, SIGCONT)
    first.waitUntilExit()
    second.waitUntilExit()
    #expect(first.terminationStatus == 0)
    #expect(second.terminationStatus == 0)
    let counts = try desk.status().counts
    #expect(counts["communities"] == 1 && counts["files"] == 3)
  }

  @Test("An import that another keeps waiting for too long says who is in the way, and gives up")
  func tooLong() throws {
    guard ProcessInfo.processInfo.environment["RELAIS_TEST_TIER"] == "full" else {
      print("skipped: an import that waits in vain takes ten seconds: RELAIS_TEST_TIER=full")
      return
    }
    let first = try startImport()
    kill(first.processIdentifier, SIGSTOP)
    let second = try desk.relais("import", "communities.csv")
    kill(first.processIdentifier, SIGCONT)
    first.waitUntilExit()
    #expect(second.exitCode == 1 && second.output.isEmpty)
    #expect(second.errors.hasPrefix("relais: relais.sqlite is in use by another program"))
    #expect(first.terminationStatus == 0)
  }

  @Test("Two imports that create one database at once both land")
  func race() throws {
    let processes = try ["members.csv", "communities.csv"].map {
      try desk.start(["import", $0, "--database", "new.sqlite", "--time-zone", "Europe/Paris"])
    }
    for process in processes { process.waitUntilExit() }
    #expect(processes.map(\.terminationStatus) == [0, 0])
    let counts = try desk.status("new.sqlite").counts
    #expect(counts["members"] == 2 && counts["communities"] == 1)
  }
}

@Suite("Colour on a terminal") struct TerminalColorTests {
  @Test(
    "A terminal gets colour unless NO_COLOR, a dumb terminal or --color never say no",
    arguments: [
      ([], ["TERM": "xterm"], true), ([], ["TERM": "xterm", "NO_COLOR": "1"], false),
      ([], ["TERM": "xterm", "NO_COLOR": ""], true), ([], ["TERM": "dumb"], false),
      (["--color", "never"], ["TERM": "xterm"], false),
      (["--color", "always"], ["TERM": "dumb", "NO_COLOR": "1"], true),
    ] as [([String], [String: String], Bool)])
  func color(arguments: [String], environment: [String: String], isColored: Bool) throws {
    let desk = try Desk()
    try desk.write("community_id,name\nC1,Vente\n", to: "communities.csv")
    try desk.relais("import", "communities.csv", "--time-zone", "Europe/Paris")
    let terminal = try PseudoTerminal(columns: 80)
    let process = try desk.start(["status"] + arguments, environment, output: terminal.process)
    process.waitUntilExit()
    try #require(terminal.waits { $0.contains("Europe/Paris") })
    #expect(terminal.text.contains("\u{1B}[") == isColored)
  }
}
