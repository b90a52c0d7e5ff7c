import Disclosure
import Testing

@Suite("What is sealed")
struct SealTests {
  @Test("shows nothing through mirrors, dumps, descriptions and interpolation")
  func opacity() throws {
    for (label, value) in try secrets() {
      var dumped = ""
      dump(value, to: &dumped)
      let seen = [
        dumped, "\(value)", String(describing: value), String(reflecting: value),
        "\(Optional(value) as Any)", "\([value])", String(reflecting: [value]),
        String(reflecting: ["key": value]), "\((value, 1))", everything(in: value),
      ]
      for text in seen {
        let isSeen = ["4711", "47.11", "Ada"].contains { text.contains($0) }
        #expect(!isSeen, "\(label): \(text)")
      }
    }
  }

  @Test("would be seen by this test if it were not sealed")
  func control() {
    struct Open { let value = 4711 }
    var dumped = ""
    dump(Open(), to: &dumped)
    #expect(dumped.contains("4711") && everything(in: Open()).contains("4711"))
  }

  @Test("stays out of the message when its publication is malformed")
  func errors() {
    let error = #expect(throws: GateError.self) {
      try SealedPublication(
        table: "participation", kind: .flow, period: 7, measures: ["active"],
        roster: [4711], rosterCounts: [Sealed(4711), Sealed(4711)], cohorts: [])
    }
    #expect(error.map { String(reflecting: $0) }?.contains("4711") == false)
    #expect(error == .malformed(table: "participation", .countsPerMeasure))
  }

  @Test(
    "cannot be made into a publication against the rules",
    arguments: [
      ([("", 0..<20)], GateError.Fault.emptyIdentifier),
      ([("a", 0..<20), ("a", 20..<40)], .repeatedIdentifier), ([("a", 0..<41)], .notOnRoster),
    ])
  func faults(communities: [(String, Range<Int>)], fault: GateError.Fault) {
    #expect(throws: GateError.malformed(table: "participation", fault)) {
      try participation(communities.map { cohort($0.0, $0.1, counting: 5) })
    }
  }

  @Test("is refused when a count does not fit its cohort", arguments: [-1, 21])
  func counts(count: Int) throws {
    var session = try ReleaseSession(
      policy: .default, lastClosedPeriod: 9, ledger: MemoryLedger())
    #expect(throws: GateError.malformed(table: "participation", .countOutOfRange)) {
      _ = try session.release(table: "participation", period: 7) {
        try participation([cohort("a", 0..<20, counting: count)])
      }
    }
  }

  private struct Contributions: PublicActs {}

  private func secrets() throws -> [(String, Any)] {
    let person = Person(name: "Ada", identifier: "4711", consent: .named)
    let row = SealedPublication.Cohort(
      identifier: "Ada", name: "Ada", members: [4711], counts: [Sealed(4711)])
    let publication = try SealedPublication(
      table: "participation", kind: .flow, period: 7, measures: ["active"],
      roster: [4711], rosterCounts: [Sealed(4711)], cohorts: [row])
    let cell = SealedCell.person(Sealed(person))
    let table = SealedTable(
      "champions", asOf: CalendarDate(year: 2026, month: 3, day: 29),
      columns: [Column("cell", .text)], from: Contributions()
    ) { _ in [[cell]] }
    let points = SealedPublication.Points(
      identifier: "mean", value: Sealed(47.11), people: Sealed(4711))
    return [
      ("integer", Sealed(4711)), ("text", Sealed("Ada")), ("list", Sealed([4711])),
      ("nested", Sealed(Sealed(4711))), ("person", Sealed(person)), ("cell", cell),
      ("cells", [[cell, .count(Sealed(4711))]]), ("row", row), ("publication", publication),
      ("table", table), ("points", points), ("points of a list", [points]),
      (
        "mean",
        SealedPublication.Points(
          identifier: "mean",
          meanOf: Sealed([SealedPublication.Contribution(member: 4711, amount: 4711, since: 7)]))
      ),
    ]
  }

  /// All that reflection finds, at every depth.
  private func everything(in value: Any) -> String {
    Mirror(reflecting: value).children.map { child in
      "\(child.label ?? ""): \(child.value) \(everything(in: child.value))"
    }.joined(separator: "\n")
  }
}
