/// Few people of several patterns of membership: sets of two or more patterns that hold no more than
/// a few people together, each as large as it can be.
///
/// Where all of a set can be in, so can all of any part of it; and likewise out.
struct Handfuls: Sequence {
  /// More sets than these are not tried: then of fewer patterns at a time.
  private static let most = 1_000

  /// Those that can be part of a set.
  private let patterns: [Int]
  private let capacities: [Double]
  private let few: Double
  private let largest: Int

  /// - Parameter capacities: people by pattern.
  init(_ capacities: [Double], few: Double) {
    let patterns = capacities.indices.filter { capacities[$0] > 0 && capacities[$0] < few }
    var (largest, sets, all) = (1, patterns.count, patterns.count)
    while Double(largest) < few, largest < patterns.count {
      sets = sets * (patterns.count - largest) / (largest + 1)
      all += sets
      if all > Handfuls.most { break }
      largest += 1
    }
    self.patterns = patterns
    self.capacities = capacities
    self.few = few
    self.largest = largest
  }

  func makeIterator() -> Iterator { Iterator(of: self) }

  /// In lexicographic order.
  struct Iterator: IteratorProtocol {
    private let handfuls: Handfuls
    /// Ascending; like the candidate, indices into the patterns that can be part of a set.
    private var chosen: [Int] = []
    private var candidate = 0
    private var people = 0.0

    fileprivate init(of handfuls: Handfuls) {
      self.handfuls = handfuls
    }

    mutating func next() -> [Int]? {
      while true {
        if candidate < handfuls.patterns.count, chosen.count < handfuls.largest {
          candidate += 1
          guard hasRoom(for: candidate - 1) else { continue }
          chosen.append(candidate - 1)
          people += size(of: candidate - 1)
          if isWhole { return chosen.map { handfuls.patterns[$0] } }
        } else {
          guard let last = chosen.popLast() else { return nil }
          people -= size(of: last)
          candidate = last + 1
        }
      }
    }

    private func size(of index: Int) -> Double { handfuls.capacities[handfuls.patterns[index]] }

    private func hasRoom(for index: Int) -> Bool { people + size(of: index) <= handfuls.few }

    private var isWhole: Bool {
      if chosen.count < 2 { return false }
      return chosen.count == handfuls.largest
        || !handfuls.patterns.indices.contains { !chosen.contains($0) && hasRoom(for: $0) }
    }
  }
}
