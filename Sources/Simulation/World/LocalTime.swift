import Activity
import Foundation

/// What a clock on a French wall shows: seconds since the first midnight of the simulation, each
/// day counted as 86,400 of them.
struct LocalTime: Comparable {
  var seconds: Int

  init(seconds: Int) {
    self.seconds = seconds
  }

  /// - Parameter second: may lie beyond the day's end, for those who work past midnight.
  init(day: Int, second: Int) {
    seconds = day * 86_400 + second
  }

  var day: Int { seconds / 86_400 }
  var week: Int { day / 7 }

  static func < (a: LocalTime, b: LocalTime) -> Bool { a.seconds < b.seconds }
  static func + (time: LocalTime, seconds: Int) -> LocalTime {
    LocalTime(seconds: time.seconds + seconds)
  }
}

/// Dates and offsets of Europe/Paris, tabulated so that writing a time is a copy of bytes.
struct LocalClock {
  /// `2025-03-24`, ten bytes a day.
  private let dates: [UInt8]
  /// Whole hours east of UTC, 24 a day; `skipped` for the hour that a spring night leaves out.
  private let offsets: [Int8]

  private static let skipped: Int8 = -128

  /// - Throws: `SimulationError.timeZone` if this machine lacks time zone data.
  init(firstDay: Day, days: Int) throws {
    guard let zone = ZoneRules(identifier: Retailer.timeZone) else {
      throw SimulationError.timeZone(Retailer.timeZone)
    }
    var dates: [UInt8] = []
    var offsets: [Int8] = []
    for day in 0...days {
      dates += Array((firstDay + day).description.utf8)
      for hour in 0..<24 {
        let local = (firstDay + day).localSeconds + hour * 3600
        let instant = zone.instant(atLocal: local)
        let offset = zone.offset(atInstant: instant)
        offsets.append(instant + offset == local ? Int8(offset / 3600) : LocalClock.skipped)
      }
    }
    self.dates = dates
    self.offsets = offsets
  }

  /// Appends `2025-06-03T08:41:12+02:00`, or without the offset.
  ///
  /// A time that never was moves to the first one after it, so that later stays later.
  func write(_ time: LocalTime, offset: Bool, to bytes: inout [UInt8]) {
    var hour = time.seconds / 3600
    var rest = time.seconds % 3600
    if offsets[hour] == LocalClock.skipped {
      hour += 1
      rest = 0
    }
    let date = hour / 24 * 10
    for position in date..<date + 10 { bytes.append(dates[position]) }
    bytes.append(UInt8(ascii: "T"))
    bytes.appendTwoDigits(hour % 24)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendTwoDigits(rest / 60)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendTwoDigits(rest % 60)
    guard offset else { return }
    bytes.append(UInt8(ascii: "+"))
    bytes.appendTwoDigits(Int(offsets[hour]))
    bytes.append(UInt8(ascii: ":"))
    bytes.appendTwoDigits(0)
  }
}

extension [UInt8] {
  fileprivate mutating func appendTwoDigits(_ number: Int) {
    append(UInt8(truncatingIfNeeded: 48 + number / 10))
    append(UInt8(truncatingIfNeeded: 48 + number % 10))
  }
}
