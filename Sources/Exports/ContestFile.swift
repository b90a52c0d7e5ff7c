public import Activity
import Tabular
import Yams

/// Reads the rules of a contest from its YAML file.
///
///     id: astuces-2026
///     name: Le mois des astuces
///     time_zone: Europe/Paris
///     first_day: 2026-02-02
///     last_day: 2026-03-01
///     communities: [vente, caisse]           # default: everybody
///     points: {tip: 5, thanks: 2, comment: 1, challenge: 3}
///     challenges: [D0012, D0013]             # those whose completion earns points
///     caps:
///       per_day: {tip: 3, comment: 10 points}  # acts, or points
///       per_pair: 5                          # or none
///     board: individual                      # or team, with minimum_team_size
///     ties: competition                      # or dense, or ordinal
///     tie_break: none                        # or earliest
///     freeze: 2026-02-23
///     show: {top: 10, neighbours: 2}
public enum ContestFile {
  /// - Throws: `InvalidContestFile`; `TabularError` where the file cannot be read.
  public static func read(_ path: String) throws -> Contest {
    try parse(YAMLDocument.text(ofFile: path), path: path)
  }

  /// - Parameter path: names the file in errors.
  /// - Throws: `InvalidContestFile`.
  public static func parse(_ yaml: String, path: String) throws -> Contest {
    do {
      let parser = try ContestParser(yaml, path: path)
      let contest = try parser.contest()
      guard parser.problems.isEmpty else { throw InvalidContestFile(problems: parser.problems) }
      do { try contest.validate() } catch { throw parser.located(error) }
      return contest
    } catch let problem as Diagnostic {
      throw InvalidContestFile(problems: [problem])
    }
  }
}

/// A contest file with mistakes: all that could be told, in the order of their lines.
public struct InvalidContestFile: Error, Sendable, Equatable {
  public let problems: [Diagnostic]

  init(problems: [Diagnostic]) {
    self.problems = problems.sorted {
      ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
    }
  }
}

private final class ContestParser {
  let yaml: YAMLDocument
  private(set) var problems: [Diagnostic] = []
  private let root: Node
  private let keys: [String: Node]

  private static let knownKeys = [
    "id", "name", "time_zone", "first_day", "last_day", "communities", "points", "challenges",
    "caps", "board", "minimum_team_size", "ties", "tie_break", "freeze", "show",
  ]

  /// - Throws: `Diagnostic` where the file is not a mapping at all.
  init(_ text: String, path: String) throws {
    yaml = YAMLDocument(path: path, code: .invalidContest)
    root = try yaml.root(of: text)
    let pairs = try yaml.pairs(root)
    keys = Dictionary(uniqueKeysWithValues: pairs.map { ($0.name, $0.value) })
    for (key, name, _) in pairs where !ContestParser.knownKeys.contains(name) {
      problems.append(yaml.unknown(name, at: key, among: ContestParser.knownKeys))
    }
  }

  /// The contest; where there are `problems`, something stands in for every value at fault.
  func contest() throws -> Contest {
    Contest(
      id: try required("id", "", yaml.string),
      name: try required("name", "", yaml.string),
      timeZone: try required("time_zone", "", yaml.string),
      firstDay: try required("first_day", Day(index: 0), day),
      lastDay: try required("last_day", Day(index: 0), day),
      communities: try optional("communities", [], yaml.strings),
      points: try required("points", PerAct(repeating: 0), points),
      challenges: try optional("challenges", [], yaml.strings),
      caps: try optional("caps", Contest.Caps(), caps),
      board: try board(),
      ties: try optional("ties", .competition, choice),
      tieBreak: try optional("tie_break", .shared, choice),
      freeze: try optional("freeze", nil, day),
      shown: try optional("show", Contest.Shown(), shown))
  }

  func located(_ error: InvalidContest) -> InvalidContestFile {
    InvalidContestFile(
      problems: error.problems.map { problem in
        yaml.expected(
          .contest(problem.expected), column: problem.key, at: yaml.node(at: problem.key, in: root))
      })
  }

