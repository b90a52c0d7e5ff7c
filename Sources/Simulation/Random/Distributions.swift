import Foundation

extension Generator {
  /// Uniform in 0..<1.
  mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// Uniform in 0..<bound.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func chance(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// - Parameter choices: not empty.
  mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element {
    choices[choices.index(choices.startIndex, offsetBy: below(choices.count))]
  }

  /// The same elements, each order as likely as another (Fisher and Yates).
  mutating func shuffled<Element>(_ elements: some Sequence<Element>) -> [Element] {
    var result = Array(elements)
    for last in result.indices.dropFirst().reversed() {
      result.swapAt(last, below(last + 1))
    }
    return result
  }

  /// The number of successes before the first failure.
  mutating func geometric(_ success: Double, atMost limit: Int) -> Int {
    var count = 0
    while count < limit, chance(success) { count += 1 }
    return count
  }

  /// By multiplication (Knuth): meant for means of a few units.
  mutating func poisson(_ mean: Double) -> Int {
    let limit = exp(-mean)
    var product = uniform()
    var count = 0
    while product > limit {
      product *= uniform()
      count += 1
    }
    return count
  }

  mutating func exponential(mean: Double) -> Double {
    -mean * log(1 - uniform())
  }

  /// Mean 0, standard deviation 1 (Marsaglia's polar method).
  mutating func normal() -> Double {
    while true {
      let x = uniform(-1...1)
      let y = uniform(-1...1)
      let square = x * x + y * y
      if square > 0, square < 1 { return x * (-2 * log(square) / square).squareRoot() }
    }
  }

  /// Scale 1 (Marsaglia and Tsang 2000).
  mutating func gamma(shape: Double) -> Double {
    guard shape >= 1 else {
      return gamma(shape: shape + 1) * pow(1 - uniform(), 1 / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      guard v > 0 else { continue }
      if log(1 - uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
    }
  }

  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let x = gamma(shape: a)
    let y = gamma(shape: b)
    return x / (x + y)
  }
}

/// Choices drawn in proportion to their weights.
struct Weighted {
  private let cumulative: [Double]

  /// - Parameter weights: not empty, none negative, at least one above zero.
  init(_ weights: [Double]) {
    var total = 0.0
    cumulative = weights.map { weight in
      total += weight
      return total
    }
  }

  /// - Returns: the position of the weight drawn.
  func pick(_ random: inout Generator) -> Int {
    let target = random.uniform() * cumulative[cumulative.count - 1]
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
