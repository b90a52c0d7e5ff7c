/// The rules of a contest: who may win what, for which acts, until when.
///
/// Keys named in errors are those of the contest file.
public struct Contest: Sendable, Hashable {
  public var id: String
  public var name: String
  /// An identifier of the time zone database, `Europe/Paris`. Every day of the rules is local to
  /// it.
  public var timeZone: String
  /// Acts count from the midnight that begins this day...
  public var firstDay: Day
  /// ...to the midnight that ends this one.
  public var lastDay: Day
  /// Identifiers of the communities whose members take part; all of them if empty.
  public var communities: [String]
  public var points: PerAct<Int>
  /// Identifiers of the challenges whose completion earns points. Who completes any other is
  /// nobody's business: entering one of these is entering the contest.
  public var challenges: [String]
  public var caps: Caps
  public var board: Board
  public var ties: Ties
  public var tieBreak: TieBreak
  /// From the midnight that begins this day to the close, the board shows the standings of that
  /// midnight. After the close it shows the result. nil for a board that never freezes.
  public var freeze: Day?
  public var shown: Shown

  public init(
    id: String, name: String, timeZone: String, firstDay: Day, lastDay: Day,
    communities: [String] = [], points: PerAct<Int>, challenges: [String] = [],
    caps: Caps = Caps(), board: Board = .individual, ties: Ties = .competition,
    tieBreak: TieBreak = .shared,
    freeze: Day? = nil, shown: Shown = Shown()
  ) {
    self.id = id
    self.name = name
    self.timeZone = timeZone
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.communities = communities
    self.points = points
    self.challenges = challenges
    self.caps = caps
    self.board = board
    self.ties = ties
    self.tieBreak = tieBreak
    self.freeze = freeze
    self.shown = shown
  }
}

extension Contest {
  /// What can earn points.
  public enum Act: Int, CaseIterable, Sendable {
    /// Sharing a tip.
    case tip
    /// A colleague's first reaction to a tip; its author is thanked.
    case thanks
    /// Commenting on a colleague's tip.
    case comment
    /// Completing a challenge.
    case challenge
  }

  /// What one member can score at most. An act that would pass a cap scores nothing.
  public struct Caps: Sendable, Hashable {
    /// Per member, kind of act and local day; nil for no cap.
    public var perDay: PerAct<Cap?>
    /// Thanks that count from one giver to one receiver over the whole contest; nil for no cap.
    public var perPair: Int?

    public init(perDay: PerAct<Cap?> = PerAct(repeating: nil), perPair: Int? = 5) {
      self.perDay = perDay
      self.perPair = perPair
    }
  }

  public enum Cap: Sendable, Hashable {
    case acts(Int)
    case points(Int)
  }

  public enum Board: Sendable, Hashable {
    case individual
    /// Points per eligible head; a team with fewer eligible members takes no rank.
    case team(minimumSize: Int)
  }

  /// The ranks of equal scores.
  public enum Ties: String, CaseIterable, Sendable {
    /// 1-2-2-4
    case competition
    /// 1-2-2-3
    case dense
    /// 1-2-3-4, equals in the order of their identifiers
    case ordinal
  }

  /// What parts equal scores before they count as tied.
  public enum TieBreak: String, CaseIterable, Sendable {
    /// Nothing: equals share a rank.
    case shared = "none"
    /// Whoever reached the score first.
    case earliest
  }

  public struct Shown: Sendable, Hashable {
    /// Rows from the top; whoever is tied with the last of them is shown too.
    public var top: Int
    /// Rows above and below a given member.
    public var neighbours: Int

    public init(top: Int = 10, neighbours: Int = 2) {
      self.top = top
      self.neighbours = neighbours
    }
  }
}

/// A value for each kind of act.
public struct PerAct<Value> {
  public var tip: Value
  public var thanks: Value
  public var comment: Value
  public var challenge: Value

  public init(tip: Value, thanks: Value, comment: Value, challenge: Value) {
    self.tip = tip
    self.thanks = thanks
    self.comment = comment
    self.challenge = challenge
  }

  public init(repeating value: Value) {
    self.init(tip: value, thanks: value, comment: value, challenge: value)
  }

  public subscript(act: Contest.Act) -> Value {
    get {
      switch act {
      case .tip: tip
      case .thanks: thanks
      case .comment: comment
      case .challenge: challenge
      }
    }
    set {
      switch act {
      case .tip: tip = newValue
      case .thanks: thanks = newValue
      case .comment: comment = newValue
      case .challenge: challenge = newValue
      }
    }
  }
}

extension PerAct: Sendable where Value: Sendable {}
extension PerAct: Equatable where Value: Equatable {}
extension PerAct: Hashable where Value: Hashable {}

// MARK: - Time

extension Contest {
  /// How far a board has come.
  public enum Stage: Sendable, Hashable {
    case running
    /// Standings of the freeze, until the close.
    case frozen
    case closed
  }

  public func stage(asOf day: Day) -> Stage {
    if day >= lastDay { return .closed }
    if let freeze, day >= freeze { return .frozen }
    return .running
  }

  /// The instants, in seconds since 1970, from the first day's midnight up to, not including, the
  /// one that ends the last day. Empty if the last day comes before the first.
  public func window(in zone: ZoneRules) -> Range<Int> {
    let start = zone.instant(atLocal: firstDay.localSeconds)
    let end = zone.instant(atLocal: (lastDay + 1).localSeconds)
    return start..<max(start, end)
  }
}

// MARK: - Canonical text

extension Contest {
  /// The rules as text: the same for the same rules, however the file that gave them is laid out.
  ///
  /// One `key: value` a line, keys sorted, every default spelled out, communities as a set. The
  /// name is left out: a corrected title is not another rule. The first line names this format and
  /// changes with it.
  public var canonicalRules: String {
    var lines = [
      "board: \(canonicalBoard)",
      "caps.per_pair: \(caps.perPair.map(String.init) ?? "none")",
      "first_day: \(firstDay)",
      "freeze: \(freeze.map(\.description) ?? "none")",
      "id: \(Contest.quoted(id))",
      "last_day: \(lastDay)",
      "show.neighbours: \(shown.neighbours)",
      "show.top: \(shown.top)",
      "tie_break: \(tieBreak.rawValue)",
      "ties: \(ties.rawValue)",
      "time_zone: \(Contest.quoted(timeZone))",
    ]
    lines.append("communities: \(Contest.sorted(communities) ?? "all")")
    lines.append("challenges: \(Contest.sorted(challenges) ?? "none")")
    for act in Act.allCases {
      lines.append("points.\(act): \(points[act])")
      let cap =
        switch caps.perDay[act] {
        case .acts(let most): "\(most) acts"
        case .points(let most): "\(most) points"
        case nil: "none"
        }
      lines.append("caps.per_day.\(act): \(cap)")
    }
    lines.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return (["contest rules, format 1"] + lines).joined(separator: "\n") + "\n"
  }

  private var canonicalBoard: String {
    switch board {
    case .individual: "individual"
    case .team(let size): "team of at least \(size)"
    }
  }

  /// As bytes: two spellings of one accented letter are two identifiers.
  private static func sorted(_ identifiers: [String]) -> String? {
    let texts = Set(identifiers.map { Array(quoted($0).utf8) })
      .sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }

  /// In quotes, with whatever could be taken for the end of a value or of a line escaped.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
