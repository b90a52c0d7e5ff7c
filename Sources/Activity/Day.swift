/// A calendar day, counted from Monday 2000-01-03. Local to the time zone of the import.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 2000-01-03; negative before.
  public let index: Int

  public init(index: Int) {
    self.index = index
  }

  /// - Returns: nil unless the three numbers name a day of the proleptic Gregorian calendar in the
  ///   years 1 to 9999.
  // Inlined, because dates are read by the million.
  @inlinable @inline(__always)
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= 28 || day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    index = Day.unixDay(year: year, month: month, day: day) - Day.epoch
  }

  public static func < (a: Day, b: Day) -> Bool { a.index < b.index }
  public static func + (day: Day, days: Int) -> Day { Day(index: day.index + days) }
  public static func - (a: Day, b: Day) -> Int { a.index - b.index }

  /// 0 for Monday ... 6 for Sunday.
  public var weekday: Int { index.flooredRemainder(7) }

  /// The ISO week, counted from the week of 2000-01-03.
  public var week: Int { index.flooredQuotient(7) }

  /// Midnight of this day in seconds since 1970, read as if local time were UTC.
  public var localSeconds: Int { (index + Day.epoch) * 86_400 }

  public init(localSeconds: Int) {
    index = localSeconds.flooredQuotient(86_400) - Day.epoch
  }
}

// MARK: - Civil calendar

extension Day {
  /// 2000-01-03 counted in days since 1970-01-01.
  @usableFromInline static var epoch: Int { 10_959 }

  public var civil: (year: Int, month: Int, day: Int) {
    // Years run from 1 March, so that a leap day ends its year and every month has a fixed offset.
    let shifted = index + Day.epoch + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
      month: month,
      day: dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }

  /// - Parameter year: 1 at least.
  @inlinable @inline(__always)
  static func unixDay(year: Int, month: Int, day: Int) -> Int {
    let marchYear = UInt32(truncatingIfNeeded: month <= 2 ? year - 1 : year)
    let marchMonth = UInt32(truncatingIfNeeded: month <= 2 ? month + 9 : month - 3)
    let centuries = marchYear / 100
    let leapDays = marchYear / 4 - centuries + centuries / 4
    return Int(marchYear * 365 + leapDays + (153 * marchMonth + 2) / 5) + day - 719_469
  }

  @usableFromInline
  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible, LosslessStringConvertible {
  /// ISO 8601, `2026-03-29`.
  public var description: String {
    let (year, month, day) = civil
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension Int {
  /// Quotient rounded towards minus infinity, so that days before the epoch fall in the right week.
  func flooredQuotient(_ divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  func flooredRemainder(_ divisor: Int) -> Int {
    self - flooredQuotient(divisor) * divisor
  }
}
