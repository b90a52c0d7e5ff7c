import Disclosure

// Released values come through the real gate, here as in the engine: nothing else can make one.

/// A value of a report, released.
///
/// Counts and shares are those of communities of 40 and of 25 people under the default policy, such
/// as `<5`, `20` and `>35`; asking for a code that neither can have is a mistake of the test.
func releasedFixture(_ value: CellValue) -> Released<CellValue> {
  let cell: SealedCell
  switch value {
  case .text(let text): cell = .text(Sealed(text))
  case .name(let name): cell = .person(Sealed(Person(name)))
  case .integer(let integer): cell = .count(Sealed(integer))
  case .number(let number): cell = .figure(Sealed(number))
  case .date(let date): cell = .date(Sealed(date))
  case .people(let count): cell = .released(.people(Gate.count(count)))
  case .share(let share): cell = .released(.share(Gate.share(share)))
  }
  guard case .released(let released) = Gate.cell(cell) else {
    preconditionFailure("the gate withholds \(value)")
  }
  return released
}

/// The subject of a report, released.
func releasedFixture(_ subject: String) -> Released<String> {
  Gate.passing { session in session.release(publicName: Sealed(subject)) }
}

extension Person {
  fileprivate init(_ name: DisplayName) {
    switch name {
    case .named(let name): self.init(name: name, identifier: "M1", consent: .named)
    case .anonymous: self.init(name: nil, identifier: "M1", consent: .anonymous)
    }
  }
}

private enum Gate {
  static let today = CalendarDate(year: 2026, month: 3, day: 29)

  struct PublicTable: PublicActs {}

  static func cell(_ sealed: SealedCell) -> Cell {
    let table = SealedTable(
      "fixture", asOf: today, columns: [Column("value", .text)], from: PublicTable()
    ) { _ in [[sealed]] }
    return passing { session in try session.release(table).rows[0][0] }
  }

  static func count(_ code: CodedCount) -> Released<CodedCount>? {
    released { cohort, measure in cohort[measure] }.first { $0.value == code }
  }

  static func share(_ code: CodedShare) -> Released<CodedShare>? {
    released { cohort, measure in cohort.share(measure) }.first { $0.value == code }
  }

  private static func released<Value>(
    _ value: (ReleasedCohort, String) -> Released<Value>?
  ) -> [Released<Value>] {
    publication.cohorts.flatMap { cohort in
      publication.measures.compactMap { value(cohort, $0) }
    }
  }

  /// Two communities, and a measure for every number of people that can be counted in one.
  private static let publication = passing { session in
    try session.release(table: "fixture", period: 7) {
      func cohort(_ identifier: String, _ members: Range<Int>) -> SealedPublication.Cohort {
        SealedPublication.Cohort(
          identifier: identifier, name: identifier, members: Array(members),
          counts: (0...40).map { Sealed(min($0, members.count)) })
      }
      return try SealedPublication(
        table: "fixture", kind: .flow, period: 7, measures: (0...40).map(String.init),
        roster: Array(0..<100), rosterCounts: (0...40).map { Sealed($0) },
        cohorts: [cohort("forty", 0..<40), cohort("twenty-five", 40..<65)])
    }
  }

  static func passing<Value>(_ body: (inout ReleaseSession) throws -> Value) -> Value {
    do {
      var session = try ReleaseSession(
        policy: Policy(), lastClosedPeriod: 7, ledger: ForgetfulLedger())
      let value = try body(&session)
      _ = try session.close()
      return value
    } catch {
      preconditionFailure("the gate refuses the fixture: \(error)")
    }
  }
}

/// Nothing was ever released, and nothing is remembered.
private struct ForgetfulLedger: Ledger {
  func epoch(under policy: Policy) -> Epoch { Epoch(index: 1, policy: policy, isNew: true) }
  func publication(table: String, period: Int, rows: PublicationRows) -> StoredPublication? {
    nil
  }
  func lastPeriod(of table: String) -> Int? { nil }
  func admittedCohorts(in space: CohortSpace) -> AdmittedCohorts { AdmittedCohorts() }
  func append(_ release: PublicationRelease) {}
  func close(_ entry: SessionEntry) {}
  func abandon(_ entry: SessionEntry) {}
}
