import Tabular

/// How a CSV file is written.
struct CSVForm: Sendable, Equatable {
  var dialect = CSVDialect.standard
  /// Nil where nobody declares one.
  var encoding: TextEncoding?
  /// Rows before the header.
  var skippedRows = 0

  static let canonical = CSVForm()
}

/// The names of a CSV file's columns, compared without surrounding space and without case.
struct Header {
  /// Lowercased, in the order of the file.
  let names: [String]
  /// As written in the file.
  let written: [String]
  let location: SourceLocation

  init(names written: [String], at location: SourceLocation) {
    self.written = written
    self.names = written.map { $0.lowercased() }
    self.location = location
  }

  func index(of name: String) -> Int? {
    names.firstIndex(of: name.lowercased())
  }

  /// - Throws: `Diagnostic` if the name stands more than once, for which one is meant is then a
  ///   guess.
  func index(ofOnly name: String) throws -> Int? {
    guard names.count(where: { $0 == name.lowercased() }) < 2 else {
      throw Diagnostic(.duplicateColumn, at: location, column: name, expected: .columnOnce)
    }
    return index(of: name)
  }
}

extension Header {
  /// Reads the header and leaves the reader before the first row.
  ///
  /// - Returns: nil if the file ends before its header.
  init?(of reader: inout CSVReader, form: CSVForm) throws(TabularError) {
    for _ in 0..<form.skippedRows {
      guard try reader.next() != nil else { return nil }
    }
    guard let row = try reader.next() else { return nil }
    let names = (0..<row.count).map { String(decoding: row[$0].trimmed, as: UTF8.self) }
    self.init(names: names, at: reader.location)
  }

  init?(firstRecordOf input: InputFile, form: CSVForm) throws(TabularError) {
    let source = try ByteSource(input, encoding: form.encoding)
    var reader = CSVReader(source, dialect: form.dialect)
    try self.init(of: &reader, form: form)
  }
}

extension Header {
  /// A column of a format that names its columns in several languages.
  ///
  /// - Parameter names: all that the column may be called, lowercased.
  /// - Throws: `Diagnostic` if several columns are called so.
  func index(ofOneOf names: [String]) throws -> Int? {
    for name in names {
      if let index = try index(ofOnly: name) { return index }
    }
    return nil
  }

  /// Of several languages' names only the first is told where the column is missing.
  func required(_ names: [String], kind: String) throws -> Int {
    guard let index = try index(ofOneOf: names) else {
      throw Diagnostic(
        .missingColumn, at: location, column: names[0],
        expected: .columns([names[0]], kind: kind, found: written))
    }
    return index
  }

  func has(_ names: [String]) -> Bool {
    names.contains { index(of: $0) != nil }
  }

  /// - Parameter columns: what each of them may be called.
  func hasAll(_ columns: [[String]]) -> Bool { columns.allSatisfy(has) }
}
