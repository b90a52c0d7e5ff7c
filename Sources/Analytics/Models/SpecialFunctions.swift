// The few special functions that the models need, all in logs and free of shared state.

import Foundation

/// Natural logarithm of the gamma function.
///
/// - Parameter x: greater than 0.
func logGamma(_ x: Double) -> Double {
  // The form that returns the sign beside the value; plain C `lgamma` keeps it in a global
  // variable, which two threads would share.
  let (value, _): (Double, Int) = lgamma(x)
  return value
}

/// Natural logarithm of the beta function, B(a, b) = G(a) G(b) / G(a + b).
///
/// - Parameters: a, b greater than 0.
func logBeta(_ a: Double, _ b: Double) -> Double {
  logGamma(a) + logGamma(b) - logGamma(a + b)
}

/// log(exp(a) + exp(b)) without overflow; minus infinity stands for the logarithm of zero.
func logSumExp(_ a: Double, _ b: Double) -> Double {
  let (low, high) = a < b ? (a, b) : (b, a)
  return low == -.infinity ? high : high + log1p(exp(low - high))
}

/// log of x (x + 1) ... (x + k - 1) for every k in 0...`count`: G(x + k) / G(x) by plain sums,
/// which keep their digits where the difference of two large `logGamma` would lose them.
///
/// - Parameter x: greater than 0.
func logRisingFactorials(_ x: Double, count: Int) -> [Double] {
  var logs = [0.0]
  logs.reserveCapacity(count + 1)
  for k in 0..<count {
    logs.append(logs[k] + log(x + Double(k)))
  }
  return logs
}
