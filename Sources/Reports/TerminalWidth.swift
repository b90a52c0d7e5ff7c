// How many cells a text takes on a terminal. Width belongs to what a reader perceives as one
// character, so an accent, a flag or a family of emoji is measured whole, never scalar by scalar.

extension String {
  /// Cells this text takes on a terminal: 2 for each wide character, 0 for a mark on its own.
  ///
  /// - Source: Unicode Standard Annex 11 (East Asian Width) and Unicode Technical Standard 51
  ///   (emoji presentation); ambiguous characters are narrow. Checked against Python's wcwidth.
  public var terminalWidth: Int {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
    return reduce(0) { $0 + $1.terminalWidth }
  }

  /// This text cut to `width` cells, its end replaced by `ellipsis` when something is lost.
  /// A wide character that would straddle the edge is dropped.
  func shortened(to width: Int, ellipsis: String) -> String {
    guard terminalWidth > width else { return self }
    var room = width - ellipsis.terminalWidth
    guard room >= 0 else { return String(repeating: ".", count: max(width, 0)) }
    var kept = ""
    for character in self {
      room -= character.terminalWidth
      if room < 0 { break }
      kept.append(character)
    }
    return kept + ellipsis
  }

  func padded(to width: Int, _ alignment: TextAlignment) -> String {
    let padding = String(repeating: " ", count: max(0, width - terminalWidth))
    return alignment == .left ? self + padding : padding + self
  }

  /// The lines of this text at `width` cells, broken at spaces; a word longer than a line is cut
  /// into lines, so nothing is lost. No-break spaces are not broken.
  public func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ").map(String.init) {
      if line.isEmpty {
        line = word
      } else if line.terminalWidth + 1 + word.terminalWidth <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = word
      }
      while line.terminalWidth > width, line.count > 1 {
        let head = line.prefix(fitting: width)
        lines.append(head)
        line.removeFirst(head.count)
      }
    }
    return lines + [line]
  }

  /// The longest beginning that fits into `width` cells, at least one character.
  private func prefix(fitting width: Int) -> String {
    var used = 0
    var head = ""
    for character in self {
      used += character.terminalWidth
      if used > width, !head.isEmpty { break }
      head.append(character)
    }
    return head
  }
}

enum TextAlignment {
  case left, right
}

extension Character {
  /// Cells this character takes: 0, 1 or 2. A cluster of several emoji (a family, a flag, a skin
  /// tone) is one picture, and no cluster is wider than two cells.
  var terminalWidth: Int {
    var sum = 0
    for scalar in unicodeScalars {
      if scalar == Unicode.Scalar.emojiPresentation,
        unicodeScalars.first?.properties.isEmoji == true
      {
        return 2
      }
      sum += scalar.terminalWidth
    }
    return min(sum, 2)
  }
}

extension Unicode.Scalar {
  /// Variation selector 16: show what precedes as a picture.
  fileprivate static let emojiPresentation: Unicode.Scalar = "\u{FE0F}"

  fileprivate var terminalWidth: Int {
    if value < 0x300 { return isControl ? 0 : 1 }
    if isZeroWidth { return 0 }
    return properties.isEmojiPresentation || isEastAsianWide ? 2 : 1
  }

  private var isControl: Bool {
    value < 0x20 || (0x7F..<0xA0).contains(value)
  }

  private var isZeroWidth: Bool {
    switch value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: true  // Hangul vowels and finals, drawn on their initial
    case 0x2028, 0x2029: true
    default:
      switch properties.generalCategory {
      case .nonspacingMark, .enclosingMark: true
      default: properties.isDefaultIgnorableCodePoint
      }
    }
  }

  private var isEastAsianWide: Bool {
    var low = 0
    var high = Self.wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      let range = Self.wideRanges[middle]
      if value < range.lowerBound {
        high = middle
      } else if value > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  /// East Asian Wide and Fullwidth of Unicode 17, without what has emoji presentation (the
  /// standard library knows those). Gaps of unassigned code points are closed.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul initials
    0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F,
    0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4C6,  // CJK, kana, bopomofo, Yi
    0xA960...0xA97C, 0xAC00...0xD7A3,  // Hangul
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x16FF6, 0x17000...0x18DF2,  // Tangut, Khitan
    0x1AFF0...0x1B2FB, 0x1D300...0x1D376, 0x1F200...0x1F265,
    0x1FA70...0x1FAFF,  // emoji still being assigned
    0x20000...0x3FFFD,
  ]
}
