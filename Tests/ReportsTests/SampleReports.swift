import Disclosure

extension Cell {
  static func text(_ text: String) -> Cell { .released(releasedFixture(.text(text))) }
  static func name(_ name: String) -> Cell { .released(releasedFixture(.name(.named(name)))) }
  static var anonymous: Cell { .released(releasedFixture(.name(.anonymous))) }
  static func integer(_ integer: Int) -> Cell { .released(releasedFixture(.integer(integer))) }
  static func number(_ number: Double) -> Cell { .released(releasedFixture(.number(number))) }
  static func people(_ count: CodedCount) -> Cell { .released(releasedFixture(.people(count))) }
  static func share(_ share: CodedShare) -> Cell { .released(releasedFixture(.share(share))) }
  static func date(_ year: Int, _ month: Int, _ day: Int) -> Cell {
    .released(releasedFixture(.date(CalendarDate(year: year, month: month, day: day))))
  }
}

/// Reports as the engine would release them, small enough to be read in a test.
enum Sample {
  static let provenance = Provenance(
    dataThrough: CalendarDate(year: 2026, month: 3, day: 29),
    asOf: CalendarDate(year: 2026, month: 3, day: 29),
    period: CalendarDate(
      year: 2026, month: 3, day: 2)...CalendarDate(
        year: 2026, month: 3, day: 29),
    timeZone: "Europe/Paris", filters: [.init(name: "community", value: "Lyon")],
    policy: Policy(), engine: "relais 0.1.0")

  /// Names in both Unicode forms, of wide characters and of nobody; one column too many for a
  /// narrow terminal.
  static let champions = ReleasedReport(
    id: "champions", subject: releasedFixture("Lyon"), provenance: provenance,
    tables: [
      ReleasedTable(
        id: "champions",
        columns: [
          Column("rank", .number(decimals: 0)), Column("creator", .text), Column("team", .text),
          Column("potential", .number(decimals: 1)), Column("weeks", .number(decimals: 1)),
          Column("acts_per_week", .number(decimals: 2)),
          Column("thanks_per_act", .number(decimals: 2)),
        ],
        rows: [
          [
            .integer(1), .name("Amélie Durand"), .text("Lyon Part-Dieu, relation clients"),
            .number(1042.25), .number(21.5), .number(4.5), .number(9.77),
          ],
          [
            .integer(2), .name("Jose\u{301} Núñez"), .text("Lyon Bellecour"),
            .number(96.125), .number(18), .number(1.75), .number(2.0625),
          ],
          [
            .integer(3), .anonymous, .empty,
            .number(40), .number(12.5), .number(1.5), .number(1.125),
          ],
          [
            .integer(4), .name("山田 花子"), .text("Villeurbanne"),
            .number(3.5), .number(2), .number(1), .number(0.75),
          ],
        ])
    ],
    notes: [Note("opted-out")])

  /// Every kind of coded cell, and two tables.
  static let community = ReleasedReport(
    id: "community", subject: releasedFixture("Lyon"), provenance: provenance,
    tables: [
      ReleasedTable(
        id: "participation",
        columns: [
          Column("measure", .text), Column("people", .number(decimals: 0)),
          Column("share", .number(decimals: 0)), Column("company_median", .number(decimals: 0)),
        ],
        rows: [
          [
            .term(Term("active-members")), .people(.above(35)), .share(.above(0.875)),
            .share(.about(0.625)),
          ],
          [
            .term(Term("contributors")), .people(.about(20)), .share(.about(0.5)),
            .share(.about(0.125)),
          ],
          [
            .term(Term("challenge-entrants")), .people(.below(5)), .share(.below(0.125)),
            .withheld,
          ],
          [.term(Term("new-starters")), .withheld, .withheld, .withheld],
        ]),
      ReleasedTable(
        id: "trend",
        columns: [
          Column("period_start", .text), Column("members", .number(decimals: 0)),
          Column("active", .number(decimals: 0)),
        ],
        rows: [
          [.date(2026, 2, 2), .integer(39), .people(.about(30))],
          [.date(2026, 3, 2), .integer(40), .people(.above(35))],
        ]),
    ],
    notes: [Note("membership-at-period-end")])

  static func report(_ table: ReleasedTable, notes: [Note] = []) -> ReleasedReport {
    ReleasedReport(id: "status", provenance: provenance, tables: [table], notes: notes)
  }
}

extension Sample {
  /// The example of docs/json.md: made up, so that few lines hold every kind of value.
  static let documented = ReleasedReport(
    id: "community", subject: releasedFixture("Lyon"), provenance: provenance,
    tables: [
      ReleasedTable(
        id: "participation",
        columns: [
          Column("measure", .text), Column("people", .number(decimals: 0)),
          Column("share", .number(decimals: 0)), Column("company_median", .number(decimals: 0)),
        ],
        rows: [
          [
            .term(Term("active-members")), .people(.above(35)), .share(.above(0.875)),
            .share(.about(0.625)),
          ],
          [.term(Term("new-starters")), .people(.below(5)), .share(.below(0.125)), .withheld],
        ]),
      ReleasedTable(
        id: "champions",
        columns: [
          Column("creator", .text), Column("team", .text),
          Column("potential", .number(decimals: 1)), Column("topics", .number(decimals: 0)),
          Column("day", .text),
        ],
        rows: [
          [.name("Amélie Durand"), .text("Bellecour"), .number(8.25), .integer(3), .empty],
          [.anonymous, .empty, .number(1.5), .integer(1), .date(2026, 3, 9)],
        ]),
    ],
    notes: [
      Note("frozen", [releasedFixture(.date(CalendarDate(year: 2026, month: 3, day: 2)))])
    ])
}
