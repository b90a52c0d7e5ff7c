public import Activity
public import Disclosure
public import Store

/// How well the chance of being back, told before a period, fits who was back in it.
public struct InactivityBacktest: SignalMetric {
  public static let id: StaticString = "backtest-inactivity"

  public static let documentation = """
    A closed period of four weeks is foretold from everything before it, for the verified members of
    the whole organisation who had started by then and who stayed through it (unit: people, and
    points of 100).

    - area under the curve (Hanley & McNeil 1982) of the chance of being back within four weeks by
      BG/BB (`auc-chance`), of the expected active weeks (`auc-weeks`), of the weeks since the last
      active one (`auc-silence`) and of the plain rule, silent for 30 days (`auc-30-days`)
    - the difference of the first and the third, with a 95% interval by a paired bootstrap of 500
      resamples with a fixed seed
    - calibration in five bands of the chance: members, expected back, back

    Areas are withheld where, by the shown counts of members and of those back, fewer than 13 may have
    been back, or fewer than 13 not: a count of 10 may stand for 8.
    """

  /// Bands of the chance of being back: 0 to 20%, ..., 80 to 100%.
  public static let bands = 5
  /// A period is foretold from at least this many weeks.
  public static let fewestWeeks = 8

  public enum Figure: String, CaseIterable, Sendable {
    case chance = "auc-chance"
    case weeks = "auc-weeks"
    case silence = "auc-silence"
    case silent30Days = "auc-30-days"
    case difference
    case differenceLow = "difference-low"
    case differenceHigh = "difference-high"
  }

  public enum Count: String, CaseIterable, Sendable {
    case members, expected, back

    /// The measure of all, or of one band.
    public func measure(band: Int? = nil) -> String { band.map { "\(rawValue)-\($0)" } ?? rawValue }
  }

  /// The first day that presence is known of.
  public let firstDay: Day

  public init(since firstDay: Day) {
    self.firstDay = firstDay
  }

  public func compute(_ facts: SignalFacts, period: Period) throws -> SealedPublication {
    let roster = try facts.roster(on: period.lastDay)
    let outcomes = try ReturnOutcomes(
      PresenceHistories(facts, through: period.firstDay + -1, since: firstDay), of: roster,
      back: facts.active(in: period))
    let bands: [Int?] = [nil] + (0..<InactivityBacktest.bands).map { $0 }
    return try SealedPublication(
      table: InactivityBacktest.id, kind: .flow, period: period.index,
      measures: bands.flatMap { band in Count.allCases.map { $0.measure(band: band) } },
      roster: roster.map(\.rawValue),
      rosterCounts: bands.flatMap { band in
        Count.allCases.map { Sealed(outcomes.count($0, in: band)) }
      }, cohorts: [],
      parts: Dictionary(
        uniqueKeysWithValues: bands.flatMap { band in
          [Count.expected, .back].map {
            ($0.measure(band: band), .of(Count.members.measure(band: band)))
          }
        }), points: { _ in outcomes.points })
  }
}
