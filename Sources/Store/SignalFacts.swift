public import Activity
import GRDB

/// What people do in private, for metrics that count it in groups and seal the counts.
///
/// Groups hold verified members only: on a roster, neither robot nor staff, joined and not left.
public struct SignalFacts {
  let db: Database

  init(_ db: Database) {
    self.db = db
  }

  /// Every listed community, by identifier.
  public func communities() throws -> [ListedCommunity] {
    // Looked through by every view of a community.
    let rows = try BulkStatement(
      db,
      """
      SELECT c.id, i.text, c.name FROM community c JOIN identifier i ON i.id = c.id
      ORDER BY i.text
      """)
    func text(_ column: Int) -> String {
      guard case .text(let bytes) = rows.value(column) else { return "" }
      return String(decoding: bytes, as: UTF8.self)
    }
    var communities: [ListedCommunity] = []
    while try rows.step() {
      communities.append(
        ListedCommunity(
          key: Key(rawValue: rows.integer(0)), identifier: text(1), name: text(2)))
    }
    return communities
  }

  /// The verified members on a day, ascending.
  public func roster(on day: Day) throws -> [MemberKey] {
    try Int.fetchAll(
      db, sql: "SELECT id FROM member WHERE \(SignalFacts.isVerified) ORDER BY id",
      arguments: ["day": day.index]
    ).map(Key.init(rawValue:))
  }

  /// The verified members of each community on a day, ascending.
  public func cohorts(on day: Day) throws -> [CommunityKey: [MemberKey]] {
    let rows = try BulkStatement(
      db,
      """
      SELECT s.community, s.member FROM membership s JOIN member m ON m.id = s.member
      WHERE coalesce(s.since, :day) <= :day AND (s.until IS NULL OR s.until > :day)
        AND \(SignalFacts.isVerified)
      ORDER BY s.community, s.member
      """)
    rows.bind(1, day.index)
    var cohorts: [CommunityKey: [MemberKey]] = [:]
    while try rows.step() {
      cohorts[Key(rawValue: rows.integer(0)), default: []].append(
        Key(rawValue: rows.integer(1)))
    }
    return cohorts
  }

  /// Everyone who was ever a verified member by a day, those who have left included.
  ///
  /// - Returns: ascending by key, with the days of joining and leaving where they are known.
  public func everVerified(
    by day: Day
  ) throws -> [(member: MemberKey, joined: Day?, left: Day?)] {
    let rows = try BulkStatement(
      db,
      """
      SELECT id, joined, "left" FROM member
      WHERE standing = \(Standing.person.rawValue) AND coalesce(joined, \(day.index)) <= \(day.index)
      ORDER BY id
      """)
    var people: [(member: MemberKey, joined: Day?, left: Day?)] = []
    func optionalDay(_ column: Int) -> Day? {
      if case .integer(let index) = rows.value(column) { Day(index: index) } else { nil }
    }
    while try rows.step() {
      people.append(
        (
          member: Key(rawValue: rows.integer(0)), joined: optionalDay(1), left: optionalDay(2)
        ))
    }
    return people
  }

  /// The days on which members were present, through a period.
  ///
  /// - Parameter body: called by member, then period, both ascending; `days` has 28 bits, bit 0 the
  ///   period's first Monday.
  public func forEachPresence(
    through period: Period, _ body: (MemberKey, Period, _ days: UInt32) throws -> Void
  ) throws {
    let rows = try BulkStatement(db, "SELECT key, days FROM presence ORDER BY key")
    while try rows.step() {
      let key = rows.integer(0)
      let known = Period(index: key & 0xFFFF)
      if known > period { continue }
      try body(Key(rawValue: key >> 16), known, UInt32(truncatingIfNeeded: rows.integer(1)))
    }
  }

  /// Members present on at least one day of a period.
  public func active(in period: Period) throws -> Set<MemberKey> {
    try members("SELECT member FROM presence WHERE period = ?", [period.index])
  }

  /// Whether anything that was done before what is kept was purged, so that nobody's first day is
  /// known: not of those whose presence begins with what is kept, nor of those who are seen later.
  public func lacksFirstDays() throws -> Bool {
    let settings = Settings(db)
    guard let retained = try settings.retainedFrom, let known = try settings.days(of: .data) else {
      return false
    }
    return known.lowerBound < retained
  }

  /// Members whose first recorded day, of those that are kept, falls in a period.
  public func newStarters(in period: Period) throws -> Set<MemberKey> {
    // Asked by key, which orders a member's periods; grouping by member would sort the whole table.
    try members(
      """
      SELECT member FROM presence p WHERE period = ? AND NOT EXISTS (
        SELECT 1 FROM presence earlier WHERE earlier.key >= p.member << 16 AND earlier.key < p.key)
      """, [period.index])
  }

