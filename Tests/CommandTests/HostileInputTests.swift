import Foundation
import TestSupport
import Testing

@Suite("Hostile input") struct HostileInputTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let communities = "community_id,name\nC1,Vente\n"

  @Test("A link out of the folder is left out aloud, one that stays within or is named is not")
  func links() throws {
    try desk.write(communities, to: "secret/communities.csv")
    try desk.write("topic_id,name\nT1,Caisse\n", to: "inbox/a.csv")
    try desk.write("", to: "inbox/deeper/b.csv")
    let inbox = desk.folder.url.appending(path: "inbox")
    for (name, target) in [("c.csv", "../secret/communities.csv"), ("d.csv", "a.csv")] {
      try FileManager.default.createSymbolicLink(
        atPath: inbox.appending(path: name).path, withDestinationPath: target)
    }
    let outcome = try desk.relais("import", "inbox")
    #expect(outcome.exitCode == 0, "\(outcome)")
    #expect(outcome.errors.contains("inbox/c.csv: left out, the link leads out of the folder"))
    #expect(outcome.errors.contains("inbox/d.csv: 1 row read"), "\(outcome)")
    #expect(outcome.errors.contains("inbox: the folders in it are left out"))
    #expect(try desk.status().counts["communities"] == 0)
    #expect(try desk.relais("import", "inbox/c.csv").exitCode == 0)
    #expect(try desk.status().counts["communities"] == 1)
  }

  @Test("Archives are told entry by entry, and what they hide is left out aloud")
  func archive() throws {
    try desk.folder.write(
      Packed.zip([
        .init("../../x.csv", communities), .init("nested.zip", Packed.zip([.init("a", "b")])),
        .init("cut.csv", Array("topic_id,name\nT1,\"x\n".utf8)),
      ]), to: "all.zip")
    let outcome = try desk.relais("import", "all.zip")
    #expect(outcome.exitCode == 2, "\(outcome)")
    #expect(outcome.errors.contains("all.zip/../../x.csv: 1 row read, 1 new"))
    #expect(outcome.errors.contains("all.zip/nested.zip: left out, it is packed twice"))
    #expect(outcome.errors.contains("all.zip/cut.csv:2:4: unterminated-quote: "))
    #expect(try desk.files == ["all.zip", "relais.sqlite"])
  }

  @Test("Names of files and columns cannot act on a terminal")
  func terminal() throws {
    let name = "a\u{1B}[2J\u{202E}b.csv"
    try desk.write("member_id,logged_in_at\nM1,never\n", to: name)
    try desk.folder.write(
      Packed.zip([.init("x\u{1B}]0;y\u{7}.csv", "member_id,logged_in_at\nM1,never\n")]),
      to: "all.zip")
    for path in [name, "all.zip"] {
      let outcome = try desk.relais("import", path)
      #expect(outcome.exitCode == 2, "\(outcome)")
      #expect(outcome.errors.contains(#"\u{1B}"#))
      #expect(!outcome.errors.unicodeScalars.contains { [0x1B, 0x7, 0x202E].contains($0.value) })
    }
  }

  @Test("A file in another encoding says so, in the reader's language")
  func encoding() throws {
    try desk.folder.write(
      Array("community_id,name\nC1,Beaut".utf8) + [0xE9, 0x0A], to: "communities.csv")
    let outcome = try desk.relais("import", "communities.csv", "--locale", "fr")
    #expect(outcome.exitCode == 0, "\(outcome)")
    #expect(outcome.errors.contains(/UTF-8, lu en\sWindows-1252/), "\(outcome)")
  }

  @Test("NUL bytes wherever they stand in a file reject their row, and no tool sees half a name")
  func nulBytes() throws {
    let rows = (0..<5000).map { "M\($0),Member \($0)\n" }.joined()
    try desk.write(
      "member_id,name\nA\0B,x\nC,y\0z\n\(rows)D\0,x\nE,\0\n", to: "members.csv")
    try desk.write(
      """
      {"event_type": "x", "event_source": "server", "time": "2026-03-02T10:00:00Z", \
      "username": "zo\\u0000e", "context": {}}
      {"event_type": "x", "event_source": "server", "time": "2026-03-02T10:00:00Z", \
      "username": "z\0e", "context": {}}
      {"event_type": "x", "event_source": "server", "time": "2026-03-02T10:00:00Z", \
      "username": "zoe", "context": {}}

      """, to: "tracking.log")
    try desk.write("<tags>\n<row TagName=\"a\0b\" /></tags>\n", to: "Tags.xml")
    try desk.write("<tags>\n<row TagName=\"a&#0;b\" /></tags>\n", to: "Others.xml")
    let outcome = try desk.relais(
      "import", "members.csv", "tracking.log", "Tags.xml", "Others.xml")
    #expect(outcome.exitCode == 2, "\(outcome)")
    #expect(outcome.errors.contains("members.csv: 5,004 rows read, 5,000 new, 4 rejected"))
    for line in [
      "members.csv:2:1: invalid-encoding: member_id: expected UTF-8 text without NUL bytes",
      "members.csv:3:3: invalid-encoding: name: expected UTF-8 text without NUL bytes",
      "members.csv:5004:1: invalid-encoding: member_id: ",
      "tracking.log:1:1: invalid-encoding: username: expected UTF-8 text without NUL bytes",
      "tracking.log:2:93: malformed-json: ", "Tags.xml:2:", "Others.xml:2:",
    ] {
      #expect(outcome.errors.contains(line), "\(line) is not in \(outcome)")
    }
    #expect(try desk.status().counts["members"] == 5000)
    #expect(try desk.status().counts["topics"] == 0)
  }

  @Test("Rejected rows are never written over an export, only over rejected rows")
  func writtenOver() throws {
    try desk.write(communities, to: "communities.csv")
    for name in ["communities.csv", "relais.sqlite"] {
      let before = try? desk.data(name)
      let outcome = try desk.relais("import", "communities.csv", "--rejects", name)
      #expect(outcome.exitCode == (before == nil ? 0 : 1), "\(outcome)")
      if let before { #expect(try desk.data(name) == before) }
    }
  }

  @Test("A link that output goes to stays a link, and a pipe a pipe")
  func outputs() throws {
    try desk.write("member_id,logged_in_at\nM1,x\n", to: "logins.csv")
    try desk.write("", to: "elsewhere")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: desk.folder.path("link"), withDestinationPath: "elsewhere")
    #expect(try desk.relais("import", "logins.csv", "--rejects", "link").exitCode == 2)
    #expect(try desk.text("elsewhere").hasPrefix("place,reason,row\n\"logins.csv:2:4\""))
    let attributes = try manager.attributesOfItem(atPath: desk.folder.path("elsewhere"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try desk.relais("status", "--format", "csv", "--output", "link").exitCode == 0)
    #expect(try desk.text("elsewhere").hasPrefix("table,"))
    #expect(try manager.destinationOfSymbolicLink(atPath: desk.folder.path("link")) == "elsewhere")
    try #require(mkfifo(desk.folder.path("pipe"), 0o600) == 0)
    let outcome = try desk.relais("import", "logins.csv", "--rejects", "pipe")
    #expect(outcome.exitCode == 1 && outcome.errors.contains("pipe exists and is no file of"))
  }

  @Test("Rejected rows are no formulas in a spreadsheet")
  func formulas() throws {
    try desk.write("member_id,joined_on\n=1+1,x\n@a,x\n\tb,x\n+1,x\n-1,x\nM1,x\n", to: "=a.csv")
    try desk.relais("import", "=a.csv", "--rejects", "rejects.csv")
    let lines = try desk.text("rejects.csv").split(separator: "\n").dropFirst()
    #expect(lines.allSatisfy { $0.hasPrefix("\"'=a.csv:") })
    #expect(
      lines.map { String($0.split(separator: ",", maxSplits: 20).suffix(2).joined(separator: ",")) }
        == ["'=1+1", "'@a", "'\tb", "'+1", "'-1", "M1"].map { "\"\($0),x\"" })
    // A second time is no other file.
    #expect(try desk.relais("import", "=a.csv", "--rejects", "rejects.csv").exitCode == 2)
  }

  @Test(
    "Names of people cannot act on a terminal, and are whole in a file",
    arguments: ["table", "json", "ndjson", "csv"])
  func people(format: String) throws {
    let name = "Eve\u{1B}[31m\u{202E}\u{9B}x"
    try desk.write("member_id,name\nM1,\(name)\n", to: "members.csv")
    try desk.write(
      "tip_id,author_id,shared_at\nT1,M1,2026-03-02\nT2,M1,2026-03-22\n", to: "tips.csv")
    try desk.relais("import", "members.csv", "tips.csv")
    let terminal = try PseudoTerminal(columns: 200)
    let process = try desk.start(
      ["champions", "--format", format, "--color", "never"], output: terminal.process)
    process.waitUntilExit()
    try #require(terminal.waits { $0.contains("[31m") }, "\(terminal.text)")
    let acting = terminal.text.unicodeScalars.filter { [0x1B, 0x9B, 0x202E].contains($0.value) }
    #expect(acting.isEmpty, "\(terminal.text)")
    if format == "csv" {
      #expect(try desk.relais("champions", "--format", "csv").output.contains(name))
    }
  }
}
