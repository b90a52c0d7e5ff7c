import Foundation
import RelaisKit

/// A simulated year of a company, and a database made of it, in a temporary folder of its own.
///
/// The same members, weeks and seed give the same bytes on every machine.
struct Sample: Sendable {
  /// About 200,000 logins and 20 communities.
  static let members = 2000
  /// One of those of a company of this size.
  static let community = "Vente Nord"

  private let folder: String

  init(_ name: String) {
    let process = ProcessInfo.processInfo.processIdentifier
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "relais-benchmark-\(process)-\(name)").path
  }

  var exports: String { folder + "/exports" }
  private var database: String { folder + "/relais.sqlite" }
  private var copy: String { folder + "/imported.sqlite" }

  /// On a day after the simulated year, whatever this machine's clock says.
  var workspace: Workspace {
    Workspace(database: database, now: { 1_780_000_000 })
  }

  func simulate() throws {
    _ = try Workspace.simulate(members: Sample.members, weeks: 52, seed: 1, into: exports)
  }

  /// - Parameter file: of the exports; nil imports them all.
  func importExports(_ file: String? = nil) throws {
    var options = ImportOptions()
    options.timeZone = "Europe/Paris"
    _ = try workspace.importExports(
      [file.map { "\(exports)/\($0)" } ?? exports], options: options)
  }

  /// Keeps the database as it is now, for `forgetReleases`.
  func keepCopy() throws {
    try FileManager.default.copyItem(atPath: database, toPath: copy)
  }

  func forgetReleases() throws {
    removeDatabase()
    try FileManager.default.copyItem(atPath: copy, toPath: database)
  }

  func removeDatabase() {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: database + suffix)
    }
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: folder)
  }
}
