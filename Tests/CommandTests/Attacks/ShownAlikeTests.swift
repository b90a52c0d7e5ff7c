import Foundation
import Testing

/// Rule 7: why a group is not shown must not be told by a message, an exit code, a file or its size.
@Suite("What is not shown is answered alike") struct ShownAlikeTests {
  /// Eight members; none; robots only; refused beside another that differs by one member; unknown.
  private static let names = ["Petite", "Vide", "Robots", "Presque", "Nulle part"]

  private static var firm: Firm {
    var firm = Firm()
    _ = firm.hire(8, into: ["Petite"])
    firm.add("Vide,Vide", to: .communities)
    _ = firm.hire(14, into: ["Robots"], standing: "robot")
    for (index, person) in firm.hire(15, into: ["Toutes"]).enumerated() {
      if index > 0 { firm.join(person, "Presque") }
      firm.visit(person, 0..<16)
      firm.answer(person, "Q1", on: "T1", right: false)
    }
    return firm
  }

  @Test("too small, empty, made of robots, refused and unknown communities are answered alike")
  func alike() throws {
    let desk = try Desk.with(ShownAlikeTests.firm)
    #expect(try desk.relais("community", "Toutes", "--as-of", Firm.asOf).exitCode == 0)
    let database = try desk.data("relais.sqlite")
    let answers = try ShownAlikeTests.names.map { name in
      var prints = try desk.prints(Desk.of(name), asOf: Firm.asOf, formats: ["csv"])
      let inFrench = try desk.relais(
        "inactivity", "--community", name, "--as-of", Firm.asOf, "--locale", "fr", "--output",
        "report.txt")
      prints["in French, to a file"] = "\(inFrench)"
      #expect(prints.values.allSatisfy { $0.contains("exit 1, stdout:\n\nstderr:") })
      return Dictionary(
        uniqueKeysWithValues: prints.map {
          ($0.key.replacing(name, with: "NAME"), $0.value.replacing(name, with: "NAME"))
        })
    }
    for other in answers.dropFirst() { #expect(differences(answers[0], other) == []) }
    #expect(try !desk.files.contains("report.txt"))
    #expect(try desk.data("relais.sqlite") == database, "not even in the ledger")
  }

  /// `champions` looks at public acts only, so a community too small for counts has a ranking. What
  /// its members do in private must not change it.
  @Test("the champions of a small community tell nothing private") func champions() throws {
    let worlds = try [true, false].map { isActive in
      var firm = ShownAlikeTests.firm
      let people = firm.hire(3, into: ["Trois"])
      firm.add("A1,\(people[0]),\(Firm.time(13, 0, 10)),T1", to: .tips)
      if isActive {
        firm.visit(people[1], 0..<16)
        firm.answer(people[1], "Q1", on: "T1", right: true)
      }
      return try Desk.with(firm).prints(
        ["Trois", "Petite", "Nulle part"].map { ["champions", "--community", $0] },
        asOf: Firm.asOf, formats: ["table", "json"])
    }
    #expect(differences(worlds[0], worlds[1]) == [])
    #expect(worlds[0].values.contains { $0.contains("exit 0") })
  }
}
