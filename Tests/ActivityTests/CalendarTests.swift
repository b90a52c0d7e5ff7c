import Activity
import Foundation
import TestSupport
import Testing

@Suite struct CalendarTests {
  @Test func `days count from Monday 2000-01-03`() throws {
    let first = try #require(Day(year: 2000, month: 1, day: 3))
    #expect(first.index == 0)
    #expect(first.weekday == 0)
    #expect(first.localSeconds == 946_857_600)
  }

  @Test func `every day from year 1 to 9999 reads back as written, in order`() throws {
    let first = try #require(Day(year: 1, month: 1, day: 1))
    let last = try #require(Day(year: 9999, month: 12, day: 31))
    #expect(last - first + 1 == 3_652_059)
    for index in stride(from: first.index, through: last.index, by: 97) {
      let day = Day(index: index)
      let (year, month, number) = day.civil
      #expect(Day(year: year, month: month, day: number) == day)
      #expect(Day(day.description) == day)
    }
  }

  @Test(arguments: [
    "2018-02-29", "2021-13-01", "2021-00-10", "2021-1-01", "21-01-01", "+021-01-01",
  ])
  func `an impossible date is none`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func `leap days follow the Gregorian rule`() {
    #expect(Day("2000-02-29") != nil)
    #expect(Day("1900-02-29") == nil)
    #expect(Day("2024-02-29") != nil)
  }

  @Test func `a period is four weeks from Monday to Sunday, also before the epoch`() {
    for index in [-3, 0, 342] {
      let period = Period(index: index)
      #expect(period.firstDay.weekday == 0)
      #expect(period.lastDay.weekday == 6)
      #expect(Period(containing: period.firstDay) == period)
      #expect(Period(containing: period.lastDay) == period)
      #expect(Period(containing: period.lastDay + 1) == period + 1)
    }
  }

  @Test func `a period is closed once its last day is known, not before`() {
    let period = Period(index: 340)
    #expect(AsOf(period.lastDay).period == period)
    #expect(AsOf(period.lastDay + -1).period == period + -1)
    #expect(AsOf(period.lastDay).week == period.lastDay.week)
    #expect(AsOf(period.lastDay + -1).week == period.lastDay.week - 1)
  }
}

@Suite struct ZoneClockTests {
  @Test(arguments: ["Europe/Paris", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe"])
  func `a clock that remembers reads what the rules say`(identifier: String) throws {
    let zone = try #require(ZoneRules(identifier: identifier))
    var clock = ZoneClock(zone)
    var random = SeededGenerator(seed: 36)
    var instant = 0
    for _ in 0..<100_000 {
      // Mostly steps of hours, so that every clock change is met from both sides.
      let isJump = Int.random(in: 0..<500, using: &random) == 0
      instant =
        isJump
        ? Int.random(in: -1_000_000_000...5_000_000_000, using: &random)
        : instant + Int.random(in: -80_000...100_000, using: &random)
      #expect(clock.moment(instant: instant) == Moment(instant: instant, in: zone))
      #expect(clock.moment(localSeconds: instant) == Moment(localSeconds: instant, in: zone))
    }
  }
}

@Suite struct ZoneRulesTests {
  private let paris = ZoneRules(identifier: "Europe/Paris")!

  @Test func `an unknown zone is none`() {
    #expect(ZoneRules(identifier: "Mars/Olympus") == nil)
  }

  @Test func `offsets agree with Foundation at random instants`() throws {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    for name in ["Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"] {
      let zone = try #require(TimeZone(identifier: name))
      let rules = ZoneRules(zone)
      for _ in 0..<2000 {
        let instant = Int.random(in: 0..<4_000_000_000, using: &random)
        let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
        #expect(rules.offset(atInstant: instant) == expected, "\(name) at \(instant), seed \(seed)")
      }
    }
  }

  @Test func `a local time reads back as told, seed by seed`() {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<5000 {
      let instant = Int.random(in: 0..<4_000_000_000, using: &random)
      let local = instant + paris.offset(atInstant: instant)
      let read = paris.instant(atLocal: local)
      // The second of two readings comes back as the first, an hour earlier.
      #expect(read == instant || read == instant - 3600, "\(instant), seed \(seed)")
      #expect(read + paris.offset(atInstant: read) == local, "\(instant), seed \(seed)")
    }
  }

  @Test func `a skipped local time is read with the offset before the change`() throws {
    let day = try #require(Day("2026-03-29"))
    let half = Moment(localSeconds: day.localSeconds + 2 * 3600 + 1800, in: paris)
    let beforeChange = Moment(localSeconds: day.localSeconds + 3600 + 1800, in: paris)
    #expect(half.instant - beforeChange.instant == 3600)
  }

  @Test func `a repeated local time is read as the first of the two`() throws {
    let day = try #require(Day("2026-10-25"))
    let half = Moment(localSeconds: day.localSeconds + 2 * 3600 + 1800, in: paris)
    let before = Moment(localSeconds: day.localSeconds + 3600 + 1800, in: paris)
    #expect(half.instant - before.instant == 3600)
    #expect(paris.offset(atInstant: half.instant) == 7200)
  }

  @Test func `a moment knows its local day and slot`() throws {
    // 2026-03-01T23:30:00Z is Monday 2 March, 00:30 in Paris.
    let moment = Moment(instant: 1_772_407_800, in: paris)
    #expect(moment.day == Day("2026-03-02"))
    #expect(moment.slot == Slot(weekday: 0, hour: 0))
    #expect(Moment(instant: 1_772_407_800, in: .utc).slot?.index == 6 * 8 + 7)
  }

  @Test func `a date without a time of day has no slot`() throws {
    let day = try #require(Day("2026-07-14"))
    let moment = Moment(day: day, in: paris)
    #expect(moment.slot == nil)
    #expect(moment.instant == day.localSeconds - 7200)
  }
}
