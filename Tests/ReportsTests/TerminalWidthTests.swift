import Testing

@testable import Reports

@Suite("Terminal width")
struct TerminalWidthTests {
  /// Values of `wcwidth.wcswidth` from Python's wcwidth 0.7.0 (Unicode 17).
  static let measured: [(name: String, text: String, cells: Int)] = [
    ("ASCII", "Lyon 69002", 10),
    ("empty", "", 0),
    ("é composed", "\u{E9}", 1),
    ("é decomposed", "e\u{301}", 1),
    ("stacked marks", "a\u{323}\u{302}\u{301}", 1),
    ("Japanese", "日本", 4),
    ("mixed", "日本 Lyon", 9),
    ("kana", "カタカナ ひらがな", 17),
    ("half-width kana", "\u{FF76}\u{FF9E}\u{FF77}\u{FF9E}", 4),
    ("full-width Latin", "ＡＢＣ", 6),
    ("ideographic space", "\u{3000}", 2),
    ("Hangul syllables", "한국어", 6),
    ("Hangul jamo", "\u{1112}\u{1161}\u{11AB}", 2),
    ("Chinese extension B", "\u{20000}", 2),
    ("emoji", "\u{1F600}", 2),
    ("emoji in text", "bravo \u{1F389}!", 9),
    ("family", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}", 2),
    ("skin tone", "\u{1F44D}\u{1F3FD}", 2),
    ("profession", "\u{1F469}\u{1F3FF}\u{200D}\u{1F692}", 2),
    ("flag", "\u{1F1EB}\u{1F1F7}", 2),
    ("two flags", "\u{1F1EB}\u{1F1F7}\u{1F1E7}\u{1F1EA}", 4),
    ("flag of Scotland", "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", 2),
    ("rainbow flag", "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", 2),
    ("keycap", "1\u{FE0F}\u{20E3}", 2),
    ("red heart as a picture", "\u{2764}\u{FE0F}", 2),
    ("red heart as text", "\u{2764}", 1),
    ("watch", "\u{231A}", 2),
    ("sun as text", "\u{2600}", 1),
    ("sun as a picture", "\u{2600}\u{FE0F}", 2),
    ("copyright as a picture", "\u{A9}\u{FE0F}", 2),
    ("kiss with a skin tone", "\u{1F48F}\u{1F3FB}", 2),
    ("star", "\u{2B50}", 2),
    ("zero-width space", "a\u{200B}b", 2),
    ("zero-width non-joiner", "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}", 7),
    ("word joiner", "a\u{2060}b", 2),
    ("variation selector on a letter", "a\u{FE0F}", 1),
    ("no-break spaces", "12\u{202F}%\u{A0}:", 6),
    ("soft hyphen", "co\u{AD}op", 5),
    ("dash, ellipsis, middle dot", "– … ·", 5),
    ("rule", "───", 3),
    ("Greek and Cyrillic", "Ωμέγα Привет", 12),
    ("Hebrew with points", "\u{5E9}\u{5B8}\u{5C1}\u{5DC}\u{5D5}\u{5B9}\u{5DD}", 4),
    ("Arabic", "\u{645}\u{631}\u{62D}\u{628}\u{627}", 5),
    ("Devanagari conjunct", "\u{915}\u{94D}\u{937}", 2),
    ("Devanagari word", "\u{928}\u{92E}\u{938}\u{94D}\u{924}\u{947}", 4),
    ("Thai", "\u{E20}\u{E32}\u{E29}\u{E32}\u{E44}\u{E17}\u{E22}", 7),
    ("Thai sara am", "\u{E19}\u{E49}\u{E33}", 2),
    ("Tamil", "\u{BA4}\u{BAE}\u{BBF}\u{BB4}\u{BCD}", 4),
    ("currencies", "€ £ ¥", 5),
    ("mathematical letter", "\u{1D49C}", 1),
    ("combining mark alone", "\u{301}", 0),
    ("enclosing circle", "a\u{20DD}", 1),
    ("circled digit", "\u{2460}", 1),
    ("Tangut", "\u{17000}", 2),
    ("mahjong tile", "\u{1F004}", 2),
    ("playing card as text", "\u{1F0A1}", 1),
    ("replacement character", "\u{FFFD}", 1),
    ("private use", "\u{E000}", 1),
    ("ligature", "\u{FB01}", 1),
  ]

  @Test("agrees with Python's wcwidth", arguments: measured)
  func agreesWithWcwidth(name: String, text: String, cells: Int) {
    #expect(text.terminalWidth == cells, "\(name)")
  }

  @Test func `a joiner between letters hides neither`() {
    #expect("a\u{200D}b".terminalWidth == 2)
  }

  @Test func `padding counts cells`() {
    #expect("日本".padded(to: 6, .left) == "日本  ")
    #expect("e\u{301}".padded(to: 3, .right) == "  e\u{301}")
    #expect("too long".padded(to: 3, .left) == "too long")
  }

  @Test func `shortening keeps characters whole and says that something is missing`() {
    #expect("Villeurbanne".shortened(to: 12, ellipsis: "…") == "Villeurbanne")
    #expect("Villeurbanne".shortened(to: 6, ellipsis: "…") == "Ville…")
    #expect("Villeurbanne".shortened(to: 6, ellipsis: "...") == "Vil...")
    #expect("日本語".shortened(to: 4, ellipsis: "…") == "日…")
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"
    #expect((family + family).shortened(to: 3, ellipsis: "…") == family + "…")
  }

  @Test func `wrapping breaks at spaces, cuts what has none, and loses nothing`() {
    #expect("une deux trois".wrapped(to: 8) == ["une deux", "trois"])
    #expect("abcdefgh ij".wrapped(to: 3) == ["abc", "def", "gh", "ij"])
    #expect("日本語".wrapped(to: 4) == ["日本", "語"])
    #expect("12\u{202F}% fin".wrapped(to: 4) == ["12\u{202F}%", "fin"])
    #expect("".wrapped(to: 10) == [""])
  }

  @Test func `what a terminal would obey is spelled out`() {
    #expect("a\nb\tc\r".visible == "a\\nb\\tc\\r")
    #expect("\u{1B}[31mred".visible == "\\u{1B}[31mred")
    #expect("\u{9B}2J\u{7F}".visible == "\\u{9B}2J\\u{7F}")
    #expect("invoice\u{202E}fdp".visible == "invoice\\u{202E}fdp")
    #expect("a\u{200F}\u{2066}b\u{2028}".visible == "a\\u{200F}\\u{2066}b\\u{2028}")
    #expect("Amélie 日本".visible == "Amélie 日本")
  }
}
