import Foundation

/// Random numbers that are the same on every machine: SplitMix64.
///
/// Each creator has a sequence of their own, seeded by their identifier, so that what is drawn for
/// one depends neither on the order of imports nor on who else is there.
///
/// - Source: Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators", OOPSLA.
struct RandomDraws {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// - Parameter name: hashed by its UTF-8 (FNV-1a, 64 bits).
  init(seed: UInt64, name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.init(seed: seed ^ hash)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Uniform in 0..<1.
  mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Uniform in 0..<bound.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Mean 0, standard deviation 1 (Marsaglia's polar method).
  mutating func normal() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square > 0, square < 1 { return x * (-2 * log(square) / square).squareRoot() }
    }
  }

  /// Gamma with scale 1.
  ///
  /// - Parameter shape: greater than 0.
  /// - Source: Marsaglia & Tsang (2000), "A simple method for generating gamma variables", ACM
  ///   Transactions on Mathematical Software 26(3).
  mutating func gamma(shape: Double) -> Double {
    guard shape >= 1 else {
      return gamma(shape: shape + 1) * pow(1 - uniform(), 1 / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      if v > 0, log(1 - uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
    }
  }

  /// - Parameter mean: 0 or more.
  /// - Source: multiplication (Knuth) for small means; else transformed rejection, PTRS of Hörmann
  ///   (1993), "The transformed rejection method for generating Poisson random variables",
  ///   Insurance: Mathematics and Economics 12(1).
  mutating func poisson(mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    if mean < 10 {
      let limit = exp(-mean)
      var product = uniform()
      var count = 0
      while product > limit {
        product *= uniform()
        count += 1
      }
      return count
    }
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let inverse = 1.1239 + 1.1328 / (b - 3.4)
    let acceptance = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform() - 0.5
      let v = 1 - uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
      if us >= 0.07, v <= acceptance { return Int(k) }
      if k < 0 || (us < 0.013 && v > us) { continue }
      if log(v) + log(inverse) - log(a / (us * us) + b) <= k * log(mean) - mean - logGamma(k + 1) {
        return Int(k)
      }
    }
  }
}
