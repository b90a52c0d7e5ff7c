import Foundation
import TestSupport
import Testing

@Suite("The audit, and what its exit code tells a script") struct AuditTests {
  static let formats = ["table", "json", "csv", "ndjson"]

  private func released() throws -> Desk {
    let desk = try Desk.withCompany()
    for command in [["community", "Vente"], ["gaps"], ["champions"]] {
      try #require(try desk.relais(command).exitCode == 0)
    }
    return desk
  }

  private func audit(_ desk: Desk, _ format: String) throws -> Desk.Outcome {
    try desk.relais("privacy", "audit", "--format", format)
  }

  @Test("A clean ledger ends with 0, and so does an empty one", arguments: formats)
  func clean(format: String) throws {
    for desk in [try Desk.withCompany(), try released()] {
      let before = try desk.data("relais.sqlite")
      let outcome = try audit(desk, format)
      #expect(outcome.exitCode == 0, "\(outcome)")
      #expect(!outcome.output.isEmpty && !outcome.output.contains("audit-breaches"))
      // Programs are given the key, people the sentence.
      let told = outcome.output + outcome.errors
      #expect(told.contains("Nothing was found") || told.contains("\"audit-sound\""), "\(told)")
      #expect(try desk.data("relais.sqlite") == before, "an audit writes nothing")
    }
  }

  @Test(
    "A ledger that was tampered with ends with 1, and a finding on standard output",
    arguments: [
      // A figure that no rule allows.
      (
        """
        UPDATE publication_row SET bytes = CAST(
          json_set(CAST(bytes AS TEXT), '$.counts[0]', '3') AS BLOB)
        WHERE table_id = 'participation' AND identifier = 'C1'
        """, "audit-code", "participation"
      ),
      (
        "UPDATE publication SET bytes = x'7b7d' WHERE table_id = 'moments'", "audit-lost", "moments"
      ),
      (
        "UPDATE publication_row SET bytes = x'00' WHERE table_id = 'moments'", "audit-lost",
        "moments"
      ),
      ("DELETE FROM publication WHERE table_id = 'moments'", "audit-lost", "moments"),
      (
        "DELETE FROM publication_row WHERE table_id = 'moments' AND identifier = 'C1'",
        "audit-lost", "moments"
      ),
      ("DELETE FROM cohort WHERE identifier = 'C1'", "audit-lost", "cohort"),
      ("DELETE FROM release_log WHERE id = 2", "audit-lost", "release_log"),
      ("DELETE FROM epoch", "audit-lost", "epoch"),
    ])
  func tampered(damage: String, finding: String, place: String) throws {
    let desk = try released()
    try desk.tamper(damage)
    let outcomes = try AuditTests.formats.map { try audit(desk, $0) }
    #expect(outcomes.map(\.exitCode) == [1, 1, 1, 1], "\(outcomes[0])")
    let rows = try Report(text: outcomes[1].output).rows("audit-breaches")
    #expect(
      rows.contains {
        $0["finding"] as? String == finding && $0["about_table"] as? String == place
      },
      "\(outcomes[1])")
    #expect(outcomes[0].output.contains("Found"))
    for outcome in outcomes.suffix(2) {
      let lines = outcome.output.split(separator: "\n").filter { $0.contains("\(finding)") }
      #expect(!lines.isEmpty && lines.allSatisfy { $0.contains("audit-breaches") }, "\(outcome)")
    }
    for outcome in outcomes {
      let told = outcome.output + outcome.errors
      #expect(told.contains("SECURITY.md") || told.contains("\"audit-breaches\""), "\(outcome)")
      #expect(!outcome.output.contains("M01") && !outcome.output.contains("Camille"))
    }
    // To look changes nothing: the finding stands.
    #expect(try audit(desk, "json").output == outcomes[1].output)
  }

  /// Sixty people, each in another set of six communities, and no proof: too many sets to try.
  @Test("What can be neither proven nor ruled out is a finding") func unproven() throws {
    var firm = Firm()
    for (index, person) in firm.hire(63).enumerated() {
      firm.visit(person, [12, 13])
      for community in 0..<6 where (index + 1) >> community & 1 == 1 {
        firm.join(person, "C\(community)")
      }
    }
    let desk = try Desk.with(firm)
    try desk.relais("community", "C0", "--section", "participation", "--as-of", Firm.asOf)
    #expect(try audit(desk, "json").exitCode == 0)
    try desk.tamper("DELETE FROM witness")
    let outcome = try audit(desk, "json")
    #expect(outcome.exitCode == 1)
    let findings = try Report(text: outcome.output).rows("audit-breaches")
      .compactMap { $0["finding"] as? String }
    #expect(Set(findings) == ["audit-unproven"])
  }

  @Test("What cannot be audited ends with 2 and says why, on standard error alone")
  func untold() throws {
    let desk = try released()
    try desk.write("not a database, but long enough to be taken for one by its size", to: "a.txt")
    for (database, place) in [("none.sqlite", "none.sqlite"), ("a.txt", "a.txt")] {
      let outcome = try desk.relais("privacy", "audit", "--database", database)
      #expect(outcome.exitCode == 2 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.errors.contains(place))
    }
    try desk.tamper("DROP TABLE publication_row")
    let outcome = try desk.relais("privacy", "audit")
    #expect(outcome.exitCode == 2 && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.errors.contains("(publication_row)") && outcome.errors.contains("Put back"))
    // Mistakes on the command line have a code of their own, as everywhere.
    #expect(try desk.relais("privacy", "audit", "--format", "xml").exitCode == 64)
  }
}
