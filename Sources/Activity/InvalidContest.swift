/// Rules that no board can be made from, each with the key it stands under.
public struct InvalidContest: Error, Equatable, CustomStringConvertible {
  public struct Problem: Equatable, Sendable, CustomStringConvertible {
    /// As in the contest file, `caps.per_day.tip`.
    public let key: String
    public let expected: Expectation

    public var description: String { "\(key): expected \(expected.text)" }
  }

  public let problems: [Problem]

  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}

extension InvalidContest {
  /// What should have stood under a key, and what was found: a key to translate by, and English
  /// text.
  public enum Expectation: Equatable, Sendable {
    case identifier
    case title
    case timeZone(found: String)
    case lastDay(from: Day, found: Day)
    case length(under: Int, found: Day)
    case freeze(after: Day, through: Day, found: Day)
    case communities
    case points(upTo: Int, found: Int)
    case somePoints
    case capInActs(found: Int)
    case capInPoints(atLeast: Int, found: Int)
    case capPerPair(found: Int)
    case atLeast(Int, found: Int)

    /// Kebab-case; the same for every expectation that one sentence can word.
    public var key: String {
      switch self {
      case .identifier: "contest-identifier"
      case .title: "contest-title"
      case .timeZone: "contest-time-zone"
      case .lastDay: "contest-last-day"
      case .length: "contest-length"
      case .freeze: "contest-freeze"
      case .communities: "contest-communities"
      case .points: "contest-points"
      case .somePoints: "contest-some-points"
      case .capInActs: "contest-cap-in-acts"
      case .capInPoints: "contest-cap-in-points"
      case .capPerPair: "contest-cap-per-pair"
      case .atLeast: "contest-at-least"
      }
    }

    /// What a sentence in another language needs to fill its places, in the order of the English.
    public var arguments: [String] {
      switch self {
      case .identifier, .title, .communities, .somePoints: []
      case .timeZone(let found): [found]
      case .lastDay(let first, let found): [first.description, found.description]
      case .length(let days, let found): [String(days), found.description]
      case .freeze(let first, let last, let found):
        [first.description, last.description, found.description]
      case .points(let number, let found), .capInPoints(let number, let found),
        .atLeast(let number, let found):
        [String(number), String(found)]
      case .capInActs(let found), .capPerPair(let found): [String(found)]
      }
    }

    /// English; completes "expected ...".
    public var text: String {
      switch self {
      case .identifier: "a short identifier that stays the same, found nothing"
      case .title: "a title, found nothing"
      case .timeZone(let found):
        "a time zone known to this machine, such as Europe/Paris, found '\(found)'"
      case .lastDay(let first, let found): "\(first) (first_day) or later, found \(found)"
      case .length(let days, let found): "fewer than \(days) days after first_day, found \(found)"
      case .freeze(let first, let last, let found):
        "a day after \(first) (first_day), up to \(last) (last_day), found \(found)"
      case .communities: "identifiers, found an empty one"
      case .points(let most, let found): "a whole number from 0 to \(most), found \(found)"
      case .somePoints: "points for at least one kind of act, found none"
      case .capInActs(let found): "at least 1 act, or no cap, found \(found)"
      case .capInPoints(let points, let found):
        "at least the \(points) points of one act, or no cap, found \(found)"
      case .capPerPair(let found): "at least 1, or no cap, found \(found)"
      case .atLeast(let least, let found): "\(least) or more, found \(found)"
      }
    }
  }
}

extension Contest {
  /// The longest contest: two years of days, so that a mistyped year is noticed.
  public static let longestWindow = 731
  public static let mostPoints = 1_000_000

  /// - Throws: `InvalidContest` with every problem at once.
  public func validate() throws(InvalidContest) {
    var problems: [InvalidContest.Problem] = []
    func expect(_ holds: Bool, _ key: String, _ expected: InvalidContest.Expectation) {
      guard !holds else { return }
      problems.append(InvalidContest.Problem(key: key, expected: expected))
    }

    expect(!id.isEmpty, "id", .identifier)
    expect(!name.isEmpty, "name", .title)
    expect(ZoneRules(identifier: timeZone) != nil, "time_zone", .timeZone(found: timeZone))
    expect(lastDay >= firstDay, "last_day", .lastDay(from: firstDay, found: lastDay))
    expect(
      lastDay - firstDay < Contest.longestWindow, "last_day",
      .length(under: Contest.longestWindow, found: lastDay))
    if let freeze {
      expect(
        freeze > firstDay && freeze <= lastDay, "freeze",
        .freeze(after: firstDay, through: lastDay, found: freeze))
    }
    expect(communities.allSatisfy { !$0.isEmpty }, "communities", .communities)
    for act in Act.allCases {
      expect(
        (0...Contest.mostPoints).contains(points[act]), "points.\(act)",
        .points(upTo: Contest.mostPoints, found: points[act]))
      switch caps.perDay[act] {
      case .acts(let most):
        expect(most >= 1, "caps.per_day.\(act)", .capInActs(found: most))
      case .points(let most):
        let least = max(points[act], 1)
        expect(most >= least, "caps.per_day.\(act)", .capInPoints(atLeast: least, found: most))
      case nil:
        break
      }
    }
    expect(Act.allCases.contains { points[$0] > 0 }, "points", .somePoints)
    if let most = caps.perPair {
      expect(most >= 1, "caps.per_pair", .capPerPair(found: most))
    }
    if case .team(let size) = board {
      expect(size >= 1, "minimum_team_size", .atLeast(1, found: size))
    }
    expect(shown.top >= 1, "show.top", .atLeast(1, found: shown.top))
    expect(shown.neighbours >= 0, "show.neighbours", .atLeast(0, found: shown.neighbours))
    guard problems.isEmpty else { throw InvalidContest(problems: problems) }
  }
}
