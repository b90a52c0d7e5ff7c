import Foundation
import TestSupport
import Testing

@testable import Disclosure

/// Rows of the ledger read byte by byte, against the same read by JSONDecoder.
@Suite struct PlainRowTests {
  typealias Cohort = PublicationRecord.Cohort

  private static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  private let plainNames = ["Vente Nord 1", "", "Équipe 🧺", "a/b", "null", "e\u{301}"]
  private let escapedNames = ["\"Nord\"", "a\\b", "line\nbreak", "\u{1}"]

  private func row(named names: [String], using generator: inout SeededGenerator) -> Cohort {
    let counts = (0..<Int.random(in: 0...12, using: &generator)).map { _ -> CodedCount? in
      let number = Int.random(in: 0...100_000, using: &generator)
      return switch Int.random(in: 0...3, using: &generator) {
      case 0: nil
      case 1: .below(number)
      case 2: .about(number)
      default: .above(number)
      }
    }
    return Cohort(
      identifier: names.randomElement(using: &generator)!,
      name: names.randomElement(using: &generator)!,
      size: Int.random(in: 1...1_000_000, using: &generator),
      basis: [.current, .leaversKept, .joinersAwaited].randomElement(using: &generator)!,
      membershipPeriod: Int.random(in: 0...400, using: &generator),
      counts: counts.map { $0.map { PublicationRecord.CountCode($0) } })
  }

  private func decoded(_ bytes: [UInt8]) -> Cohort? {
    try? JSONDecoder().decode(Cohort.self, from: Data(bytes))
  }

  @Test(arguments: seeds)
  func `rows are read as they were written`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let row = row(named: plainNames, using: &generator)
      #expect(try Cohort(plain: row.bytes) == row, "seed \(seed)")
      #expect(try decoded(row.bytes) == row, "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func `names with escapes are left to the decoder, which reads them`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let row = row(named: escapedNames, using: &generator)
      #expect(try Cohort(plain: row.bytes) == nil, "seed \(seed)")
      #expect(try Cohort(bytes: row.bytes) == row, "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func `damaged rows are never read otherwise than by the decoder`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let bytes = Array("{}[]\",:<>0159-+.eE nul\\".utf8) + [0, 10, 0x80, 0xC3, 0xFF]
    for _ in 0..<2_000 {
      var damaged = try row(named: plainNames, using: &generator).bytes
      let position = Int.random(in: 0..<damaged.count, using: &generator)
      switch Int.random(in: 0...3, using: &generator) {
      case 0: damaged.remove(at: position)
      case 1: damaged.insert(bytes.randomElement(using: &generator)!, at: position)
      case 2: damaged.removeSubrange(position...)
      default: damaged[position] = bytes.randomElement(using: &generator)!
      }
      guard let plain = Cohort(plain: damaged) else { continue }
      #expect(
        plain == decoded(damaged), "seed \(seed): \(String(decoding: damaged, as: UTF8.self))")
    }
  }

  @Test(arguments: ["0", "-1", "01", "1.0", "9223372036854775808"])
  func `a size that is none is refused`(size: String) {
    let text = """
      {"basis":"current","counts":["<5"],"identifier":"C1","membershipPeriod":341,"name":"Nord",\
      "size":\(size)}
      """
    #expect((try? Cohort(bytes: Array(text.utf8)))?.size == (size == "1.0" ? 1 : nil))
  }
}
