import Activity

/// Folds acts into presence: which days, which weekday slots, per member and period.
struct PresenceFold {
  private var rows = IntegerTable<PresenceRow.Masks>(empty: PresenceRow.Masks())
  private var patience: Patience

  /// - Parameter capacity: how many rows it may come to hold.
  init(capacity: Int) {
    patience = Patience(most: capacity)
  }

  /// Whether it is to be released before the next act.
  var isFull: Bool { rows.count >= patience.rows }

  @inline(__always)
  mutating func mark(_ member: MemberKey, _ day: Day, _ slot: Slot?, isLogin: Bool) throws {
    let period = Period(containing: day)
    guard (0..<65_536).contains(period.index) else { throw UnstorableDay(day: day) }
    let mark: UInt32 = 1 << UInt32(truncatingIfNeeded: day - period.firstDay)
    rows.update(member.rawValue << 16 | period.index) { masks in
      if isLogin, masks.days & mark == 0 { masks.daysByLogin |= mark }
      masks.days |= mark
      if let slot { masks.slots |= 1 << UInt64(truncatingIfNeeded: slot.index) }
    }
  }

  /// Hands out all rows in ascending order and forgets them.
  mutating func release() -> [PresenceRow] {
    let released = rows.drain { PresenceRow(key: $0, masks: $1) }
    patience.learn(released.lazy.map(\.key))
    return released
  }
}

/// A day that lies outside the periods presence can hold: before 2000-01-03, or in a far future.
public struct UnstorableDay: Error, CustomStringConvertible {
  let day: Day
  public var description: String {
    "\(day) cannot be stored: expected a day from 2000-01-03 to 2099-12-31"
  }
}
