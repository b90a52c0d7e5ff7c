import Activity
import Foundation
import TestSupport
import Testing

@testable import Exports

private func time(_ text: String) -> WrittenTime? {
  var text = text
  return text.withUTF8 { WrittenTime(UnsafeRawBufferPointer($0)) }
}

@Suite("A written time")
struct WrittenTimeTests {
  @Test(
    "is a date, a local time or an instant",
    arguments: [
      ("1970-01-01", WrittenTime.date(Day("1970-01-01")!)),
      ("2024-02-29", .date(Day("2024-02-29")!)),
      ("2000-02-29", .date(Day("2000-02-29")!)),
      ("0001-01-01", .date(Day("0001-01-01")!)),
      ("9999-12-31", .date(Day("9999-12-31")!)),
      ("1970-01-02T03:04", .local(97_440)),
      ("1970-01-02 03:04", .local(97_440)),
      ("1970-01-02t03:04:05", .local(97_445)),
      ("1970-01-02T03:04:05.999", .local(97_445)),
      ("1970-01-02T03:04:05,5", .local(97_445)),
      ("1970-01-02T23:59:60", .local(172_799)),
      ("1970-01-02T03:04:05Z", .instant(97_445)),
      ("1970-01-02T03:04z", .instant(97_440)),
      ("1970-01-02T03:04:05.25+01:00", .instant(93_845)),
      ("1970-01-02T03:04:05-0130", .instant(102_845)),
      ("1970-01-02 03:04:05+02", .instant(90_245)),
      ("1970-01-01T00:30:00+01:00", .instant(-1800)),
    ] as [(String, WrittenTime)])
  func reads(text: String, expected: WrittenTime) {
    #expect(time(text) == expected)
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "2024", "2024-1-1", "24-01-01", "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01",
      "2024-00-10", "2024-01-00", "0000-01-01", "01/02/2024", "2024-01-01T", "2024-01-01T1:00",
      "2024-01-01T24:00", "2024-01-01T23:60", "2024-01-01T23:59:61", "2024-01-01T10",
      "2024-01-01T10:00:00.", "2024-01-01T10:00:00+", "2024-01-01T10:00+24:00",
      "2024-01-01T10:00+01:60", "2024-01-01T10:00+01:0", "2024-01-01Z", "2024-01-01T10:00ZZ",
      "2024-01-01X10:00", " 2024-01-01", "2024-01-01 10:00 PM", "-024-01-01", "\u{0662}024-01-01",
    ])
  func refuses(text: String) {
    #expect(time(text) == nil)
  }

  @Test func `in a usual form is read as in any form`() {
    var random = SeededGenerator(seed: 35)
    let alphabet = Array("0123456789-+:TZ .".utf8)
    var sound = 0
    for _ in 0..<20_000 {
      let end = ["", "Z", "+02:00", "-11:30"].randomElement(using: &random)!
      var text = Array("2026-03-29T14:05:30\(end)".utf8)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let index = Int.random(in: text.indices, using: &random)
        text[index] =
          Bool.random(using: &random)
          ? alphabet.randomElement(using: &random)! : .random(in: 0...255, using: &random)
      }
      text.withUnsafeBytes { bytes in
        guard let time = WrittenTime(usual: bytes) else { return }
        sound += 1
        #expect(time == WrittenTime(anyForm: bytes), "\(text)")
      }
    }
    #expect(sound > 5_000, "a quarter of the texts has not been changed")
  }

  @Test(
    "is told in the local time of the import",
    arguments: [
      // Text, instant, local day, slot: weekday x 8 + hour / 3.
      ("2026-03-28T23:30:00Z", "2026-03-28T23:30:00Z", "2026-03-29", 48),
      // The clocks of Paris go from 02:00 to 03:00 on 29 March 2026.
      ("2026-03-29T01:59", "2026-03-29T00:59:00Z", "2026-03-29", 48),
      ("2026-03-29T02:30", "2026-03-29T01:30:00Z", "2026-03-29", 48),
      ("2026-03-29T03:00", "2026-03-29T01:00:00Z", "2026-03-29", 49),
      // And from 03:00 back to 02:00 on 25 October: of the two readings the first.
      ("2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25", 48),
      ("2026-10-25T03:00", "2026-10-25T02:00:00Z", "2026-10-25", 49),
      ("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00Z", "2026-10-25", 48),
      ("2026-12-31T23:30:00-05:00", "2027-01-01T04:30:00Z", "2027-01-01", 33),
      ("2026-07-14", "2026-07-13T22:00:00Z", "2026-07-14", nil),
    ] as [(String, String, String, Int?)])
  func isLocal(text: String, instant: String, day: String, slot: Int?) throws {
    let moment = try #require(time(text)).moment(in: paris)
    let expected = try Date(instant, strategy: .iso8601)
    #expect(moment.instant == Int(expected.timeIntervalSince1970))
    #expect(moment.day == Day(day))
    #expect(moment.slot?.index == slot)
  }

  @Test("agrees with Foundation on ten thousand times with an offset", arguments: [20_260_329])
  func agreesWithFoundation(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime]
    for _ in 0..<10_000 {
      let instant = Int.random(in: -2_000_000_000..<4_000_000_000, using: &random)
      let offset = Int.random(in: -14 * 4...14 * 4, using: &random) * 900
      formatter.timeZone = TimeZone(secondsFromGMT: offset)
      let text = formatter.string(from: Date(timeIntervalSince1970: Double(instant)))
      #expect(time(text) == .instant(instant), "seed \(seed), \(text)")
    }
  }

  @Test("survives being written and read again", arguments: [7])
  func survivesWriting(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let scratch = Scratch()
    for _ in 0..<5_000 {
      let seconds = Int.random(in: -60_000_000_000..<200_000_000_000, using: &random)
      for written in [
        WrittenTime.instant(seconds), .local(seconds), .date(Day(localSeconds: seconds)),
      ] {
        scratch.reset()
        #expect(WrittenTime(scratch.write(written)) == written, "seed \(seed), \(written)")
      }
    }
  }

  @Test("of an act is known from the first period to the end of the century")
  func knownDays() {
    #expect(KnownDays.acts.lowerBound == Day("2000-01-03"))
    #expect(KnownDays.acts.upperBound == Day("2099-12-31"))
    #expect(Period(containing: KnownDays.acts.lowerBound).index == 0)
    #expect(KnownDays.rosters.lowerBound == Day("1900-01-01"))
  }
}

