internal import Foundation

extension Double {
  /// As json and csv write it: the shortest text of the number rounded to six significant digits,
  /// which is more than any estimate here is worth; nil for a number that is not finite.
  var significantDigits: String? {
    guard isFinite else { return nil }
    return Double(String(format: "%.6g", self)).map { "\($0)" }
  }
}
