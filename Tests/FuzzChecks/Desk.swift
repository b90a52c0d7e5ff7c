import Activity
public import Foundation
import Tabular

/// A folder that inputs are written to, for readers read files.
public struct Desk: Sendable {
  private let folder: URL
  /// What grades need to tell who is who.
  let moodleUsers: String
  let zone: ZoneRules

  /// - Parameter folder: exists, and nobody else writes to it.
  public init(_ folder: URL) throws {
    self.folder = folder
    let users = folder.appendingPathComponent("users")
    try Data("id,username,email\n7,ada,ada@example.org\n8,bo,bo@example.org\n".utf8)
      .write(to: users)
    moodleUsers = users.path
    guard let zone = ZoneRules(identifier: "Europe/Paris") else {
      throw Breach("this machine does not know Europe/Paris")
    }
    self.zone = zone
  }

  func write(_ bytes: [UInt8], as name: String) throws -> InputFile {
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return InputFile(path: file.path)
  }
}
