/// Numbers as exports write them: an optional sign, digits, an optional decimal point and digits.
/// No exponent, no grouping, no `inf`.
enum WrittenNumber {
  /// - Returns: the nearest `Double`, or nil unless the bytes are such a number.
  static func double(_ bytes: UnsafeRawBufferPointer) -> Double? {
    // Most scores are one digit.
    if bytes.count == 1 {
      let digit = bytes[0] &- 48
      return digit < 10 ? Double(digit) : nil
    }
    return severalBytes(bytes)
  }

  private static func severalBytes(_ bytes: UnsafeRawBufferPointer) -> Double? {
    var index = 0
    let negative = bytes.first == UInt8(ascii: "-")
    if negative || bytes.first == UInt8(ascii: "+") { index = 1 }

    var digits = 0
    var mantissa: UInt64 = 0
    var decimals = 0
    var isFraction = false
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
        continue
      }
      guard (48...57).contains(byte) else { return nil }
      digits += 1
      if isFraction { decimals += 1 }
      mantissa = mantissa &* 10 &+ UInt64(byte - 48)
    }
    guard digits > 0 else { return nil }
    // Integers below 2^53 and powers of ten up to 10^15 are exact, so one division rounds once.
    guard digits <= 15 else {
      return Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }
    let magnitude = Double(mantissa) / powersOfTen[decimals]
    return negative ? -magnitude : magnitude
  }

  /// - Returns: nil unless the bytes are an optionally signed whole number of at most nine digits.
  static func integer(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var cursor = ByteCursor(bytes)
    let negative = cursor.skip("-")
    if !negative { _ = cursor.skip("+") }
    guard let number = cursor.digits(atLeast: 1, atMost: 9), cursor.isAtEnd else { return nil }
    return negative ? -number : number
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
