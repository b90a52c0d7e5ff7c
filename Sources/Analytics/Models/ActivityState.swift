/// Where a member stands between active and gone. Counted per group only, never told of a person.
enum ActivityState: Sendable, CaseIterable {
  /// Active in at least one of the last four weeks.
  case active
  /// Silent, and at least as likely as not to be back within four weeks.
  case slipping
  /// Silent, and neither slipping nor dormant.
  case between
  /// Less than one chance in five to be back within twelve weeks.
  case dormant
  /// Never active yet.
  case notStarted
}

extension ActivityState {
  /// - Parameter model: nil if none could be fitted. Then a member silent for less than 8 weeks is
  ///   slipping, for 12 weeks or more dormant; say so beside the figures.
  init(_ history: WeekHistory, model: BGBB?) {
    if history.x == 0 {
      self = .notStarted
    } else if history.silence < 4 {
      self = .active
    } else if let model {
      if model.probabilityBack(history, within: 4) >= 0.5 {
        self = .slipping
      } else {
        self = model.probabilityBack(history, within: 12) < 0.2 ? .dormant : .between
      }
    } else {
      self = history.silence < 8 ? .slipping : history.silence < 12 ? .between : .dormant
    }
  }
}
