public import Foundation

/// Where the sources are, and the open data that may stand beside them.
public enum Repository {
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  public static func file(_ path: String) -> URL {
    root.appendingPathComponent(path)
  }

  /// A folder of the open data beside the repository, `../shared/data`.
  ///
  /// - Returns: nil where it is absent, after saying aloud that `test` is skipped.
  public static func openData(_ name: String, skipping test: String = #function) -> URL? {
    let folder = root.deletingLastPathComponent().appendingPathComponent("shared/data/\(name)")
    if FileManager.default.fileExists(atPath: folder.path) { return folder }
    print("skipped: \(test): no open data at ../shared/data/\(name)")
    return nil
  }
}
