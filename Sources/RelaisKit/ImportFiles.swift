import Exports
import Foundation

/// A file to import.
struct ImportFile {
  let path: String
  /// The identifier of the Slack channel whose folder it lies in; nil in any other folder.
  let slackChannel: String?
}

/// The files that an import's paths stand for.
enum ImportFiles {
  /// Files in the order of their names; hidden ones and folders within folders are left out. A
  /// folder with the list of a Slack workspace's channels stands for the files of these too.
  ///
  /// - Returns: the files, and how many folders of each Slack export are of no public channel.
  static func list(
    _ paths: [String]
  ) throws -> (files: [ImportFile], leftOut: [(export: String, folders: Int)]) {
    var files: [ImportFile] = []
    var leftOut: [(export: String, folders: Int)] = []
    for path in paths {
      guard let isFolder = isFolder(path) else { throw RelaisError("unreadable", path) }
      guard isFolder else {
        files.append(ImportFile(path: path, slackChannel: slackChannel(ofFolderOf: path)))
        continue
      }
      let entries = try entries(of: path)
      if let first = entries.first {
        let channel = slackChannel(ofFolderOf: first.path)
        files += entries.filter { !$0.isFolder }
          .map { ImportFile(path: $0.path, slackChannel: channel) }
      }
      guard let channels = slackChannels(in: path) else { continue }
      var others = 0
      for folder in entries where folder.isFolder {
        guard let channel = channels[folder: folder.name] else {
          others += 1
          continue
        }
        files += try self.entries(of: folder.path).filter { !$0.isFolder }
          .map { ImportFile(path: $0.path, slackChannel: channel) }
      }
      if others > 0 { leftOut.append((path, others)) }
    }
    return (files, leftOut)
  }

  static func size(_ path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue
  }

  static func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }

  private struct Entry {
    let name: String
    let path: String
    let isFolder: Bool
  }

  private static func entries(of folder: String) throws -> [Entry] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw RelaisError("unreadable", folder)
    }
    let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    return names.sorted().filter { !$0.hasPrefix(".") }.map { name in
      let path = "\(folder)/\(name)"
      return Entry(name: name, path: path, isFolder: isFolder(path) == true)
    }
  }

  /// nil of what is not there.
  private static func isFolder(_ path: String) -> Bool? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder.boolValue
  }

  private static func slackChannel(ofFolderOf path: String) -> String? {
    let folder = URL(filePath: absolute(path)).deletingLastPathComponent()
    return slackChannels(in: folder.deletingLastPathComponent().path)?[
      folder: folder.lastPathComponent]
  }

  /// nil where there is no list of channels, or none that can be read: importing it says why.
  private static func slackChannels(in folder: String) -> SlackChannels? {
    let path = "\(folder)/channels.json"
    return isFolder(path) == false ? try? SlackChannels(path: path) : nil
  }
}
