import Activity
import Store

/// The ranking as it would have been at past weeks, and what came in the half-year after each.
///
/// Rankers see acts, thanks and departures through the cut and nothing later. What is known of
/// people today (who is a robot, who is hidden, when somebody joined) and which tips their authors
/// have withdrawn since is taken as it stands: wishes reach back, for every ranking alike.
struct PastRankings {
  struct Cut {
    /// The last week known.
    let week: Int
    let lines: [ChampionRanking.Line]
    /// Acts and thanks of each line in the weeks that followed.
    let gains: [Double]
  }

  let cuts: [Cut]

  static let weeksAhead = ExpectedHelp.halfYear
  static let weeksBefore = 26
  static let weeksBetween = 13

  /// - Parameter week: the last whole week at as-of.
  init(_ history: ContributionHistory, through week: Int) throws {
    cuts = try Self.weeks(history, through: week).compactMap { cut in
      let ranking = try ChampionRanking(history, week: cut, day: Day(index: cut * 7 + 6))
      let help = history.help(in: (cut + 1)...(cut + Self.weeksAhead))
      let gains = ranking.lines.map { Double(help[$0.creator.key] ?? 0) }
      // Where nobody did anything, no ranking is better than another.
      guard gains.contains(where: { $0 > 0 }) else { return nil }
      return Cut(week: cut, lines: ranking.lines, gains: gains)
    }
  }

  /// Every 13 weeks back from the last week whose half-year is over, as long as 26 weeks lie before;
  /// oldest first.
  private static func weeks(_ history: ContributionHistory, through week: Int) -> [Int] {
    guard let first = history.firstWeek, let last = history.lastWeek else { return [] }
    return stride(
      from: min(week, last) - weeksAhead, through: first + weeksBefore - 1, by: -weeksBetween
    ).reversed()
  }

  /// How well a ranker foresaw each cut.
  func qualities(_ ranker: ChampionRanker) throws -> [RankingQuality] {
    try cuts.map {
      RankingQuality(scores: try ranker.scores($0.lines, $0.week), gains: $0.gains)
    }
  }
}

/// The mean over cuts of how much one ranker is ahead of another, with its uncertainty.
struct PairedBootstrap {
  private let creators: [[Int]]
  private let people: Int

  static let replicates = 1000
  private static let seed: UInt64 = 95

  /// Creators are resampled, each with all of their cuts: those of one person are no independent
  /// evidence.
  init(_ past: PastRankings) {
    // In the order of identifiers, so that the same draw means the same person after any import.
    let identifiers = Set(past.cuts.flatMap { $0.lines.map(\.creator.identifier) })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let positions = Dictionary(uniqueKeysWithValues: zip(identifiers, identifiers.indices))
    creators = past.cuts.map { $0.lines.compactMap { positions[$0.creator.identifier] } }
    people = identifiers.count
  }

  /// - Parameters:
  ///   - ranker: its qualities at each cut.
  ///   - others: those of the rankings it is compared with.
  /// - Returns: for each of the others, the 95 % interval of the mean difference of NDCG.
  func differences(
    of ranker: [RankingQuality], to others: [[RankingQuality]]
  ) -> [ClosedRange<Double>] {
    var random = RandomDraws(seed: Self.seed)
    var drawn = others.map { _ in [Double]() }
    for _ in 0..<Self.replicates {
      var copies = [Int](repeating: 0, count: people)
      for _ in 0..<people { copies[random.below(people)] += 1 }
      let atCuts = creators.map { $0.map { copies[$0] } }
      let own = zip(ranker, atCuts).map { $0.ndcg(copies: $1) }
      for (index, other) in others.enumerated() {
        let differences = zip(zip(other, atCuts), own).compactMap { pair, own in
          own.flatMap { own in pair.0.ndcg(copies: pair.1).map { own - $0 } }
        }
        if let mean = differences.mean { drawn[index].append(mean) }
      }
    }
    return drawn.map { values in
      let sorted = values.sorted()
      guard let last = sorted.indices.last else { return 0...0 }
      return sorted[last * 25 / 1000]...sorted[last * 975 / 1000]
    }
  }
}

extension [Double] {
  /// nil of nothing.
  var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}
