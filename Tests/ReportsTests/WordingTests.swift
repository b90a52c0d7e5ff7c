import Disclosure
import Testing

@testable import Reports

@Suite("Wording")
struct WordingTests {
  static let entries = Wording.areas.flatMap(\.entries)

  @Test func `a key is worded once`() {
    let counts = Dictionary(grouping: Self.entries, by: \.key).filter { $0.value.count > 1 }
    #expect(counts.keys.sorted() == [])
  }

  @Test func `every phrase exists in both languages with the same places`() {
    for (key, phrase) in Self.entries {
      #expect(!phrase.english.isEmpty && !phrase.french.isEmpty, "\(key)")
      #expect(places(phrase.english) == places(phrase.french), "\(key)")
      for text in [phrase.english, phrase.french] {
        let literals = PhrasePattern(text).pieces.compactMap { piece in
          if case .literal(let literal) = piece { literal } else { nil }
        }
        #expect(!literals.joined().contains { "{|}".contains($0) }, "\(key): \(text)")
      }
    }
  }

  @Test func `places are numbered from zero`() {
    for (key, phrase) in Self.entries {
      let numbers = places(phrase.english)
      #expect(numbers == Set(0..<numbers.count), "\(key)")
    }
  }

  @Test func `French is typeset: no space that breaks before its signs, no straight apostrophe`() {
    for (key, phrase) in Self.entries {
      let text = FrenchTypography.set(phrase.french).replacing(/`[^`]*`/, with: "")
      for bad in [" :", " ;", " ?", " !", " %", " »", "« ", "'"] {
        #expect(!text.contains(bad), "\(key): \(text)")
      }
      // The phrase itself is typed on a keyboard: no invisible character in the sources.
      #expect(!phrase.french.contains { "\u{A0}\u{202F}’".contains($0) }, "\(key)")
    }
  }

  @Test func `commands are left as they are typed`() {
    let text = FrenchTypography.set("Voyez : `relais import 'a : b'` !")
    #expect(text == "Voyez\u{A0}: `relais import 'a : b'`\u{202F}!")
  }

  @Test func `a key nobody has worded is shown as it is`() {
    #expect(Wording(.french)("column.no-such-thing") == "column.no-such-thing")
    #expect(Wording(.french).ifWorded("lead.no-such-thing") == nil)
  }

  @Test func `arguments take the form of the language and cannot act on the terminal`() {
    let wording = Wording(.french)
    #expect(
      wording("message.read", .text("tips\u{1B}.csv"), .integer(12_000))
        == "tips\\u{1B}.csv\u{A0}: 12\u{202F}000 lignes lues")
    #expect(wording("message.new", .integer(1)) == "1 nouvelle")
    #expect(wording("message.rejected", .integer(2)) == "2 refusées")
  }

  @Test func `one is singular, and in French zero too`() {
    let pattern = PhrasePattern("{0} {0|member|members}")
    func filled(_ value: CellValue, _ language: Language) -> String {
      pattern.filled(with: [value], in: language)
    }
    #expect(filled(.integer(0), .english) == "0 members")
    #expect(filled(.integer(1), .english) == "1 member")
    #expect(filled(.integer(0), .french) == "0 member")
    #expect(filled(.integer(2), .french) == "2 members")
    #expect(filled(.number(1.5), .french) == "1,50 member")
    #expect(filled(.people(.below(5)), .french) == "<5 members")
  }

  @Test func `a missing argument stays visible`() {
    #expect(PhrasePattern("{0} and {1}").filled(with: [.text("a")], in: .english) == "a and {1}")
  }

  /// `table` names the table of a row in csv and ndjson.
  @Test func `no column is called table`() {
    #expect(!Self.entries.contains { $0.key == "column.table" })
  }

  private func places(_ pattern: String) -> Set<Int> {
    Set(
      PhrasePattern(pattern).pieces.compactMap { piece in
        switch piece {
        case .literal: nil
        case .argument(let index), .choice(let index, _, _): index
        }
      })
  }
}
