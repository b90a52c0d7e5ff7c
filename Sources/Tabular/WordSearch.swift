extension ByteSource {
  /// Whether one of the words is in what is left of the file; reads until it is found.
  /// - Parameter words: up to three, none of them empty.
  /// - Throws: `unreadable`, `invalidEncoding`.
  public func holds(anyOf words: [StaticString]) throws(TabularError) -> Bool {
    let first = words.map { $0.utf8Start[0] }
    let search = ByteSearch(first[0], first[min(1, first.count - 1)], first[first.count - 1])
    let longest = words.map(\.utf8CodeUnitCount).max() ?? 0
    var buffer = RecordBuffer(self, capacity: 1 << 18, largest: 1 << 18)
    while try buffer.fill() {
      var position = search.index(in: buffer.base, from: 0, to: buffer.count)
      while position < buffer.count {
        if words.contains(where: { buffer.holds($0, at: position) }) { return true }
        position = search.index(in: buffer.base, from: position + 1, to: buffer.count)
      }
      // A word may be cut by the end of the buffer.
      buffer.drop(max(0, buffer.count - longest + 1))
    }
    return false
  }
}

extension RecordBuffer {
  fileprivate func holds(_ word: StaticString, at position: Int) -> Bool {
    position + word.utf8CodeUnitCount <= count
      && self[position..<position + word.utf8CodeUnitCount].isEqual(to: word)
  }
}
