import Activity
import Tabular
import Yams

extension Profile {
  /// - Throws: `Diagnostic` naming the line at fault; `TabularError` where the file cannot be read.
  public init(path: String) throws {
    try self.init(yaml: YAMLDocument.text(ofFile: path), path: path)
  }

  /// - Parameter path: names the profile in errors.
  public init(yaml: String, path: String) throws {
    self = try ProfileParser(yaml: YAMLDocument(path: path, code: .invalidProfile)).profile(yaml)
  }
}

private struct ProfileParser {
  let yaml: YAMLDocument

  /// How files are written; a file's own keys override the profile's.
  private static let formKeys = [
    "delimiter", "quote", "encoding", "skip_rows", "missing", "decimal", "dates",
  ]

  func profile(_ text: String) throws -> Profile {
    let root = try yaml.root(of: text)
    let keys = try yaml.mapping(
      root, keys: ["profile", "time_zone", "maps", "files"] + ProfileParser.formKeys)
    guard let name = keys["profile"] else { throw yaml.expected(.keyNamed("profile"), at: root) }
    guard let files = keys["files"] else { throw yaml.expected(.keyNamed("files"), at: root) }
    var maps: [String: ValueMap] = [:]
    if let node = keys["maps"] {
      for (_, name, value) in try yaml.pairs(node) { maps[name] = try map(value, name: name) }
    }
    var form = CSVForm()
    var values = Profile.ValueForm()
    try read(keys, into: &form, &values)
    return Profile(
      name: try yaml.string(name),
      timeZone: try keys["time_zone"].map(timeZone),
      files: try yaml.items(files).map { try file($0, form, values, maps) })
  }

  private func timeZone(_ node: Node) throws -> String {
    let identifier = try yaml.string(node)
    guard ZoneRules(identifier: identifier) != nil else {
      throw yaml.expected(.timeZone, at: node)
    }
    return identifier
  }

  // MARK: Files

  private func file(
    _ node: Node, _ form: CSVForm, _ values: Profile.ValueForm, _ maps: [String: ValueMap]
  ) throws -> Profile.FileRule {
    let keys = try yaml.mapping(
      node,
      keys: ["columns", "aliases", "join", "drop", "records", "skip"] + ProfileParser.formKeys)
    guard let columns = keys["columns"] else {
      throw yaml.expected(.columnsKey, at: node)
    }
    var form = form
    var values = values
    try read(keys, into: &form, &values)
    var aliases: [String: [String]] = [:]
    if let node = keys["aliases"] {
      for (_, name, value) in try yaml.pairs(node) { aliases[name] = try yaml.strings(value) }
    }
    return Profile.FileRule(
      columns: try yaml.strings(columns), form: form, values: values, aliases: aliases,
      content: try content(node, keys, maps))
  }

  private func content(
    _ node: Node, _ keys: [String: Node], _ maps: [String: ValueMap]
  ) throws -> Profile.FileRule.Content {
    switch (keys["skip"], keys["records"]) {
    case (let reason?, nil):
      return .skipped(try yaml.string(reason))
    case (nil, let records?):
      let rules = try yaml.pairs(records).flatMap { try self.records($0, maps) }
      guard !rules.isEmpty else { throw yaml.expected(.someRecord, at: records) }
      return .records(
        Profile.RowRule(
          joins: try keys["join"].map(joins) ?? [],
          drops: try keys["drop"].map { try yaml.pairs($0).map(drop) } ?? [],
          records: rules))
    default:
      throw yaml.expected(.recordsOrSkip, at: node)
    }
  }

  private func read(
    _ keys: [String: Node], into form: inout CSVForm, _ values: inout Profile.ValueForm
  ) throws {
    if let node = keys["delimiter"] { form.dialect.delimiter = try yaml.character(node) }
    if let node = keys["quote"] { form.dialect.quote = try yaml.character(node) }
    if let node = keys["skip_rows"] { form.skippedRows = try yaml.count(node) }
    if let node = keys["encoding"] { form.encoding = try encoding(node) }
    if let node = keys["missing"] { values.missing = try yaml.strings(node) }
    if let node = keys["decimal"] { values.decimalMark = try yaml.character(node) }
    if let node = keys["dates"] { values.dates = try dates(node) }
  }

  private func encoding(_ node: Node) throws -> TextEncoding {
    let name = try yaml.string(node).lowercased()
    guard let encoding = TextEncoding.allCases.first(where: { $0.name.lowercased() == name })
    else {
      throw yaml.expected(.oneOf(TextEncoding.allCases.map(\.name)), at: node)
    }
    return encoding
  }

