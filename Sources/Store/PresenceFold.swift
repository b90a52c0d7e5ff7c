import Activity
import GRDB

/// Folds acts into presence: which days, which weekday slots, per member and period.
///
/// Ten million logins become about a million rows, written in the order of their keys. When the
/// table of pending rows is full it is merged into the database and starts again.
struct PresenceFold {
  private struct Masks {
    var days: UInt32 = 0
    /// The days that a login was the first act of this file to set: they tell new from merged.
    var daysByLogin: UInt32 = 0
    var slots: UInt64 = 0
  }

  /// Logins whose day was not known before.
  private(set) var newLogins = 0

  private var pending = IntegerTable<Masks>(empty: Masks())
  private var patience: Patience
  private let greatest: BulkStatement
  private let find: BulkStatement
  private let insert: BulkInsert<(key: Int, days: Int, slots: Int)>
  private let update: BulkStatement

  init(_ db: Database, capacity: Int) throws {
    patience = Patience(most: capacity)
    greatest = try BulkStatement(db, "SELECT coalesce(max(key), -1) FROM presence")
    find = try BulkStatement(db, "SELECT days, slots FROM presence WHERE key = ?")
    insert = try BulkInsert(db, into: "presence", ["key", "days", "slots"]) {
      row, statement, position in
      statement.bind(position, row.key)
      statement.bind(position + 1, row.days)
      statement.bind(position + 2, row.slots)
    }
    update = try BulkStatement(db, "UPDATE presence SET days = ?2, slots = ?3 WHERE key = ?1")
  }

  mutating func mark(_ member: MemberKey, _ moment: Moment, isLogin: Bool = false) throws {
    let period = Period(containing: moment.day)
    guard (0..<65_536).contains(period.index) else { throw UnstorableDay(day: moment.day) }
    if pending.count >= patience.rows { try flush() }
    let day: UInt32 = 1 << UInt32(moment.day - period.firstDay)
    pending.update(member.rawValue << 16 | period.index) { masks in
      if isLogin, masks.days & day == 0 { masks.daysByLogin |= day }
      masks.days |= day
      if let slot = moment.slot { masks.slots |= 1 << UInt64(slot.index) }
    }
  }

  mutating func flush() throws {
    let rows = pending.count
    var (newLogins, appended) = (0, 0)
    let (find, insert, update) = (find, insert, update)
    let greatest = try greatest.onlyInteger()
    try pending.drain { key, masks in
      // Keys come in ascending order: behind the last one of the table there is nothing to find.
      guard key <= greatest else {
        appended += 1
        return try add(key, masks)
      }
      find.bind(1, key)
      defer { find.reset() }
      guard try find.step() else { return try add(key, masks) }
      let days = UInt32(truncatingIfNeeded: find.integer(0))
      let slots = UInt64(truncatingIfNeeded: find.integer(1))
      newLogins += (masks.daysByLogin & ~days).nonzeroBitCount
      guard days | masks.days != days || slots | masks.slots != slots else { return }
      update.bind(1, key)
      update.bind(2, Int(days | masks.days))
      update.bind(3, Int(slots | masks.slots))
      try update.run()
    }
    try insert.flush()
    patience.learn(appended: appended, of: rows)
    self.newLogins += newLogins

    func add(_ key: Int, _ masks: Masks) throws {
      newLogins += masks.daysByLogin.nonzeroBitCount
      try insert.add((key, Int(masks.days), Int(bitPattern: UInt(masks.slots))))
    }
  }
}

/// A day that lies outside the periods presence can hold: before 2000-01-03, or in a far future.
public struct UnstorableDay: Error, CustomStringConvertible {
  let day: Day
  public var description: String {
    "\(day) cannot be stored: expected a day from 2000-01-03 to 2099-12-31"
  }
}
