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
    var weeks: WeekHistory
    var tips = 0
    var comments = 0
    var challenges = 0
    var thanks = 0
    /// Thanks beyond 5 from one giver in one four-week period.
    var thanksCapped = 0

    var acts: Int { tips + comments + challenges }
  }

  /// Creators who take a rank.
  let lines: [Line]
  let model: ExpectedHelp

  /// Thanks from one giver to one author in one four-week period that count.
  static let thanksPerPairAndPeriod = 5
  /// How long a member counts as a newcomer, in days.
  static let newcomerDays = 56

  init(_ facts: ContributionFacts, asOf: AsOf) throws {
    let lastDay = Day(index: asOf.week * 7 + 6)
    let contributors = try facts.contributors()
    let gathered = try Gathered(
      acts: facts.acts(through: lastDay), thanks: facts.thanks(through: lastDay), contributors)
    let evidence: [(Contributor, Gathered.Creator, Evidence)]
    evidence = try gathered.creators.compactMap { key, acts in
      guard let creator = contributors[key], creator.standing == .person else { return nil }
      return try Evidence(creator, acts, weeks: gathered.firstWeek...asOf.week)
        .map { (creator, acts, $0) }
    }
    let model = try ExpectedHelp(community: evidence.map { try $0.2.forModel })
    self.model = model
    lines = try evidence.filter { $0.0.takesRank(on: asOf.day) }.map { creator, acts, evidence in
      Line(
        creator: creator, evidence: evidence, estimate: model.estimate(try evidence.forModel),
        reach: acts.givers.isEmpty ? nil : effectiveNumber(acts.givers.values),
        topics: acts.topics.count, newcomersHelped: acts.newcomers.count)
    }.sorted(by: Line.isBefore)
  }
}

extension ChampionRanking.Line {
  /// Equals are told apart by identifier, so that the order never depends on that of imports, and
  /// anonymous members come last among them: between two names they would be told by theirs.
  fileprivate static func isBefore(_ a: Self, _ b: Self) -> Bool {
    if a.estimate.potential != b.estimate.potential {
      return a.estimate.potential > b.estimate.potential
    }
    let (first, second) = (a.creator.visibility, b.creator.visibility)
    if first != second { return first == .named }
    return a.creator.identifier.utf8.lexicographicallyPrecedes(b.creator.identifier.utf8)
  }
}

extension ChampionRanking.Evidence {
  /// - Parameter known: the weeks that the data speak of; whoever joined before is observed from
  ///   their first, since earlier silence is not theirs but that of the data.
  /// - Returns: nil for someone who has not contributed.
  fileprivate init?(
    _ creator: Contributor, _ acts: Gathered.Creator, weeks known: ClosedRange<Int>
  ) throws {
    guard let first = acts.weeks.min(), let last = acts.weeks.max() else { return nil }
    let start = min(max(creator.joined?.week ?? first, known.lowerBound), first)
    weeks = try WeekHistory(
      x: acts.weeks.count, tx: last - start + 1, n: known.upperBound - start + 1)
    (tips, comments, challenges) = (acts.tips, acts.comments, acts.challenges)
    (thanks, thanksCapped) = (acts.thanks, acts.thanksCapped)
  }

  fileprivate var forModel: CreatorEvidence {
    get throws { try CreatorEvidence(weeks: weeks, acts: acts, thanks: thanks) }
  }
}

extension Contributor {
  fileprivate func takesRank(on day: Day) -> Bool {
    visibility != .hidden && (left.map { $0 > day } ?? true)
  }
}

/// Acts and thanks gathered by creator, in one pass over each.
private struct Gathered {
  struct Creator {
    var weeks: Set<Int> = []
    var tips = 0
    var comments = 0
    var challenges = 0
    var thanks = 0
    var thanksCapped = 0
    var topics: Set<TopicKey> = []
    var newcomers: Set<MemberKey> = []
    /// Thanks by the giver's team.
    var givers: [String: Int] = [:]
  }

  private struct Pair: Hashable {
    let giver: MemberKey
    let author: MemberKey
    let period: Period
  }

  private(set) var creators: [MemberKey: Creator] = [:]
  /// The week of the first act that the data speak of.
  let firstWeek: Int

  init(
    acts: [ContributionAct], thanks: [Thank], _ contributors: [MemberKey: Contributor]
  ) {
    firstWeek = acts.first?.day.week ?? 0
    for act in acts {
      let helpsNewcomer = contributors.isNewcomer(act.helped, on: act.day)
      creators[act.member, default: Creator()].add(act, helpsNewcomer: helpsNewcomer)
    }
    var counted: [Pair: Int] = [:]
    for thank in thanks {
      guard let giver = thank.giver else {
        creators[thank.author]?.thanks += 1
        continue
      }
      let pair = Pair(
        giver: giver, author: thank.author, period: Period(containing: thank.day))
      counted[pair, default: 0] += 1
      if counted[pair, default: 0] > ChampionRanking.thanksPerPairAndPeriod {
        creators[thank.author]?.thanksCapped += 1
        continue
      }
      creators[thank.author]?.add(
        from: giver, team: contributors[giver]?.team,
        isNewcomer: contributors.isNewcomer(giver, on: thank.day))
    }
  }
}

extension [MemberKey: Contributor] {
  fileprivate func isNewcomer(_ member: MemberKey?, on day: Day) -> Bool {
    guard let member, let contributor = self[member], contributor.standing == .person,
      let joined = contributor.joined
    else { return false }
    return (0..<ChampionRanking.newcomerDays).contains(day - joined)
  }
}

extension Gathered.Creator {
  fileprivate mutating func add(_ act: ContributionAct, helpsNewcomer: Bool) {
    weeks.insert(act.day.week)
    switch act.kind {
    case .tip:
      tips += 1
      if let topic = act.topic { topics.insert(topic) }
    case .comment:
      comments += 1
      if helpsNewcomer, let helped = act.helped { newcomers.insert(helped) }
    case .challenge:
      challenges += 1
    }
  }

  fileprivate mutating func add(from giver: MemberKey, team: String?, isNewcomer: Bool) {
    thanks += 1
    if let team { givers[team, default: 0] += 1 }
    if isNewcomer { newcomers.insert(giver) }
  }
}
