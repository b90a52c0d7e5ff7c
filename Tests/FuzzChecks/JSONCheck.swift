import Tabular

/// JSON in every layout: in any pieces the same elements and the same faults, which stand where the
/// reader says.
struct JSONCheck {
  private let input: InputFile

  private static let layouts: [(name: String, layout: JSONLayout)] = [
    ("lines", .lines), ("log lines", .logLines), ("array", .array), ("document", .document),
    ("member", .member("statements")),
  ]

  init(_ input: InputFile) {
    self.input = input
  }

  func run() throws {
    let text = SourceText(input)
    for (name, layout) in JSONCheck.layouts {
      let whole = try Reading(input, layout, capacity: 1 << 14, limit: 1 << 20, text)
      try promise(
        try Reading(input, layout, capacity: 1, limit: 1 << 20, text) == whole,
        "\(name): a buffer of 1 byte reads other elements")
      let limited = try Reading(input, layout, capacity: 1, limit: 48, text)
      try promise(
        try Reading(input, layout, capacity: 50, limit: 48, text) == limited,
        "\(name): an element that is too long depends on the buffer")
      try promise(
        limited.elements.allSatisfy { $0.bytes.count <= 48 },
        "\(name): an element is longer than the limit")
    }
  }
}

/// All that a reader tells of a file.
private struct Reading: Equatable {
  struct Element: Equatable {
    let bytes: [UInt8]
    let place: SourceLocation
    let fault: TabularError?
    let values: [Value]
  }

  /// One value of an element, those within it behind it.
  struct Value: Equatable {
    let kind: JSONKind
    let position: Int
    let text: [UInt8]
  }

  private(set) var elements: [Element] = []
  private(set) var failure: TabularError?

  init(
    _ input: InputFile, _ layout: JSONLayout, capacity: Int, limit: Int, _ text: SourceText
  ) throws {
    do {
      let source = try ByteSource(input, encoding: nil, chunkSize: capacity)
      var reader = JSONReader(source, layout: layout, capacity: capacity, limit: limit)
      while try reader.next() {
        let element = Element(
          bytes: Array(reader.record), place: reader.location, fault: reader.fault,
          values: reader.fault == nil ? Reading.values(reader.value) : [])
        try text.check(element.bytes, at: element.place, "an element")
        if let fault = element.fault { try text.check(fault.location, "\(fault.code)") }
        for value in element.values {
          try promise(value.position <= element.bytes.count, "a value is outside its element")
          try text.check(reader.location(at: value.position), "a value")
          try checkNumber(value, element)
        }
        elements.append(element)
      }
      try promise(try !reader.next(), "there is an element behind the end")
    } catch let error as TabularError {
      if error.code != .invalidEncoding { try text.check(error.location, "\(error.code)") }
      failure = error
    }
  }

  private func checkNumber(_ value: Value, _ element: Element) throws {
    guard value.kind == .number else { return }
    try promise(
      element.bytes.dropFirst(value.position).starts(with: value.text),
      "a number is not what its element has")
    try promise(
      Double(String(decoding: value.text, as: UTF8.self)) != nil, "a number is none")
  }

  private static func values(_ node: JSONNode) -> [Value] {
    let value = Value(
      kind: node.kind, position: node.position,
      text: (node.text ?? node.number).map(Array.init) ?? [])
    return [value] + node.elements.flatMap(values)
      + node.members.flatMap { values($0.name) + values($0.value) }
  }
}
