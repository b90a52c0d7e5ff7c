import Tabular

/// A column of the row whose value names a row of another file.
struct Join {
  let keyField: Int
  let table: JoinTable
}

/// The columns that a profile asks of a small file beside the one that is read, by key.
final class JoinTable {
  /// The file's name, for complaints.
  let name: String
  let columns: [String]
  private var keys = ByteTable()
  private var ends: [Int] = []
  /// All cells, row after row; they stay in place as long as the table does.
  private let bytes: UnsafeMutableRawBufferPointer

  /// - Throws: `TabularError`; `Diagnostic` for a missing column, a row of the wrong length, or a
  ///   key that two different rows have.
  init(_ input: InputFile, form: CSVForm, key: String, columns: [String]) throws {
    var reader = CSVReader(
      try ByteSource(try FileHead(input).input, encoding: form.encoding), dialect: form.dialect)
    let header = try Header(of: &reader, form: form)
    let fields = try JoinTable.fields([key] + columns, of: header, path: input.name)

    var collected: [UInt8] = []
    var keys = ByteTable()
    var ends: [Int] = []
    while let row = try reader.next() {
      guard row.count == header?.names.count, !row.isMalformed else {
        throw Diagnostic(
          .fieldCount, at: reader.location,
          expected: .fields(header?.names.count ?? 0, found: row.count))
      }
      let entry = keys.add(row[fields[0]].trimmed)
      for (column, field) in fields.dropFirst().enumerated() {
        let cell = row[field].trimmed
        if entry.isNew {
          collected.append(contentsOf: cell)
          ends.append(collected.count)
        } else {
          let index = entry.index * columns.count + column
          let range = (index == 0 ? 0 : ends[index - 1])..<ends[index]
          guard collected[range].elementsEqual(cell) else {
            throw Diagnostic(
              .duplicateKey, at: reader.location(of: fields[0]), column: key, expected: .keyOnce)
          }
        }
      }
    }
    bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: collected.count, alignment: 1)
    bytes.copyBytes(from: collected)
    name = input.name.split(separator: "/").last.map(String.init) ?? input.name
    self.columns = columns
    self.keys = keys
    self.ends = ends
  }

  deinit {
    bytes.deallocate()
  }

  func row(of key: UnsafeRawBufferPointer) -> Int? {
    keys.index(of: key)
  }

  func cell(row: Int, column: Int) -> UnsafeRawBufferPointer {
    let index = row * columns.count + column
    return UnsafeRawBufferPointer(rebasing: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
  }

  private static func fields(_ names: [String], of header: Header?, path: String) throws -> [Int] {
    try names.map { name in
      guard let field = header?.index(of: name) else {
        throw Diagnostic(
          .missingColumn, at: header?.location ?? SourceLocation(startOf: path), column: name,
          expected: .columns(names, kind: "the joined file", found: header?.written ?? []))
      }
      return field
    }
  }
}
