internal import Disclosure

/// The shape of a report in JSON, schema `relais.report/1`, documented in docs/json.md. Adding a
/// key keeps the schema's number; removing one or changing its meaning raises it.
struct JSONDocument {
  static let schema = "relais.report/1"

  typealias Members = [(key: String, value: JSONValue)]

  let report: ReleasedReport

  /// The report as one object, with or without the rows of its tables.
  func object(withRows: Bool) -> JSONValue {
    let tables = report.tables.map { table in
      let rows: Members = [("rows", .array(Self.rows(of: table).map(JSONValue.object)))]
      return JSONValue.object(Self.description(of: table) + (withRows ? rows : []))
    }
    return .object([
      ("schema", .string(Self.schema)),
      ("report", .string(report.id)),
      ("subject", report.subject.map { .string($0.value) } ?? .null),
      ("provenance", JSONValue(report.provenance)),
      ("tables", .array(tables)),
      ("notes", .array(report.notes.map(JSONValue.init))),
    ])
  }

  /// Each row as the members of an object, one per column.
  static func rows(of table: ReleasedTable) -> [Members] {
    table.rows.map { row in
      zip(table.columns, row).map { (key: $0.id, value: JSONValue($1)) }
    }
  }

  private static func description(of table: ReleasedTable) -> Members {
    let columns = table.columns.map { column in
      JSONValue.object([
        ("id", .string(column.id)),
        ("kind", .string(column.kind == .text ? "text" : "number")),
      ])
    }
    return [("id", .string(table.id)), ("columns", .array(columns))]
  }
}

extension JSONValue {
  init(_ cell: Cell) {
    switch cell {
    case .released(let released): self.init(released.value)
    case .term(let term): self = .string(term.key)
    case .empty: self = .null
    case .withheld: self = .object([("withheld", .bool(true))])
    }
  }

  init(_ value: CellValue) {
    switch value {
    case .text(let text): self = .string(text)
    case .name(.named(let name)): self = .string(name)
    case .name(.anonymous): self = .object([("anonymous", .bool(true))])
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .number(number)
    case .people(.below(let bound)): self = .object([("below", .integer(bound))])
    case .people(.about(let count)): self = .object([("about", .integer(count))])
    case .people(.above(let bound)): self = .object([("above", .integer(bound))])
    case .share(.below(let bound)): self = .object([("below", .number(bound))])
    case .share(.about(let share)): self = .object([("about", .number(share))])
    case .share(.above(let bound)): self = .object([("above", .number(bound))])
    case .date(let date): self = .string(date.description)
    }
  }

  fileprivate init(_ note: Note) {
    self = .object([
      ("key", .string(note.key)),
      ("arguments", .array(note.arguments.map { JSONValue($0.value) })),
    ])
  }

  fileprivate init(_ provenance: Provenance) {
    func day(_ date: CalendarDate?) -> JSONValue {
      date.map { .string($0.description) } ?? .null
    }
    let period = provenance.period.map { period in
      JSONValue.object([("start", day(period.lowerBound)), ("end", day(period.upperBound))])
    }
    let filters = provenance.filters.map { filter in
      JSONValue.object([("name", .string(filter.name)), ("value", .string(filter.value))])
    }
    let policy = provenance.policy
    self = .object([
      ("data_through", day(provenance.dataThrough)),
      ("as_of", day(provenance.asOf)),
      ("period", period ?? .null),
      ("time_zone", .string(provenance.timeZone)),
      ("filters", .array(filters)),
      (
        "policy",
        .object([
          ("minimum_frequency", .integer(policy.minimumFrequency)),
          ("minimum_group_size", .integer(policy.minimumGroupSize)),
          ("rounding_base", .integer(policy.roundingBase)),
        ])
      ),
      ("engine", .string(provenance.engine)),
    ])
  }
}
