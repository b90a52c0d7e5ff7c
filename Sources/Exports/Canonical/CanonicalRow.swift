import Activity

/// One row under canonical column names. Its cells are valid until the next row is read.
///
/// A missing cell is empty. What cannot be understood is thrown as a `Rejection` of its column.
///
/// One object serves a whole file: filling it again copies and counts no references.
final class CanonicalRow {
  let sink: any ActivitySink
  let zone: ZoneRules
  // Unchecked: one row is read at a time, and the check takes longer than the clock.
  @exclusivity(unchecked) private var clock: ZoneClock
  private let actTimes = KnownDays.acts.localSeconds
  private let cells: UnsafeMutableBufferPointer<UnsafeRawBufferPointer>

  init(sink: any ActivitySink, zone: ZoneRules) {
    self.sink = sink
    self.zone = zone
    clock = ZoneClock(zone)
    cells = .allocate(capacity: Column.allCases.count)
    cells.initialize(repeating: UnsafeRawBufferPointer(start: nil, count: 0))
  }

  deinit {
    cells.deallocate()
  }

  subscript(column: Column) -> UnsafeRawBufferPointer {
    get { cells[column.rawValue] }
    set { cells[column.rawValue] = newValue }
  }
}

// MARK: - Required cells

extension CanonicalRow {
  @inline(__always)
  func key<Kind>(_ column: Column, of entity: Entity) throws -> Key<Kind> {
    guard let key: Key<Kind> = try optionalKey(column, of: entity) else { throw missing(column) }
    return key
  }

  func text(_ column: Column) throws -> String {
    guard let text = try optionalText(column) else { throw missing(column) }
    return text
  }

  @inline(__always)
  func moment(_ column: Column) throws -> Moment {
    guard let moment = try optionalMoment(column) else { throw missing(column) }
    return moment
  }

  func number(_ column: Column) throws -> Double {
    guard !self[column].isEmpty else { throw missing(column) }
    guard let number = WrittenNumber.double(self[column]) else {
      throw reject(column, .notANumber, .number(decimalMark: "."))
    }
    return number
  }
}

// MARK: - Optional cells: nil where missing, never where wrong

extension CanonicalRow {
  @inline(__always)
  func optionalKey<Kind>(_ column: Column, of entity: Entity) throws -> Key<Kind>? {
    let cell = self[column]
    guard !cell.isEmpty else { return nil }
    do {
      return Key(rawValue: try sink.key(entity, cell))
    } catch is InvalidIdentifier {
      throw reject(column, .invalidEncoding, .utf8)
    }
  }

  func optionalText(_ column: Column) throws -> String? {
    guard !self[column].isEmpty else { return nil }
    guard let text = self[column].text else {
      throw reject(column, .invalidEncoding, .utf8)
    }
    return text
  }

  /// When an act took place.
  func optionalMoment(_ column: Column) throws -> Moment? {
    guard let time = try writtenTime(column) else { return nil }
    let moment =
      switch time {
      case .date(let day): clock.moment(day: day)
      case .local(let seconds): clock.moment(localSeconds: seconds)
      case .instant(let instant): clock.moment(instant: instant)
      }
    guard actTimes.contains(moment.localSeconds) else {
      throw reject(column, .outOfRange, .dayBetween(KnownDays.acts))
    }
    return moment
  }

  /// A day of a roster.
  func optionalDay(_ column: Column) throws -> Day? {
    guard let time = try writtenTime(column) else { return nil }
    let day = time.day(in: zone)
    guard KnownDays.rosters.contains(day) else {
      throw reject(column, .outOfRange, .dayBetween(KnownDays.rosters))
    }
    return day
  }

  /// One of a few words, in capitals or not.
  func optionalChoice<Value>(_ column: Column, _ choices: [(name: String, value: Value)]) throws
    -> Value?
  {
    let cell = self[column]
    guard !cell.isEmpty else { return nil }
    for choice in choices
    where choice.name.utf8.elementsEqual(cell, by: { $0 == $1.lowercasedASCII }) {
      return choice.value
    }
    throw reject(column, .unknownValue, .oneOf(choices.map(\.name)))
  }

  /// Seconds since 1970 at which the row says that it was last changed.
  func updated() throws -> Int? {
    try optionalMoment(.updatedAt)?.instant
  }

  private func writtenTime(_ column: Column) throws -> WrittenTime? {
    guard !self[column].isEmpty else { return nil }
    guard let time = WrittenTime(self[column]) else { throw reject(column, .notADate, .date) }
    return time
  }
}

// MARK: - Rules between cells

extension CanonicalRow {
  func check(_ column: Column, _ end: Day?, notBefore start: Column, _ begin: Day?) throws {
    guard let begin, let end, end < begin else { return }
    throw reject(column, .outOfRange, .notBefore(start.name))
  }

  /// Compares days where one of the two times is a mere date.
  func check(_ column: Column, _ end: Moment?, notBefore start: Column, _ begin: Moment) throws {
    guard let end else { return }
    let isTimed = end.hasTimeOfDay && begin.hasTimeOfDay
    guard isTimed ? end.instant < begin.instant : end.day < begin.day else { return }
    throw reject(column, .outOfRange, .notBefore(start.name))
  }

  func reject(_ column: Column, _ code: Diagnostic.Code, _ expected: Expectation) -> Rejection {
    Rejection(code, expected, in: .column(column), value: self[column])
  }

  private func missing(_ column: Column) -> Rejection {
    Rejection(.missingValue, .value, in: .column(column))
  }
}
