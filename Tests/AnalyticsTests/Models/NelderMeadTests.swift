import Foundation
import Testing

@testable import Analytics

@Suite("Nelder-Mead")
struct NelderMeadTests {
  static let wide = [ClosedRange<Double>](repeating: -10...10, count: 2)

  static func rosenbrock(_ p: [Double]) -> Double {
    pow(1 - p[0], 2) + 100 * pow(p[1] - p[0] * p[0], 2)
  }

  static func beale(_ p: [Double]) -> Double {
    let (x, y) = (p[0], p[1])
    return pow(1.5 - x + x * y, 2) + pow(2.25 - x + x * y * y, 2)
      + pow(2.625 - x + x * y * y * y, 2)
  }

  @Test("finds the minimum of Rosenbrock's valley")
  func rosenbrock() {
    let minimum = NelderMead().minimise(from: [-1.2, 1], in: Self.wide, Self.rosenbrock)
    #expect(minimum.converged)
    #expect(abs(minimum.point[0] - 1) < 1e-5 && abs(minimum.point[1] - 1) < 1e-5)
    #expect(minimum.value < 1e-10)
  }

  @Test("finds the minimum of Beale's function")
  func beale() {
    let minimum = NelderMead().minimise(from: [1, 1], in: Self.wide, Self.beale)
    #expect(minimum.converged)
    #expect(abs(minimum.point[0] - 3) < 1e-5 && abs(minimum.point[1] - 0.5) < 1e-5)
  }

  @Test("finds the minimum of a quadratic bowl in one to six dimensions", arguments: 1...6)
  func quadratic(dimensions: Int) {
    let minimum = NelderMead().minimise(
      from: Array(repeating: 5, count: dimensions),
      in: Array(repeating: -10...10, count: dimensions)
    ) { point in
      point.enumerated().reduce(0) { sum, axis in
        sum + Double(axis.offset + 1) * pow(axis.element - Double(axis.offset), 2)
      }
    }
    #expect(minimum.converged)
    for (axis, coordinate) in minimum.point.enumerated() {
      #expect(abs(coordinate - Double(axis)) < 1e-4)
    }
  }

  @Test("a minimum outside the box is found on its edge, and nothing outside is ever asked")
  func box() {
    let minimum = NelderMead().minimise(from: [5, 5], in: [2...10, -10...10]) { point in
      #expect(point[0] >= 2)
      return point[0] * point[0] + pow(point[1] - 1, 2)
    }
    #expect(minimum.converged)
    #expect(minimum.point[0] == 2)
    #expect(abs(minimum.point[1] - 1) < 1e-5)
  }

  @Test("a search that runs out of evaluations says so")
  func outOfEvaluations() {
    let search = NelderMead(maximumEvaluations: 20, maximumRestarts: 2)
    let minimum = search.minimise(from: [-1.2, 1], in: Self.wide, Self.rosenbrock)
    #expect(!minimum.converged)
    #expect(minimum.value <= Self.rosenbrock([-1.2, 1]))
    #expect(minimum.evaluations < 80)
  }

  @Test("a single search without restarts is as honest")
  func withoutRestarts() {
    var search = NelderMead(maximumEvaluations: 20, maximumRestarts: 0)
    #expect(!search.minimise(from: [-1.2, 1], in: Self.wide, Self.rosenbrock).converged)
    search.maximumEvaluations = 4000
    #expect(search.minimise(from: [-1.2, 1], in: Self.wide, Self.rosenbrock).converged)
    #expect(!search.minimise(from: [0, 0], in: Self.wide) { _ in .infinity }.converged)
  }

  @Test("places where the objective is undefined are avoided")
  func undefinedPlaces() {
    let minimum = NelderMead().minimise(from: [4, 4], in: Self.wide) { point in
      point[0] < 1 ? .nan : point[1] < 0 ? -.infinity : point[0] + point[1]
    }
    #expect(minimum.value.isFinite)
    #expect(minimum.point[0] >= 1 && minimum.point[1] >= 0)
  }

  @Test("an objective defined nowhere, or a start that is no number, gives no NaN")
  func nowhere() {
    let minimum = NelderMead().minimise(from: [.nan, .infinity], in: Self.wide) { _ in .nan }
    #expect(!minimum.converged)
    #expect(minimum.value == .infinity)
    #expect(minimum.point.allSatisfy { $0.isFinite })
  }

  @Test("a constant converges at once, and so does a function of nothing")
  func trivial() {
    #expect(NelderMead().minimise(from: [1, 1], in: Self.wide) { _ in 3 }.converged)
    let nothing = NelderMead().minimise(from: [], in: []) { _ in 3 }
    #expect(nothing.converged && nothing.value == 3)
  }

  @Test("special functions agree with known values")
  func specialFunctions() {
    #expect(abs(logGamma(0.5) - 0.5 * log(Double.pi)) < 1e-14)
    #expect(abs(logGamma(11) - log(3_628_800)) < 1e-13)
    #expect(abs(logBeta(2, 3) - log(1.0 / 12)) < 1e-14)
    #expect(abs(logSumExp(1000, 1000) - (1000 + log(2))) < 1e-12)
    #expect(logSumExp(-.infinity, -.infinity) == -.infinity)
    #expect(logSumExp(-.infinity, 2) == 2)
    let rising = logRisingFactorials(2.5, count: 40)
    #expect(rising.count == 41 && rising[0] == 0)
    #expect(abs(rising[40] - (logGamma(42.5) - logGamma(2.5))) < 1e-11)
  }
}
