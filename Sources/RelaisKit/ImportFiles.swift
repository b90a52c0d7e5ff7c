import Exports
import Foundation
import Tabular

/// A file to import: one on the disk, or an entry of an archive.
struct ImportFile {
  let input: InputFile
  /// The identifier of the Slack channel whose folder it lies in; nil in any other folder.
  var slackChannel: String?
  /// Whether the user named this very file; false of what a folder or an archive holds.
  var isNamed = false
}

/// The files that an import's paths stand for.
enum ImportFiles {
  /// What an import's paths lead to.
  enum Found {
    case file(ImportFile)
    case leftOut(String, ImportEvent.Reason)
    /// Of an unpacked Slack export, so many folders of no public channel.
    case privateFolders(Int, of: String)
  }

  /// Files in the order of their names. Hidden ones are passed over; folders within folders, and
  /// links that lead out of theirs, are left out: who hands over a folder could else point Relais
  /// at files that are not in it. A folder with the list of a Slack workspace's channels stands for
  /// the files of these too.
  static func list(_ paths: [String]) throws -> [Found] {
    try paths.flatMap { path -> [Found] in
      guard let isFolder = isFolder(path) else { throw RelaisError("unreadable", path) }
      guard isFolder else {
        let channel = slackChannel(ofFolderOf: path)
        return [
          .file(ImportFile(input: InputFile(path: path), slackChannel: channel, isNamed: true))
        ]
      }
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      let channel = slackChannel(ofFolderOf: "\(folder)/channels.json")
      let (found, folders) = try files(in: folder, slackChannel: channel)
      if let channels = slackChannels(in: folder) {
        return try found + channelFiles(of: folders, in: folder, channels)
      }
      return found + (folders.isEmpty ? [] : [.leftOut(folder, .foldersWithin)])
    }
  }

  /// - Returns: the files and what was left out of them, and the names of the folders.
  private static func files(
    in folder: String, slackChannel: String?
  ) throws -> (found: [Found], folders: [String]) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw RelaisError("unreadable", folder)
    }
    var (files, leftOut, folders): ([Found], [Found], [String]) = ([], [], [])
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      let input = InputFile(path: path)
      if leads(path, outOf: folder) {
        leftOut.append(.leftOut(path, .linkOutside))
      } else if isFolder(path) == true {
        folders.append(name)
      } else if (try? input.checkRegular()) == nil {
        leftOut.append(.leftOut(path, .notRegular))
      } else {
        files.append(.file(ImportFile(input: input, slackChannel: slackChannel)))
      }
    }
    return (files + leftOut, folders)
  }

  private static func channelFiles(
    of folders: [String], in folder: String, _ channels: SlackChannels
  ) throws -> [Found] {
    let found = try folders.flatMap { name -> [Found] in
      guard let channel = channels[folder: name] else { return [] }
      return try files(in: "\(folder)/\(name)", slackChannel: channel).found
    }
    let others = folders.count { channels[folder: $0] == nil }
    return found + (others > 0 ? [.privateFolders(others, of: folder)] : [])
  }

  /// The file itself, or the entries of the archive that it is; what is left out is reported.
  ///
  /// - Throws: `notARegularFile`, and what is wrong with an archive.
  static func opened(
    _ file: ImportFile, _ report: (ImportEvent) -> Void
  ) throws(TabularError) -> [ImportFile] {
    let path = file.input.path
    try file.input.checkRegular()
    guard try ZipArchive.isArchive(path) else { return [file] }
    let archive = try ZipArchive(path: path)
    if archive.isDocument {
      report(.skipped(path: path))
      return []
    }
    let found = try list(archive, path: path)
    found.tellLeftOut(report)
    return found.files
  }

  /// The entries of an archive; of a Slack export those of public channels only.
  static func list(_ archive: ZipArchive, path: String) throws(TabularError) -> [Found] {
    var exports: [Substring: SlackChannels] = [:]
    for entry in archive.entries {
      let (folder, file) = entry.name.lastPathSplit
      if file == "channels.json", let channels = try SlackChannels(entry) {
        exports[folder] = channels
      }
    }
    var found: [Found] = []
    var others: Set<Substring> = []
    for entry in archive.entries {
      let folder = entry.name.lastPathSplit.folder
      let (outer, name) = folder.lastPathSplit
      let channels = folder.contains("/") ? exports[outer] : nil
      let channel = channels?[folder: String(name)]
      if channels != nil, channel == nil {
        others.insert(folder)
      } else {
        found.append(.file(ImportFile(input: entry, slackChannel: channel)))
      }
    }
    return found + (others.isEmpty ? [] : [.privateFolders(others.count, of: path)])
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

  /// nil of what is not there.
  private static func isFolder(_ path: String) -> Bool? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder.boolValue
  }

  private static func slackChannel(ofFolderOf path: String) -> String? {
    let folder = URL(filePath: path).standardizedFileURL.deletingLastPathComponent()
    return slackChannels(in: folder.deletingLastPathComponent().path)?[
      folder: folder.lastPathComponent]
  }

  /// nil where there is no list of channels, or none that can be read: importing it says why.
  private static func slackChannels(in folder: String) -> SlackChannels? {
    let list = InputFile(path: "\(folder)/channels.json")
    guard isFolder(list.path) == false, (try? list.checkRegular()) != nil else { return nil }
    return try? SlackChannels(list)
  }
}

extension [ImportFiles.Found] {
  var files: [ImportFile] { compactMap { if case .file(let file) = $0 { file } else { nil } } }

  func tellLeftOut(_ report: (ImportEvent) -> Void) {
    for found in self {
      switch found {
      case .file: break
      case .leftOut(let path, let reason): report(.leftOut(path: path, reason))
      case .privateFolders(let folders, let path):
        report(.privateFolders(folders: folders, of: path))
      }
    }
  }
}

extension StringProtocol where SubSequence == Substring {
  /// The folder and the file of a path; the folder is empty where there is none.
  fileprivate var lastPathSplit: (folder: Substring, file: Substring) {
    guard let slash = lastIndex(of: "/") else { return ("", self[...]) }
    return (self[..<slash], self[index(after: slash)...])
  }
}
