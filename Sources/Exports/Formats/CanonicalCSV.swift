public import Activity
import Tabular

/// The twelve canonical exports: UTF-8 CSV, comma-separated, with a header that tells which.
public struct CanonicalCSV: ExportReader {
  public let id = "canonical-csv"

  public let documentation = """
    One of twelve CSV exports (members, logins, tips ...), told by the columns of its header, \
    which may stand in any order.
    """

  public init() {}

  public func sniff(_ head: FileHead) -> Claim {
    head.claim { header in
      switch CanonicalKind.match(header) {
      case .none:
        .none(but: CanonicalKind.all.compactMap { header.near($0) })
      case .incomplete(let kind, _):
        Claim(.possible, .columns(header.columns(requiredBy: kind)))
      case .several(let kinds):
        Claim(.possible, .columns(header.columns(requiredBy: kinds[0])))
      case .one(let kind):
        Claim(.certain, .columns(header.columns(requiredBy: kind)))
      }
    }
  }

  public func read(_ file: ExportFile, into sink: any ActivitySink, log: DiagnosticLog) throws {
    var reader = CSVReader(try ByteSource(file.input))
    guard let header = try Header(of: &reader, form: .canonical) else { return }
    let kind = try CanonicalCSV.kind(of: header)
    log.contents = kind.name
    log.header = [UInt8](reader.record)

    var record = RecordPlan(kind)
    for column in kind.columns {
      guard let field = try header.index(ofOnly: column.name) else { continue }
      record.cells.append(RecordPlan.PlannedCell(column: column, cell: .field(field)))
    }
    let known = Set(kind.columns.map(\.name) + kind.notKept)
    let strangers = zip(header.names, header.written).filter { !known.contains($0.0) }.map(\.1)
    if !strangers.isEmpty { log.notes.append(.ignoredColumns(strangers)) }

    let plan = RowPlan(header: header, records: [record])
    let rows = RowReader(plan, zone: file.zone, sink: sink, log: log)
    try rows.readAll(&reader)
  }

  private static func kind(of header: Header) throws -> CanonicalKind {
    switch CanonicalKind.match(header) {
    case .one(let kind):
      return kind
    case .several(let kinds):
      throw Diagnostic(
        .ambiguousFormat, at: header.location, expected: .oneFormat(kinds.map(\.name)))
    case .incomplete(let kind, let missing):
      throw Diagnostic(
        .missingColumn, at: header.location, column: missing[0].name,
        expected: .columns(missing.map(\.name), kind: kind.name, found: header.written))
    case .none:
      throw Diagnostic(
        .missingColumn, at: header.location,
        expected: .columns(
          ["the columns of a canonical export"], kind: "the file", found: header.written))
    }
  }
}

extension Header {
  fileprivate func columns(requiredBy kind: CanonicalKind) -> [String] {
    kind.required.compactMap { index(of: $0.name).map { written[$0] } }
  }

  /// nil where nothing that the kind requires is there, or all of it.
  fileprivate func near(_ kind: CanonicalKind) -> Claim.Near? {
    let found = columns(requiredBy: kind)
    let missing = kind.required.map(\.name).filter { index(of: $0) == nil }
    guard !missing.isEmpty, found.count >= missing.count else { return nil }
    return Claim.Near(contents: kind.name, found: found, missing: missing)
  }
}
