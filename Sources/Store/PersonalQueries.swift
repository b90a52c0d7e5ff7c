import Activity
import GRDB

extension PersonalRecord {
  init(
    of member: MemberKey, _ identifier: String, tablesNamingMembers tables: [String],
    _ db: Database
  ) throws {
    let query = PersonalQuery(db: db, member: member)
    self.identifier = identifier
    entry = try query.entry()
    memberships = try query.stays("membership")
    ambassadorships = try query.stays("ambassador")
    tips = try query.rows(
      """
      SELECT i.text, t.at, p.text, c.text, t.withdrawn_at
      FROM tip t JOIN identifier i ON i.id = t.id LEFT JOIN identifier p ON p.id = t.topic
        LEFT JOIN identifier c ON c.id = t.community
      WHERE t.author = :key ORDER BY t.at, i.text
      """
    ) { Tip(identifier: $0[0], at: $0[1], topic: $0[2], community: $0[3], withdrawnAt: $0[4]) }
    reactions = try query.rows(
      """
      SELECT t.text, k.text, r.at FROM reaction r
        JOIN identifier t ON t.id = r.tip JOIN identifier k ON k.id = r.kind
      WHERE r.member = :key ORDER BY r.at, t.text, k.text
      """
    ) { Reaction(tip: $0[0], kind: $0[1], at: $0[2]) }
    comments = try query.rows(
      """
      SELECT i.text, t.text, c.at FROM comment c
        JOIN identifier i ON i.id = c.id JOIN identifier t ON t.id = c.tip
      WHERE c.member = :key ORDER BY c.at, i.text
      """
    ) { Comment(identifier: $0[0], tip: $0[1], at: $0[2]) }
    challengesLaunched = try query.rows(
      """
      SELECT i.text, p.text, c.text, d.starts_at, d.ends_at
      FROM challenge d JOIN identifier i ON i.id = d.id LEFT JOIN identifier p ON p.id = d.topic
        LEFT JOIN identifier c ON c.id = d.community
      WHERE d.launcher = :key ORDER BY d.starts_at, i.text
      """
    ) {
      Challenge(
        identifier: $0[0], topic: $0[1], community: $0[2], startsAt: $0[3], endsAt: $0[4])
    }
    challengesEntered = try query.rows(
      """
      SELECT i.text, e.joined_at, e.completed_at
      FROM challenge_entry e JOIN identifier i ON i.id = e.challenge
      WHERE e.member = :key ORDER BY e.joined_at, i.text
      """
    ) { ChallengeEntry(challenge: $0[0], joinedAt: $0[1], completedAt: $0[2]) }
    presence = try query.rows(
      """
      SELECT key & 65535, days, slots FROM presence
      WHERE key BETWEEN :key << 16 AND :key << 16 | 65535 ORDER BY key
      """
    ) { Presence(period: Period(index: $0[0]), days: $0[1], slots: $0[2]) }
    quizResults = try query.rows(
      """
      SELECT q.text, i.text, t.text, r.first_at, r.first_score, r.first_maximum,
        r.best_at, r.best_score, r.best_maximum, r.last_at, r.last_score, r.last_maximum
      FROM quiz_result r JOIN quiz_item qi ON qi.id = r.quiz_item
        JOIN identifier q ON q.id = qi.quiz LEFT JOIN identifier i ON i.id = qi.item
        LEFT JOIN identifier t ON t.id = qi.topic
      WHERE r.key BETWEEN :key << 32 AND :key << 32 | 4294967295
      ORDER BY r.first_at, q.text, i.text
      """
    ) { row in
      QuizResult(
        quiz: row[0], item: row[1], topic: row[2], first: QuizResult.Attempt(row, 3),
        best: QuizResult.Attempt(row, 6), last: QuizResult.Attempt(row, 9))
    }
    cohorts = try query.cohorts()
    figures = try tables.flatMap { try query.figures(named: identifier, in: $0) }
  }
}

