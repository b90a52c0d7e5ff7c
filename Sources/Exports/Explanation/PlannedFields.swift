/// What a plan does with the columns of a file: told from what the rows are read by.
extension RowPlan {
  var fields: [FieldUse] {
    header.fields(records.flatMap(roles) + drops.flatMap(roles))
  }

  private func roles(_ drop: DropPlan) -> [(field: Int?, role: FieldUse.Role)] {
    drop.cell.sources(joins).map { ($0.field, .leavesOut(drop.rule)) }
  }

  private func roles(_ record: RecordPlan) -> [(field: Int?, role: FieldUse.Role)] {
    let filling = record.cells.flatMap { planned in
      planned.cell.sources(joins).map { field, forms in
        (field, FieldUse.Role.fills(["\(record.kind.name).\(planned.column.name)"], forms))
      }
    }
    let deciding = (record.onlyWith?.sources(joins) ?? [])
      .filter { source in !filling.contains { $0.0 == source.field } }
      .map { ($0.field, FieldUse.Role.decides) }
    return filling + deciding
  }
}

extension Cell {
  /// The fields that the value depends on, and how each is read.
  fileprivate func sources(_ joins: [Join]) -> [(field: Int, forms: [FieldUse.Form])] {
    func each(_ cell: Cell, _ form: FieldUse.Form) -> [(field: Int, forms: [FieldUse.Form])] {
      cell.sources(joins).map { ($0.field, $0.forms + [form]) }
    }
    return switch self {
    case .field(let index): [(index, [])]
    case .joined(let join, let column):
      [
        (
          joins[join].keyField,
          [.lookedUp(column: joins[join].table.columns[column], file: joins[join].table.name)]
        )
      ]
    case .constant: []
    case .template(let parts):
      parts.flatMap { parts.count > 1 ? each($0, .partOfText) : $0.sources(joins) }
    case .mapped(let cell, let map): each(cell, .mapped(map.name))
    case .days(let cell, let epoch): each(cell, .dayNumber) + each(epoch, .dayCountedFrom)
    case .time(let cell, let formats): each(cell, .dates(formats.map(\.pattern)))
    case .number(let cell, let mark): each(cell, .decimalMark(String(UnicodeScalar(mark))))
    case .utc(let cell): each(cell, .utc)
    case .moodleTime(let cell, let form): each(cell, .moodleDate(year: form.year))
    case .mark(let cell, let mark):
      mark == UInt8(ascii: ".")
        ? each(cell, .grade)
        : cell.sources(joins).map {
          ($0.field, $0.forms + [.grade, .decimalMark(String(UnicodeScalar(mark)))])
        }
    }
  }
}
