/// Rules on the text of single files.
enum TextRules {
  static let longest = 400

  static func tooLong(_ file: SourceFile) -> [String] {
    let lines = file.text.hasSuffix("\n") ? file.lines.count - 1 : file.lines.count
    return lines > longest ? ["\(file.path): \(lines) lines, at most \(longest)"] : []
  }

  /// Words of unfinished work. Put together here, so that this file does not speak them.
  private static let unfinished =
    "\\b(" + ["TO" + "DO", "FIX" + "ME", "X" + "XX"].joined(separator: "|") + ")\\b"
    + "|(?i:not (yet )?" + "implemented|\\bplace" + "holder\\b|simplified for " + "now)"

  /// Folders of the machine that somebody worked on.
  private static let ownFolders = "(^|[^\\w.])/(" + "work|home|root|Users" + ")/\\w"

  static func unfinishedWork(_ file: SourceFile) -> [String] {
    found(unfinished, in: file, saying: "unfinished work")
  }

  static func foldersOfOneMachine(_ file: SourceFile) -> [String] {
    found(ownFolders, in: file, saying: "a folder of somebody's machine")
  }

  static func crashes(_ file: SourceFile) -> [String] {
    found("\\b(fatal" + "Error|try" + "!|as" + "!)", in: file, saying: "a crash in waiting")
  }

  /// Only the gate makes released values.
  static func forgedReleases(_ file: SourceFile) -> [String] {
    guard file.path != "Sources/Disclosure/Gate.swift" else { return [] }
    return found(
      "\\bReleased(<\\w+>)?(\\.init)?\\(", in: file, saying: "makes a released value")
  }

  static func mentions(of word: String, _ file: SourceFile) -> [String] {
    found("\\b(\(word))\\b", in: file, saying: "mentions \(word)")
  }

  private static func found(
    _ pattern: String, in file: SourceFile, saying what: String
  ) -> [String] {
    guard let regex = try? Regex(pattern) else { return ["the rule itself cannot be read"] }
    return file.lines.enumerated().filter { $0.element.contains(regex) }
      .map { "\(file.path):\($0.offset + 1): \(what)" }
  }
}
