import Disclosure
import Testing

@testable import Reports

@Suite("Local forms and language")
struct LocalFormatTests {
  let english = LocalFormat(language: .english)
  let french = LocalFormat(language: .french)

  @Test func `thousands and decimals`() {
    #expect(english.number(1_234_567) == "1,234,567")
    #expect(french.number(1_234_567) == "1\u{202F}234\u{202F}567")
    #expect(english.number(1234.56, decimals: 1) == "1,234.6")
    #expect(french.number(1234.56, decimals: 1) == "1\u{202F}234,6")
    #expect(english.number(999) == "999")
    #expect(french.number(-1000) == "-1\u{202F}000")
    #expect(english.number(Int.min) == "-9,223,372,036,854,775,808")
    #expect(english.number(12, decimals: 0) == "12")
    #expect(english.number(999.96, decimals: 1) == "1,000.0")
  }

  @Test func `zero has no sign, and what is no number is said in words`() {
    #expect(english.number(-0.04, decimals: 1) == "0.0")
    #expect(english.number(-0.06, decimals: 1) == "-0.1")
    #expect(english.number(.nan, decimals: 1) == "undefined")
    #expect(french.number(.infinity, decimals: 1) == "indéfini")
  }

  @Test func `dates`() {
    let day = CalendarDate(year: 2026, month: 3, day: 9)
    #expect(english.date(day) == "9 Mar 2026")
    #expect(french.date(day) == "09/03/2026")
  }

  @Test func `coded counts and shares`() {
    #expect(english.people(.below(5)) == "<5")
    #expect(french.people(.about(12_345)) == "12\u{202F}345")
    #expect(english.people(.above(35)) == ">35")
    #expect(english.share(.about(0.12)) == "12%")
    #expect(french.share(.about(0.12)) == "12\u{202F}%")
  }

  @Test func `a bound on a share stays true when rounded`() {
    #expect(english.share(.below(0.125)) == "<13%")
    #expect(english.share(.above(0.875)) == ">87%")
    // 0.07 * 100 is a little more than 7, 0.29 * 100 a little less than 29.
    #expect(english.share(.below(0.07)) == "<7%")
    #expect(english.share(.above(0.29)) == ">29%")
  }

  @Test(
    "the language asked for, else the environment's, else English",
    arguments: [
      (Language.french, ["LANG": "en_GB.UTF-8"], Language.french),
      (.english, ["LANG": "fr_FR.UTF-8"], .english),
      (nil, ["LANG": "fr_FR.UTF-8"], .french),
      (nil, ["LANG": "fr"], .french),
      (nil, ["LANG": "FR_CA"], .french),
      (nil, ["LANG": "fr_FR.UTF-8", "LC_ALL": "C"], .english),
      (nil, ["LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_BE"], .french),
      (nil, ["LANG": "fr_FR.UTF-8", "LC_ALL": ""], .french),
      (nil, ["LANG": "frr_DE"], .english),
      (nil, ["LANG": "ja_JP.UTF-8"], .english),
      (nil, [:], .english),
    ] as [(Language?, [String: String], Language)])
  func language(argument: Language?, environment: [String: String], expected: Language) {
    #expect(Language(argument: argument, environment: environment) == expected)
  }
}
