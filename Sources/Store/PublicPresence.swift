public import Activity
import GRDB

/// Who was there for everybody to see: acts that colleagues find on the platform with a name and a
/// time, whatever their author's visibility in reports. That a tip was withdrawn since, or is not known
/// here, takes nothing back: they saw it.
///
/// Acts that are presence and nothing else: a challenge tells of the day it starts, not of when
/// anybody was there.
extension SignalFacts {
  /// Members who shared a tip, commented on one or reacted to one, with the first and the last day on
  /// which they did, of those up to a day.
  public func daysSeen(through lastDay: Day) throws -> [MemberKey: ClosedRange<Day>] {
    var days: [MemberKey: ClosedRange<Day>] = [:]
    try forEachPublicAct(from: nil, through: lastDay) { member, _, day in
      let known = days[member] ?? day...day
      days[member] = min(day, known.lowerBound)...max(day, known.upperBound)
    }
    return days
  }

  /// In which slots of the week that was, as in `slots`. An act at the first second of a day sets
  /// none: it may be told by its day alone.
  ///
  /// - Parameter present: what was recorded, with the rules of time zones at the time of import.
  public func slotsSeen(
    in period: Period, of present: [MemberKey: UInt64]
  ) throws -> [MemberKey: UInt64] {
    let zone = try Settings(db)["time_zone"].flatMap(ZoneRules.init(identifier:)) ?? .utc
    var seen: [MemberKey: UInt64] = [:]
    try forEachPublicAct(from: period.firstDay, through: period.lastDay) { member, instant, day in
      let moment = Moment(instant: instant, in: zone)
      guard instant != zone.instant(atLocal: day.localSeconds), let slot = moment.slot else {
        return
      }
      seen[member, default: 0] |= 1 << UInt64(slot.index)
    }
    return seen.reduce(into: [:]) { slots, entry in
      let recorded = entry.value & (present[entry.key] ?? 0)
      if recorded != 0 { slots[entry.key] = recorded }
    }
  }

  /// - Parameter firstDay: nil for ever.
  private func forEachPublicAct(
    from firstDay: Day?, through lastDay: Day,
    _ body: (MemberKey, _ instant: Int, Day) -> Void
  ) throws {
    let rows = try BulkStatement(
      db,
      """
      SELECT author, at, day FROM tip WHERE author IS NOT NULL AND day BETWEEN ?1 AND ?2
      UNION ALL SELECT member, at, day FROM comment WHERE day BETWEEN ?1 AND ?2
      UNION ALL SELECT member, at, day FROM reaction WHERE day BETWEEN ?1 AND ?2
      """)
    rows.bind(1, firstDay?.index ?? Int.min)
    rows.bind(2, lastDay.index)
    while try rows.step() {
      body(MemberKey(rawValue: rows.integer(0)), rows.integer(1), Day(index: rows.integer(2)))
    }
  }
}
