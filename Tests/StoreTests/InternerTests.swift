import TestSupport
import Testing

@testable import Store

@Suite struct InternerTests {
  /// Short ones and long ones, many of which differ in one byte only.
  private static func identifier(using random: inout SeededGenerator) -> [UInt8] {
    var bytes = [UInt8](repeating: 0x61, count: Int.random(in: 0...40, using: &random))
    if let index = bytes.indices.randomElement(using: &random) {
      bytes[index] = UInt8.random(in: 0x61...0x63, using: &random)
    }
    return bytes
  }

  @Test func `an identifier has the key that it was given first, and no other has it`() {
    for seed in 1...20 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let interner = Interner()
      var known: [[UInt8]: Int] = [:]
      for _ in 0..<5000 {
        var identifier = InternerTests.identifier(using: &random)
        // Rows of one member often follow each other.
        if Bool.random(using: &random), let other = known.keys.randomElement(using: &random) {
          identifier = other
        }
        identifier.withUnsafeBytes { bytes in
          #expect(interner.key(of: bytes) == known[identifier], "seed \(seed)")
          if known[identifier] == nil {
            interner.insert(bytes, key: known.count)
            known[identifier] = known.count
          }
          #expect(interner.key(of: bytes) == known[identifier], "seed \(seed)")
        }
      }
    }
  }
}