  private func required<Value>(
    _ key: String, _ fallback: Value, _ parse: (Node) throws -> Value
  ) throws -> Value {
    if keys[key] == nil { problems.append(yaml.expected(.keyNamed(key), at: root)) }
    return try optional(key, fallback, parse)
  }

  /// - Returns: `fallback` where the key is missing or, once that is noted, its value at fault.
  private func optional<Value>(
    _ key: String, _ fallback: Value, _ parse: (Node) throws -> Value
  ) throws -> Value {
    guard let node = keys[key] else { return fallback }
    do { return try parse(node) } catch let problem as Diagnostic {
      problems.append(problem)
      return fallback
    }
  }

  private func day(_ node: Node) throws -> Day {
    guard let day = Day(try yaml.string(node)) else {
      throw yaml.expected(.dayAlone, at: node)
    }
    return day
  }

  private func points(_ node: Node) throws -> PerAct<Int> {
    var points = PerAct(repeating: 0)
    for (act, value) in try perAct(node) { points[act] = try yaml.count(value) }
    if points.challenge > 0, keys["challenges"] == nil {
      throw yaml.expected(.challengesKey, at: node)
    }
    return points
  }

  private func caps(_ node: Node) throws -> Contest.Caps {
    let keys = try yaml.mapping(node, keys: ["per_day", "per_pair"])
    var caps = Contest.Caps()
    if let node = keys["per_day"] {
      for (act, value) in try perAct(node) { caps.perDay[act] = try cap(value) }
    }
    if let node = keys["per_pair"] {
      caps.perPair = try isNone(node) ? nil : try yaml.count(node)
    }
    return caps
  }

  /// `3` acts, `10 points`, or `none`.
  private func cap(_ node: Node) throws -> Contest.Cap? {
    if try isNone(node) { return nil }
    let words = try yaml.string(node).split(separator: " ")
    guard let number = words.first.flatMap({ Int($0) }), words.count <= 2 else {
      throw yaml.expected(.cap, at: node)
    }
    switch words.dropFirst().first {
    case nil, "acts": return .acts(number)
    case "points": return .points(number)
    default: throw yaml.expected(.capUnit, at: node)
    }
  }

  private func perAct(_ node: Node) throws -> [(act: Contest.Act, value: Node)] {
    let names = Contest.Act.allCases.map { "\($0)" }
    let keys = try yaml.mapping(node, keys: names)
    return zip(Contest.Act.allCases, names).compactMap { act, name in
      keys[name].map { (act: act, value: $0) }
    }
  }

  private func board() throws -> Contest.Board {
    let size = try optional("minimum_team_size", ContestParser.usualTeam, teamSize)
    return try optional("board", .individual) { node in
      switch try yaml.string(node) {
      case "individual": .individual
      case "team": .team(minimumSize: size)
      default: throw yaml.expected(.oneOf(["individual", "team"]), at: node)
      }
    }
  }

  private func teamSize(_ node: Node) throws -> Int {
    guard let board = keys["board"], board.string != "individual" else {
      throw yaml.expected(.teamBoard, at: node)
    }
    let size = try yaml.count(node)
    guard size >= ContestParser.smallestTeam else {
      throw yaml.expected(.teamOf(ContestParser.smallestTeam), at: node)
    }
    return size
  }

  private static let usualTeam = 5
  /// A team of fewer says more about one member than about the team.
  private static let smallestTeam = 3

  private func choice<Choice: RawRepresentable & CaseIterable>(_ node: Node) throws -> Choice
  where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try yaml.string(node)) else {
      throw yaml.expected(.oneOf(Choice.allCases.map(\.rawValue)), at: node)
    }
    return choice
  }

  private func shown(_ node: Node) throws -> Contest.Shown {
    let keys = try yaml.mapping(node, keys: ["top", "neighbours"])
    var shown = Contest.Shown()
    if let node = keys["top"] { shown.top = try yaml.count(node) }
    if let node = keys["neighbours"] { shown.neighbours = try yaml.count(node) }
    return shown
  }

  private func isNone(_ node: Node) throws -> Bool {
    try yaml.string(node) == "none"
  }
}
