/// A member's weeks as the models see them: how many were active, and when the last one was.
struct WeekHistory: Hashable, Sendable {
  /// Active weeks.
  let x: Int
  /// The last active week, numbered from 1; 0 if there is none.
  let tx: Int
  /// Observed weeks.
  let n: Int

  /// - Throws: `ModelError.invalidHistory` unless 0 <= x <= tx <= n, and tx = 0 exactly when x = 0.
  init(x: Int, tx: Int, n: Int) throws(ModelError) {
    guard x >= 0, x <= tx, tx <= n, (x == 0) == (tx == 0) else {
      throw .invalidHistory(x: x, tx: tx, n: n)
    }
    self.init(valid: x, tx, n)
  }

  private init(valid x: Int, _ tx: Int, _ n: Int) {
    self.x = x
    self.tx = tx
    self.n = n
  }

  /// Weeks since the last active one; all of them if there is none.
  var silence: Int { n - tx }

  /// The same history with more silent weeks.
  func silent(for weeks: Int) -> WeekHistory {
    WeekHistory(valid: x, tx, n + max(weeks, 0))
  }
}

/// A history and the number of members who have it.
struct HistoryCount: Hashable, Sendable {
  let history: WeekHistory
  let members: Int
}

extension HistoryCount {
  /// Equal histories merged, in an order that depends on nothing but their values, so that a sum
  /// over them is the same to the last bit whatever the order of the input.
  static func merged(_ counts: some Sequence<HistoryCount>) -> [HistoryCount] {
    var members: [WeekHistory: Int] = [:]
    for count in counts where count.members > 0 {
      members[count.history, default: 0] += count.members
    }
    return members.map { HistoryCount(history: $0.key, members: $0.value) }
      .sorted { a, b in
        (a.history.x, a.history.n, a.history.tx) < (b.history.x, b.history.n, b.history.tx)
      }
  }

  static func merged(_ histories: some Sequence<WeekHistory>) -> [HistoryCount] {
    merged(histories.lazy.map { HistoryCount(history: $0, members: 1) })
  }
}
