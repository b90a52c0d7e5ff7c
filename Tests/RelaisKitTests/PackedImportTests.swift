import Foundation
import RelaisKit
import TestSupport
import Testing

@Suite("Packed and foreign exports") struct PackedImportTests {
  private static let members = "member_id,name\nM1,Zo\u{E9}\nM2,\u{152}uf\n"

  /// Text in Windows-1252 that has no other characters than these.
  private func foreign(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { $0 == "\u{152}" ? 0x8C : UInt8($0.value) }
  }

  private func names(of bytes: [UInt8], in scratch: Scratch) throws -> [String] {
    let folder = try TemporaryDirectory()
    try scratch.add([folder.write(bytes, to: "members.csv")])
    return try scratch.sql("SELECT name FROM member ORDER BY name")
  }

  @Test("the same files plain, compressed and in an archive make the same facts")
  func same() throws {
    let logins = "member_id,logged_in_at\nM1,2026-02-02T09:00\n"
    let folder = try TemporaryDirectory()
    let plain = try Scratch()
    try plain.write([Self.members, logins])
    let zipped = try Scratch()
    let outcomes = try zipped.add([
      folder.write(
        Packed.zip([.init("in/members.csv", Self.members), .init("in/logins.csv", logins)]),
        to: "all.zip")
    ])
    #expect(
      outcomes.map { $0.path.split(separator: "/").suffix(3).joined(separator: "/") }
        == ["all.zip/in/logins.csv", "all.zip/in/members.csv"])
    let compressed = try Scratch()
    try compressed.add([
      folder.write(Packed.gzip(Self.members), to: "m"), folder.write(Packed.gzip(logins), to: "l"),
    ])
    #expect(try plain.digest() == zipped.digest())
    #expect(try plain.digest() == compressed.digest())
  }

  @Test("a file that is not UTF-8 is read as Windows-1252 and says so, wherever that shows")
  func windows1252() throws {
    for plainRows in [0, 9000] {
      let filler = (0..<plainRows).map { "P\($0),x\n" }.joined()
      let text =
        "member_id,name,joined_on\n"
        + filler.replacing(",x\n", with: ",x,\n") + "M0,bad,never\nM1,Zo\u{E9},\nM2,\u{152}uf,\n"
      let scratch = try Scratch()
      let folder = try TemporaryDirectory()
      var options = ImportOptions()
      options.rejects = folder.path("rejects.csv")
      let outcome = try #require(
        try scratch.add([folder.write(foreign(text), to: "m.csv")], options: options).first)
      #expect(outcome.notes.map(\.key) == ["read-as-windows-1252"])
      #expect((outcome.read, outcome.rejected) == (plainRows + 3, 1))
      #expect(
        try scratch.sql("SELECT name FROM member WHERE name <> 'x' ORDER BY name")
          == ["Zo\u{E9}", "\u{152}uf"])
      let rejects = try String(contentsOfFile: folder.path("rejects.csv"), encoding: .utf8)
      #expect(rejects.split(separator: "\n").count == 2)
    }
  }

  @Test("UTF-8 with a damaged byte stays UTF-8, and its row is rejected")
  func damagedUTF8() throws {
    let scratch = try Scratch()
    let bytes = Array(Self.members.utf8) + Array("M3,".utf8) + [0xE9, 0x0A]
    #expect(try names(of: bytes, in: scratch) == ["Zo\u{E9}", "\u{152}uf"])
  }

  @Test("a byte that Windows-1252 does not have rejects its row alone")
  func undefined() throws {
    let scratch = try Scratch()
    let bytes = foreign(Self.members) + Array("M3,".utf8) + [0x81, 0x0A]
    #expect(try names(of: bytes, in: scratch) == ["Zo\u{E9}", "\u{152}uf"])
  }

  @Test("a compressed file that is cut short leaves nothing behind")
  func cutShort() throws {
    let scratch = try Scratch()
    let folder = try TemporaryDirectory()
    try scratch.write(["community_id,name\nC1,Vente\n"])
    let before = try scratch.digest()
    let path = try folder.write(Array(Packed.gzip(Self.members).dropLast(4)), to: "m.csv.gz")
    let outcome = try #require(try scratch.add([path]).first)
    #expect(outcome.failure?.code == "cut-short")
    #expect(outcome.failure?.place == "\(path):4:1")
    #expect(try scratch.digest() == before)
  }
}