  /// Members who shared a tip, commented on another's tip or launched a challenge in a period.
  public func contributors(in period: Period) throws -> Set<MemberKey> {
    try members(
      """
      SELECT author FROM tip
      WHERE author IS NOT NULL AND withdrawn_at IS NULL AND day BETWEEN :first AND :last
      UNION SELECT c.member FROM comment c JOIN tip t ON t.id = c.tip
      WHERE t.author IS NOT c.member AND t.withdrawn_at IS NULL AND c.day BETWEEN :first AND :last
      UNION SELECT launcher FROM challenge
      WHERE launcher IS NOT NULL AND starts_day BETWEEN :first AND :last
      """, days(of: period))
  }

  public func challengeEntrants(in period: Period) throws -> Set<MemberKey> {
    try members(
      "SELECT member FROM challenge_entry WHERE joined_day BETWEEN :first AND :last",
      days(of: period))
  }

  public func challengeCompleters(in period: Period) throws -> Set<MemberKey> {
    try members(
      "SELECT member FROM challenge_entry WHERE completed_day BETWEEN :first AND :last",
      days(of: period))
  }

  /// In which slots of the week each member was present in a period: bit 0 is Monday 00:00 to
  /// 03:00, bit 55 Sunday 21:00 to 24:00. Acts told by their day alone set none.
  public func slots(in period: Period) throws -> [MemberKey: UInt64] {
    let presence = try BulkStatement(db, "SELECT member, slots FROM presence WHERE period = ?")
    presence.bind(1, period.index)
    var slots: [MemberKey: UInt64] = [:]
    while try presence.step() {
      slots[Key(rawValue: presence.integer(0))] =
        UInt64(truncatingIfNeeded: presence.integer(1)) & SignalFacts.everySlot
    }
    return slots
  }

  private static let everySlot: UInt64 = 1 << UInt64(Slot.perWeek) - 1

  /// Whether any act of anybody is told with its time of day.
  public func hasHours() throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM presence WHERE slots <> 0)")) ?? false
  }

  public func hasChallengeEntries() throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM challenge_entry)") ?? false
  }

  /// Members whose first challenge entry in eight weeks fell in a period, counted by who launched
  /// that challenge; nobody mobilises themselves.
  ///
  /// Only challenges open to everybody: of the few who could enter another, the count might be all.
  ///
  /// - Returns: one row for every member who launched a challenge that had begun by the end of the
  ///   period, by identifier: whom it brought in may be nobody.
  public func mobilised(in period: Period) throws -> [(launcher: String, members: Int)] {
    try Row.fetchAll(
      db,
      sql: """
        WITH entry AS (
          SELECT e.member, c.launcher, c.community IS NULL AS is_open, e.joined_day, lag(e.joined_day) OVER (
            PARTITION BY e.member ORDER BY e.joined_at, i.text) AS before
          FROM challenge_entry e JOIN identifier i ON i.id = e.challenge
            LEFT JOIN challenge c ON c.id = e.challenge
          WHERE e.joined_day BETWEEN :first - 56 AND :last
        ),
        mobilised AS (
          SELECT launcher, count(*) AS members FROM entry JOIN member m ON m.id = entry.member
          WHERE joined_day >= :first AND is_open AND coalesce(before < joined_day - 56, TRUE)
            AND launcher IS NOT entry.member AND \(SignalFacts.isVerified)
          GROUP BY launcher
        )
        SELECT i.text, coalesce(mobilised.members, 0)
        FROM (
          SELECT DISTINCT launcher FROM challenge
          WHERE community IS NULL AND launcher IS NOT NULL AND starts_day <= :last
        ) l
          JOIN identifier i ON i.id = l.launcher
          LEFT JOIN mobilised ON mobilised.launcher = l.launcher
        ORDER BY i.text
        """,
      arguments: [
        "first": period.firstDay.index, "last": period.lastDay.index, "day": period.lastDay.index,
      ]
    ).map { (launcher: $0[0], members: $0[1]) }
  }

  private func members(_ sql: String, _ arguments: StatementArguments) throws -> Set<MemberKey> {
    try Set(Int.fetchAll(db, sql: sql, arguments: arguments).map(Key.init(rawValue:)))
  }

  private func days(of period: Period) -> StatementArguments {
    ["first": period.firstDay.index, "last": period.lastDay.index]
  }

  private static let isVerified = """
    standing = \(Standing.person.rawValue) AND coalesce(joined, :day) <= :day
      AND ("left" IS NULL OR "left" > :day)
    """
}
