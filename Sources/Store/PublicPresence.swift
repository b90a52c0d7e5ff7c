public import Activity
import GRDB

/// Who was there for everybody to see: acts that colleagues find on the platform with a name and a
/// time, whatever their author's visibility in reports.
///
/// Acts that are presence and nothing else: a challenge tells of the day it starts, not of when
/// anybody was there.
extension SignalFacts {
  /// Members who shared a tip in a period, commented on one or reacted to one, if the tip still
  /// stands.
  ///
  /// - Parameter active: those present in the period. It takes none of them away, for each such act is
  ///   presence since its import, but for damage.
  public func seen(in period: Period, of active: Set<MemberKey>) throws -> Set<MemberKey> {
    var seen: Set<MemberKey> = []
    try forEachPublicAct(in: period) { member, _, _ in seen.insert(member) }
    return seen.intersection(active)
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
    try forEachPublicAct(in: period) { member, instant, day in
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

  private func forEachPublicAct(
    in period: Period, _ body: (MemberKey, _ instant: Int, Day) -> Void
  ) throws {
    let rows = try BulkStatement(
      db,
      """
      SELECT author, at, day FROM tip
      WHERE author IS NOT NULL AND withdrawn_at IS NULL AND day BETWEEN ?1 AND ?2
      UNION ALL SELECT c.member, c.at, c.day FROM comment c JOIN tip t ON t.id = c.tip
      WHERE t.withdrawn_at IS NULL AND c.day BETWEEN ?1 AND ?2
      UNION ALL SELECT r.member, r.at, r.day FROM reaction r JOIN tip t ON t.id = r.tip
      WHERE t.withdrawn_at IS NULL AND r.day BETWEEN ?1 AND ?2
      """)
    rows.bind(1, period.firstDay.index)
    rows.bind(2, period.lastDay.index)
    while try rows.step() {
      body(MemberKey(rawValue: rows.integer(0)), rows.integer(1), Day(index: rows.integer(2)))
    }
  }
}
