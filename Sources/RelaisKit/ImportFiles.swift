import Foundation
import Tabular

/// The files that an import's paths stand for.
enum ImportFiles {
  /// What an import's paths lead to.
  enum Found {
    case file(String)
    case leftOut(String, ImportEvent.Reason)
  }

  /// Files in the order of their names. Hidden ones are passed over; folders within folders, and
  /// links that lead out of theirs, are left out: who hands over a folder could else point Relais
  /// at files that are not in it.
  static func list(_ paths: [String]) throws -> [Found] {
    try paths.flatMap { path -> [Found] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw RelaisError("unreadable", path)
      }
      guard isFolder.boolValue else { return [.file(path)] }
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        throw RelaisError("unreadable", path)
      }
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      let inside = names.sorted().filter { !$0.hasPrefix(".") }.map { "\(folder)/\($0)" }
      let links = inside.filter { leads($0, outOf: folder) }
      let within = inside.filter { !links.contains($0) }
      let files = within.filter { !isDirectory($0) }
      return files.map(Found.file) + links.map { .leftOut($0, .linkOutside) }
        + (files.count < within.count ? [.leftOut(folder, .foldersWithin)] : [])
    }
  }

  private static func leads(_ path: String, outOf folder: String) -> Bool {
    guard (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil else {
      return false
    }
    return !resolved(path).hasPrefix(resolved(folder) + "/")
  }

  private static func resolved(_ path: String) -> String {
    let whole = URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
    return whole == "/" ? "" : whole
  }

  /// In bytes on the disk, as packed.
  static func size(_ input: InputFile) -> Int? {
    if let size = input.packedSize { return size }
    let attributes = try? FileManager.default.attributesOfItem(atPath: input.path)
    return (attributes?[.size] as? NSNumber)?.intValue
  }

  static func absolute(_ input: InputFile) -> String {
    URL(filePath: input.path).standardizedFileURL.path + input.name.dropFirst(input.path.count)
  }

  private static func isDirectory(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
