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
  /// - Throws: `Diagnostic` naming the line at fault, `TabularError` where the file cannot be read,
  ///   `InvalidContest` where the rules contradict each other.
  public static func read(_ path: String) throws -> Contest {
    try parse(YAMLDocument.text(ofFile: path), path: path)
  }

  /// - Parameter path: names the file in errors.
  public static func parse(_ yaml: String, path: String) throws -> Contest {
    let contest = try ContestParser(yaml: YAMLDocument(path: path)).contest(yaml)
    try contest.validate()
    return contest
  }
}

private struct ContestParser {
  let yaml: YAMLDocument

  func contest(_ text: String) throws -> Contest {
    let root = try yaml.root(of: text)
    let keys = try yaml.mapping(
      root,
      keys: [
        "id", "name", "time_zone", "first_day", "last_day", "communities", "points",
        "challenges", "caps", "board", "minimum_team_size", "ties", "tie_break", "freeze", "show",
      ])
    func required(_ key: String) throws -> Node {
      guard let node = keys[key] else { throw yaml.expected("a key '\(key)'", at: root) }
      return node
    }
    return Contest(
      id: try yaml.string(required("id")),
      name: try yaml.string(required("name")),
      timeZone: try yaml.string(required("time_zone")),
      firstDay: try day(required("first_day")),
      lastDay: try day(required("last_day")),
      communities: try keys["communities"].map(yaml.strings) ?? [],
      points: try points(required("points"), challenges: keys["challenges"]),
      challenges: try keys["challenges"].map(yaml.strings) ?? [],
      caps: try keys["caps"].map(caps) ?? Contest.Caps(),
      board: try board(keys["board"], minimumSize: keys["minimum_team_size"]),
      ties: try keys["ties"].map(choice) ?? .competition,
      tieBreak: try keys["tie_break"].map(choice) ?? .shared,
      freeze: try keys["freeze"].map(day),
      shown: try keys["show"].map(shown) ?? Contest.Shown())
  }

  private func day(_ node: Node) throws -> Day {
    guard let day = Day(try yaml.string(node)) else {
      throw yaml.expected("a day such as 2026-03-29", at: node)
    }
    return day
  }

  private func points(_ node: Node, challenges: Node?) throws -> PerAct<Int> {
    var points = PerAct(repeating: 0)
    for (act, value) in try perAct(node) { points[act] = try yaml.count(value) }
    if points.challenge > 0, challenges == nil {
      throw yaml.expected(
        "beside points for challenges a key 'challenges' that lists theirs", at: node)
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
      throw yaml.expected("a number of acts such as 3, or of points such as '10 points'", at: node)
    }
    switch words.dropFirst().first {
    case nil, "acts": return .acts(number)
    case "points": return .points(number)
    default: throw yaml.expected("acts or points after the number", at: node)
    }
  }

  private func perAct(_ node: Node) throws -> [(act: Contest.Act, value: Node)] {
    let names = Contest.Act.allCases.map { "\($0)" }
    let keys = try yaml.mapping(node, keys: names)
    return zip(Contest.Act.allCases, names).compactMap { act, name in
      keys[name].map { (act: act, value: $0) }
    }
  }

  private func board(_ node: Node?, minimumSize: Node?) throws -> Contest.Board {
    switch try node.map(yaml.string) ?? "individual" {
    case "individual":
      if let minimumSize {
        throw yaml.expected("minimum_team_size only beside 'board: team'", at: minimumSize)
      }
      return .individual
    case "team":
      let size = try minimumSize.map(yaml.count) ?? ContestParser.usualTeam
      if size < ContestParser.smallestTeam, let minimumSize {
        throw yaml.expected("at least \(ContestParser.smallestTeam) members", at: minimumSize)
      }
      return .team(minimumSize: size)
    default:
      throw yaml.expected("individual or team", at: node ?? Node(""))
    }
  }

  private static let usualTeam = 5
  /// A team of fewer says more about one member than about the team.
  private static let smallestTeam = 3

  private func choice<Choice: RawRepresentable & CaseIterable>(_ node: Node) throws -> Choice
  where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try yaml.string(node)) else {
      throw yaml.expected(
        "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))", at: node)
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