  private func dates(_ node: Node) throws -> [DateFormat] {
    try yaml.strings(node).map { pattern in
      guard let format = DateFormat(pattern) else {
        throw yaml.expected(.dateFormat, at: node)
      }
      return format
    }
  }

  // MARK: Rows

  private func joins(_ node: Node) throws -> [Profile.JoinRule] {
    let items = if case .sequence(let items) = node { Array(items) } else { [node] }
    return try items.map { item in
      let keys = try yaml.mapping(item, keys: ["file", "key", "columns"])
      guard let file = keys["file"], let key = keys["key"], let columns = keys["columns"] else {
        throw yaml.expected(.joinKeys, at: item)
      }
      return Profile.JoinRule(
        file: try yaml.string(file), key: try yaml.string(key), columns: try yaml.strings(columns))
    }
  }

  private func drop(_ entry: (key: Node, name: String, value: Node)) throws -> Profile.RowFilter {
    let keys = try yaml.mapping(entry.value, keys: ["missing", "column", "is", "is_not"])
    func utf8(_ node: Node) throws -> [[UInt8]] { try yaml.strings(node).map { Array($0.utf8) } }
    let column: Node
    let test: DropPlan.Test
    switch (keys["missing"], keys["column"], keys["is"], keys["is_not"]) {
    case (let name?, nil, nil, nil): (column, test) = (name, .isMissing)
    case (nil, let name?, let values?, nil): (column, test) = (name, .isOneOf(try utf8(values)))
    case (nil, let name?, nil, let values?): (column, test) = (name, .isNoneOf(try utf8(values)))
    default:
      throw yaml.expected(.dropKeys, at: entry.value)
    }
    return Profile.RowFilter(
      rule: DropRule(rawValue: entry.name), column: try yaml.string(column), test: test)
  }

  /// A kind of record, with its columns, or with a list of them where a row makes several.
  private func records(
    _ entry: (key: Node, name: String, value: Node), _ maps: [String: ValueMap]
  ) throws -> [Profile.RecordRule] {
    guard let kind = CanonicalKind.named(entry.name) else {
      throw yaml.unknown(entry.name, at: entry.key, among: CanonicalKind.all.map(\.name))
    }
    let nodes = if case .sequence(let items) = entry.value { Array(items) } else { [entry.value] }
    return try nodes.map { node in
      let cells = try yaml.pairs(node).map { key, name, value in
        guard let column = kind.columns.first(where: { $0.name == name }) else {
          if kind.notKept.contains(name) {
            throw yaml.expected(.columnKept(notKept: name), at: key)
          }
          throw yaml.unknown(name, at: key, among: kind.columns.map(\.name))
        }
        return (column: column, expression: try expression(value, maps))
      }
      for column in kind.required where !cells.contains(where: { $0.column == column }) {
        throw yaml.expected(.columnFilled(column.name, kind: kind.name), at: entry.key)
      }
      return Profile.RecordRule(kind: kind, cells: cells)
    }
  }

  // MARK: Expressions

  /// A column's name, a template, or a mapping with one of the keys below.
  private func expression(_ node: Node, _ maps: [String: ValueMap]) throws -> Profile.Expression {
    if case .scalar(let scalar) = node {
      return scalar.string.contains("{") ? try template(node) : .column(scalar.string)
    }
    let keys = try yaml.mapping(
      node, keys: ["constant", "column", "map", "otherwise", "days", "from"])
    if let text = keys["constant"], keys.count == 1 { return .constant(try yaml.string(text)) }
    if let column = keys["column"], let map = keys["map"], keys["days"] == nil, keys["from"] == nil
    {
      let values = ValueMap(
        try valueMap(map, maps), otherwise: try keys["otherwise"].map { try yaml.string($0) })
      return .mapped(try expression(column, maps), values)
    }
    if let days = keys["days"], let epoch = keys["from"], keys.count == 2 {
      return .days(try expression(days, maps), from: try expression(epoch, maps))
    }
    throw yaml.expected(.columnOrRule, at: node)
  }

  private func template(_ node: Node) throws -> Profile.Expression {
    var pieces: [Profile.Expression.Piece] = []
    var rest = Substring(try yaml.string(node))
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw yaml.expected(.closingBrace, at: node)
      }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.column(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return .template(pieces)
  }

  private func valueMap(_ node: Node, _ maps: [String: ValueMap]) throws -> ValueMap {
    guard case .scalar(let scalar) = node else { return try map(node, name: "its value map") }
    guard let map = maps[scalar.string] else {
      throw yaml.unknown(scalar.string, at: node, among: maps.keys.sorted())
    }
    return map
  }

  private func map(_ node: Node, name: String) throws -> ValueMap {
    ValueMap(
      name: name,
      try yaml.pairs(node).map { _, key, value in (key: key, value: try yaml.string(value)) })
  }
}
