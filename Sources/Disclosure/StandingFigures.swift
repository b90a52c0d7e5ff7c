// Means stand until enough people have come: no two that are told differ by one person.

/// Figures in points of 100 about the whole roster, as they are told of one period.
///
/// A mean is told anew only if k of the people in it came after it was last told. So each mean that is
/// told has k people whose part is in none before it; of any multiples of such sums, the last that is
/// not taken zero times leaves those people in: what follows is about k people or more, or nobody.
struct StandingFigures {
  private enum Outcome { case withheld, stands, anew }

  /// Those withheld are not in it.
  private(set) var points: [String: Int] = [:]
  /// By mean, the period in which it was last told. Being withheld for what people did counts as
  /// being told, for it tells of the same people.
  private(set) var decided: [String: Int] = [:]

  private let last: PublicationRecord?
  private let period: Int
  private let policy: Policy
  private var outcomes: [String: Outcome] = [:]

  /// - Parameter last: the release of the table about its last period so far; nil if there is none.
  init(after last: PublicationRecord?, in period: Int, under policy: Policy) {
    self.last = last
    self.period = period
    self.policy = policy
    guard let last else { return }
    // Of an older version: whatever it told, it told by then.
    decided =
      last.decided ?? last.points.mapValues { _ in last.period }
  }

  /// Tells the mean of what people contribute, or leaves it as it stands.
  ///
  /// - Parameter size: people in the cohort.
  mutating func tell(
    meanOf parts: [SealedPublication.Contribution], as identifier: String, of size: Int
  ) {
    let isOlder = last.map { $0.period > period } ?? false
    // Follows from the code of their number, and tells no more than that.
    let areMany = policy.tellsPoints(about: policy.coded(parts.count, of: size))
    let before = decided[identifier] ?? (last?.decided == nil ? last?.period : nil)
    let newcomers = parts.count { part in before.map { part.since > $0 } ?? true }
    let outcome: Outcome =
      if isOlder || !areMany { .withheld } else if newcomers < policy.minimumFrequency {
        .stands
      } else { .anew }
    outcomes[identifier] = outcome
    decided[identifier] = outcome == .anew ? period : before
    points[identifier] = figure(identifier, outcome) {
      policy.mean(of: Contributions(capping: parts.map(\.amount)), of: size)
    }
  }

  /// Tells a figure that is no mean.
  ///
  /// - Parameter mean: the one it stands with; nil if it never stands.
  /// - Returns: false if there was no such mean before it.
  mutating func tell(_ value: Int?, as identifier: String, with mean: String?) -> Bool {
    guard let outcome = mean.map({ outcomes[$0] }) ?? .anew else { return false }
    points[identifier] = figure(identifier, outcome) { value }
    return true
  }

  private func figure(_ identifier: String, _ outcome: Outcome, anew: () -> Int?) -> Int? {
    switch outcome {
    case .withheld: nil
    // What another policy told may be more than this one allows.
    case .stands: last.flatMap { $0.policy == policy ? $0.points[identifier] : nil }
    case .anew: anew()
    }
  }
}

extension Ledger {
  /// What the release of a table about its last period so far says of itself; nil if there is none.
  func lastRecord(of table: String) throws -> PublicationRecord? {
    guard let period = try lastPeriod(of: table) else { return nil }
    guard let stored = try publication(table: table, period: period, rows: .only([])),
      let record = try? PublicationRecord(bytes: stored.header)
    else { throw GateError.unreadableRelease(table: table, period: period) }
    return record
  }
}
