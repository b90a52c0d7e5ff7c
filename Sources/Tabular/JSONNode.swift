import Foundation

/// One value of a JSON text: a look at a tape, valid as long as the tape and its bytes are.
public struct JSONNode {
  let tokens: UnsafePointer<JSONTape.Token>
  let base: UnsafeRawPointer
  let unescaped: UnsafeRawPointer
  let index: Int

  public var kind: JSONKind { tokens[index].kind }

  /// The bytes that a string stands for; nil of anything else.
  public var text: UnsafeRawBufferPointer? { kind == .string ? bytes : nil }

  /// A number as it is written; nil of anything else.
  public var number: UnsafeRawBufferPointer? { kind == .number ? bytes : nil }

  /// nil of what is neither true nor false.
  public var truth: Bool? {
    switch kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// A member of an object by its name; the last where several have it. nil where none has, and of
  /// what is no object.
  public subscript(name: StaticString) -> JSONNode? {
    guard kind == .object else { return nil }
    let end = end
    let name = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var found: Int?
    var key = index &+ 1
    // The last key may have no value, of a text that is cut short.
    while key &+ 1 < end {
      let value = key &+ 1
      if Int(tokens[key].count) == name.count, at(key).bytes.isEqual(to: name) { found = value }
      key = at(value).end
    }
    return found.map(at)
  }

  /// nil of an empty array, and of what is none.
  public var firstElement: JSONNode? { kind == .array ? first : nil }

  /// Of the first byte, counted from that of the element read: of a string the one behind its
  /// quote.
  public var position: Int { Int(tokens[index].start) }

  /// The elements of an array; none of anything else.
  public var elements: UnfoldSequence<JSONNode, JSONNode?> {
    let end = end
    return sequence(state: kind == .array ? first : nil) { element in
      defer { element = element?.next(before: end) }
      return element
    }
  }

  /// The names and values of an object, in the order of the text; none of anything else.
  public var members: UnfoldSequence<(name: JSONNode, value: JSONNode), JSONNode?> {
    let end = end
    return sequence(state: kind == .object ? first : nil) { key in
      guard let name = key, let value = name.next(before: end) else { return nil }
      key = value.next(before: end)
      return (name, value)
    }
  }
}

extension JSONNode {
  private var bytes: UnsafeRawBufferPointer {
    let token = tokens[index]
    let first = token.isUnescaped ? unescaped + Int(token.link) : base + Int(token.start)
    return UnsafeRawBufferPointer(start: first, count: Int(token.count))
  }

  private var isContainer: Bool { kind == .object || kind == .array }

  /// The index behind the last token.
  private var end: Int { isContainer ? Int(tokens[index].link) : index &+ 1 }

  private var first: JSONNode? { index + 1 < end ? at(index + 1) : nil }

  /// What follows within a container that ends at `limit`.
  private func next(before limit: Int) -> JSONNode? { end < limit ? at(end) : nil }

  private func at(_ index: Int) -> JSONNode {
    JSONNode(tokens: tokens, base: base, unescaped: unescaped, index: index)
  }
}

extension UnsafeRawBufferPointer {
  func isEqual(to text: StaticString) -> Bool {
    isEqual(to: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always)
  func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard let first = baseAddress, let otherFirst = other.baseAddress else { return true }
    return memcmp(first, otherFirst, count) == 0
  }
}

extension JSONTape {
  /// The value, as far as it was read.
  /// - Parameter base: what the tape was parsed from.
  func root(_ base: UnsafeRawPointer) -> JSONNode {
    JSONNode(tokens: UnsafePointer(tokens), base: base, unescaped: unescaped.base, index: 0)
  }
}
