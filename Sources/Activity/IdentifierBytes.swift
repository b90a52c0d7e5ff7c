// Identifiers are compared and hashed by the million, eight bytes at a time. Of the last eight, some may
// be looked at a second time.

extension UnsafeRawBufferPointer {
  @inlinable @inline(__always)
  public func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    let count = count
    guard count == other.count else { return false }
    guard count >= 8 else { return fewBytes == other.fewBytes }
    var index = 0
    while index < count - 8 {
      guard word(at: index) == other.word(at: index) else { return false }
      index += 8
    }
    return word(at: count - 8) == other.word(at: count - 8)
  }

  /// Alike for the same bytes on one machine; not to be kept.
  @inlinable
  public var wordHash: UInt64 {
    let count = count
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
    guard count >= 8 else { return mix(hash ^ fewBytes) }
    var index = 0
    while index < count - 8 {
      hash = mix(hash ^ word(at: index))
      index += 8
    }
    return mix(hash ^ word(at: count - 8))
  }

  @inlinable @inline(__always)
  func word(at index: Int) -> UInt64 {
    loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// Fewer than eight bytes as one number, which tells them apart from any others as many.
  @inlinable @inline(__always)
  var fewBytes: UInt64 {
    let count = count
    if count >= 4 {
      let first = loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let last = loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(first) << 32 | UInt64(last)
    }
    var number: UInt64 = 0
    for byte in self { number = number << 8 | UInt64(byte) }
    return number
  }
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
@inlinable @inline(__always)
func mix(_ value: UInt64) -> UInt64 {
  var z = value
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}
