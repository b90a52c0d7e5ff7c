/// Sixteen bytes that are compared at once.
///
/// Compared with a byte in all lanes: comparing with a lone one goes lane by lane, without optimisation
/// and with it.
typealias SixteenBytes = SIMD16<UInt8>

extension UnsafeRawPointer {
  @inline(__always)
  func sixteenBytes(at offset: Int) -> SixteenBytes {
    loadUnaligned(fromByteOffset: offset, as: SixteenBytes.self)
  }
}

/// The lanes that fulfil a condition.
struct Lanes {
  /// The lowest of the four bits that each lane has, those of the first lane lowest.
  private var bits: UInt64

  @inline(__always)
  init(_ mask: SIMDMask<SIMD16<Int8>>) {
    // Both bytes of a pair are all ones or zeros: the middle of the pair has four bits of each.
    let pairs = unsafeBitCast(mask, to: SIMD8<UInt16>.self) &>> SIMD8(repeating: 4)
    let bytes = SIMD8<UInt8>(truncatingIfNeeded: pairs)
    self.bits =
      UInt64(littleEndian: unsafeBitCast(bytes, to: UInt64.self)) & 0x1111_1111_1111_1111
  }

  @inline(__always)
  var isEmpty: Bool { bits == 0 }

  /// 16 if there is none.
  @inline(__always)
  var first: Int { bits.trailingZeroBitCount / 4 }

  @inline(__always)
  mutating func removeFirst() {
    bits &= bits &- 1
  }
}
