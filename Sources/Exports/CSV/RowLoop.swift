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
  func readAll(
    _ reader: inout CSVReader, _ read: (borrowing CSVReader) throws -> DropRule?
  ) throws {
    guard log.readsRows else { return }
    while try reader.next() { try readOne(reader, read) }
  }

  /// Lends the reader once a row: every lending of a variable copies it.
  @inline(__always)
  private func readOne(
    _ reader: borrowing CSVReader, _ read: (borrowing CSVReader) throws -> DropRule?
  ) throws {
    log.begin(atByte: reader.bytesRead)
    do {
      try checkShape(reader)
      if let rule = try read(reader) { log.drop(rule) } else { log.accept() }
    } catch let rejection as Rejection {
      let diagnostic = diagnostic(rejection, reader)
      if rejection.refusesFile { throw diagnostic }
      try log.reject(diagnostic, raw: reader.record)
    }
  }

  private func checkShape(_ reader: borrowing CSVReader) throws {
    guard !reader.isMalformed else {
      throw Rejection(.malformedQuote, .closingQuoteBeforeDelimiter, in: .row)
    }
    let expected = header.names.count
    guard reader.count <= expected, reader.count >= fewestFields ?? expected else {
      throw Rejection(.fieldCount, .fields(expected, found: reader.count), in: .row)
    }
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
