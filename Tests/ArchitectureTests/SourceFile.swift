import Foundation
import TestSupport

/// A text file of the repository, by its path from the root.
struct SourceFile {
  let path: String
  let text: String

  static func read(_ path: String) throws -> String {
    try String(contentsOf: Repository.file(path), encoding: .utf8)
  }

  /// `Champions` of `Sources/Analytics/Metrics/Champions.swift`.
  var stem: String { (path as NSString).lastPathComponent.prefix { $0 != "." }.description }

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// Swift files under a folder of the repository.
  static func swift(in folder: String) throws -> [SourceFile] {
    try all(in: folder).filter { $0.path.hasSuffix(".swift") }
  }

  /// Text files under a folder; what is built or fetched, and tables of data, are left out.
  static func all(in folder: String = "") throws -> [SourceFile] {
    let base = folder.isEmpty ? Repository.root : Repository.file(folder)
    guard let names = FileManager.default.enumerator(atPath: base.path) else { return [] }
    var files: [SourceFile] = []
    for case let name as String in names {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      if isForeign(path) {
        names.skipDescendants()
      } else if let data = FileManager.default.contents(atPath: base.path + "/" + name),
        let text = String(validating: data, as: UTF8.self), !data.contains(0)
      {
        files.append(SourceFile(path: path, text: text))
      }
    }
    return files.sorted { $0.path < $1.path }
  }

  private static func isForeign(_ path: String) -> Bool {
    let name = (path as NSString).lastPathComponent
    return [".git", ".swiftpm", "__pycache__", "Package.resolved"].contains(name)
      || name.hasSuffix(".csv") || name.hasPrefix(".build") || name.hasPrefix(".venv")
  }
}
