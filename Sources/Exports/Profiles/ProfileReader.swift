public import Activity
public import Tabular

/// Reads the foreign CSV files that a profile describes, by rewriting their columns into those of
/// the canonical exports.
public struct ProfileReader: ExportReader {
  private let profile: Profile

  public init(_ profile: Profile) {
    self.profile = profile
  }

  public var id: String { "profile-\(profile.name)" }

  public let documentation = "Any CSV export that a YAML profile describes."

  public func sniff(_ head: FileHead) -> Claim {
    guard let rule = rules(matching: head).first, let header = head.header(rule.form) else {
      return .none(but: profile.files.compactMap { $0.near(head) })
    }
    let columns = rule.columns.compactMap { rule.index(of: $0, in: header) }
    return Claim(.declared, .columns(columns.map { header.written[$0] }))
  }

  public func encoding(of head: FileHead) -> TextEncoding? {
    rules(matching: head).first?.form.encoding
  }

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    let rules = rules(matching: try FileHead(file.input))
    guard let rule = rules.first else { return }
    guard rules.count == 1 else {
      throw Diagnostic(
        .ambiguousFormat, at: SourceLocation(startOf: file.path),
        expected: .oneFormat(
          rules.map { "profile \(profile.name) (\($0.columns.joined(separator: ", ")))" }))
    }
    let source = try ByteSource(file.input, encoding: rule.form.encoding)
    var reader = CSVReader(source, dialect: rule.form.dialect)
    guard let header = try Header(of: &reader, form: rule.form) else { return }
    log.header = [UInt8](reader.record)
    log.delimiter = rule.form.dialect.delimiter
    log.contents = rule.contents
    switch rule.content {
    case .skipped(let reason):
      log.notes.append(.nothingNeeded(reason))
    case .records(let rows):
      let plan = try RowPlan(rows, of: rule, header: header, input: file.input)
      let rows = RowReader(plan, zone: file.zone, sink: sink, log: log)
      try rows.readAll(&reader)
    }
  }

  /// The rules that fit the file's header: those that ask for the most columns.
  private func rules(matching head: FileHead) -> [Profile.FileRule] {
    let matching = profile.files.filter { rule in
      head.header(rule.form).map(rule.matches) ?? false
    }
    let most = matching.map(\.columns.count).max()
    return matching.filter { $0.columns.count == most }
  }
}

extension Profile.FileRule {
  /// nil where fewer than half of the columns that tell this file are there.
  fileprivate func near(_ head: FileHead) -> Claim.Near? {
    guard let header = head.header(form) else { return nil }
    let found = columns.compactMap { index(of: $0, in: header) }
    let missing = columns.filter { index(of: $0, in: header) == nil }
    guard found.count >= missing.count else { return nil }
    return Claim.Near(
      contents: contents, found: found.map { header.written[$0] }, missing: missing)
  }

  /// What the file holds.
  fileprivate var contents: String {
    switch content {
    case .skipped: "nothing"
    case .records(let rows): rows.records.map(\.kind.name).joined(separator: ", ")
    }
  }
}

// MARK: - From names to fields

extension RowPlan {
  /// Finds in one file's header the columns that the profile names.
  ///
  /// - Throws: `Diagnostic` for a column that neither the file nor a joined file has.
  init(_ rows: Profile.RowRule, of rule: Profile.FileRule, header: Header, input: InputFile) throws
  {
    self.header = header
    joins = try rows.joins.map { join in
      guard let key = rule.index(of: join.key, in: header) else {
        throw header.lacks(join.key, rule)
      }
      let table = try JoinTable(
        try input.beside(join.file), form: rule.form, key: join.key, columns: join.columns)
      return Join(keyField: key, table: table)
    }
    missing = rule.values.missing.map { Array($0.utf8) }
    let columns = ColumnFinder(rule: rule, header: header, joins: rows.joins)
    drops = try rows.drops.map { filter in
      DropPlan(rule: filter.rule, cell: try columns.cell(filter.column), test: filter.test)
    }
    records = try rows.records.map { record in
      var plan = RecordPlan(record.kind)
      plan.cells = try record.cells.map { column, expression in
        RecordPlan.PlannedCell(
          column: column, cell: try columns.cell(expression, for: column.content))
      }
      return plan
    }
  }
}

private struct ColumnFinder {
  let rule: Profile.FileRule
  let header: Header
  let joins: [Profile.JoinRule]

  /// A column of the file itself, else of the joined file that offers it.
  func cell(_ name: String) throws -> Cell {
    if let field = rule.index(of: name, in: header) {
      _ = try header.index(ofOnly: header.written[field])
      return .field(field)
    }
    for (index, join) in joins.enumerated() {
      if let column = join.columns.firstIndex(of: name) {
        return .joined(join: index, column: column)
      }
    }
    throw header.lacks(name, rule)
  }

  /// Values that come from the file are rewritten into the canonical form; what the profile itself
  /// says is in that form already.
  func cell(_ expression: Profile.Expression, for content: Column.Content) throws -> Cell {
    switch expression {
    case .column(let name):
      canonical(try cell(name), content)
    case .template(let pieces):
      canonical(
        .template(
          try pieces.map { piece in
            switch piece {
            case .column(let name): try cell(name)
            case .text(let text): .constant(Array(text.utf8))
            }
          }), content)
    case .constant(let text):
      .constant(Array(text.utf8))
    case .mapped(let inner, let map):
      .mapped(try cell(inner, for: .text), map)
    case .days(let inner, let epoch):
      .days(try cell(inner, for: .text), from: try cell(epoch, for: .time))
    }
  }

  private func canonical(_ cell: Cell, _ content: Column.Content) -> Cell {
    switch content {
    case .time where !rule.values.dates.isEmpty:
      .time(cell, rule.values.dates)
    case .number where rule.values.decimalMark != UInt8(ascii: "."):
      .number(cell, decimalMark: rule.values.decimalMark)
    default:
      cell
    }
  }
}

extension Header {
  fileprivate func lacks(_ name: String, _ rule: Profile.FileRule) -> Diagnostic {
    let names = [name] + (rule.aliases[name] ?? [])
    return Diagnostic(
      .missingColumn, at: location, column: name,
      expected: .columns(
        [names.joined(separator: " or ")], kind: "the file, as its profile asks", found: written))
  }
}
