import Foundation
import TestSupport

/// The Swift compiler, with the modules that this very test run was built from.
struct Compiler {
  private let executable: URL
  private let modules: URL

  /// nil if there is no compiler on the path or no module beside the test bundle.
  init?() {
    guard let executable = Compiler.executable, let modules = Compiler.modules else { return nil }
    self.executable = executable
    self.modules = modules
  }

  /// The messages of the errors in each source. The sources are files of one module.
  ///
  /// - Parameter deeply: also those of what is found after the types have been checked, such as who
  ///   may initialize what.
  func errors(in sources: [String], deeply: Bool = false) throws -> [[String]] {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "probes-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }

    let names = sources.indices.map { "probe\($0).swift" }
    for (name, source) in zip(names, sources) {
      try Data(source.utf8).write(to: folder.appending(path: name))
    }
    let (output, status) = try run(
      names, deeply ? ["-emit-sil", "-o", "/dev/null"] : ["-typecheck"], in: folder)
    let lines = output.split(separator: "\n").map(String.init)
    let errors = names.map { name in
      lines.filter { $0.contains("\(name):") && $0.contains(": error: ") }
    }
    // A failure that belongs to no source, such as a module that does not load, is one of all.
    let isExplained = status == 0 || errors.contains { !$0.isEmpty }
    return isExplained ? errors : errors.map { _ in [output] }
  }

  private func run(
    _ names: [String], _ mode: [String], in folder: URL
  ) throws -> (output: String, status: Int32) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = executable
    process.arguments =
      mode + ["-wmo", "-swift-version", "6", "-module-name", "Probes", "-I", modules.path]
      + cModules.flatMap { ["-Xcc", "-fmodule-map-file=\($0.path)"] } + names
    process.currentDirectoryURL = folder
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
  }

  /// Maps of the C modules that ours are built upon: of our own, and where packages are checked out.
  private var cModules: [URL] {
    [Repository.file("Sources/CZlib/module.modulemap")] + cModulesOfPackages
  }

  private var cModulesOfPackages: [URL] {
    var folder = modules
    while folder.pathComponents.count > 1 {
      let checkouts = folder.appending(path: "checkouts")
      if FileManager.default.fileExists(atPath: checkouts.path) {
        return ["GRDB.swift/Sources/GRDBSQLite", "Yams/Sources/CYaml/include"]
          .map { checkouts.appending(path: $0).appending(path: "module.modulemap") }
      }
      folder.deleteLastPathComponent()
    }
    return []
  }

  private static var executable: URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: "swiftc") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// The folder of `Disclosure.swiftmodule`, found upwards from the running test bundle.
  private static var modules: URL? {
    let bundles = CommandLine.arguments + [Bundle.main.executablePath ?? ""]
    for bundle in bundles where bundle.contains(".xctest") {
      var folder = URL(filePath: bundle).deletingLastPathComponent()
      while folder.pathComponents.count > 1 {
        let candidate = folder.appending(path: "Modules")
        let module = candidate.appending(path: "Disclosure.swiftmodule")
        if FileManager.default.fileExists(atPath: module.path) { return candidate }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }
}
