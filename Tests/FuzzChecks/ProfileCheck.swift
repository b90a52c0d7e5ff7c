import Exports
import Tabular

/// A profile or a contest in YAML, and what a profile makes of a CSV.
struct ProfileCheck {
  private let desk: Desk

  /// A line between the profile and the CSV.
  private static let border = Array("\n=====\n".utf8)

  init(_ desk: Desk) {
    self.desk = desk
  }

  func run(_ bytes: [UInt8]) throws {
    let cut = bytes.firstRange(of: ProfileCheck.border)
    let yaml = String(decoding: bytes[..<(cut?.lowerBound ?? bytes.count)], as: UTF8.self)
    try checkContest(yaml)
    let first = try profile(yaml)
    try promise(
      try profile(yaml).failure == first.failure, "read again, the profile has another fault")
    guard let profile = first.profile, let cut else { return }
    let csv = Array(bytes[cut.upperBound...])
    try ImportCheck(desk, Registry(profile: profile)).run(csv, desk.write(csv, as: "export"))
  }

  private func profile(_ yaml: String) throws -> (profile: Profile?, failure: Diagnostic?) {
    do {
      return (try Profile(yaml: yaml, path: "profile.yml"), nil)
    } catch let error as Diagnostic {
      try check(error, yaml)
      return (nil, error)
    }
  }

  private func checkContest(_ yaml: String) throws {
    do {
      _ = try ContestFile.parse(yaml, path: "contest.yml")
    } catch let error as InvalidContestFile {
      try promise(!error.problems.isEmpty, "a contest is refused for nothing")
      for problem in error.problems { try check(problem, yaml) }
    } catch let error as Diagnostic {
      try check(error, yaml)
    }
  }

  private func check(_ error: Diagnostic, _ yaml: String) throws {
    // YAML has line ends of its own beside those of other texts: NEL, LS and PS.
    let lines =
      2 + yaml.unicodeScalars.count { "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }
    let place = error.location
    try promise(
      (1...lines).contains(place.line) && place.column >= 1,
      "\(error.code): \(place.line):\(place.column) is outside the profile")
    try promise(!error.description.isEmpty, "\(error.code) says nothing")
  }
}
