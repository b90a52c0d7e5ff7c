import Activity
import Store

/// The evidence on every creator and the potential that follows from it, best first.
struct ChampionRanking {
  struct Line {
    let creator: Contributor
    let evidence: Evidence
    let estimate: HelpEstimate
    /// Effective number of teams thanked from; nil where no giver's team is known.
    let reach: Double?
    let topics: Int
    let newcomersHelped: Int
  }

  /// What a creator has done in public, in counts, through the last closed week.
  struct Evidence {
    let forModel: CreatorEvidence
    let weeks: WeekHistory
    let tips: Int
    let comments: Int
    let challenges: Int
    /// Thanks beyond 5 from one giver in one four-week period.
    let thanksCapped: Int

    var acts: Int { forModel.acts }
    var thanks: Int { forModel.thanks.events }
  }

  /// Creators who take a rank.
  let lines: [Line]
  let model: ExpectedHelp

  init(_ facts: ContributionFacts, asOf: AsOf) throws {
    let history = try ContributionHistory(facts, through: Day(index: asOf.week * 7 + 6))
    try self.init(history, week: asOf.week, day: asOf.day)
  }

  /// The ranking as it was at the end of a week, on what was known then.
  ///
  /// - Parameter day: whoever has left by then takes no rank.
  init(_ history: ContributionHistory, week: Int, day: Day) throws {
    let weeks = min(history.firstWeek ?? week, week)...week
    let creators = history.creators(through: week)
    let evidence = try creators.map { try Evidence($0, weeks: weeks) }
    let model = ExpectedHelp(community: evidence.map(\.forModel), weeks: weeks)
    self.model = model
    let estimates = evidence.map { model.estimate($0.forModel) }
    let order = creators.indices.filter { creators[$0].member.takesRank(on: day) }.sorted { a, b in
      let (first, second) = (estimates[a].potential, estimates[b].potential)
      return first == second
        ? creators[a].member.stands(before: creators[b].member) : first > second
    }
    lines = order.map { index in
      let creator = creators[index]
      return Line(
        creator: creator.member, evidence: evidence[index], estimate: estimates[index],
        reach: creator.thanksByTeam.isEmpty ? nil : effectiveNumber(creator.thanksByTeam),
        topics: creator.topics, newcomersHelped: creator.newcomers)
    }
  }

  /// Intervals and chances for the first creators of a ranking.
  func outlooks(ofTop top: Int, among lines: [Line]) -> [HelpOutlook] {
    HelpOutlook.outlooks(
      lines.map(\.forOutlook), top: top, showing: Array(lines.indices.prefix(top)), model)
  }

  /// The interval and the chance of one creator of the whole ranking.
  ///
  /// - Parameter index: of a line.
  func outlook(of index: Int, top: Int) -> HelpOutlook {
    HelpOutlook.outlooks(lines.map(\.forOutlook), top: top, showing: [index], model)[0]
  }
}

extension ChampionRanking.Line {
  fileprivate var forOutlook: HelpOutlook.Creator {
    (creator.identifier, evidence.forModel, estimate)
  }
}

extension ChampionRanking.Evidence {
  /// - Parameter known: the weeks that the data speak of; whoever joined before is observed from
  ///   their first, since earlier silence is not theirs but that of the data.
  fileprivate init(_ creator: ContributionHistory.Creator, weeks known: ClosedRange<Int>) throws {
    forModel = try CreatorEvidence(
      actsByWeek: creator.actsByWeek, thanksByAct: creator.thanks,
      thanksCapped: creator.thanksCapped)
    let first = creator.actsByWeek.first?.week ?? known.upperBound
    let last = creator.actsByWeek.last?.week ?? known.upperBound
    let start = min(max(creator.member.joined?.week ?? first, known.lowerBound), first)
    weeks = try WeekHistory(
      x: creator.actsByWeek.count, tx: last - start + 1, n: known.upperBound - start + 1)
    (tips, comments, challenges) = (creator.tips, creator.comments, creator.challenges)
    thanksCapped = creator.thanksCapped
  }
}

extension Contributor {
  fileprivate func takesRank(on day: Day) -> Bool {
    visibility != .hidden && (left.map { $0 > day } ?? true)
  }

  /// Equals are told apart by identifier, so that the order never depends on that of imports, and
  /// anonymous members come last among them: between two names they would be told by theirs.
  fileprivate func stands(before other: Contributor) -> Bool {
    if visibility != other.visibility { return visibility == .named }
    return identifier.utf8.lexicographicallyPrecedes(other.identifier.utf8)
  }
}
