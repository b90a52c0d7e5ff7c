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
  private let drops: [DropPlan]
  private let sink: any ActivitySink
  private let log: DiagnosticLog
  private let cells: CellReader
  /// One for each record of the plan.
  private let tellers: [RecordTeller]
  /// Takes the records of a row that makes several, until all of them are known to be good.
  private let held: HeldRecords

  init(_ plan: RowPlan, zone: ZoneRules, sink: any ActivitySink, log: DiagnosticLog) {
    self.plan = plan
    self.sink = sink
    self.log = log
    drops = plan.drops
    cells = CellReader(joins: plan.joins, missing: plan.missing)
    held = HeldRecords(for: sink)
    tellers = plan.records.map { record in
      RecordTeller(record, CanonicalRow(sink: sink, zone: zone), joins: plan.joins)
    }
  }

  func readAll(_ reader: inout CSVReader) throws {
    log.fields = plan.fields
    let loop = RowLoop(header: plan.header, log: log, fewestFields: plan.fewestFields)
    if tellers.count == 1 {
      let only = tellers[0]
      try loop.readAll(&reader) { row in
        if let rule = try ruleThatDrops(row) { return rule }
        try only.tell(sink, cells, row)
        return nil
      }
    } else {
      try loop.readAll(&reader) { row in
        if let rule = try ruleThatDrops(row) { return rule }
        try tellAll(row)
        return nil
      }
    }
  }

  @inline(__always)
  private func ruleThatDrops(_ row: CSVRow) throws -> DropRule? {
    cells.nextRow()
    guard !drops.isEmpty else { return nil }
    for drop in drops where try drops(drop, row) { return drop.rule }
    return nil
  }

  private func tellAll(_ row: CSVRow) throws {
    held.removeAll()
    for teller in tellers where try teller.isTold(cells, row) {
      try teller.tell(held, cells, row)
    }
    try held.release()
  }

  private func drops(_ drop: DropPlan, _ row: CSVRow) throws -> Bool {
    let value = try cells.value(drop.cell, row)
    return switch drop.test {
    case .isMissing: value.isEmpty
    case .isOneOf(let values): values.contains { value.equals($0) }
    case .isNoneOf(let values): !values.contains { value.equals($0) }
    }
  }
}

/// Tells one record of each row.
private final class RecordTeller {
  private let row: CanonicalRow
  private let plan: RecordPlan
  /// Cells that are fields as they stand, apart from the others: nothing is counted to fill them.
  private let plain: [(column: Column, field: Int)]
  private let others: [RecordPlan.PlannedCell]
  private let tell: (CanonicalRow, any ActivitySink) throws -> Void
  private let joins: [Join]

  init(_ plan: RecordPlan, _ row: CanonicalRow, joins: [Join]) {
    self.plan = plan
    self.row = row
    self.joins = joins
    tell = plan.kind.tell
    plain = plan.cells.compactMap { cell in
      if case .field(let field) = cell.cell { (cell.column, field) } else { nil }
    }
    others = plan.cells.filter { cell in
      if case .field = cell.cell { false } else { true }
    }
  }

  func isTold(_ cells: CellReader, _ fields: CSVRow) throws -> Bool {
    guard let cell = plan.onlyWith else { return true }
    return try !cells.value(cell, fields).isEmpty
  }

  func tell(_ sink: any ActivitySink, _ cells: CellReader, _ fields: CSVRow) throws {
    do {
      try fill(cells, fields)
      try tell(row, sink)
    } catch var rejection as Rejection {
      rejection.resolve { column in
        plan.cells.first { $0.column == column }?.cell.field(joins)
      }
      throw rejection
    }
  }

  /// By index, because an iterator would hold on to the array and to each of its cells.
  @inline(__always)
  private func fill(_ cells: CellReader, _ fields: CSVRow) throws {
    for index in plain.indices {
      row[plain[index].column] = cells.present(fields[plain[index].field])
    }
    for index in others.indices {
      row[others[index].column] = try cells.value(others[index].cell, fields)
    }
  }
}

/// Keeps records from a sink until it is told to release them.
private final class HeldRecords: ActivitySink {
  private let sink: any ActivitySink
  private var records: [(record: ActivityRecord, updated: Int?)] = []

  init(for sink: any ActivitySink) {
    self.sink = sink
  }

  func key(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) throws -> Int {
    try sink.key(entity, identifier)
  }

  func accept(_ record: ActivityRecord, updated: Int?) {
    records.append((record, updated))
  }

  func removeAll() {
    records.removeAll(keepingCapacity: true)
  }

  func release() throws {
    for (record, updated) in records { try sink.accept(record, updated: updated) }
  }
}

// MARK: - Rejected rows

extension Rejection {
  /// Points at the field that a canonical column was filled from, if there is one.
  mutating func resolve(_ field: (Column) -> Int?) {
    if case .column(let column) = culprit, let index = field(column) { culprit = .field(index) }
  }
}
