import Exports
import Foundation
import Reports
import Tabular

/// A CSV file of rejected rows: `place,reason,row`, where `row` is the row as it stood, behind an
/// apostrophe where a spreadsheet would take it for a formula. Holds personal data, as the export did;
/// it is written only where `--rejects` asks for it.
final class RejectsFile {
  private let path: String
  private let file: FileHandle

  private static let header = Data("place,reason,row\n".utf8)

  /// - Throws: `RelaisError` where the file cannot be written, or is something else, such as the
  ///   export itself.
  init(path: String) throws {
    guard !RejectsFile.isAnother(path) else { throw RelaisError("not-rejects", path) }
    // In place: a link stays one, and the file is its owner's from the first byte.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else {
      throw RelaisError("unwritable", path)
    }
    self.path = path
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try write(RejectsFile.header)
  }

  /// Whether there is a file of another kind, or a pipe or a device.
  private static func isAnother(_ path: String) -> Bool {
    guard (try? InputFile(path: path).checkRegular()) != nil else { return true }
    let head = try? FileHandle(forReadingAtPath: path)?.read(upToCount: header.count)
    return head.map { !$0.isEmpty && $0 != header } ?? false
  }

  func add(_ diagnostic: Diagnostic, _ raw: UnsafeRawBufferPointer?) throws {
    let reason = "\(diagnostic.code.rawValue): expected \(diagnostic.expected.text)"
    let row = raw.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let cells = [diagnostic.location.description, reason, row]
    let line = cells.map { quoted($0.asNoFormula) }.joined(separator: ",")
    try write(Data((line + "\n").utf8))
  }

  private func write(_ data: Data) throws {
    do { try file.write(contentsOf: data) } catch { throw RelaisError("unwritable", path) }
  }

  /// Forgets what was added since the file had this length.
  func shorten(to length: UInt64) throws {
    do {
      try file.truncate(atOffset: length)
      try file.seekToEnd()
    } catch { throw RelaisError("unwritable", path) }
  }

  var length: UInt64 { (try? file.offset()) ?? 0 }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
