// The attacks are numbered. Those of here act on what the program prints; 27 (somebody is erased, and
// last month's report asked for again) does so in RightsTests, beside the command it is about. 25 (a
// policy chosen twice) takes the library: PolicyProbeTests of DisclosureTests.

/// A printed count, and what everybody knows of how counts are coded (docs/privacy.md): the default
/// policy, `<5`, multiples of 5, `>n-5`.
enum Code: Hashable {
  case below(Int)
  case about(Int)
  case above(Int)

  /// From a cell of a JSON report; nil where it is withheld, or no count.
  init?(_ cell: Any?) {
    guard let cell = cell as? [String: Any] else { return nil }
    if let bound = cell["below"] as? Int {
      self = .below(bound)
    } else if let bound = cell["above"] as? Int {
      self = .above(bound)
    } else if let count = cell["about"] as? Int {
      self = .about(count)
    } else {
      return nil
    }
  }

  /// The counts that it may stand for, of so many people of whom some are seen to be counted.
  func counts(of size: Int, seen: Int = 0) -> ClosedRange<Int> {
    switch self {
    case .below(let bound): return seen...bound - 1
    case .above(let bound): return bound + 1...size
    case .about(let count):
      // What should never be printed tells all.
      guard count.isMultiple(of: 5), seen + 5 <= size - 5 else { return count...count }
      let told = seen + 5...size - 5
      let multiples = told.filter { $0.isMultiple(of: 5) }
      // Where none is among them, one near by stands for them all.
      guard let lowest = multiples.first, let highest = multiples.last else { return told }
      guard (lowest...highest).contains(count) else { return count...count }
      // The lowest and the highest multiple that is shown stand for all that are rounded to them.
      return
        (count == lowest ? told.lowerBound : count - 2)...(count == highest
        ? told.upperBound : count + 2)
    }
  }
}

/// Somebody who knows who is in which group, and has read everything that was printed.
struct Attacker {
  /// People who are in the same groups are one class: how many they are.
  let classes: [Int]
  /// Sums of classes, and the counts that the print allows.
  private(set) var sums: [(classes: Set<Int>, counts: ClosedRange<Int>)] = []

  init(classes: [Int]) {
    self.classes = classes
  }

  /// - Parameters:
  ///   - seen: those of the group who are known to be counted.
  ///   - ruledOut: those who are known not to be.
  mutating func read(_ code: Code?, of group: Set<Int>, seen: Int = 0, ruledOut: Int = 0) {
    guard let code else { return }
    let size = group.reduce(0) { $0 + classes[$1] } - ruledOut
    sums.append((group, code.counts(of: size, seen: seen)))
  }

  /// What is known without a report: oneself, a friend, whoever published something.
  mutating func know(_ count: Int, of group: Set<Int>) {
    sums.append((group, count...count))
  }

  /// The counts that a group can have, given all prints, by trying every count of every class.
  func counts(of group: Set<Int>) -> Set<Int> {
    var found: Set<Int> = []
    var counts = Array(repeating: 0, count: classes.count)
    func tryAll(from first: Int) {
      if first == classes.count {
        found.insert(group.reduce(0) { $0 + counts[$1] })
        return
      }
      for count in 0...classes[first] {
        counts[first] = count
        if isPossible(counts, upTo: first) { tryAll(from: first + 1) }
      }
    }
    tryAll(from: 0)
    return found
  }

  private func isPossible(_ counts: [Int], upTo last: Int) -> Bool {
    sums.allSatisfy { sum in
      let known = sum.classes.reduce(0) { $0 + ($1 <= last ? counts[$1] : 0) }
      let open = sum.classes.reduce(0) { $0 + ($1 > last ? classes[$1] : 0) }
      return known <= sum.counts.upperBound && known + open >= sum.counts.lowerBound
    }
  }
}

/// Whether some combination of groups is about fewer than k people without being about nobody, by
/// trying every set of classes with so few people: a sum about them alone vanishes on all others,
/// and exists if and only if leaving them out lowers the rank.
func exposes(_ groups: [Set<Int>], of classes: [Int], k: Int = 5) -> Bool {
  let all = rank(groups, on: Array(classes.indices))
  func someSet(from first: Int, people: Int, left out: Set<Int>) -> Bool {
    if !out.isEmpty, rank(groups, on: classes.indices.filter { !out.contains($0) }) < all {
      return true
    }
    return (first..<classes.count).contains { index in
      people + classes[index] < k
        && someSet(from: index + 1, people: people + classes[index], left: out.union([index]))
    }
  }
  return someSet(from: 0, people: 0, left: [])
}

/// Of membership rows, a row a group and a column a class, modulo a prime.
private func rank(_ groups: [Set<Int>], on classes: [Int]) -> Int {
  let prime = 1_000_003
  func inverse(_ number: Int) -> Int {
    var (result, base, power) = (1, number, prime - 2)
    while power > 0 {
      if power & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      power >>= 1
    }
    return result
  }
  var rows = groups.map { group in classes.map { group.contains($0) ? 1 : 0 } }
  var rank = 0
  for column in classes.indices where rank < rows.count {
    guard let pivot = rows[rank...].firstIndex(where: { $0[column] != 0 }) else { continue }
    rows.swapAt(rank, pivot)
    let scale = inverse(rows[rank][column])
    for row in rank + 1..<max(rows.count, rank + 1) where rows[row][column] != 0 {
      let factor = rows[row][column] * scale % prime
      for index in column..<classes.count {
        rows[row][index] = ((rows[row][index] - factor * rows[rank][index]) % prime + prime) % prime
      }
    }
    rank += 1
  }
  return rank
}
