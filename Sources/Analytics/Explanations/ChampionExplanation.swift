public import Activity
public import Disclosure
public import Store

/// Why a creator stands where they stand: the factors, and the counts behind each.
public struct ChampionExplanation: Sendable {
  /// Who is explained, under the consent they gave.
  public let creator: Sealed<Person>
  public let table: SealedTable
  /// Whether the parameters of the weeks ahead are learned from these data; if not, assumed.
  public let isLearned: Bool

  /// - Parameters:
  ///   - member: an identifier, or a name that only one ranked creator bears.
  ///   - top: how many the first of the ranking are.
  /// - Throws: `NotRanked` for anyone who is not shown by name on the ranking: hidden and
  ///   anonymous members, strangers and members without contributions all alike.
  public init(
    of member: String, top: Int = 10, _ facts: ContributionFacts, asOf: AsOf
  ) throws {
    let ranking = try ChampionRanking(facts, asOf: asOf)
    let named = ranking.lines.enumerated().filter { $0.element.creator.visibility == .named }
    let matches = named.filter { $0.element.creator.isCalled(member) }
    guard matches.count == 1, let (index, line) = matches.first.map({ ($0.offset, $0.element) })
    else { throw NotRanked(member: member) }
    creator = Sealed(Person(line.creator))
    isLearned = ranking.model.habit.isLearned
    let outlook = ranking.outlook(of: index, top: top)
    table = SealedTable(
      "factors", asOf: CalendarDate(asOf.day), columns: ChampionExplanation.columns, from: facts
    ) { _ in ChampionExplanation.rows(rank: index + 1, line, outlook, ranking.model) }
  }

  private static let columns: [Column] = [
    Column("factor", .text),
    Column("value", .number(decimals: 2)),
    Column("all_creators", .number(decimals: 2)),
  ]

  private static func rows(
    rank: Int, _ line: ChampionRanking.Line, _ outlook: HelpOutlook, _ model: ExpectedHelp
  ) -> [[SealedCell]] {
    let (evidence, estimate) = (line.evidence, line.estimate)
    func count(_ term: Term, _ value: Int) -> [SealedCell] {
      [.term(term), .count(Sealed(value)), .empty]
    }
    func factor(_ term: Term, _ value: Double, all: Double? = nil) -> [SealedCell] {
      // Of few creators a mean tells on those who are not shown.
      let all = model.habit.isLearned ? all : nil
      return [.term(term), .figure(Sealed(value)), all.map { .figure(Sealed($0)) } ?? .empty]
    }
    func shared(_ term: Term, _ value: Double?) -> [SealedCell] {
      let value = model.habit.isLearned ? value : nil
      return [.term(term), .empty, value.map { .figure(Sealed($0)) } ?? .empty]
    }
    return [
      count(Term("rank"), rank),
      factor(Term("potential"), estimate.potential),
      count(Term("interval-low"), outlook.interval.lowerBound),
      count(Term("interval-high"), outlook.interval.upperBound),
      factor(Term("chance-of-top"), 100 * outlook.chanceOfTop),
      factor(Term("expected-weeks"), estimate.weeks),
      factor(
        Term("recent-weeks"),
        model.habit.recentWeeks(evidence.forModel.contributingWeeks, now: model.now)),
      shared(Term("half-life"), model.habit.halfLife),
      count(Term("weeks-contributing"), evidence.weeks.x),
      count(Term("weeks-observed"), evidence.weeks.n),
      count(Term("weeks-silent"), evidence.weeks.silence),
      factor(
        Term("acts-per-week"), estimate.actsPerWeek, all: 1 + model.furtherActs.mean),
      shared(Term("acts-strength"), model.furtherActs.strength),
      count(Term("tips"), evidence.tips),
      count(Term("comments"), evidence.comments),
      count(Term("challenges-launched"), evidence.challenges),
      factor(Term("thanks-per-act"), estimate.thanksPerAct, all: model.thanks.mean),
      shared(Term("thanks-strength"), model.thanks.strength),
      count(Term("thanks"), evidence.thanks),
      count(Term("thanks-capped"), evidence.thanksCapped),
      line.reach.map { factor(Term("reach"), $0) }
        ?? [.term(Term("reach")), .empty, .empty],
      count(Term("topics"), line.topics),
      count(Term("newcomers-helped"), line.newcomersHelped),
    ]
  }
}

/// No member is shown by name under this name or identifier.
public struct NotRanked: Error, Equatable {
  public let member: String
}

extension Contributor {
  func isCalled(_ text: String) -> Bool {
    identifier == text || name == text
  }
}
