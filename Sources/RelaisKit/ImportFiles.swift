import Foundation

/// The files that an import's paths stand for.
enum ImportFiles {
  /// Files in the order of their names; hidden ones and folders within folders are left out.
  static func list(_ paths: [String]) throws -> [String] {
    try paths.flatMap { path in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw RelaisError("unreadable", path)
      }
      guard isFolder.boolValue else { return [path] }
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        throw RelaisError("unreadable", path)
      }
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      return names.sorted().filter { !$0.hasPrefix(".") }.map { "\(folder)/\($0)" }
        .filter { !isDirectory($0) }
    }
  }

  static func size(_ path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue
  }

  static func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }

  private static func isDirectory(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
