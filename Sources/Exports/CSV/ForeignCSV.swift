import Activity
import Tabular

extension ExportFile {
  /// Opens a comma-separated file of a format read by code and reads its header.
  ///
  /// - Parameter body: is given the reader before the first row; not called for an empty file.
  func withRows(
    of contents: String, _ log: DiagnosticLog,
    _ body: (inout CSVReader, Header) throws -> Void
  ) throws {
    var reader = CSVReader(try ByteSource(input))
    guard let header = try Header(of: &reader, form: .canonical) else { return }
    log.contents = contents
    log.header = [UInt8](reader.record)
    try body(&reader, header)
  }

  /// Reads all rows of such a file by a plan that is made for its header.
  func readRows(
    of contents: String, into sink: any ActivitySink, _ log: DiagnosticLog,
    by plan: (Header) throws -> RowPlan
  ) throws {
    try withRows(of: contents, log) { reader, header in
      let rows = RowReader(try plan(header), zone: zone, sink: sink, log: log)
      try rows.readAll(&reader)
    }
  }
}
