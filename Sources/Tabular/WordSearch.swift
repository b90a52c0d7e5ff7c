extension ByteSource {
  /// Whether one of the words is in what is left of the file; reads until it is found.
  /// - Parameter words: as `WordSearch` takes them.
  /// - Throws: `unreadable`, `invalidEncoding`.
  public func holds(anyOf words: [StaticString]) throws(TabularError) -> Bool {
    let search = WordSearch(words)
    var buffer = RecordBuffer(self, capacity: 1 << 18, largest: 1 << 18)
    while try buffer.fill() {
      if search.isMet(in: buffer[0..<buffer.count]) { return true }
      // A word may be cut by the end of the buffer.
      buffer.drop(max(0, buffer.count - search.longest + 1))
    }
    return false
  }
}

/// Looks for words at sixteen places at once, by two of their bytes: the pair is rare in texts where
/// neither of the two is.
struct WordSearch {
  /// From the first byte of a word to the second that is looked at.
  private static let distance = 3

  private let words: [StaticString]
  private let first, second: Pair
  let longest: Int

  /// - Parameter words: of four bytes at least, with one or two different pairs of first and fourth byte.
  init(_ words: [StaticString]) {
    self.words = words
    longest = words.map(\.utf8CodeUnitCount).max() ?? 0
    var pairs: [Pair] = []
    for pair in words.map(Pair.init) where !pairs.contains(pair) { pairs.append(pair) }
    precondition((1...2).contains(pairs.count))
    first = pairs[0]
    second = pairs[pairs.count - 1]
  }

  func isMet(in bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let (first, second) = (first, second)
    func hits(_ place: Int) -> SIMDMask<SIMD16<Int8>> {
      let starts = base.sixteenBytes(at: place)
      let others = base.sixteenBytes(at: place &+ WordSearch.distance)
      return first.hits(starts, others) .| second.hits(starts, others)
    }
    let end = bytes.count - 32 - WordSearch.distance
    var place = 0
    while place <= end {
      let (low, high) = (hits(place), hits(place &+ 16))
      if !Lanes(low .| high).isEmpty,
        isMet(in: bytes, at: place, Lanes(low)) || isMet(in: bytes, at: place &+ 16, Lanes(high))
      {
        return true
      }
      place &+= 32
    }
    return (place..<bytes.count).contains { isMet(in: bytes, at: $0) }
  }

  private func isMet(in bytes: UnsafeRawBufferPointer, at place: Int, _ lanes: Lanes) -> Bool {
    var lanes = lanes
    while !lanes.isEmpty {
      if isMet(in: bytes, at: place + lanes.first) { return true }
      lanes.removeFirst()
    }
    return false
  }

  private func isMet(in bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
    words.contains { word in
      let end = place + word.utf8CodeUnitCount
      return end <= bytes.count
        && UnsafeRawBufferPointer(rebasing: bytes[place..<end]).isEqual(to: word)
    }
  }

  /// Two bytes of a word, in all lanes.
  private struct Pair: Equatable {
    private let start, other: SixteenBytes

    init(_ word: StaticString) {
      precondition(word.utf8CodeUnitCount > WordSearch.distance)
      start = SixteenBytes(repeating: word.utf8Start[0])
      other = SixteenBytes(repeating: word.utf8Start[WordSearch.distance])
    }

    @inline(__always)
    func hits(_ starts: SixteenBytes, _ others: SixteenBytes) -> SIMDMask<SIMD16<Int8>> {
      (starts .== start) .& (others .== other)
    }
  }
}
