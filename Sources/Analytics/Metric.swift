public import Activity
public import Disclosure
public import Store

/// A question Relais answers: what it is called, and what its figures mean.
///
/// A metric is one of two kinds, and the kind decides what it can see. There is no third.
public protocol Metric: Sendable {
  /// Kebab-case. Of a signal metric also the ledger's name of the table.
  static var id: StaticString { get }
  /// What is counted, in which unit, and where the definition comes from.
  static var documentation: String { get }
}

/// Answers from what people publish. It is never given a signal.
public protocol ContributionMetric: Metric {
  func compute(_ facts: ContributionFacts, asOf: AsOf) throws -> SealedTable
}

/// Answers from what people do in private, as counts of people in cohorts over one closed period.
public protocol SignalMetric: Metric {
  func compute(_ facts: SignalFacts, period: Period) throws -> SealedPublication
}

/// Every metric there is.
public enum MetricRegistry {
  public static let all: [any Metric.Type] = [
    ChampionBacktest.self,
    Champions.self,
    Inactivity.self,
    InactivityBacktest.self,
    Leaderboard.self,
    Mobilisation.self,
    Moments.self,
    Participation.self,
    QuestionStatistics.self,
    TopicDifficulty.self,
  ]
}
