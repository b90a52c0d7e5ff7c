import Foundation
import TestSupport
import Testing

@testable import Tabular

@Suite("JSON round trips")
struct JSONPropertyTests {
  private let isFullTier = ProcessInfo.processInfo.environment["RELAIS_TEST_TIER"] == "full"

  @Test("a random document, written at random, reads as Foundation reads it and as it was")
  func roundTrip() throws {
    for seed in 1...(isFullTier ? 20_000 : 300) as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let tree = Tree.random(depth: 4, using: &random)
      let text = tree.written(using: &random)
      #expect(Tree(byFoundation: Array(text.utf8)) == tree, "seed \(seed): \(text)")
      let size = bufferSizes.randomElement(using: &random) ?? 1
      let outcome = try readJSON(text.utf8, .document, sizes: [size])
      #expect(outcome.trees == [tree], "seed \(seed): \(text)")
      let array = try readJSON("[\(text),\(text)]".utf8, .array, sizes: [size])
      #expect(array.trees == [tree, tree], "seed \(seed): \(text)")
    }
  }

  @Test("a document cut anywhere is an error where it ends, of an array and of an object")
  func cuts() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let inner = Tree.random(depth: 3, using: &random)
      let element = Array(Tree.object(["a": inner]).written(using: &random).utf8)
      let array = Array("[".utf8) + element + Array(",".utf8) + element + Array("]".utf8)
      for length in array.indices {
        let outcome = try readJSON(array[..<length], .array, sizes: [7])
        #expect(outcome.error?.code == .unfinishedJSON, "seed \(seed), \(length) bytes")
        #expect(outcome.error?.location.byte == length, "seed \(seed), \(length) bytes")
        #expect(outcome.elements.count <= 2, "seed \(seed), \(length) bytes")
      }
    }
  }

  @Test("a line cut anywhere is one fault, and those around it are read")
  func cutLines() throws {
    let line = Array(#"{"a": [1.5e3, "x\u00e9\\", true, null, {"b": -0}], "c": ""}"#.utf8)
    let around = Array("\n[7]\n".utf8)
    for length in 1..<line.count {
      let outcome = try readJSON(around + line[..<length] + around, .lines, sizes: [1, 7])
      #expect(outcome.faults.count == 1, "\(length) bytes")
      #expect(outcome.trees == [.array([.number(7)]), nil, .array([.number(7)])])
    }
  }

  @Test("a document with bytes changed is refused or read as Foundation does, in any buffer")
  func mutations() throws {
    let palette = Array("{}[]\",:\\/0123eE.+- \n\ttrufalsn".utf8)
    for seed in 1...(isFullTier ? 30_000 : 500) as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var bytes = Array(Tree.random(depth: 3, using: &random).written(using: &random).utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let byte = palette.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.insert(byte, at: place)
        case 1 where place < bytes.count: bytes.remove(at: place)
        case _ where place < bytes.count: bytes[place] = byte
        default: break
        }
      }
      let size = bufferSizes.randomElement(using: &random) ?? 1
      let outcome = try readJSON(bytes, .document, sizes: [size])
      // Foundation refuses bytes that are not UTF-8, half a surrogate pair and numbers too large.
      guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\\u"),
        !text.contains(where: { "eE".contains($0) })
      else { continue }
      let tree = outcome.error == nil ? outcome.trees[0] : nil
      #expect(tree == Tree(byFoundation: bytes), "seed \(seed): \(text)")
    }
  }

  @Test("random bytes crash nobody, in any layout")
  func noise() throws {
    for seed in 1...(isFullTier ? 20_000 : 200) as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let palette: [UInt8] = Array("{}[]\",:\\u0d8e- \r\n".utf8) + [0, 0x1F, 0x80, 0xC3, 0xFF]
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        palette.randomElement(using: &random) ?? 0
      }
      let size = bufferSizes.randomElement(using: &random) ?? 1
      for layout in [JSONLayout.lines, .logLines, .array, .member("u"), .document] {
        _ = try readJSON(bytes, layout, limit: 40, sizes: [size])
      }
      _ = bytes.withUnsafeBytes { JSONHead.withFirstElement(inFirstBytes: $0) { Tree($1) } }
    }
  }
}

extension Tree {
  fileprivate static func random(
    depth: Int, using random: inout some RandomNumberGenerator
  ) -> Tree {
    switch Int.random(in: 0..<(depth == 0 ? 5 : 9), using: &random) {
    case 0: .null
    case 1: .truth(Bool.random(using: &random))
    case 2: .number(Double(Int.random(in: -9_999...9_999, using: &random)))
    case 3: .number(Double(Int.random(in: -999...999, using: &random)) / 64)
    case 4: .string(text(using: &random))
    case 5, 6:
      .array(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          Tree.random(depth: depth - 1, using: &random)
        })
    default:
      .object(
        Dictionary(
          (0..<Int.random(in: 0...4, using: &random)).map { _ in
            (text(using: &random), Tree.random(depth: depth - 1, using: &random))
          }
        ) { $1 })
    }
  }

  private static func text(using random: inout some RandomNumberGenerator) -> String {
    let pieces = [
      "a", "id", "\"", "\\", "/", "\n", "\t", "\u{1}", "é", "€", "🙂", " ", "http://x.org/1",
      "0123456789abcdef", "\u{7F}", "{", "]", ",",
    ]
    return (0..<Int.random(in: 0...4, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  /// One way of writing it.
  fileprivate func written(using random: inout some RandomNumberGenerator) -> String {
    func space() -> String {
      ["", "", " ", "\n", "\r\n ", "\t"].randomElement(using: &random) ?? ""
    }
    switch self {
    case .null: return space() + "null"
    case .truth(let truth): return space() + "\(truth)"
    case .number(let number): return space() + "\(number)"
    case .string(let text): return space() + Tree.quoted(text, using: &random)
    case .array(let elements):
      let parts = elements.map { $0.written(using: &random) + space() }
      return space() + "[" + parts.joined(separator: ",") + space() + "]"
    case .object(let members):
      let parts = members.sorted { $0.key < $1.key }.map { key, value in
        space() + Tree.quoted(key, using: &random) + space() + ":" + value.written(using: &random)
      }
      return space() + "{" + parts.joined(separator: ",") + space() + "}"
    }
  }

  private static func quoted(
    _ text: String, using random: inout some RandomNumberGenerator
  ) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      let isForced = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      guard isForced || Int.random(in: 0..<6, using: &random) == 0 else {
        result.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return result + "\""
  }
}