extension PersonalRecord.Presence {
  fileprivate init(period: Period, days: Int, slots: Int) {
    self.period = period
    self.days = (0..<Period.days).filter { days >> $0 & 1 == 1 }.map { period.firstDay + $0 }
    self.slots = Slot.all.filter { slots >> $0.index & 1 == 1 }
  }
}

extension PersonalRecord.QuizResult.Attempt {
  fileprivate init(_ row: Row, _ column: Int) {
    self.init(at: row[column], score: row[column + 1], maximum: row[column + 2])
  }
}

private struct PersonalQuery {
  let db: Database
  let member: MemberKey

  func rows<Element>(_ sql: String, _ make: (Row) throws -> Element) throws -> [Element] {
    try Row.fetchAll(db, sql: sql, arguments: ["key": member.rawValue]).map(make)
  }

  func entry() throws -> PersonalRecord.Entry? {
    try rows(
      """
      SELECT name, team, joined, "left", visibility, standing, version FROM member WHERE id = :key
      """
    ) { row in
      PersonalRecord.Entry(
        name: row[0], team: row[1], joined: day(row[2]), left: day(row[3]),
        visibility: Visibility(rawValue: row[4]) ?? .hidden,
        standing: Standing(rawValue: row[5]) ?? .robot, toldAt: row[6])
    }.first
  }

  func stays(_ table: String) throws -> [PersonalRecord.Stay] {
    try rows(
      """
      SELECT i.text, c.name, s.since, s.until
      FROM \(table) s JOIN identifier i ON i.id = s.community
        LEFT JOIN community c ON c.id = s.community
      WHERE s.member = :key ORDER BY i.text
      """
    ) {
      PersonalRecord.Stay(
        community: $0[0], name: $0[1], since: day($0[2]), until: day($0[3]))
    }
  }

  /// The published sets of people that hold the member, in the order of their admission.
  func cohorts() throws -> [PersonalRecord.Cohort] {
    let tables = try String.fetchAll(
      db, sql: "SELECT DISTINCT table_id FROM publication ORDER BY table_id")
    let names = try Row.fetchAll(
      db, sql: "SELECT i.text, c.name FROM community c JOIN identifier i ON i.id = c.id"
    ).reduce(into: [String: String]()) { $0[$1[0] as String] = $1[1] }
    let all = try Row.fetchCursor(
      db, sql: "SELECT space, identifier, period, members FROM cohort ORDER BY id")
    var cohorts: [PersonalRecord.Cohort] = []
    while let row = try all.next() {
      guard MemberList.decode(row[3]).contains(member.rawValue) else { continue }
      let (space, identifier, period): (String, String, Int) = (row[0], row[1], row[2])
      cohorts.append(
        PersonalRecord.Cohort(
          community: identifier.isEmpty ? nil : identifier, name: names[identifier],
          isState: space.hasPrefix("state"), period: Period(index: period),
          tables: try tables.filter { try shows(identifier, $0, period) }))
    }
    return cohorts
  }

  private func shows(_ identifier: String, _ table: String, _ period: Int) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM publication_row WHERE table_id = ? AND period = ? AND identifier = ?)
          """), arguments: [table, period, identifier]) ?? false
  }

  /// The counts of a table that bear the member's identifier, over the whole organisation.
  func figures(named identifier: String, in table: String) throws -> [PersonalRecord.Figure] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT p.period, CAST(r.bytes AS TEXT) ->> ('$.counts[' || m.key || ']')
        FROM publication p, json_each(CAST(p.bytes AS TEXT), '$.measures') m
          LEFT JOIN publication_row r
            ON r.table_id = p.table_id AND r.period = p.period AND r.identifier = ''
        WHERE p.table_id = ? AND m.value = ? ORDER BY p.period
        """, arguments: [table, identifier]
    ).map { PersonalRecord.Figure(table: table, period: Period(index: $0[0]), code: $0[1]) }
  }

  private func day(_ index: Int?) -> Day? { index.map(Day.init(index:)) }
}
