import Tabular

/// Goes through the rows of a CSV file: each of them is accepted, dropped by a rule or rejected.
struct RowLoop {
  let header: Header
  let log: DiagnosticLog
  /// How many fields a row has at least; nil for as many as the header.
  var fewestFields: Int?

  /// - Parameter read: reads one row; returns the rule by which it is dropped, or nil where it is
  ///   accepted, and throws a `Rejection` where it cannot be used.
  ///   Not called where the log wants no rows.
  /// - Throws: `Diagnostic` for a rejection that concerns the whole file.
  @inline(__always)
  func readAll(_ reader: inout CSVReader, _ read: (CSVRow) throws -> DropRule?) throws {
    guard log.readsRows else { return }
    while let row = try reader.next() {
      log.begin(atByte: reader.bytesRead)
      do {
        try checkShape(row)
        if let rule = try read(row) { log.drop(rule) } else { log.accept() }
      } catch let rejection as Rejection {
        let diagnostic = diagnostic(rejection, reader)
        if rejection.refusesFile { throw diagnostic }
        try log.reject(diagnostic, raw: reader.record)
      }
    }
  }

  @inline(__always)
  private func checkShape(_ row: CSVRow) throws {
    let expected = header.names.count
    guard !row.isMalformed, row.count <= expected, row.count >= fewestFields ?? expected else {
      throw misshapen(row)
    }
  }

  private func misshapen(_ row: CSVRow) -> Rejection {
    row.isMalformed
      ? Rejection(.malformedQuote, .closingQuoteBeforeDelimiter, in: .row)
      : Rejection(.fieldCount, .fields(header.names.count, found: row.count), in: .row)
  }

  private func diagnostic(_ rejection: Rejection, _ reader: borrowing CSVReader) -> Diagnostic {
    let location: SourceLocation
    let column: String?
    switch rejection.culprit {
    case .row:
      location = reader.malformed ?? reader.location
      column = nil
    case .field(let index):
      location = reader.location(of: index)
      column = header.written[index]
    case .column(let canonical):
      location = reader.location
      column = canonical.name
    }
    return Diagnostic(
      rejection.code, at: location, column: column, expected: rejection.expected,
      value: rejection.value)
  }
}
