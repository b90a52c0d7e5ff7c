import Tabular
import Yams

/// Reads YAML with kind errors: each says where it is and what was expected there.
struct YAMLDocument {
  let path: String
  /// Of a mistake that is neither in the YAML nor a key unknown: whose file it is.
  let code: Diagnostic.Code

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
      // What the parser says is in English, and about YAML rather than about this file.
      case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
        throw invalid(.yaml, at: mark)
      case .duplicatedKeysInMapping(let keys, let context):
        throw invalid(.eachKeyOnce(repeated: keys.sorted()), at: context.mark)
      default:
        throw invalid(.yaml, at: nil)
      }
    }
    throw invalid(.keysNotEmptiness, at: nil)
  }

  /// - Throws: `Diagnostic` unless `node` is a mapping with no other keys than these.
  func mapping(_ node: Node, keys known: [String]) throws -> [String: Node] {
    let pairs = try pairs(node)
    for (key, name, _) in pairs where !known.contains(name) {
      throw unknown(name, at: key, among: known)
    }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0.name, $0.value) })
  }

  /// The entries of a mapping whose keys the profile's author chose.
  func pairs(_ node: Node) throws -> [(key: Node, name: String, value: Node)] {
    guard case .mapping(let mapping) = node else { throw expected(.keysWithValues, at: node) }
    var names: Set<String> = []
    return try mapping.map { key, value in
      let name = try string(key)
      // The parser takes `1` and `"1"` for two keys.
      guard names.insert(name).inserted else {
        throw invalid(.eachKeyOnce(repeated: [name]), at: key.mark)
      }
      return (key, name, value)
    }
  }

  func items(_ node: Node) throws -> [Node] {
    guard case .sequence(let items) = node else { throw expected(.list, at: node) }
    return Array(items)
  }

  /// The text of a scalar as it is written, whatever YAML might take it for.
  func string(_ node: Node) throws -> String {
    guard case .scalar(let scalar) = node else { throw expected(.oneValue, at: node) }
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
      throw expected(.oneCharacter, at: node)
    }
    return byte
  }

  func count(_ node: Node) throws -> Int {
    guard let number = Int(try string(node)), (0...YAMLDocument.largestCount).contains(number)
    else {
      throw expected(.countUpTo(YAMLDocument.largestCount), at: node)
    }
    return number
  }

  private static let largestCount = 1_000_000

  /// The node under keys such as `caps.per_day.tip`, or the last of those around it.
  func node(at keys: String, in root: Node) -> Node {
    keys.split(separator: ".").reduce(root) { node, key in node[String(key)] ?? node }
  }

  // MARK: Errors

  func expected(_ what: Expectation, column: String? = nil, at node: Node) -> Diagnostic {
    Diagnostic(code, at: location(node), column: column, expected: what)
  }

  func unknown(_ name: String, at node: Node, among known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownKey, at: location(node), column: name,
      expected: .knownKey(nearest: nearest(to: name, among: known)))
  }

  private func invalid(_ what: Expectation, at mark: Mark?) -> Diagnostic {
    Diagnostic(.invalidYAML, at: location(mark), expected: what)
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
