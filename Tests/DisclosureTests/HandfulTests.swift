import TestSupport
import Testing

@testable import Disclosure

@Suite("Few people of several patterns")
struct HandfulTests {
  @Test("are all the largest sets, by brute force over 200 random sizes")
  func bruteForce() {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: seed)
      let few = Int.random(in: 2...7, using: &random)
      let sizes = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        Int.random(in: 1...few + 2, using: &random)
      }
      let found = Array(Handfuls(sizes.map(Double.init), few: Double(few)))
      let fitting = (0..<1 << sizes.count).filter { set in
        sizes.indices.reduce(0) { $0 + (set >> $1 & 1) * sizes[$1] } <= few
      }
      let largest = fitting.filter { set in
        set.nonzeroBitCount > 1 && !fitting.contains { $0 != set && $0 & set == set }
      }
      let expected = largest.map { set in sizes.indices.filter { set >> $0 & 1 == 1 } }
      #expect(Set(found) == Set(expected), "seed \(seed)")
      #expect(found.count == expected.count, "seed \(seed)")
    }
  }

  @Test("are of fewer patterns where there are too many to try")
  func many() {
    func count(_ patterns: Int) -> Int {
      Array(Handfuls(Array(repeating: 1, count: patterns), few: 4)).count
    }
    #expect(count(12) == 495 && count(13) == 286 && count(44) == 946 && count(45) == 0)
  }
}
