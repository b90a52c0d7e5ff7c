import Activity
import Testing

@testable import Exports

@Suite("Moodle's way of writing times")
struct MoodleTimeTests {
  private func read(_ text: String, year: Int? = nil) -> MoodleTime.Reading {
    Array(text.utf8).withUnsafeBytes { MoodleTime(year: year).read($0) }
  }

  private func local(_ day: String, _ hour: Int, _ minute: Int, _ second: Int = 0)
    -> MoodleTime.Reading
  {
    .time(.local(Day(day)!.localSeconds + hour * 3600 + minute * 60 + second))
  }

  @Test(
    "is read day first, with a year of two or four digits, in three languages",
    arguments: [
      "17/10/21, 12:39", "17/10/2021, 12:39", "17/10/21 12:39", "17.10.2021, 12:39",
      "17.10.21, 12:39", "17-10-2021 12:39", "17 October 2021, 12:39", "17 October 2021  12:39 PM",
      "17 Oct 21, 12:39", "17 octobre 2021, 12:39", "17 oct. 2021, 12:39",
      "17. Oktober 2021, 12:39", "17. Okt. 2021, 12:39", "17/10/21, 12:39\u{202F}PM",
      "2021-10-17 12:39",
    ])
  func forms(text: String) {
    #expect(read(text) == local("2021-10-17", 12, 39))
  }

  @Test("knows every month in English, French and German, long and short")
  func months() {
    let months = [
      "January janvier Januar", "February février Februar", "March mars März", "April avril April",
      "May mai Mai", "June juin Juni", "July juillet Juli", "August août August",
      "September septembre September", "October octobre Oktober", "November novembre November",
      "December décembre Dezember",
    ]
    let short = [
      "Jan janv. Jan", "Feb févr. Feb.", "Mar mars Mär", "Apr avr. Apr", "May mai Mai",
      "Jun juin Jun", "Jul juil. Jul", "Aug août Aug", "Sep sept. Sept.", "Oct oct. Okt",
      "Nov nov. Nov", "Dec déc. Dez",
    ]
    for (index, words) in months.enumerated() {
      let day = Day(year: 2021, month: index + 1, day: 9)!
      for word in (words + " " + short[index]).split(separator: " ") {
        #expect(read("9 \(word) 2021") == .time(.date(day)), "\(word)")
      }
    }
  }

  @Test("has twelve or twenty-four hours, and seconds or none")
  func clocks() {
    #expect(read("1/2/21, 12:00 AM") == local("2021-02-01", 0, 0))
    #expect(read("1/2/21, 12:00 pm") == local("2021-02-01", 12, 0))
    #expect(read("1/2/21, 9:05:07 PM") == local("2021-02-01", 21, 5, 7))
    #expect(read("1/2/21, 23:59:60") == local("2021-02-01", 23, 59, 59))
    #expect(read("1/2/21") == .time(.date(Day("2021-02-01")!)))
  }

  @Test("may have no year, which is then the one that was given")
  func withoutYear() {
    for text in ["11 May, 09:44", "11 mai, 09:44", "11. Mai, 09:44", "11 mai 9:44"] {
      #expect(read(text) == .missingYear, "\(text)")
      #expect(read(text, year: 2021) == local("2021-05-11", 9, 44), "\(text)")
    }
    #expect(read("29 Feb, 10:00", year: 2021) == .unreadable)
    #expect(read("29 Feb, 10:00", year: 2020) == local("2020-02-29", 10, 0))
    #expect(read("17/10/21, 12:39", year: 1999) == local("2021-10-17", 12, 39))
  }

  @Test(
    "is refused otherwise",
    arguments: [
      "", "-", "29/02/18, 10:00", "10/17/21, 12:39", "31/04/21", "17/10/021", "17/10/21, 24:00",
      "17/10/21, 12:60", "17/10/21, 13:00 PM", "17/10/21, 0:10 AM", "17/10/21, 12:39 Uhr",
      "17 Brumaire 2021", "Sunday, 17 October 2021", "17/10-21", "170/10/21", "17 October 021",
    ])
  func refused(text: String) {
    #expect(read(text, year: 2021) == .unreadable)
  }
}
