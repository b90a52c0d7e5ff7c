import Tabular
import Yams

/// Reads YAML with kind errors: each says where it is and what was expected there.
struct YAMLDocument {
  let path: String

  /// - Throws: `TabularError` where the file cannot be read.
  static func text(ofFile path: String) throws -> String {
    let source = try ByteSource(path: path)
    var text: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
    defer { buffer.deallocate() }
    while case let count = try source.read(into: buffer), count > 0 {
      text.append(contentsOf: buffer[..<count])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// - Throws: `Diagnostic` with code `invalid-yaml`.
  func root(of text: String) throws -> Node {
    do {
      if let node = try Yams.compose(yaml: text) { return node }
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        throw invalid(problem, at: mark)
      case .duplicatedKeysInMapping(let keys, _):
        throw invalid("each key once, but \(keys.joined(separator: ", ")) is repeated", at: nil)
      default:
        throw invalid("\(error)", at: nil)
      }
    }
    throw invalid("the file is empty", at: nil)
  }

  /// - Throws: `Diagnostic` unless `node` is a mapping with no other keys than these.
  func mapping(_ node: Node, keys known: [String]) throws -> [String: Node] {
    let pairs = try pairs(node)
    for (key, name, _) in pairs where !known.contains(name) {
      throw Diagnostic(
        .unknownKey, at: location(key), column: name,
        expected: .knownKey(nearest: nearest(to: name, among: known)))
    }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0.name, $0.value) })
  }

  /// The entries of a mapping whose keys the profile's author chose.
  func pairs(_ node: Node) throws -> [(key: Node, name: String, value: Node)] {
    guard case .mapping(let mapping) = node else { throw expected("keys with values", at: node) }
    return try mapping.map { ($0.key, try string($0.key), $0.value) }
  }

  func items(_ node: Node) throws -> [Node] {
    guard case .sequence(let items) = node else { throw expected("a list", at: node) }
    return Array(items)
  }

  /// The text of a scalar as it is written, whatever YAML might take it for.
  func string(_ node: Node) throws -> String {
    guard case .scalar(let scalar) = node else { throw expected("one value", at: node) }
    return scalar.string
  }

  /// One value, or a list of them.
  func strings(_ node: Node) throws -> [String] {
    if case .sequence(let items) = node { return try items.map(string) }
    return [try string(node)]
  }

  func character(_ node: Node) throws -> UInt8 {
    let text = try string(node)
    let named = ["tab": UInt8(ascii: "\t"), "semicolon": UInt8(ascii: ";")]
    if let byte = named[text] { return byte }
    guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80 else {
      throw expected("one ASCII character, or tab", at: node)
    }
    return byte
  }

  func count(_ node: Node) throws -> Int {
    guard let number = Int(try string(node)), (0...1_000_000).contains(number) else {
      throw expected("a whole number, not negative", at: node)
    }
    return number
  }

  // MARK: Errors

  func expected(_ what: String, at node: Node) -> Diagnostic {
    Diagnostic(.invalidProfile, at: location(node), expected: .profile(what))
  }

  func unknown(_ name: String, at node: Node, among known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownKey, at: location(node), column: name,
      expected: .knownKey(nearest: nearest(to: name, among: known)))
  }

  private func invalid(_ problem: String, at mark: Mark?) -> Diagnostic {
    Diagnostic(.invalidYAML, at: location(mark), expected: .yaml(problem))
  }

  private func location(_ node: Node) -> SourceLocation { location(node.mark) }

  private func location(_ mark: Mark?) -> SourceLocation {
    SourceLocation(file: path, line: mark?.line ?? 1, column: mark?.column ?? 1, byte: 0)
  }
}

/// The name with the fewest edits from `word`; nil where all of them are further than a slip.
private func nearest(to word: String, among names: [String]) -> String? {
  names.map { (name: $0, distance: editDistance(word, $0)) }
    .filter { $0.distance <= max(2, word.count / 2) }
    .min { $0.distance < $1.distance }?.name
}

/// Levenshtein distance.
private func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a), Array(b))
  var row = Array(0...b.count)
  for i in a.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let substitution = diagonal + (a[i] == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substitution, row[j] + 1, diagonal + 1)
    }
  }
  return row[b.count]
}
