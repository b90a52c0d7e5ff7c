import Testing

@testable import Disclosure

@Suite("A table of public acts")
struct PublicActsTests {
  private struct Contributions: PublicActs {
    var tips = [("Ada", 12), ("Brigitte", 7)]
  }

  private let ledger = MemoryLedger()
  private let day = CalendarDate(year: 2026, month: 3, day: 29)

  @Test("shows contributors as they wish")
  func consent() throws {
    let released = try release([
      [.person(Sealed(Person(name: "Ada", identifier: "m1", consent: .named)))],
      [.person(Sealed(Person(name: nil, identifier: "m2", consent: .named)))],
      [.person(Sealed(Person(name: "Cléo", identifier: "m3", consent: .anonymous)))],
    ])
    #expect(values(released) == [.name(.named("Ada")), .name(.named("m2")), .name(.anonymous)])
  }

  @Test("is refused whole when a hidden contributor stands in it, without saying who")
  func hidden() throws {
    let rows: [[SealedCell]] = [
      [.count(Sealed(1))],
      [.person(Sealed(Person(name: "Dalida", identifier: "m4", consent: .hidden)))],
    ]
    let error = #expect(throws: GateError.hiddenPerson(table: "champions")) { try release(rows) }
    let message = error.map { "\($0)" } ?? ""
    #expect(!message.contains("Dalida") && !message.contains("m4"))
  }

  @Test("shows a topic that was listed or has k authors, and withholds the others")
  func topics() throws {
    let released = try release([
      [.topic(Sealed(TopicName("Till", isListed: true, authors: 1)))],
      [.topic(Sealed(TopicName("Returns", isListed: false, authors: 5)))],
      [.topic(Sealed(TopicName("What Jo said about Sam", isListed: false, authors: 4)))],
    ])
    #expect(values(released) == [.text("Till"), .text("Returns"), nil])
    #expect(released.rows[2] == [.withheld])
  }

  @Test("keeps figures, counts, texts, dates, terms and what is released already")
  func cells() throws {
    let released = try release([
      [.figure(Sealed(1.5))], [.count(Sealed(3))], [.text(Sealed("t1"))], [.date(Sealed(day))],
      [.term(Term("fine"))], [.empty], [.released(.withheld)],
    ])
    #expect(
      values(released) == [.number(1.5), .integer(3), .text("t1"), .date(day), nil, nil, nil])
    #expect(released.rows.suffix(3) == [[.term(Term("fine"))], [.empty], [.withheld]])
  }

  @Test("is computed from contributions and nothing else")
  func source() throws {
    func rows(_ acts: Contributions) -> [[SealedCell]] {
      acts.tips.map { [.text(Sealed($0.0)), .count(Sealed($0.1))] }
    }
    let table = SealedTable(
      "tips", asOf: day, columns: [Column("who", .text), Column("tips", .number(decimals: 0))],
      from: Contributions(), rows: rows)
    var session = try ReleaseSession(policy: .default, lastClosedPeriod: 0, ledger: ledger)
    let released = try session.release(table)
    #expect(values(released) == [.text("Ada"), .integer(12), .text("Brigitte"), .integer(7)])
    _ = try session.close()
  }

  @Test("is logged by table and day, without names")
  func log() throws {
    _ = try release([[.text(Sealed("Ada"))]])
    #expect(ledger.closed.map(\.releases) == [[.publicActs(table: "champions", asOf: day)]])
    #expect(!String(reflecting: ledger.closed).contains("Ada"))
  }

  @Test("may be headed by a public name")
  func publicName() throws {
    var session = try ReleaseSession(policy: .default, lastClosedPeriod: 0, ledger: ledger)
    #expect(session.release(publicName: Sealed("Spring contest")).value == "Spring contest")
    #expect(try session.close().releases == [.publicName])
  }

  @Test("may be about somebody who is shown by name, and about nobody else")
  func subject() throws {
    var session = try ReleaseSession(policy: .default, lastClosedPeriod: 0, ledger: ledger)
    let named = Person(name: "Ada", identifier: "m1", consent: .named)
    #expect(try session.release(name: Sealed(named)).value == "Ada")
    for consent in [Person.Consent.anonymous, .hidden] {
      let person = Sealed(Person(name: "Cléo", identifier: "m3", consent: consent))
      #expect(throws: GateError.self) { try session.release(name: person) }
    }
    #expect(session.release(publicDate: day).value == day)
    _ = try session.close()
  }

  private func release(_ rows: [[SealedCell]]) throws -> ReleasedTable {
    var session = try ReleaseSession(policy: .default, lastClosedPeriod: 0, ledger: ledger)
    let table = SealedTable(
      "champions", asOf: day, columns: [Column("cell", .text)], from: Contributions()
    ) { _ in rows }
    let released = try session.release(table)
    _ = try session.close()
    return released
  }

  private func values(_ table: ReleasedTable) -> [CellValue?] {
    table.rows.joined().map { cell in
      if case .released(let value) = cell { value.value } else { nil }
    }
  }
}
