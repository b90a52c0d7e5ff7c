import Foundation
import TestSupport
import Testing

@testable import Tabular

@Suite("Sixteen bytes at once")
struct SixteenBytesTests {
  private let rounds: ClosedRange<UInt64> =
    ProcessInfo.processInfo.environment["RELAIS_TEST_TIER"] == "full" ? 1...20_000 : 1...500

  @Test("lanes are told from the first to the last, and there is none behind it")
  func lanes() {
    for seed in rounds {
      var random = SeededGenerator(seed: seed)
      var bytes = SixteenBytes(repeating: 0)
      for lane in 0..<16 where Int.random(in: 0..<4, using: &random) == 0 { bytes[lane] = 7 }
      var lanes = Lanes(bytes .== SixteenBytes(repeating: 7))
      var found: [Int] = []
      while !lanes.isEmpty {
        found.append(lanes.first)
        lanes.removeFirst()
      }
      #expect(found == (0..<16).filter { bytes[$0] == 7 }, "seed \(seed)")
      #expect(lanes.first == 16)
    }
  }

  @Test("plain text ends where a search byte by byte says, whatever lies around it")
  func plainText() {
    for seed in rounds {
      var random = SeededGenerator(seed: seed)
      let palette: [UInt8] = [0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F, 0x80, 0xA2, 0xDC, 0xFF]
      let stops: [UInt8] = [0, 0x0A, 0x1F, 0x22, 0x5C]
      var bytes = (0..<Int.random(in: 0...70, using: &random)).map { _ in
        palette.randomElement(using: &random) ?? 0
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: bytes.indices, using: &random)] =
          stops.randomElement(using: &random) ?? 0
      }
      let start = Int.random(in: 0...bytes.count, using: &random)
      let expected = bytes[start...].firstIndex(where: stops.contains) ?? bytes.count
      // What lies behind the end is not looked at.
      let padded = bytes + [UInt8](repeating: 0x22, count: 32)
      padded.withUnsafeBytes { padded in
        let text = JSONTape.Text(base: padded.baseAddress!, end: bytes.count)
        #expect(text.endOfPlainText(from: start) == expected, "seed \(seed)")
      }
    }
  }
}

@Suite("Words in a file")
struct WordSearchTests {
  private let words: [StaticString] = ["voided", "\\u006", "\\u007"]

  @Test("are found wherever they lie, and nothing else is")
  func property() {
    let search = WordSearch(words)
    let pieces = [
      "v", "vo", "void", "voide", "vaid", "\\", "\\u0", "\\u00", "\\u00e9", "\\u0041",
      "x", "0", "d", "vvvvoidd", "http://adlnet.gov/", "é",
    ]
    for seed in 1...2_000 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var text = ""
      for _ in 0..<Int.random(in: 0...25, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      if Int.random(in: 0..<4, using: &random) == 0 {
        text += "voided" + String(repeating: "-", count: Int.random(in: 0...40, using: &random))
      }
      let isMet = words.contains { text.contains("\($0)") }
      Array(text.utf8).withUnsafeBytes {
        #expect(search.isMet(in: $0) == isMet, "seed \(seed): \(text)")
      }
    }
  }

  @Test("are found across the pieces in which a file is read")
  func pieces() throws {
    let size = 1 << 18
    for place in (size - 7)...(size + 1) {
      var bytes = [UInt8](repeating: UInt8(ascii: "v"), count: size + 100)
      bytes.replaceSubrange(place..<place + 6, with: Array("voided".utf8))
      let file = try TemporaryFile(bytes)
      #expect(try ByteSource(path: file.path).holds(anyOf: words), "at \(place)")
      bytes[place + 5] = UInt8(ascii: "s")
      let other = try TemporaryFile(bytes)
      #expect(try !ByteSource(path: other.path).holds(anyOf: words), "at \(place)")
    }
  }
}
