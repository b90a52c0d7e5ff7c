/// Wilson's score interval of a share: what share of people may lie behind `count` of `size`.
///
/// Unlike the textbook interval it stays inside 0...1 and is sound for few people and for shares
/// near 0 and 1.
///
/// - Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference",
///   Journal of the American Statistical Association 22(158).
struct WilsonInterval: Sendable, Equatable {
  let lower: Double
  let upper: Double

  /// The standard normal deviate that leaves 5 % above it, for a two-sided interval of 90 %.
  static let deviate90 = 1.6448536269514722

  /// - Parameters:
  ///   - count: in 0...size.
  ///   - size: of nobody nothing is known: 0...1.
  init(count: Int, of size: Int, deviate: Double = deviate90) {
    guard size > 0 else {
      (lower, upper) = (0, 1)
      return
    }
    let (n, square) = (Double(size), deviate * deviate)
    let share = Double(count) / n
    let scale = 1 / (1 + square / n)
    let centre = scale * (share + square / (2 * n))
    let half =
      scale * deviate * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
    // At both ends the bound is exact, whatever rounding makes of the difference.
    lower = count == 0 ? 0 : max(0, centre - half)
    upper = count == size ? 1 : min(1, centre + half)
  }
}
