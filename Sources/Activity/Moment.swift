/// When an act happened: an instant, and the local day and slot it is counted under.
///
/// Two words: day and slot are worked out where they are asked for, by the thread that counts and not
/// by the one that reads.
public struct Moment: Hashable, Sendable {
  /// Seconds since 1970-01-01 UTC.
  public let instant: Int
  /// Twice the local time, in seconds since 1970 read as if it were UTC, and one more where the export
  /// gives a date without a time of day.
  private let local: Int

  init(instant: Int, localSeconds: Int) {
    self.instant = instant
    local = localSeconds << 1
  }

  /// A date without a time of day, of which an instant is known.
  public init(instant: Int, day: Day) {
    self.instant = instant
    local = day.localSeconds << 1 | 1
  }

  /// Local time, in seconds since 1970 read as if it were UTC; midnight of a mere date.
  public var localSeconds: Int { local >> 1 }

  public var hasTimeOfDay: Bool { local & 1 == 0 }

  public var day: Day { Day(localSeconds: localSeconds) }

  /// nil where the export gives a date without a time of day.
  public var slot: Slot? { dayAndSlot.slot }

  /// Both at once, where many are counted.
  public var dayAndSlot: (day: Day, slot: Slot?) {
    let day = day
    guard hasTimeOfDay else { return (day, nil) }
    let second = localSeconds - day.localSeconds
    return (day, Slot(weekday: day.weekday, second: second))
  }
}

extension Moment {
  /// An act at a known instant, told in the local time of `zone`.
  public init(instant: Int, in zone: borrowing ZoneRules) {
    self.init(instant: instant, localSeconds: instant + zone.offset(atInstant: instant))
  }

  /// An act at a local time of `zone`: seconds since 1970 read as if local time were UTC.
  public init(localSeconds: Int, in zone: borrowing ZoneRules) {
    self.init(instant: zone.instant(atLocal: localSeconds), localSeconds: localSeconds)
  }

  /// A date without a time of day.
  public init(day: Day, in zone: borrowing ZoneRules) {
    self.init(instant: zone.instant(atLocal: day.localSeconds), day: day)
  }
}
