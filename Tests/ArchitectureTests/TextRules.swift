/// Rules on the text of single files.
enum TextRules {
  static let longest = 400

  static func tooLong(_ file: SourceFile) -> [String] {
    let lines = file.text.hasSuffix("\n") ? file.lines.count - 1 : file.lines.count
    return lines > longest ? ["\(file.path): \(lines) lines, at most \(longest)"] : []
  }

  /// Words of unfinished work. Put together here, so that this file does not speak them.
  private static let unfinished = try? Regex(
    "\\b(" + ["TO" + "DO", "FIX" + "ME", "X" + "XX"].joined(separator: "|") + ")\\b"
      + "|(?i:not (yet )?" + "implemented|\\bplace" + "holder\\b|simplified for " + "now)")

  /// Folders of the machine that somebody worked on.
  private static let ownFolders = try? Regex("(^|[^\\w.])/(" + "work|home|root|Users" + ")/\\w")

  static func unfinishedWork(_ file: SourceFile) -> [String] {
    found(unfinished, in: file, saying: "unfinished work")
  }

  static func foldersOfOneMachine(_ file: SourceFile) -> [String] {
    found(ownFolders, in: file, saying: "a folder of somebody's machine")
  }

  static func crashes(_ file: SourceFile) -> [String] {
    found(
      try? Regex("\\b(fatal" + "Error|try" + "!|as" + "!)"), in: file, saying: "a crash in waiting")
  }

  /// Only the gate makes released values.
  static func forgedReleases(_ file: SourceFile) -> [String] {
    guard file.path != "Sources/Disclosure/Gate.swift" else { return [] }
    return found(
      try? Regex("\\bReleased(<\\w+>)?(\\.init)?\\("), in: file, saying: "makes a released value")
  }

  static func mentions(of word: String, _ file: SourceFile) -> [String] {
    found(try? Regex("\\b\(word)\\b"), in: file, saying: "mentions \(word)")
  }

  private static func found(
    _ pattern: Regex<AnyRegexOutput>?, in file: SourceFile, saying what: String
  ) -> [String] {
    guard let pattern else { return ["\(file.path): the rule itself cannot be read"] }
    return file.lines.enumerated().filter { $0.element.contains(pattern) }
      .map { "\(file.path):\($0.offset + 1): \(what)" }
  }
}
