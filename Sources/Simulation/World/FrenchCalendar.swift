import Activity

/// When the retailer's people are at work: Sundays, public holidays, summer and December.
///
/// Days and weeks are counted from the first day of the simulation.
struct FrenchCalendar {
  let firstDay: Day
  let weeks: Int
  /// The share of a usual crew at work, a day. Logins follow it.
  let attendance: [Double]
  /// How much likelier than usual a person is to learn, a week.
  let season: [Double]

  var days: Int { weeks * 7 }

  init(firstDay: Day, weeks: Int) {
    self.firstDay = firstDay
    self.weeks = weeks
    attendance = (0..<weeks * 7).map { FrenchCalendar.attendance(on: firstDay + $0) }
    season = (0..<weeks).map { FrenchCalendar.season(ofWeekWith: firstDay + ($0 * 7 + 3)) }
  }

  func date(_ day: Int) -> Day { firstDay + day }

  /// Years of which at least a day is simulated.
  var years: ClosedRange<Int> { firstDay.civil.year...(firstDay + (days - 1)).civil.year }

  /// The day's position in the simulation, which may lie outside it.
  func position(year: Int, month: Int, day: Int) -> Int? {
    Day(year: year, month: month, day: day).map { $0 - firstDay }
  }
}

// MARK: - Rules

extension FrenchCalendar {
  private static func attendance(on day: Day) -> Double {
    let (year, month, dayOfMonth) = day.civil
    if closedDays.contains(where: { $0 == (month, dayOfMonth) }) { return 0 }
    if day.weekday == 6 {
      // Shops may open on the Sundays before Christmas.
      return month == 12 && dayOfMonth < 25 ? 0.3 : 0.02
    }
    let easter = easterSunday(year)
    let isHoliday =
      quietDays.contains { $0 == (month, dayOfMonth) }
      || [1, 39, 50].contains { day == easter + $0 }
    if isHoliday { return 0.25 }
    return day.weekday == 5 ? 0.6 : 1
  }

  /// Month and day: shops stay shut.
  private static let closedDays = [(1, 1), (5, 1), (12, 25)]
  /// Public holidays on which shops open with a small crew, with those that follow Easter.
  private static let quietDays = [(5, 8), (7, 14), (8, 15), (11, 1), (11, 11)]

  private static func season(ofWeekWith thursday: Day) -> Double {
    let (_, month, day) = thursday.civil
    switch (month, day) {
    case (7, 14...), (8, _): return 0.85
    case (12, 22...), (1, ...3): return 0.6
    case (11, 15...), (12, _): return 1.2
    default: return 1
    }
  }

  /// Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
  static func easterSunday(_ year: Int) -> Day {
    let golden = year % 19
    let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday =
      (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * weekday) / 451
    let marchDay = 22 + epact + weekday - 7 * late
    // Easter falls on 22 March at the earliest, so counting on from it stays in the year.
    return Day(year: year, month: 3, day: 22).map { $0 + (marchDay - 22) } ?? Day(index: 0)
  }
}
