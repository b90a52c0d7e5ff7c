import TestSupport
import Testing

@testable import Analytics

@Suite("Wilson's interval of a share")
struct WilsonTests {
  /// Computed with scipy 1.17.1:
  /// `scipy.stats.binomtest(count, size).proportion_ci(confidence, method="wilson")`.
  private static let scipy: [(count: Int, size: Int, lower: Double, upper: Double)] = [
    (0, 10, 0, 0.21294197008340698),
    (5, 10, 0.26927182113826725, 0.7307281788617328),
    (5, 40, 0.062191358698111265, 0.23532372778598232),
    (20, 40, 0.3741494451288969, 0.6258505548711031),
    (35, 40, 0.7646762722140178, 0.9378086413018888),
    (40, 40, 0.936646551354542, 1),
    (10, 24, 0.2679618671243764, 0.5822564964571151),
    (20, 24, 0.6762292729584085, 0.9228972727156257),
    (1250, 5000, 0.24006439026180848, 0.2602060177634685),
  ]

  @Test("the 90% interval is scipy's", arguments: scipy.indices)
  func ninety(index: Int) {
    let expected = Self.scipy[index]
    let interval = WilsonInterval(count: expected.count, of: expected.size)
    #expect(abs(interval.lower - expected.lower) < 1e-14)
    #expect(abs(interval.upper - expected.upper) < 1e-14)
  }

  @Test("the 95% interval of 81 out of 263 is the published one")
  func published() {
    // Newcombe (1998), Statistics in Medicine 17(8), table I, method 3: 0.2553 to 0.3662.
    let interval = WilsonInterval(count: 81, of: 263, deviate: 1.959963984540054)
    #expect(abs(interval.lower - 0.2553) < 5e-5)
    #expect(abs(interval.upper - 0.3662) < 5e-5)
  }

  @Test("it holds the share, stays inside 0...1, and grows with the count")
  func properties() {
    #expect(WilsonInterval(count: 0, of: 0) == WilsonInterval(count: 0, of: -1))
    #expect(WilsonInterval(count: 0, of: 0).upper == 1)
    for size in [1, 2, 7, 10, 99, 1000, 100_000] {
      var below = -1.0
      for count in stride(from: 0, through: size, by: max(1, size / 50)) {
        let interval = WilsonInterval(count: count, of: size)
        let share = Double(count) / Double(size)
        #expect(interval.lower >= 0 && interval.upper <= 1)
        #expect(interval.lower <= share && share <= interval.upper)
        #expect(interval.lower > below)
        below = interval.lower
      }
    }
    #expect(WilsonInterval(count: 0, of: 30).lower == 0)
    #expect(WilsonInterval(count: 30, of: 30).upper == 1)
  }
}
