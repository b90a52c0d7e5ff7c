import Foundation
import Synchronization

/// A terminal that nobody sits at: what a process writes to it is read back, and a test may type.
final class PseudoTerminal: Sendable {
  /// The end that a process writes to.
  let process: FileHandle
  private let reader: FileHandle
  private let written = Mutex(Data())

  init(columns: Int) throws {
    let descriptor = openTerminal(O_RDWR | O_NOCTTY)
    guard descriptor >= 0, grantpt(descriptor) == 0, unlockpt(descriptor) == 0,
      let name = ptsname(descriptor)
    else { throw POSIXError(.ENXIO) }
    let other = open(name, O_RDWR | O_NOCTTY)
    guard other >= 0 else { throw POSIXError(.ENXIO) }
    var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(other, UInt(TIOCSWINSZ), &size) == 0 else { throw POSIXError(.ENXIO) }
    reader = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    process = FileHandle(fileDescriptor: other, closeOnDealloc: true)
    // A terminal holds a few kilobytes: whoever writes more waits for a reader.
    Thread.detachNewThread { [self] in
      var bytes = [UInt8](repeating: 0, count: 4096)
      while case let count = read(descriptor, &bytes, bytes.count), count > 0 {
        written.withLock { $0.append(contentsOf: bytes[..<count]) }
      }
    }
  }

  func type(_ text: String) {
    try? reader.write(contentsOf: Data(text.utf8))
  }

  /// All that was written so far.
  var text: String { written.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Waits until the terminal shows what is looked for.
  ///
  /// - Returns: false if it does not within a minute.
  func waits(for shown: (String) -> Bool) -> Bool {
    for _ in 0..<6000 {
      if shown(text) { return true }
      usleep(10_000)
    }
    return false
  }

  /// The lines that somebody would see now: carriage returns and wiped lines are followed.
  var screen: [String] {
    var lines = [""]
    var column = 0
    var rest = Substring(text.replacing("\r\n", with: "\n"))
    while let character = rest.popFirst() {
      switch character {
      case "\n":
        lines.append("")
        column = 0
      case "\r": column = 0
      case "\u{1B}" where rest.hasPrefix("[K"):
        rest.removeFirst(2)
        lines[lines.count - 1] = String(lines[lines.count - 1].prefix(column))
      default:
        let line = lines[lines.count - 1]
        lines[lines.count - 1] =
          line.prefix(column) + String(character) + line.dropFirst(column + 1)
        column += 1
      }
    }
    return lines
  }
}

#if os(Linux)
  // POSIX has these; glibc's module leaves them out unless asked for by a macro.
  @_silgen_name("posix_openpt") private func openTerminal(_ flags: Int32) -> Int32
  @_silgen_name("grantpt") private func grantpt(_ descriptor: Int32) -> Int32
  @_silgen_name("unlockpt") private func unlockpt(_ descriptor: Int32) -> Int32
  @_silgen_name("ptsname") private func ptsname(_ descriptor: Int32) -> UnsafeMutablePointer<CChar>?
#else
  private func openTerminal(_ flags: Int32) -> Int32 { posix_openpt(flags) }
#endif
