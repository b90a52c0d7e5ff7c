import Foundation

/// A way to rank creators at a cut, on what was known then.
struct ChampionRanker {
  /// - Parameters:
  ///   - lines: those who take a rank at the cut.
  ///   - week: the last week known.
  /// - Returns: one score a line; more is better.
  let scores: (_ lines: [ChampionRanking.Line], _ week: Int) throws -> [Double]

  static var potential: ChampionRanker {
    ChampionRanker { lines, _ in lines.map(\.estimate.potential) }
  }
}

/// The simple rankings that a better one must beat.
enum BaselineRanking: String, Sendable, CaseIterable {
  case lifetime, trailing, decayed, decayedWeeks

  /// Weeks after which a decayed act or week counts half: a quarter of a year.
  private static let halfLife = 13.0
  /// Weeks that the trailing count looks back: half a year.
  private static let trailingWeeks = 26

  var ranker: ChampionRanker {
    ChampionRanker { lines, week in lines.map { score($0.evidence.forModel, week) } }
  }

  /// - Parameter week: the last week known.
  func score(_ evidence: CreatorEvidence, _ week: Int) -> Double {
    func decay(_ of: Int) -> Double { exp2(Double(of - week) / Self.halfLife) }
    let weeks = zip(evidence.contributingWeeks, evidence.weeklyActs)
    return switch self {
    case .lifetime:
      Double(evidence.acts)
    case .trailing:
      weeks.reduce(0) { $1.0 > week - Self.trailingWeeks ? $0 + Double($1.1) : $0 }
    case .decayed:
      weeks.reduce(0) { $0 + Double($1.1) * decay($1.0) }
    case .decayedWeeks:
      weeks.reduce(0) { $0 + decay($1.0) }
    }
  }
}
