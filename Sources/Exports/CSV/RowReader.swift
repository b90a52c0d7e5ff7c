import Activity
import Tabular

/// What the rows of one CSV file are turned into.
struct RowPlan {
  let header: Header
  var records: [RecordPlan]
  var drops: [DropPlan] = []
  var joins: [Join] = []
  /// How many fields a row has at least; nil for as many as the header.
  var fewestFields: Int?
  /// What stands for a missing value, besides nothing.
  var missing: [[UInt8]] = []
}

/// One record made of every row.
struct RecordPlan {
  let kind: CanonicalKind
  var cells: [PlannedCell] = []
  /// Rows in which this cell is missing do not make the record, where they may make several.
  var onlyWith: Cell?

  struct PlannedCell {
    let column: Column
    let cell: Cell
  }

  init(_ kind: CanonicalKind) {
    self.kind = kind
  }

  init(_ kind: CanonicalKind, _ cells: [(column: Column, cell: Cell)]) {
    self.kind = kind
    self.cells = cells.map { PlannedCell(column: $0.column, cell: $0.cell) }
  }
}

/// Rows to leave out on purpose.
struct DropPlan {
  let rule: DropRule
  let cell: Cell
  let test: Test

  enum Test {
    case isMissing
    case isOneOf([[UInt8]])
    case isNoneOf([[UInt8]])
  }
}

/// Reads the rows of a CSV file by a plan. Nothing is allocated per row.
struct RowReader {
  private let plan: RowPlan
  private let sink: any ActivitySink
  private let log: DiagnosticLog
  private let cells: CellReader
  /// One for each record of the plan.
  private let rows: [CanonicalRow]
  /// The records of the current row, held back until all of them are known to be good.
  private var made: [Made] = []

  private struct Made {
    let record: ActivityRecord
    let updated: Int?

    init(_ made: (record: ActivityRecord, updated: Int?)) {
      (record, updated) = made
    }
  }

  init(_ plan: RowPlan, zone: ZoneRules, sink: any ActivitySink, log: DiagnosticLog) {
    self.plan = plan
    self.sink = sink
    self.log = log
    cells = CellReader(joins: plan.joins, missing: plan.missing)
    rows = plan.records.map { _ in CanonicalRow(sink: sink, zone: zone) }
  }

  mutating func readAll(_ reader: inout CSVReader) throws {
    log.fields = plan.fields
    let loop = RowLoop(header: plan.header, log: log, fewestFields: plan.fewestFields)
    try loop.readAll(&reader) { row in try readRow(row) }
  }

  /// - Returns: the rule by which the row was dropped, or nil if it was accepted.
  private mutating func readRow(_ reader: borrowing CSVReader) throws -> DropRule? {
    cells.nextRow()
    for drop in plan.drops where try drops(drop, reader) { return drop.rule }

    if rows.count == 1 {
      let (record, updated) = try make(0, reader)
      try sink.accept(record, updated: updated)
    } else {
      made.removeAll(keepingCapacity: true)
      for index in rows.indices where try isTold(index, reader) {
        made.append(Made(try make(index, reader)))
      }
      for made in made { try sink.accept(made.record, updated: made.updated) }
    }
    return nil
  }

  private func isTold(_ index: Int, _ reader: borrowing CSVReader) throws -> Bool {
    guard let cell = plan.records[index].onlyWith else { return true }
    return try !cells.value(cell, reader).isEmpty
  }

  private func make(
    _ index: Int, _ reader: borrowing CSVReader
  ) throws -> (record: ActivityRecord, updated: Int?) {
    let row = rows[index]
    do {
      try fill(row, plan.records[index].cells, reader)
      let kind = plan.records[index].kind
      let updated = kind.isKeyed ? try row.updated() : nil
      return (try kind.record(row), updated)
    } catch var rejection as Rejection {
      rejection.resolve { column in field(of: column, inRecord: index) }
      throw rejection
    }
  }

  /// By index, because an iterator would hold on to the array and to each of its cells.
  private func fill(
    _ row: CanonicalRow, _ plan: [RecordPlan.PlannedCell], _ reader: borrowing CSVReader
  ) throws {
    for index in plan.indices {
      row[plan[index].column] = try cells.value(plan[index].cell, reader)
    }
  }

  private func drops(_ drop: DropPlan, _ reader: borrowing CSVReader) throws -> Bool {
    let value = try cells.value(drop.cell, reader)
    return switch drop.test {
    case .isMissing: value.isEmpty
    case .isOneOf(let values): values.contains { value.equals($0) }
    case .isNoneOf(let values): !values.contains { value.equals($0) }
    }
  }
}

// MARK: - Rejected rows

extension RowReader {
  private func field(of column: Column, inRecord index: Int) -> Int? {
    plan.records[index].cells.first { $0.column == column }?.cell.field(plan.joins)
  }
}

extension Rejection {
  /// Points at the field that a canonical column was filled from, if there is one.
  mutating func resolve(_ field: (Column) -> Int?) {
    if case .column(let column) = culprit, let index = field(column) { culprit = .field(index) }
  }
}
