import Foundation

enum PackageFolder {
  /// A file or folder of the package these tests belong to.
  static func url(_ path: String, testFile: String = #filePath) -> URL {
    URL(fileURLWithPath: testFile)
      .resolvingSymlinksInPath()
      .deletingLastPathComponent()  // ReportsTests
      .deletingLastPathComponent()  // Tests
      .deletingLastPathComponent()
      .appendingPathComponent(path)
  }
}
