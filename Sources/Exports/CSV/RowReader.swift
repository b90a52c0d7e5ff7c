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
final class RowReader {
  private let plan: RowPlan
  private let sink: any ActivitySink
  private let log: DiagnosticLog
  private let cells: CellReader
  /// One for each record of the plan.
  private let makers: [RecordMaker]
  /// Where the plan has one record, as most do.
  private let only: RecordMaker?
  /// The records of the current row, held back until all of them are known to be good.
  private var made: [Made] = []

  private struct Made {
    let record: ActivityRecord
    let updated: Int?
  }

  init(_ plan: RowPlan, zone: ZoneRules, sink: any ActivitySink, log: DiagnosticLog) {
    self.plan = plan
    self.sink = sink
    self.log = log
    cells = CellReader(joins: plan.joins, missing: plan.missing)
    makers = plan.records.map { record in
      RecordMaker(record, CanonicalRow(sink: sink, zone: zone), joins: plan.joins)
    }
    only = makers.count == 1 ? makers[0] : nil
  }

  func readAll(_ reader: inout CSVReader) throws {
    log.fields = plan.fields
    let loop = RowLoop(header: plan.header, log: log, fewestFields: plan.fewestFields)
    try loop.readAll(&reader) { row in try readRow(row) }
  }

  /// - Returns: the rule by which the row was dropped, or nil if it was accepted.
  private func readRow(_ reader: borrowing CSVReader) throws -> DropRule? {
    cells.nextRow()
    if !plan.drops.isEmpty {
      for drop in plan.drops where try drops(drop, reader) { return drop.rule }
    }
    if let only {
      let record = try only.make(cells, reader)
      try sink.accept(record, updated: only.updated)
    } else {
      made.removeAll(keepingCapacity: true)
      for maker in makers where try maker.isTold(cells, reader) {
        made.append(Made(record: try maker.make(cells, reader), updated: maker.updated))
      }
      for made in made { try sink.accept(made.record, updated: made.updated) }
    }
    return nil
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

/// Makes one record of each row.
private final class RecordMaker {
  /// When the row of the last record was changed, where the row says so.
  @exclusivity(unchecked) private(set) var updated: Int?

  private let row: CanonicalRow
  private let plan: RecordPlan
  /// Cells that are fields as they stand, apart from the others: nothing is counted to fill them.
  private let fields: [(column: Column, field: Int)]
  private let others: [RecordPlan.PlannedCell]
  private let record: (CanonicalRow) throws -> ActivityRecord
  private let isKeyed: Bool
  private let joins: [Join]

  init(_ plan: RecordPlan, _ row: CanonicalRow, joins: [Join]) {
    self.plan = plan
    self.row = row
    self.joins = joins
    record = plan.kind.record
    isKeyed = plan.kind.isKeyed
    fields = plan.cells.compactMap { cell in
      if case .field(let field) = cell.cell { (cell.column, field) } else { nil }
    }
    others = plan.cells.filter { cell in
      if case .field = cell.cell { false } else { true }
    }
  }

  func isTold(_ cells: CellReader, _ reader: borrowing CSVReader) throws -> Bool {
    guard let cell = plan.onlyWith else { return true }
    return try !cells.value(cell, reader).isEmpty
  }

  func make(_ cells: CellReader, _ reader: borrowing CSVReader) throws -> ActivityRecord {
    do {
      try fill(cells, reader)
      if isKeyed { updated = try row.updated() }
      return try record(row)
    } catch var rejection as Rejection {
      rejection.resolve { column in
        plan.cells.first { $0.column == column }?.cell.field(joins)
      }
      throw rejection
    }
  }

  /// By index, because an iterator would hold on to the array and to each of its cells.
  private func fill(_ cells: CellReader, _ reader: borrowing CSVReader) throws {
    for index in fields.indices {
      row[fields[index].column] = cells.present(reader[fields[index].field])
    }
    for index in others.indices {
      row[others[index].column] = try cells.value(others[index].cell, reader)
    }
  }
}

// MARK: - Rejected rows

extension Rejection {
  /// Points at the field that a canonical column was filled from, if there is one.
  mutating func resolve(_ field: (Column) -> Int?) {
    if case .column(let column) = culprit, let index = field(column) { culprit = .field(index) }
  }
}
