public import Disclosure

/// Every sentence a reader sees, in their language.
///
/// A key names its area first: `report.` titles, `about.` titles with a subject and `lead.` the
/// sentence below one, `table.` headings, `column.` headings, `term.` words inside cells, `note.`
/// and `legend.` sentences below tables, `provenance.` and `filter.` where they come from,
/// `message.` and `error.` on stderr, `expected.`, `rule.` and `reason.` about what is imported,
/// `explain.` and `form.` about what would be, `export.` in what a person is given about themself.
/// The phrases live in the other files of this folder, English and French side by side.
///
/// An argument's place is `{0}`, and `{0|member|members}` chooses by its number: in English 1 is
/// singular, in French 0 and 1 are.
public struct Wording: Sendable {
  public let language: Language

  public init(_ language: Language) {
    self.language = language
  }

  /// The sentence of a key with its arguments in the form of the language. A key nobody has worded
  /// is shown as it is: a reader is better served by an odd word than by a crash.
  public func callAsFunction(_ key: String, _ arguments: CellValue...) -> String {
    sentence(key, arguments) ?? key
  }

  public func callAsFunction(_ key: String, arguments: [CellValue]) -> String {
    sentence(key, arguments) ?? key
  }

  /// The sentence of a key that need not exist, such as the lead of a report.
  public func ifWorded(_ key: String, _ arguments: CellValue...) -> String? {
    sentence(key, arguments)
  }

  private func sentence(_ key: String, _ arguments: [CellValue]) -> String? {
    guard let phrase = Self.phrases[key] else { return nil }
    let pattern = language == .french ? FrenchTypography.set(phrase.french) : phrase.english
    return PhrasePattern(pattern).filled(with: arguments, in: language)
  }

  /// Every area; a key belongs to one of them only.
  static let areas: [Phrases] = [
    .titles, .columns, .terms, .notes, .provenance, .messages, .errors, .expectations,
    .expectedSettings, .rules, .explanations, .rights, .audit, .personal,
  ]

  private static let phrases = Dictionary(
    areas.flatMap(\.entries).map { ($0.key, $0.phrase) }, uniquingKeysWith: { first, _ in first })
}

/// Phrases of one area, written `"key": ("English", "Français")`.
struct Phrases: ExpressibleByDictionaryLiteral, Sendable {
  typealias Phrase = (english: String, french: String)

  let entries: [(key: String, phrase: Phrase)]

  init(dictionaryLiteral elements: (String, Phrase)...) {
    entries = elements.map { (key: $0.0, phrase: $0.1) }
  }
}
