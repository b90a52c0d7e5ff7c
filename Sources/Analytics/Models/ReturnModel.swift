/// Who is expected back, from everybody's histories: the fitted BG/BB, or where there is none the
/// rule of recency, which tells states and no chances.
struct ReturnModel {
  /// With fewer members ever active than this, four parameters say more about chance than about
  /// people.
  static let fewestActive = 20

  let fit: BGBBFit
  /// nil: states come from the rule of recency.
  let model: BGBB?

  init(_ counts: [HistoryCount]) {
    fit = BGBBFit(counts)
    let active = counts.reduce(0) { $0 + ($1.history.x > 0 ? $1.members : 0) }
    model = active < ReturnModel.fewestActive ? nil : fit.model
  }

  /// What is said of everybody with a history.
  struct Outlook {
    let state: ActivityState
    /// Chance of being back within four weeks; 0 without a model, which is then said.
    let chanceBack: Double
  }

  func outlook(_ history: WeekHistory) -> Outlook {
    Outlook(
      state: ActivityState(history, model: model),
      chanceBack: model?.probabilityBack(history, within: ReturnModel.weeksAhead) ?? 0)
  }
}

extension ReturnModel {
  /// Weeks within which a silent member is expected back.
  static let weeksAhead = 4
}
