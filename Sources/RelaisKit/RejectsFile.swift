import Exports
import Foundation
import Tabular

/// A CSV file of rejected rows: `place,reason,row`, where `row` is the row as it stood. Holds
/// personal data, as the export did; it is written only where `--rejects` asks for it.
final class RejectsFile {
  private let path: String
  private let file: FileHandle

  init(path: String) throws {
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data("place,reason,row\n".utf8),
        attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: path)
    else { throw RelaisError("unwritable", path) }
    self.path = path
    self.file = file
    _ = try? file.seekToEnd()
  }

  func add(_ diagnostic: Diagnostic, _ raw: UnsafeRawBufferPointer?) throws {
    let reason = "\(diagnostic.code.rawValue): expected \(diagnostic.expected.text)"
    let row = raw.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let line = [diagnostic.location.description, reason, row].map(quoted).joined(separator: ",")
    do { try file.write(contentsOf: Data((line + "\n").utf8)) } catch {
      throw RelaisError("unwritable", path)
    }
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
