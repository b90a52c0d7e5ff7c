import Foundation
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What is no regular file: it is never waited for, and never read by halves.
@Suite("Pipes, sockets and devices") struct SpecialFilesTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let communities = "community_id,name\nC1,Vente\n"

  @Test("In a folder they are left out aloud, and the files beside them are read")
  func folder() throws {
    try desk.write(communities, to: "inbox/b.csv")
    try #require(mkfifo(desk.folder.path("inbox/a.csv"), 0o600) == 0)
    // Even where its name would be asked for.
    try #require(mkfifo(desk.folder.path("inbox/channels.json"), 0o600) == 0)
    for _ in 0..<2 {
      let outcome = try desk.relais("import", "inbox")
      #expect(outcome.exitCode == 0, "\(outcome)")
      #expect(outcome.errors.contains("inbox/a.csv: left out, it is a pipe, socket or device"))
      #expect(outcome.errors.contains("inbox/channels.json: left out"))
      #expect(outcome.errors.contains("inbox/b.csv: 1 row read"), "\(outcome)")
    }
    #expect(try desk.relais("import", "--explain", "inbox").exitCode == 0)
  }

  @Test("Named, they fail with what to do, whether somebody writes into them or not")
  func named() throws {
    try #require(mkfifo(desk.folder.path("a.csv"), 0o600) == 0)
    for arguments in [["import"], ["import", "--explain"]] {
      let outcome = try desk.relais(arguments + ["a.csv"])
      #expect(outcome.exitCode == 2, "\(outcome)")
      #expect(
        (outcome.errors + outcome.output).replacing("\n  ", with: " ")
          .contains("a.csv:1:1: not-a-regular-file: expected a regular file"), "\(outcome)")
    }
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(communities.utf8))
    try pipe.fileHandleForWriting.close()
    let errors = Pipe()
    let process = try desk.start(["import", "/dev/stdin"], input: pipe, errors: errors)
    process.waitUntilExit()
    let told = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    #expect(process.terminationStatus == 2, "\(told)")
    #expect(told.contains("/dev/stdin:1:1: not-a-regular-file: "), "\(told)")
    #expect(try desk.relais("import", "/dev/null").exitCode == 2)
  }

  @Test("A list of accounts that is a pipe is refused as well")
  func companion() throws {
    try desk.write("Username,Completed,Grade/10.00\nada,17/10/21,7\n", to: "grades.csv")
    try #require(mkfifo(desk.folder.path("users.csv"), 0o600) == 0)
    let outcome = try desk.relais(
      "import", "grades.csv", "--quiz", "Fire", "--moodle-users", "users.csv")
    #expect(outcome.exitCode == 2, "\(outcome)")
    #expect(outcome.errors.contains("users.csv:1:1: not-a-regular-file: "), "\(outcome)")
  }
}
