import Foundation
import TestSupport

/// A folder of its own in which the built binary is run, with an environment of its own.
final class Desk {
  let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
  }

  /// What a command left behind.
  struct Outcome: CustomStringConvertible {
    /// nil where a signal ended the process.
    let exitCode: Int32?
    let signal: Int32?
    let output: String
    let errors: String

    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

    var description: String {
      "exit \(exitCode.map(String.init) ?? "by signal"), stdout:\n\(output)\nstderr:\n\(errors)"
    }
  }

  /// Runs `relais` to its end.
  @discardableResult
  func relais(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Outcome {
    try relais(arguments, environment: environment)
  }

  @discardableResult
  func relais(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    // Files, not pipes: nothing waits for a reader.
    let name = UUID().uuidString
    let (output, errors) = (try stream("\(name).out"), try stream("\(name).err"))
    let process = try start(arguments, environment, output: output, errors: errors)
    process.waitUntilExit()
    return Outcome(process, output: try takeText("\(name).out"), try takeText("\(name).err"))
  }

  func start(
    _ arguments: [String], _ environment: [String: String] = [:], input: Any? = nil,
    output: Any? = nil, errors: Any? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = Desk.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["TZ": "UTC", "LANG": "C"].merging(environment) { $1 }
    process.standardInput = input ?? FileHandle.nullDevice
    process.standardOutput = output ?? FileHandle.nullDevice
    process.standardError = errors ?? FileHandle.nullDevice
    // A test's thread may block signals, and a process inherits that from it.
    var (none, blocked) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &blocked)
    defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
    try process.run()
    return process
  }

  /// The binary beside the tests in the build folder.
  static let binary: URL = {
    let bundle = Bundle(for: Desk.self).bundleURL
    let places = [bundle, bundle.deletingLastPathComponent()].map { $0.appending(path: "relais") }
    return places.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? places[0]
  }()

  // MARK: Files

  func write(_ text: String, to name: String) throws {
    try folder.write(text, to: name)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  func data(_ name: String) throws -> Data {
    try Data(contentsOf: folder.url.appending(path: name))
  }

  var files: [String] {
    get throws { try files(in: "") }
  }

  func files(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: name).path)
      .sorted()
  }

  private func stream(_ name: String) throws -> FileHandle {
    try write("", to: name)
    return try FileHandle(forWritingTo: folder.url.appending(path: name))
  }

  private func takeText(_ name: String) throws -> String {
    defer { try? FileManager.default.removeItem(at: folder.url.appending(path: name)) }
    return String(decoding: try data(name), as: UTF8.self)
  }
}

extension Desk.Outcome {
  init(_ process: Process, output: String = "", _ errors: String = "") {
    let isSignal = process.terminationReason == .uncaughtSignal
    exitCode = isSignal ? nil : process.terminationStatus
    signal = isSignal ? process.terminationStatus : nil
    self.output = output
    self.errors = errors
  }
}

extension Desk {
  /// The digest that `relais status` tells, and the counts by kind.
  func status(_ database: String = "relais.sqlite") throws -> (
    digest: String, counts: [String: Int]
  ) {
    let report = try json("status", "--database", database)
    var counts: [String: Int] = [:]
    for row in report.rows("inventory") {
      if let kind = row["kind"] as? String { counts[kind] = row["count"] as? Int }
    }
    return (report.rows("facts_digest").first?["sha256"] as? String ?? "", counts)
  }

  /// A report in JSON.
  func json(_ arguments: String...) throws -> Report {
    let outcome = try relais(arguments + ["--format", "json"])
    return try Report(text: outcome.output)
  }
}

/// A report in JSON, read back.
struct Report {
  let members: [String: Any]

  init(text: String) throws {
    members = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  func rows(_ table: String) -> [[String: Any]] {
    let tables = members["tables"] as? [[String: Any]] ?? []
    return tables.first { $0["id"] as? String == table }?["rows"] as? [[String: Any]] ?? []
  }

  var notes: [String] {
    (members["notes"] as? [[String: Any]] ?? []).compactMap { $0["key"] as? String }
  }
}
