/// Sets the spaces and apostrophes of French, so that phrases are written with the keys of a
/// keyboard and no invisible character hides in the sources.
///
/// - Source: Lexique des règles typographiques en usage à l'Imprimerie nationale: a no-break space
///   before a colon and inside guillemets, a narrow one before ; ! ? %
enum FrenchTypography {
  /// What stands between backquotes is a command, and left as it is.
  static func set(_ phrase: String) -> String {
    var text = ""
    var inCommand = false
    for character in phrase {
      if character == "`" { inCommand.toggle() }
      if inCommand {
        text.append(character)
        continue
      }
      switch character {
      case "'":
        text.append("\u{2019}")
      case ":", "»":
        text.replaceLastSpace(with: LocalFormat.noBreakSpace)
        text.append(character)
      case ";", "!", "?", "%":
        text.replaceLastSpace(with: LocalFormat.narrowNoBreakSpace)
        text.append(character)
      case " " where text.last == "«":
        text += LocalFormat.noBreakSpace
      default:
        text.append(character)
      }
    }
    return text
  }
}

extension String {
  fileprivate mutating func replaceLastSpace(with space: String) {
    guard last == " " else { return }
    removeLast()
    self += space
  }
}
