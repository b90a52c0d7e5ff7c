import Tabular

// What the rows of a file without a header are made of, from the first of them. Only names are
// looked at.

/// The fields of which a reader says what becomes of them, and the others that rows have.
private struct FieldSample {
  private let declared: [FieldUse]
  private let names: Set<String>
  /// What holds declared members, `actor` and `actor.account`.
  private let holders: Set<String>
  private var seen: Set<String> = []
  private var others: [String] = []
  private var known: Set<String> = []

  /// Of one file: a text may make up as many names as it has room for.
  private static let mostOthers = 1000

  init(_ declared: [FieldUse]) {
    self.declared = declared
    names = Set(declared.map(\.field))
    var holders: Set<String> = []
    for field in declared {
      var path = field.field[...]
      while let dot = path.lastIndex(of: ".") {
        path = path[..<dot]
        holders.insert(String(path))
      }
    }
    self.holders = holders
  }

  mutating func add(_ name: String) {
    if names.contains(name) {
      seen.insert(name)
    } else if others.count < FieldSample.mostOthers, known.insert(name).inserted {
      others.append(name)
    }
  }

  /// Adds every member by its path; of what no declared member lies in, the outermost.
  mutating func add(_ value: JSONNode, at path: String = "") {
    for element in value.elements { add(element, at: path) }
    for (name, value) in value.members {
      guard let text = name.text else { continue }
      let path = (path.isEmpty ? "" : path + ".") + String(decoding: text, as: UTF8.self)
      if !holders.contains(path) || names.contains(path) { add(path) }
      if holders.contains(path) { add(value, at: path) }
    }
  }

  func tell(_ log: DiagnosticLog) {
    log.fields = declared.filter { seen.contains($0.field) } + others.map { FieldUse($0, []) }
    log.unmet = declared.filter { !seen.contains($0.field) }
  }
}

extension DiagnosticLog {
  /// How many rows are looked at.
  public static let sampledRows = 1000

  /// Sorts `fields`, as declared, by what the first rows have.
  func sample(_ reader: inout JSONReader) throws {
    var sample = FieldSample(fields)
    for _ in 0..<DiagnosticLog.sampledRows {
      guard try reader.next() else { break }
      if reader.fault == nil { sample.add(reader.value) }
    }
    sample.tell(self)
  }

  func sample(_ reader: XMLRowReader) throws {
    struct Enough: Error {}
    var sample = FieldSample(fields)
    var rows = 0
    do {
      try reader.forEachRow { row in
        for name in row.names.sorted() { sample.add(name) }
        rows += 1
        if rows == DiagnosticLog.sampledRows { throw Enough() }
      }
    } catch is Enough {}
    sample.tell(self)
  }
}
