import Foundation

@testable import Tabular

/// A JSON value as a tree, objects with the last of several equal names.
indirect enum Tree: Equatable {
  case object([String: Tree])
  case array([Tree])
  case string(String)
  case number(Double)
  case truth(Bool)
  case null

  init(_ node: JSONNode) {
    switch node.kind {
    case .object:
      let members = node.members.map { (Tree.text($0.name), Tree($0.value)) }
      self = .object(Dictionary(members) { $1 })
    case .array: self = .array(node.elements.map { Tree($0) })
    case .string: self = .string(Tree.text(node))
    case .number:
      self = .number(Double(String(decoding: node.number!, as: UTF8.self)) ?? .nan)
    case .true, .false: self = .truth(node.truth!)
    case .null: self = .null
    }
  }

  private static func text(_ node: JSONNode) -> String {
    String(decoding: node.text!, as: UTF8.self)
  }

  /// As Foundation reads it; nil of what Foundation refuses.
  init?(byFoundation text: [UInt8]) {
    guard
      let value = try? JSONSerialization.jsonObject(
        with: Data(text), options: [.fragmentsAllowed])
    else { return nil }
    self.init(value)
  }

  private init(_ value: Any) {
    switch value {
    case let object as [String: Any]: self = .object(object.mapValues { Tree($0) })
    case let array as [Any]: self = .array(array.map { Tree($0) })
    case let string as String: self = .string(string)
    case let number as NSNumber:
      // Booleans are the numbers of C's char, on every platform.
      let isTruth = String(cString: number.objCType) == "c"
      self = isTruth ? .truth(number.boolValue) : .number(number.doubleValue)
    default: self = .null
    }
  }
}

/// What a reader says of a JSON file: its elements, and the error that ended it.
struct JSONOutcome: Equatable {
  struct Element: Equatable {
    var tree: Tree?
    var raw: String
    var place: [Int]
    /// The code of a bad line and its place.
    var fault: String?
  }

  var elements: [Element] = []
  var error: TabularError?

  var trees: [Tree?] { elements.map(\.tree) }
  var faults: [String] { elements.compactMap(\.fault) }
  /// `code line:column byte` of the error that ended the file.
  var end: String? { error.map(JSONOutcome.told) }

  init(
    _ path: String, _ layout: JSONLayout, bufferSize: Int = 1 << 18,
    limit: Int = JSONReader.longest
  ) throws {
    let source = try ByteSource(InputFile(path: path), encoding: .utf8, chunkSize: bufferSize)
    var reader = JSONReader(source, layout: layout, capacity: bufferSize, limit: limit)
    do throws(TabularError) {
      while try reader.next() {
        elements.append(
          Element(
            tree: reader.fault == nil ? Tree(reader.value) : nil,
            raw: String(decoding: reader.record, as: UTF8.self), place: reader.location.numbers,
            fault: reader.fault.map(JSONOutcome.told)))
      }
    } catch {
      self.error = error
      if (try? reader.next()) != false { throw error }
    }
  }

  private static func told(_ error: TabularError) -> String {
    let place = error.location
    return "\(error.code.rawValue) \(place.line):\(place.column) \(place.byte)"
  }
}

/// Reads a text with buffers of every size, which must all say the same.
func readJSON(
  _ text: some Sequence<UInt8>, _ layout: JSONLayout, limit: Int = JSONReader.longest,
  sizes: [Int] = bufferSizes
) throws -> JSONOutcome {
  let file = try TemporaryFile(text)
  let whole = try JSONOutcome(file.path, layout, limit: limit)
  for size in sizes {
    let outcome = try JSONOutcome(file.path, layout, bufferSize: size, limit: limit)
    if outcome != whole { throw DifferentOutcome(size: size, outcome: outcome, whole: whole) }
  }
  return whole
}

func readJSON(
  _ text: String, _ layout: JSONLayout, limit: Int = JSONReader.longest
) throws -> JSONOutcome {
  try readJSON(text.utf8, layout, limit: limit)
}

struct DifferentOutcome: Error {
  let size: Int
  let outcome: JSONOutcome
  let whole: JSONOutcome
}
