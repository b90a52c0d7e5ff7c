import Foundation
import GRDB
import TestSupport
import Testing

/// One database file, several processes.
@Suite("A database that others use too") struct SharedDatabaseTests {
  /// Logins of some members, one a member and day.
  private func logins(_ members: Range<Int>, days: Range<Int>) -> String {
    "member_id,logged_in_at\n"
      + members.map { member in
        days.map { day in
          "m\(member),2026-0\(1 + day / 28)-\(day % 28 < 9 ? "0" : "")\(day % 28 + 1)T10:00:00\n"
        }.joined()
      }.joined()
  }

  @Test("Two imports at once leave what one after the other leaves")
  func twoImports() throws {
    let desk = try Desk()
    try desk.write(logins(0..<400, days: 0..<56), to: "a/logins.csv")
    try desk.write(logins(200..<600, days: 28..<84), to: "b/logins.csv")
    try desk.write("member_id,name\nm1,Ada\nm599,Zoé\n", to: "b/members.csv")
    let options = ["--time-zone", "Europe/Paris", "--snapshot", "2026-04-01"]
    // The database does not exist yet: they create it at once, too.
    let both = try ["a", "b"].map { try desk.start(["import", $0] + options) }
    for process in both {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    try desk.relais(["import", "b", "a", "--database", "other.sqlite"] + options)
    let (together, apart) = (try desk.status(), try desk.status("other.sqlite"))
    #expect(together.digest == apart.digest)
    #expect(together.counts == apart.counts && together.counts["presence"] ?? 0 > 1_000)
  }

  /// A report writes what it releases, so it waits for an import, and gives up after ten seconds.
  @Test("A report during an import sees the facts before it or after it, and none in between")
  func reportDuringImport() throws {
    let desk = try Desk()
    try desk.write(logins(0..<40, days: 0..<84), to: "small.csv")
    try desk.write(logins(0..<400, days: 0..<84), to: "large.csv")
    let options = ["--time-zone", "Europe/Paris", "--snapshot", "2026-04-01"]
    try desk.relais(["import", "small.csv"] + options)
    try desk.relais(["import", "small.csv", "large.csv", "--database", "other.sqlite"] + options)
    let states = [try desk.status(), try desk.status("other.sqlite")]
    #expect(states[0].digest != states[1].digest)

    let process = try desk.start(["import", "large.csv"] + options)
    repeat {
      let outcome = try desk.relais("status", "--format", "json")
      if outcome.exitCode == 0 {
        #expect(states.contains { outcome.output.contains($0.digest) }, "\(outcome)")
      } else {
        #expect(outcome.errors.contains("in use by another program"), "\(outcome)")
      }
    } while process.isRunning
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try desk.status().digest == states[1].digest)
  }

  /// Fails if a program that waits for another says nothing in the end, or writes all the same.
  @Test("A database that stays in use is told as such, and left alone")
  func inUse() throws {
    let desk = try Desk()
    try desk.write(logins(0..<12, days: 0..<14), to: "logins.csv")
    try desk.relais("import", "logins.csv")
    let digest = try desk.status().digest
    try desk.write(logins(0..<13, days: 0..<14), to: "more.csv")
    let holder = try Holder(of: desk.folder.url.appending(path: "relais.sqlite"))
    let outcome = try desk.relais("import", "more.csv")
    #expect(outcome.exitCode == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("relais.sqlite is in use by another program"), "\(outcome)")
    holder.letGo()
    #expect(try desk.status().digest == digest)
    #expect(try desk.relais("import", "more.csv").exitCode == 0)
  }
}

/// Holds a database as a program does that is writing to it.
private final class Holder {
  private let queue: DatabaseQueue

  init(of file: URL) throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    queue = try DatabaseQueue(path: file.path, configuration: configuration)
    try queue.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
  }

  func letGo() {
    try? queue.inDatabase { try $0.execute(sql: "ROLLBACK") }
  }
}

/// Disks that cannot be written, as a namespace of its own makes them for a process.
@Suite("A disk that is full or read-only") struct DiskTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.write("member_id,name\nm1,Ada\nm2,Bo\n", to: "members.csv")
    let rows = (0..<40_000).map { "member-\($0)-of-a-company,Member \($0)\n" }.joined()
    try desk.write("member_id,name\n" + rows, to: "many.csv")
    try desk.write("", to: "disk/.keep")
  }

  /// Runs commands of a shell in which `disk` is a file system of its own.
  ///
  /// - Parameter mount: how it is mounted there.
  /// - Returns: nil where this machine allows no such thing.
  private func script(mount: String, _ commands: String) throws -> Desk.Outcome? {
    let script = """
      mkdir -p disk && \(mount) || exit 99
      relais() { "$RELAIS" "$@" --database disk/relais.sqlite; }
      \(commands)
      """
    let (output, process) = (Pipe(), Process())
    process.executableURL = URL(filePath: "/usr/bin/unshare")
    process.arguments = ["--map-root-user", "--mount", "sh", "-c", script]
    process.currentDirectoryURL = desk.folder.url
    process.environment = [
      "RELAIS": Desk.binary.path, "TZ": "UTC", "LANG": "C",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
    ]
    process.standardOutput = output
    process.standardError = output
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/unshare") else { return nil }
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let outcome = Desk.Outcome(process, output: String(decoding: bytes, as: UTF8.self))
    // 1 from unshare itself, before anything is said by Relais.
    let isRefused = outcome.exitCode == 99 || outcome.output.hasPrefix("unshare:")
    return isRefused ? nil : outcome
  }

  @Test("A full disk is told, and the database is as it was")
  func full() throws {
    let outcome = try script(
      mount: "mount -t tmpfs -o size=1m tmpfs disk",
      """
      relais import members.csv --quiet && relais status --format csv > before.csv
      relais import many.csv --snapshot 2026-03-01; echo "exit $?"
      relais status --format csv > after.csv && cmp before.csv after.csv && echo unchanged
      rm many.csv; printf 'member_id,name\\nm3,Cy\\n' > more.csv
      relais import more.csv && echo "and usable"
      """)
    guard let outcome else { return print("skipped: no file system of our own, so no full disk") }
    #expect(outcome.output.contains("The disk of disk/relais.sqlite is full"), "\(outcome)")
    #expect(outcome.output.contains("exit 1\n"), "\(outcome)")
    #expect(outcome.output.contains("unchanged\n"), "\(outcome)")
    #expect(outcome.output.contains("and usable\n"), "\(outcome)")
  }

  @Test("A read-only disk is told, whatever is asked")
  func readOnly() throws {
    try desk.relais("import", "members.csv", "--database", "disk/relais.sqlite")
    let before = try desk.data("disk/relais.sqlite")
    let outcome = try script(
      mount: "mount --bind disk disk && mount -o remount,bind,ro disk",
      """
      for command in "import many.csv" "community Nord" "champions"; do
        relais $command; echo "exit $?"
      done
      """)
    guard let outcome else { return print("skipped: no file system of our own, so none read-only") }
    let said = outcome.output.components(separatedBy: "cannot be written").count - 1
    #expect(said == 3, "\(outcome)")
    #expect(outcome.output.components(separatedBy: "exit 1\n").count - 1 == 3, "\(outcome)")
    #expect(try desk.data("disk/relais.sqlite") == before)
  }
}
