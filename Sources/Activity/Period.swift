/// Four ISO weeks, 28 days, counted from Monday 2000-01-03: the unit in which signals are stored
/// and released.
public struct Period: Hashable, Comparable, Sendable {
  public static let days = 28
  public static let weeks = 4

  public let index: Int

  public init(index: Int) {
    self.index = index
  }

  public init(containing day: Day) {
    index = day.index.flooredQuotient(Period.days)
  }

  /// The last period whose 28 days have all passed at the end of `day`.
  public init(lastClosedOn day: Day) {
    index = (day.index + 1).flooredQuotient(Period.days) - 1
  }

  public var firstDay: Day { Day(index: index * Period.days) }
  public var lastDay: Day { firstDay + (Period.days - 1) }

  public static func < (a: Period, b: Period) -> Bool { a.index < b.index }
  public static func + (period: Period, count: Int) -> Period {
    Period(index: period.index + count)
  }
}

/// One of eight three-hour slots of one of seven weekdays: 0 is Monday 00:00 to 03:00.
public struct Slot: Hashable, Sendable {
  public static let hours = 3
  public static let perDay = 8
  public static let perWeek = 56

  /// In the order of the week.
  public static let all = (0..<perWeek).map(Slot.init(index:))

  public let index: Int

  private init(index: Int) {
    self.index = index
  }

  public init(weekday: Int, hour: Int) {
    index = weekday * Slot.perDay + hour / Slot.hours
  }

  /// - Parameter second: of the day, from its midnight.
  init(weekday: Int, second: Int) {
    let slot = UInt32(truncatingIfNeeded: second) / UInt32(Slot.hours * 3600)
    index = weekday * Slot.perDay + Int(slot)
  }

  /// 0 for Monday ... 6 for Sunday.
  public var weekday: Int { index / Slot.perDay }

  /// The first of its three hours, 0 to 21.
  public var hour: Int { index % Slot.perDay * Slot.hours }
}
