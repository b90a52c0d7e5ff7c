/// How the text of a table is drawn on the reader's terminal.
struct TextStyle {
  let context: RenderContext

  var ellipsis: String { context.unicode ? "…" : "..." }
  var rule: String { context.unicode ? "─" : "-" }
  var separator: String { context.unicode ? " · " : " | " }
  /// Stands in a cell that is withheld; the legend explains it.
  var withheld: String { context.unicode ? "·" : "*" }

  func bold(_ text: String) -> String { decorated(text, "1") }
  func dim(_ text: String) -> String { decorated(text, "2") }

  private func decorated(_ text: String, _ code: String) -> String {
    context.color && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// The signs of our own typography, drawn in ASCII where the terminal knows nothing else. Each
  /// keeps its width of one cell, so a finished layout stays aligned.
  func drawable(_ text: String) -> String {
    guard !context.unicode else { return text }
    return String(text.map { Self.plainSigns[$0] ?? $0 })
  }

  private static let plainSigns: [Character: Character] = [
    "\u{00A0}": " ", "\u{202F}": " ", "’": "'", "“": "\"", "”": "\"", "×": "x",
  ]
}
