import Activity

/// A time as an export writes it, before a time zone makes a moment of it.
enum WrittenTime: Equatable {
  /// A date without a time of day.
  case date(Day)
  /// A local time without an offset: seconds since 1970 read as if local time were UTC.
  case local(Int)
  /// A time with an offset: seconds since 1970-01-01 UTC.
  case instant(Int)

  /// Reads `2026-03-29`, `2026-03-29T14:05`, `2026-03-29 14:05:30.25` or any of these times with
  /// `Z` or an offset: RFC 3339, with seconds optional and a space allowed for the `T`. Fractions
  /// of a second are dropped.
  ///
  /// - Returns: nil unless the bytes are such a time. Hour 24 is none; a leap second is read as
  ///   the second before it.
  init?(_ bytes: UnsafeRawBufferPointer) {
    if let time = WrittenTime(usual: bytes) {
      self = time
    } else {
      self.init(anyForm: bytes)
    }
  }

  init?(anyForm bytes: UnsafeRawBufferPointer) {
    var cursor = ByteCursor(bytes)
    guard let year = cursor.digits(4), cursor.skip("-"), let month = cursor.digits(2),
      cursor.skip("-"), let day = cursor.digits(2),
      let date = Day(year: year, month: month, day: day)
    else { return nil }
    if cursor.isAtEnd {
      self = .date(date)
      return
    }
    guard cursor.skip("T") || cursor.skip(" ") || cursor.skip("t"),
      let time = cursor.timeOfDay()
    else { return nil }
    let local = date.localSeconds + time
    if cursor.isAtEnd {
      self = .local(local)
      return
    }
    guard let offset = cursor.offset(), cursor.isAtEnd else { return nil }
    self = .instant(local - offset)
  }

  /// Reads what exports write by the million, eight bytes at once: `2026-03-29`,
  /// `2026-03-29T14:05:30`, the latter alone or with `Z` or `+02:00`.
  ///
  /// - Returns: nil for any other bytes, times or not.
  init?(usual bytes: UnsafeRawBufferPointer) {
    if bytes.count == 10 {
      guard let date = EightBytes(bytes, at: 0, like: "0000-00-"),
        let day = Day(date, monthDayOf: bytes)
      else { return nil }
      self = .date(day)
      return
    }
    guard bytes.count == 19 || bytes.count == 20 || bytes.count == 25, bytes[10] == 0x54,
      let date = EightBytes(bytes, at: 0, like: "0000-00-"),
      let time = EightBytes(bytes, at: 11, like: "00:00:00")
    else { return nil }
    let (hour, minute, second) = (time.number(at: 0), time.number(at: 3), time.number(at: 6))
    guard hour < 24, minute < 60, second < 60, let day = Day(date, monthDayOf: bytes) else {
      return nil
    }
    let local = day.localSeconds + hour * 3600 + minute * 60 + second
    switch (bytes.count, bytes[bytes.count == 19 ? 18 : 19]) {
    case (19, _):
      self = .local(local)
    case (20, UInt8(ascii: "Z")):
      self = .instant(local)
    case (25, let sign):
      guard
        let offset = sign == UInt8(ascii: "+")
          ? EightBytes(bytes, at: 17, like: "00+00:00")
          : EightBytes(bytes, at: 17, like: "00-00:00")
      else { return nil }
      let (hours, minutes) = (offset.number(at: 3), offset.number(at: 6))
      guard hours < 24, minutes < 60 else { return nil }
      let east = hours * 3600 + minutes * 60
      self = .instant(sign == UInt8(ascii: "+") ? local - east : local + east)
    default:
      return nil
    }
  }

  /// Reads a time of a platform that writes all of them in UTC, whether they say so or not: the
  /// canonical forms, `2026-03-29 14:05:30 UTC` and `2026/03/29 14:05:30 +0000`.
  init?(utc bytes: UnsafeRawBufferPointer) {
    let written =
      WrittenTime(bytes) ?? WrittenTime.utcForms.lazy.compactMap { $0.time(bytes) }.first
    guard let written else { return nil }
    self = written.inUTC
  }

  /// Of a platform that leaves UTC unsaid.
  var inUTC: WrittenTime {
    if case .local(let seconds) = self { .instant(seconds) } else { self }
  }

