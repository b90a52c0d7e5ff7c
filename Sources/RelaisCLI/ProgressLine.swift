import Foundation
import Reports

/// How far the reading of a file is, on the one line that a terminal keeps rewriting.
struct ProgressLine {
  let path: String
  let bytes: Int
  /// Of the file, in bytes; nil where it is not known.
  let size: Int?

  /// Takes the cursor to the start of the line and wipes it.
  static let erasure = "\r\u{1B}[K"

  private static let longestBar = 40
  private static let shortestBar = 10

  /// `logins.csv  [########............]  42 %`, in fewer cells than `width`: a line that
  /// fills the last cell would wrap, and could not be wiped.
  func text(width: Int) -> String {
    let name = path.split(separator: "/").last.map(\.description.visible) ?? path.visible
    guard let size, size > 0 else {
      return ProgressLine.cut("\(name)  \(bytes >> 20) MB", to: width)
    }
    let share = min(100, bytes * 100 / size)
    let figure = String(repeating: " ", count: share < 10 ? 2 : share < 100 ? 1 : 0) + "\(share) %"
    let room = width - 1 - name.terminalWidth - figure.count - "  []  ".count
    guard room >= ProgressLine.shortestBar else {
      return ProgressLine.cut("\(figure)  \(name)", to: width)
    }
    let length = min(room, ProgressLine.longestBar)
    let done = length * share / 100
    let bar = String(repeating: "#", count: done) + String(repeating: ".", count: length - done)
    return "\(name)  [\(bar)]  \(figure)"
  }

  private static func cut(_ text: String, to width: Int) -> String {
    var text = text
    while !text.isEmpty, text.terminalWidth >= width { text.removeLast() }
    return text
  }

  /// Wipes the line when Ctrl-C ends the process, which then ends as it would have without us, so
  /// that shells see an interrupt (130). The import's transaction is rolled back by the next to
  /// open the database.
  static func eraseOnInterrupt() {
    signal(SIGINT) { _ in
      // Nothing but calls that POSIX allows in a handler.
      var wipe: (UInt8, UInt8, UInt8, UInt8) = (0x0D, 0x1B, 0x5B, 0x4B)
      _ = withUnsafeBytes(of: &wipe) { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      signal(SIGINT, SIG_DFL)
      raise(SIGINT)
    }
  }
}
