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
}
