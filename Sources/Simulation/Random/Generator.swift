/// Random numbers that are the same on every machine and in every release of Swift:
/// xoshiro256** (Blackman and Vigna 2018), seeded by SplitMix64.
///
/// Each purpose and each member has a generator of its own, so that a draw added in one place
/// leaves the rest of the retailer as it was, and nothing need be remembered between files.
struct Generator {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  init(seed: UInt64, _ stream: Stream, _ index: Int = 0) {
    var mixer = SplitMix64(state: seed)
    mixer = SplitMix64(state: mixer.next() ^ stream.rawValue)
    mixer = SplitMix64(state: mixer.next() ^ UInt64(bitPattern: Int64(index)))
    self.init(state: (mixer.next(), mixer.next(), mixer.next(), mixer.next()))
  }

  /// - Parameter state: not all zero.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  mutating func next() -> UInt64 {
    let product = state.1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }
}

/// What a generator is for. Raw values are part of what a seed means: never renumber them.
enum Stream: UInt64 {
  case company = 1
  case people = 2
  case cast = 3
  case rhythm = 4
  case communities = 5
  case curriculum = 6
  case ambassadors = 7
  case sharing = 8
  case challenges = 9
  case logins = 10
  case quizzes = 11
  case unlisted = 12
}

private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