@Suite("A written number")
struct WrittenNumberTests {
  private func number(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { WrittenNumber.double(UnsafeRawBufferPointer($0)) }
  }

  @Test("agrees with the standard library on ten thousand decimals", arguments: [99])
  func agrees(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<10_000 {
      let whole = Int.random(in: -1_000_000...1_000_000, using: &random)
      let decimals = String(Int.random(in: 0...1_000_000_000_000, using: &random))
      let text = "\(whole).\(decimals.prefix(Int.random(in: 0...13, using: &random)))"
      #expect(number(text) == Double(text + "0"), "seed \(seed), \(text)")
    }
  }

  @Test("may lack a part, but not both", arguments: ["5.", ".5", "+5", "-0.5", "007"])
  func lenient(text: String) {
    #expect(number(text) == Double("0" + text) ?? Double(text))
  }

  @Test("of one byte is a digit")
  func digits() {
    for byte in UInt8.min...UInt8.max {
      let read = withUnsafeBytes(of: byte) { WrittenNumber.double($0) }
      #expect(read == ((48...57).contains(byte) ? Double(byte - 48) : nil))
    }
  }

  @Test("may have more digits than a machine word")
  func long() {
    #expect(number("123456789012345678901234567890") == 1.2345678901234568e29)
    #expect(number("0.1000000000000000055511151231257827") == 0.1)
  }

  @Test(
    "is nothing else",
    arguments: ["", ".", "-", "1e3", "1,5", "1.2.3", "nan", "inf", "0x10", "1 000", "12%"])
  func refuses(text: String) {
    #expect(number(text) == nil)
  }
}
