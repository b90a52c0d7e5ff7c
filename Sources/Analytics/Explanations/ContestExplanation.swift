public import Activity
public import Disclosure
public import Store

/// Every act of a member in a contest, with the points it earned or why it earned none, and what
/// they add up to.
///
/// Tips, comments and thanks of a week before and after the window are told too: those are what
/// people ask about. Whether a tip has been withdrawn is told to nobody.
public struct ContestExplanation: Sendable {
  public let member: Sealed<Person>
  /// One row: the member's rank, empty on a team board or without points, and points.
  public let score: SealedTable
  public let acts: SealedTable
  /// Whether the score is more than nothing, so that there is a standing.
  public let hasPoints: Bool

  /// In days.
  private static let margin = 7

  /// - Parameter name: an identifier, or a name that only one member bears.
  /// - Throws: `NotRanked` for anyone who may not be shown by name.
  public init(
    of name: String, in contest: Contest, _ facts: ContributionFacts, asOf: AsOf
  ) throws {
    let entries = try ContestEntries(
      contest, facts, asOf: asOf, margin: ContestExplanation.margin)
    let member = try entries.member(called: name)
    guard let explanation = try entries.standings(asOf: asOf).explanation(of: member.key),
      let zone = ZoneRules(identifier: contest.timeZone)
    else { throw NotRanked(member: name) }
    let lines = explanation.lines.filter { $0.verdict.isTold }
    // Nothing to tell of somebody who may be named reads as of somebody who may not.
    guard !lines.isEmpty else { throw NotRanked(member: name) }
    self.member = Sealed(Person(member))
    hasPoints = explanation.points > 0
    score = SealedTable(
      "score", asOf: CalendarDate(asOf.day),
      columns: [Column("rank", .number(decimals: 0)), Column("points", .number(decimals: 0))],
      from: facts
    ) { _ in
      let rank = explanation.placing.map { SealedCell.count(Sealed($0.rank)) } ?? .empty
      return [[rank, .count(Sealed(explanation.points))]]
    }
    acts = SealedTable(
      "acts", asOf: CalendarDate(asOf.day), columns: ContestExplanation.columns, from: facts
    ) { _ in lines.map { ContestExplanation.row($0, entries, zone) } }
  }

  private static let columns: [Column] = [
    Column("day", .text),
    Column("act", .text),
    Column("subject", .text),
    Column("giver", .text),
    Column("points", .number(decimals: 0)),
    Column("verdict", .text),
  ]

  private static func row(
    _ line: Explanation.Line, _ entries: ContestEntries, _ zone: ZoneRules
  ) -> [SealedCell] {
    [
      .date(Sealed(CalendarDate(Moment(instant: line.act.instant, in: zone).day))),
      .term(line.act.kind.term),
      .text(Sealed(entries.subjects[line.act.subject])),
      giver(line.act, entries),
      .count(Sealed(line.points)),
      .term(line.verdict.term),
    ]
  }

  /// Whoever asked to stay hidden is told as anonymous: the thanks count, the name is not shown.
  private static func giver(_ act: ContestAct, _ entries: ContestEntries) -> SealedCell {
    guard act.kind == .thanks, let giver = act.other.flatMap({ entries.roster[$0] }) else {
      return .empty
    }
    let consent: Person.Consent = giver.visibility == .named ? .named : .anonymous
    return .person(
      Sealed(Person(name: giver.name, identifier: giver.identifier, consent: consent)))
  }
}

extension Contest.Act {
  var term: Term {
    switch self {
    case .tip: Term("tip")
    case .thanks: Term("thanks-received")
    case .comment: Term("comment")
    case .challenge: Term("challenge-completed")
    }
  }
}

extension Verdict {
  /// What comes after the freeze or the day asked about is not known yet.
  fileprivate var isTold: Bool {
    self != .afterFreeze && self != .afterAsOf
  }

  var term: Term {
    switch self {
    case .scored: Term("scored")
    case .notRanked: Term("not-ranked")
    case .ownTip: Term("own-tip")
    case .beforeStart: Term("before-start")
    case .afterClose: Term("after-close")
    case .afterFreeze: Term("after-freeze")
    case .afterAsOf: Term("after-as-of")
    case .noPoints: Term("no-points")
    case .repeated: Term("repeated")
    case .cappedPerPair: Term("pair-cap")
    case .cappedPerDay: Term("daily-cap")
    }
  }
}
