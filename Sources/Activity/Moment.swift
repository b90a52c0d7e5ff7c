/// When an act happened: an instant, and the local day and slot it is counted under.
public struct Moment: Hashable, Sendable {
  /// Seconds since 1970-01-01 UTC.
  public let instant: Int
  public let day: Day
  /// nil where the export gives a date without a time of day.
  public let slot: Slot?

  public init(instant: Int, day: Day, slot: Slot?) {
    self.instant = instant
    self.day = day
    self.slot = slot
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
    self.init(instant: zone.instant(atLocal: day.localSeconds), day: day, slot: nil)
  }

  init(instant: Int, localSeconds: Int) {
    let day = Day(localSeconds: localSeconds)
    let second = localSeconds - day.localSeconds
    self.init(instant: instant, day: day, slot: Slot(weekday: day.weekday, second: second))
  }
}
