import Activity

/// The standings of a contest: who leads, and for each member which acts earned what.
///
/// A function of the rules and the facts alone: the same acts and entrants in any order give the
/// same standings.
struct Standings: Sendable {
  let contest: Contest
  let stage: Contest.Stage
  /// Best first; empty on a team board.
  let placings: [Placing]
  /// Best first; empty on an individual board.
  let teams: [TeamPlacing]
  /// Teams with points that are too small to take a rank.
  let teamsTooSmall: Int

  private let field: ContestField
  private let scoring: ContestScoring

  /// - Parameters:
  ///   - contest: the rules.
  ///   - entrants: every member whom an act names, once, whether or not they take part.
  ///   - acts: in any order, each of them once.
  ///   - day: acts after it are not known yet.
  /// - Throws: `InvalidContest`, or `StandingsError` if acts and entrants do not fit together.
  init(
    _ contest: Contest, entrants: [Entrant], acts: [ContestAct], asOf day: Day
  ) throws {
    try contest.validate()
    guard let zone = ZoneRules(identifier: contest.timeZone) else {
      throw StandingsError.unknownTimeZone(contest.timeZone)
    }
    self.contest = contest
    stage = contest.stage(asOf: day)
    field = try ContestField(entrants)
    scoring = try ContestScoring(
      contest, field: field, acts: acts, clock: ContestClock(contest, zone: zone, asOf: day))
    switch contest.board {
    case .individual:
      placings = Placing.ranked(contest, field, scoring.tallies)
      (teams, teamsTooSmall) = ([], 0)
    case .team(let minimumSize):
      placings = []
      (teams, teamsTooSmall) = TeamPlacing.ranked(
        contest, field, scoring.tallies, minimumSize: minimumSize)
    }
  }
}

extension Standings {
  /// The rows that the rules show: the top, and the neighbours of `member` if given and ranked.
  func placingsShown(near member: MemberKey? = nil) -> [Placing] {
    contest.shown.excerpt(placings, around: placings.firstIndex { $0.member == member })
  }

  /// The rows that the rules show: the top, and the neighbours of `team` if given and ranked.
  func teamsShown(near team: String? = nil) -> [TeamPlacing] {
    contest.shown.excerpt(teams, around: teams.firstIndex { $0.team == team })
  }

  /// Every act of a member in the order it happened, with the points it earned or why it earned
  /// none; nil for a member who is not an entrant.
  ///
  /// Givers are told by key whatever their consent: name them by the rule for names.
  func explanation(of member: MemberKey) -> Explanation? {
    guard let entrant = field.index[member] else { return nil }
    let lines = scoring.acts(of: entrant).map { index in
      let act = scoring.acts[index]
      let verdict = scoring.verdicts[index]
      return Explanation.Line(
        act: ContestAct(
          kind: act.kind, member: member,
          other: act.other < 0 ? nil : field.entrants[Int(act.other)].member,
          subject: act.subject, instant: act.instant),
        verdict: verdict,
        points: verdict == .scored ? contest.points[act.kind] : 0)
    }
    return Explanation(
      placing: placings.first { $0.member == member },
      points: scoring.tallies[Int(entrant)].points, lines: lines)
  }
}

// MARK: - What goes in

/// A member whom the acts of a contest name.
struct Entrant: Sendable, Equatable {
  var member: MemberKey
  /// The identifier in the exports: it orders equals, since keys depend on the order of imports.
  var identifier: String
  var team: String?
  /// Hidden members take no rank and count as no head of their team.
  var visibility: Visibility
  /// In an eligible community, and a person.
  var isEligible: Bool
}

struct ContestAct: Sendable, Equatable {
  var kind: Contest.Act
  /// Who may earn points for it: the author of the tip that is thanked, else who acted.
  var member: MemberKey
  /// Who gave the thanks, or whose tip was commented on; nil where the export does not tell.
  var other: MemberKey?
  /// The tip shared or thanked, the comment or the challenge. It tells apart acts of one instant,
  /// so number it by something that no import changes.
  var subject: Int
  /// Seconds since 1970.
  var instant: Int
}

enum StandingsError: Error, Equatable, CustomStringConvertible {
  case unlisted(MemberKey)
  case listedTwice(identifier: String)
  case unknownTimeZone(String)

  var description: String {
    switch self {
    case .unlisted(let member):
      """
      an act names member key \(member.rawValue), who is not among the entrants: list every \
      member whom an act names, with isEligible false for those who do not take part
      """
    case .listedTwice(let identifier):
      "entrant '\(identifier)' is listed twice: list every member once"
    case .unknownTimeZone(let identifier):
      "time zone '\(identifier)' is not known to this machine: expected one like Europe/Paris"
    }
  }
}

// MARK: - What comes out

/// A member's place on an individual board.
struct Placing: Sendable, Equatable {
  let rank: Int
  let member: MemberKey
  /// Named or anonymous: hidden members have no place.
  let visibility: Visibility
  let points: Int
  /// Acts that scored.
  let acts: PerAct<Int>
  /// When the score was reached: the instant of the last act that scored.
  let reached: Int
}

/// A team's place on a team board.
struct TeamPlacing: Sendable, Equatable {
  let rank: Int
  let team: String
  let points: Int
  /// Eligible members who are not hidden.
  let heads: Int
  let reached: Int

  /// Points per head, to be shown. Ranks come from the exact fraction.
  var score: Double { Double(points) / Double(heads) }
}

struct Explanation: Sendable, Equatable {
  struct Line: Sendable, Equatable {
    let act: ContestAct
    let verdict: Verdict
    let points: Int
  }

  /// nil for a member without a rank, and on a team board.
  let placing: Placing?
  let points: Int
  let lines: [Line]
}

/// What became of an act.
enum Verdict: UInt8, Sendable, CaseIterable {
  case scored
  /// Its member takes no rank: hidden, or not eligible.
  case notRanked
  /// Thanks to oneself, or a comment on one's own tip.
  case ownTip
  case beforeStart
  case afterClose
  case afterFreeze
  /// After the day the question is asked about.
  case afterAsOf
  /// The rules give no points for this kind of act.
  case noPoints
  /// The same member has already thanked for the same tip, or the act is told twice.
  case repeated
  /// One giver's thanks to this member have reached their cap.
  case cappedPerPair
  /// This kind of act has reached its cap for the day.
  case cappedPerDay
}
