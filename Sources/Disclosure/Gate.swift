// The only file that can turn what is sealed into what is released.

/// A value that may not be read. Analytics can make one; only this file can open it.
///
/// It has no accessor, `map` or comparison: what answers a question about a value reads it.
public struct Sealed<Value: Sendable>: Sendable {
  fileprivate let value: Value

  public init(_ value: Value) {
    self.value = value
  }
}

extension Sealed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "sealed" }
  public var debugDescription: String { "sealed" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// A value that readers may see. Anyone can read it; only this file can make one.
///
/// It is never Decodable, and there is no public `map`: a closure could swap in a secret and have
/// it called released.
public struct Released<Value: Sendable>: Sendable {
  public let value: Value

  fileprivate init(_ value: Value) {
    self.value = value
  }
}

extension Released: Equatable where Value: Equatable {}
extension Released: Encodable where Value: Encodable {
  public func encode(to encoder: any Encoder) throws {
    try value.encode(to: encoder)
  }
}

/// One sitting at the gate. Every protected aggregate is in the ledger before anybody sees it; that
/// tables of public acts were released is logged when the session ends.
///
/// Close it when done. A session that released something and is dropped instead, because an error
/// was thrown or somebody forgot, tells the ledger so. A trap would punish the error that is just
/// being reported. A ledger may forget an abandoned session only where nothing of it can have been
/// read: RelaisKit's does, by rolling back the transaction before anything is printed.
public struct ReleaseSession: ~Copyable {
  public let policy: Policy
  /// The epoch released into. Reports say so when it is new.
  public let epoch: Epoch

  private let lastClosedPeriod: Int
  private let ledger: any Ledger
  private let suppression: any Suppression
  private let admission: Admission
  private var entry: SessionEntry
  private var isClosed = false

  /// - Parameter lastClosedPeriod: index of the last period whose days have all passed.
  /// - Throws: what the ledger throws; then nothing can be released.
  public init(policy: Policy, lastClosedPeriod: Int, ledger: any Ledger) throws {
    try self.init(
      policy: policy, lastClosedPeriod: lastClosedPeriod, ledger: ledger,
      suppression: LinearProgrammeSuppression())
  }

  init(
    policy: Policy, lastClosedPeriod: Int, ledger: any Ledger, suppression: any Suppression,
    admission: @escaping Admission = admit
  ) throws {
    let epoch = try ledger.epoch(under: policy)
    guard epoch.policy == policy else { throw GateError.wrongEpoch }
    self.policy = policy
    self.epoch = epoch
    self.lastClosedPeriod = lastClosedPeriod
    self.ledger = ledger
    (self.suppression, self.admission) = (suppression, admission)
    entry = SessionEntry(epoch: epoch)
  }

  deinit {
    if !isClosed, !entry.releases.isEmpty { ledger.abandon(entry) }
  }

  /// Writes the session's log entry.
  ///
  /// - Returns: what was released, as the log has it.
  public consuming func close() throws -> SessionEntry {
    try ledger.close(entry)
    isClosed = true
    return entry
  }
}

// MARK: - Signals: protected aggregates

extension ReleaseSession {
  /// What was released of a table about one period; nil if nothing ever was.
  ///
  /// - Throws: `GateError.unreadableRelease` or `.incompleteRelease`, and what the ledger throws.
  public mutating func released(
    table: StaticString, period: Int, rows: PublicationRows = .all
  ) throws -> ReleasedPublication? {
    let table = "\(table)"
    guard let stored = try ledger.publication(table: table, period: period, rows: rows) else {
      return nil
    }
    let publication = try ReleasedPublication(stored, rows: rows, table: table, period: period)
    entry.releases.append(.publication(table: table, period: period, isStored: true))
    return publication
  }

  /// Releases one table about one closed period: the first time it is asked for, whole; ever after
  /// the same bytes, whatever was imported and whichever policy came since.
  ///
  /// - Parameters:
  ///   - rows: which communities to read of what was released; the whole roster always is.
  ///   - seal: computes the publication; not called if there is a release already.
  /// - Throws: `GateError`, and whatever the ledger or `seal` throw. Then nothing is released.
  public mutating func release(
    table: StaticString, period: Int, rows: PublicationRows = .all,
    orCompute seal: () throws -> SealedPublication
  ) throws -> ReleasedPublication {
    let table = "\(table)"
    guard period <= lastClosedPeriod else {
      throw GateError.periodNotClosed(table: table, period: period, lastClosed: lastClosedPeriod)
    }
    let known = try ledger.publication(table: table, period: period, rows: rows)
    let stored: StoredPublication
    if let known {
      stored = known
    } else {
      let sealed = try seal()
      guard sealed.table == table, sealed.period == period else {
        throw GateError.wrongPublication(
          asked: table, period: period, got: sealed.table, gotPeriod: sealed.period)
      }
      stored = try append(sealed)
    }
    // The first reader sees what was stored, as does every later one.
    let publication = try ReleasedPublication(stored, rows: rows, table: table, period: period)
    entry.releases.append(.publication(table: table, period: period, isStored: known != nil))
    return publication
  }

  /// Admission, coding, suppression, ledger: in this order, and the first looks at no value.
  private func append(_ sealed: SealedPublication) throws -> StoredPublication {
    let space = sealed.space
    let admitted = try ledger.admittedCohorts(in: space)
    let (published, witnesses) = admission(
      try ledger.plan(of: sealed), admitted, sealed.period, policy)
    let rows = Dictionary(sealed.rows.map { ($0.identifier, $0) }, uniquingKeysWith: { $1 })
    let cohorts = try published.compactMap { cohort in
      try rows[cohort.identifier].map { try coded($0, as: cohort, in: sealed) }
    }
    let table = CodedTable(cohorts, of: sealed, policy)
    let protected = suppression.applied(to: table)
    var figures = StandingFigures(
      after: try ledger.lastRecord(of: sealed.table), in: sealed.period, under: policy)
    if let everybody = table.rows.first(where: \.cohort.isEverybody) {
      try tell(&figures, of: sealed, about: everybody, as: protected)
    }
    let record = PublicationRecord(
      table: sealed.table, period: sealed.period, epoch: epoch.index, policy: policy,
      suppression: suppression.id, measures: sealed.measures,
      medians: PublicationRecord.medians(of: protected, measures: sealed.measures.count),
      points: figures.points, decided: figures.decided, cohorts: protected.count,
      plan: .init(sealed, admitted: published.count, policy: policy))
    let bytes = StoredPublication(
      header: try record.bytes,
      rows: try Dictionary(
        protected.map { ($0.identifier, try $0.bytes) }, uniquingKeysWith: { $1 }))
    let known = Set(admitted.cohorts)
    try ledger.append(
      PublicationRelease(
        table: sealed.table, period: sealed.period, epoch: epoch.index, bytes: bytes,
        space: space, newCohorts: published.filter { !known.contains($0) },
        witnesses: witnesses))
    return bytes
  }

  /// Figures about the admitted roster, rounded, and told anew only where enough people have come.
  private func tell(
    _ told: inout StandingFigures, of sealed: SealedPublication, about row: CodedTable.Row,
    as protected: [PublicationRecord.Cohort]
  ) throws {
    let (figures, roster) = (try sealed.points(row.members), Set(row.members))
    guard Set(figures.map(\.identifier)).count == figures.count else {
      throw GateError.malformed(table: sealed.table, .repeatedMeasure)
    }
    for points in figures {
      switch points.figure {
      case .mean(let sealedParts):
        let parts = sealedParts.value.filter { roster.contains($0.member) }
        guard parts.allSatisfy({ $0.amount.isFinite && $0.since <= sealed.period }),
          Set(parts.map(\.member)).count == parts.count
        else { throw GateError.malformed(table: sealed.table, .contributions) }
        told.tell(meanOf: parts, as: points.identifier, of: roster.count)
      case .other(let sealedValue, let about, let mean):
        let value = sealedValue.value
        let people =
          switch about {
          case .people(let count): count.value
          case .fewer(let part, let whole):
            sealed.fewest(of: part, against: whole, row.shown(as: protected))
          }
        guard (0...roster.count).contains(people), abs(value) <= 100 || value.isNaN else {
          throw GateError.malformed(table: sealed.table, .countOutOfRange)
        }
        guard
          told.tell(
            policy.points(value, about: people, of: roster.count), as: points.identifier,
            with: mean)
        else { throw GateError.malformed(table: sealed.table, .partBeforeWhole) }
      }
    }
  }

  private func coded(
    _ row: SealedPublication.Cohort, as cohort: AdmittedCohort, in sealed: SealedPublication
  ) throws -> CodedTable.Row {
    let size = cohort.members.count
    let counts =
      if cohort.members == row.members { row.counts } else {
        try row.recount?(cohort.members) ?? []
      }
    guard counts.count == sealed.measures.count else {
      throw GateError.malformed(table: sealed.table, .countsPerMeasure)
    }
    let known = sealed.known.counts(among: cohort.members)
    guard zip(counts, known).allSatisfy({ $1.counts(of: size).contains($0.value) }) else {
      throw GateError.malformed(table: sealed.table, .countOutOfRange)
    }
    let shown = sealed.codes(
      of: counts.map(\.value), row.identifier, size: size, known: known, under: policy)
    var kept = PublicationRecord.Cohort(
      identifier: row.identifier, name: row.name, size: size, basis: cohort.basis,
      membershipPeriod: cohort.period,
      counts: shown.map { $0.map { PublicationRecord.CountCode($0.code) } })
    kept.keep(known)
    return CodedTable.Row(
      cohort: kept, members: cohort.members, counts: shown.map { $0?.counts })
  }
}

extension ReleasedPublication {
  /// - Parameter rows: what was asked for, of all that may be stored.
  fileprivate init(
    _ stored: StoredPublication, rows: PublicationRows, table: String, period: Int
  ) throws {
    let unreadable = GateError.unreadableRelease(table: table, period: period)
    guard let record = try? PublicationRecord(bytes: stored.header), record.table == table,
      record.period == period
    else { throw unreadable }
    let incomplete = GateError.incompleteRelease(table: table, period: period)
    if stored.rowCount != record.cohorts { throw incomplete }
    let cohorts = try stored.rows.filter { rows.include($0.key) }.map { identifier, bytes in
      guard let cohort = try? PublicationRecord.Cohort(bytes: bytes),
        cohort.identifier == identifier, cohort.counts.count == record.measures.count
      else { throw unreadable }
      let counts = zip(record.measures, cohort.counts).compactMap { measure, code in
        code.map { (measure, Released($0.count)) }
      }
      return ReleasedCohort(
        identifier: identifier, name: Released(cohort.name), size: Released(cohort.size),
        basis: cohort.basis, membershipPeriod: cohort.membershipPeriod,
        policy: record.policy, counts: Dictionary(counts, uniquingKeysWith: { $1 }),
        known: Dictionary(
          record.measures.enumerated().map { ($1, cohort.known($0)) }, uniquingKeysWith: { $1 }))
    }.sorted { $0.identifier < $1.identifier }
    let medians = zip(record.measures, record.medians).compactMap { measure, code in
      code.map { (measure, Released($0.count.share(of: $0.size))) }
    }
    self.init(
      table: table, period: period, epoch: record.epoch, policy: record.policy,
      measures: record.measures, cohorts: cohorts.filter { !$0.isEverybody },
      everybody: cohorts.first { $0.isEverybody },
      medians: Dictionary(medians, uniquingKeysWith: { $1 }),
      points: record.points.mapValues { Released($0) })
  }
}

// MARK: - Public acts

extension ReleaseSession {
  /// Releases a table of contributions after the rules of consent and of topics.
  ///
  /// - Throws: `GateError.hiddenPerson` if somebody is in it who must take no rank.
  public mutating func release(_ sealed: SealedTable) throws -> ReleasedTable {
    let rows = try sealed.rows.map { row in try row.map { try released($0, in: sealed) } }
    entry.releases.append(.publicActs(table: "\(sealed.id)", asOf: sealed.asOf))
    return ReleasedTable(id: sealed.id, columns: sealed.columns, rows: rows)
  }

  /// Releases the name of a community or a contest, known to everybody on the platform.
  public mutating func release(publicName: Sealed<String>) -> Released<String> {
    entry.releases.append(.publicName)
    return Released(publicName.value)
  }

  /// Releases a day of the calendar that is no fact about anyone, such as the freeze of a board.
  public func release(publicDate: CalendarDate) -> Released<CalendarDate> { Released(publicDate) }

  /// Releases the name of somebody whom a report is about.
  ///
  /// - Throws: `GateError.hiddenPerson` unless they are shown by name.
  public mutating func release(name: Sealed<Person>) throws -> Released<String> {
    guard case .named(let shown) = name.value.displayName else {
      throw GateError.hiddenPerson(table: "names")
    }
    entry.releases.append(.publicName)
    return Released(shown)
  }

  private func released(_ cell: SealedCell, in table: SealedTable) throws -> Cell {
    switch cell {
    case .person(let person):
      guard let name = person.value.displayName else {
        throw GateError.hiddenPerson(table: "\(table.id)")
      }
      return Released(name).cell
    case .topic(let topic):
      return topic.value.isShown(under: policy) ? Released(topic.value.name).cell : .withheld
    case .text(let text): return Released(text.value).cell
    case .figure(let figure): return Released(figure.value).cell
    case .count(let count): return Released(count.value).cell
    case .date(let date): return Released(date.value).cell
    case .released(let cell): return cell
    }
  }
}

// MARK: - Computed from released values only

extension ReleasedCohort {
  /// The share of the cohort that a measure counts; nil is withheld.
  public func share(_ measure: String) -> Released<CodedShare>? {
    self[measure].map { Released($0.value.share(of: size.value)) }
  }

  /// The members whom a measure does not count: `>15` of twenty where it counts `<5`; a multiple of
  /// the rounding base where it counts one. nil is withheld.
  public func rest(of measure: String) -> Released<CodedCount>? {
    self[measure].map {
      Released(policy.rest($0.value, of: size.value, known: known[measure, default: .none]))
    }
  }

  /// Those whom everybody could see to be counted by a measure: its code is about the others.
  public func seen(_ measure: String) -> Released<Int> {
    Released(known[measure, default: .none].seen)
  }

  /// Their share of the cohort; nil is withheld.
  public func shareOfRest(of measure: String) -> Released<CodedShare>? {
    rest(of: measure).map { Released($0.value.share(of: size.value)) }
  }
}

extension Released {
  fileprivate func converted(_ wrap: (Value) -> CellValue) -> Released<CellValue> {
    Released<CellValue>(wrap(value))
  }
}

extension Released where Value == String {
  public var cellValue: Released<CellValue> { converted(CellValue.text) }
  public var cell: Cell { .released(cellValue) }
}
extension Released where Value == DisplayName {
  public var cellValue: Released<CellValue> { converted(CellValue.name) }
  public var cell: Cell { .released(cellValue) }
}
extension Released where Value == Int {
  public var cellValue: Released<CellValue> { converted(CellValue.integer) }
  public var cell: Cell { .released(cellValue) }
}
extension Released where Value == Double {
  public var cellValue: Released<CellValue> { converted(CellValue.number) }
  public var cell: Cell { .released(cellValue) }
}
extension Released where Value == CalendarDate {
  public var cellValue: Released<CellValue> { converted(CellValue.date) }
  public var cell: Cell { .released(cellValue) }
}
extension Released where Value == CodedCount {
  public var cellValue: Released<CellValue> { converted(CellValue.people) }
  public var cell: Cell { .released(cellValue) }
}
extension Released where Value == CodedShare {
  public var cellValue: Released<CellValue> { converted(CellValue.share) }
  public var cell: Cell { .released(cellValue) }
}
