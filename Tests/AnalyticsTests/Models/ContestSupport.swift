import Activity
import Testing

@testable import Analytics

/// Members by letter: `a` has key 1 and identifier "a".
func member(_ name: Character) -> MemberKey {
  MemberKey(rawValue: Int(name.asciiValue ?? 0) - 96)
}

func entrants(
  _ names: String, team: String? = nil, visibility: Visibility = .named, isEligible: Bool = true
) -> [Entrant] {
  names.map {
    Entrant(
      member: member($0), identifier: String($0), team: team, visibility: visibility,
      isEligible: isEligible)
  }
}

func day(_ text: String) throws -> Day {
  try #require(Day(text))
}

extension Contest {
  /// March 2026 in Paris, clocks going forward on the 29th; no caps.
  static func sample() throws -> Contest {
    Contest(
      id: "march", name: "Tips of March", timeZone: "Europe/Paris",
      firstDay: try day("2026-03-02"), lastDay: try day("2026-03-29"),
      points: PerAct(tip: 5, thanks: 2, comment: 1, challenge: 10), caps: Caps(perPair: nil))
  }

  /// The instant at which clocks in the contest's zone show a time.
  func instant(_ date: String, _ hour: Int = 12, _ minute: Int = 0, _ second: Int = 0) throws -> Int
  {
    let zone = try #require(ZoneRules(identifier: timeZone))
    return zone.instant(
      atLocal: try day(date).localSeconds + hour * 3600 + minute * 60 + second)
  }
}

extension Standings {
  /// As of long after the close.
  init(_ contest: Contest, _ entrants: [Entrant], _ acts: [ContestAct]) throws {
    try self.init(contest, entrants: entrants, acts: acts, asOf: contest.lastDay + 100)
  }

  /// "1 a 12" for a member's rank, name and points.
  var lines: [String] {
    placings.map { placing in
      let name = Character(UnicodeScalar(UInt8(placing.member.rawValue + 96)))
      return "\(placing.rank) \(name) \(placing.points)"
    }
  }

  func verdicts(of name: Character) -> [Verdict] {
    explanation(of: member(name))?.lines.map(\.verdict) ?? []
  }
}