  private static let utcForms = ["%Y-%m-%d %H:%M:%S UTC", "%Y/%m/%d %H:%M:%S %z"]
    .compactMap(DateFormat.init)

  func moment(in zone: borrowing ZoneRules) -> Moment {
    switch self {
    case .date(let day): Moment(day: day, in: zone)
    case .local(let seconds): Moment(localSeconds: seconds, in: zone)
    case .instant(let instant): Moment(instant: instant, in: zone)
    }
  }

  func day(in zone: borrowing ZoneRules) -> Day {
    switch self {
    case .date(let day): day
    case .local(let seconds): Day(localSeconds: seconds)
    case .instant(let instant): Moment(instant: instant, in: zone).day
    }
  }
}

extension Day {
  /// - Parameters:
  ///   - date: `0000-00-`.
  ///   - bytes: of the whole date; the day of the month is not among the eight.
  @inline(__always)
  fileprivate init?(_ date: EightBytes, monthDayOf bytes: UnsafeRawBufferPointer) {
    let (tens, ones) = (bytes[8] &- 48, bytes[9] &- 48)
    guard tens < 10, ones < 10 else { return nil }
    self.init(
      year: date.number(at: 0) * 100 + date.number(at: 2), month: date.number(at: 5),
      day: Int(tens) * 10 + Int(ones))
  }
}

/// Which days an export may speak of. Outside, a date is a slip of the pen or a software's way of
/// writing "never", and counting under it would be worse than saying so.
enum KnownDays {
  /// Acts: from Monday 2000-01-03, the first day of the first period.
  static let acts = Day(index: 0)...Day(year: 2099, month: 12, day: 31)!
  /// Rosters: people were hired in the century before.
  static let rosters = Day(year: 1900, month: 1, day: 1)!...Day(year: 2099, month: 12, day: 31)!
}

extension ClosedRange<Day> {
  /// From the first midnight up to the one after the last day, in local seconds since 1970.
  var localSeconds: Range<Int> { lowerBound.localSeconds..<(upperBound + 1).localSeconds }
}

// MARK: - Bytes

/// Walks over the bytes of one cell.
struct ByteCursor {
  private let bytes: UnsafeRawBufferPointer
  private var index = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { index == bytes.count }

  @inline(__always)
  mutating func skipText(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - index >= count else { return false }
    for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
    index += count
    return true
  }

  /// All bytes from here on that fulfil a condition.
  @inline(__always)
  mutating func run(while isPart: (UInt8) -> Bool) -> UnsafeRawBufferPointer {
    let start = index
    while index < bytes.count, isPart(bytes[index]) { index += 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<index])
  }

  @inline(__always)
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skip(UInt8(truncatingIfNeeded: character.value))
  }

  @inline(__always)
  mutating func skip(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// The number that the next digits write: as many as there are, up to `maximum`.
  mutating func digits(atLeast minimum: Int, atMost maximum: Int) -> Int? {
    var number = 0
    let start = index
    while index < bytes.count, index - start < maximum, (48...57).contains(bytes[index]) {
      number = number * 10 + Int(bytes[index] - 48)
      index += 1
    }
    return index - start >= minimum ? number : nil
  }

  @inline(__always)
  mutating func digits(_ count: Int) -> Int? {
    guard bytes.count - index >= count else { return nil }
    var number = 0
    for position in index..<index + count {
      let digit = bytes[position] &- 48
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    index += count
    return number
  }

  /// Seconds since midnight of `HH:MM[:SS[.fraction]]`.
  mutating func timeOfDay() -> Int? {
    guard let hour = digits(2), hour < 24, skip(":"), let minute = digits(2), minute < 60
    else { return nil }
    guard skip(":") else { return hour * 3600 + minute * 60 }
    guard let second = digits(2), second <= 60 else { return nil }
    if skip(".") || skip(",") {
      guard digits(atLeast: 1, atMost: 12) != nil else { return nil }
    }
    return hour * 3600 + minute * 60 + min(second, 59)
  }

  /// Seconds east of UTC of `Z`, `+02:00`, `+0200` or `+02`.
  mutating func offset() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    let sign: Int
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
    guard let hours = digits(2), hours < 24 else { return nil }
    if isAtEnd { return sign * hours * 3600 }
    _ = skip(":")
    guard let minutes = digits(2), minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
