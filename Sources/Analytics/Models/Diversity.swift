import Foundation

/// Effective number of groups: how many equally large groups would be as diverse as these.
///
/// - Parameter counts: members or events in each group; 0 and less count as no group.
/// - Returns: 0 for nothing at all, else a number from 1 to the number of groups.
/// - Source: Hill (1973), "Diversity and evenness", Ecology 54(2), order q = 1: the exponential of
///   Shannon's entropy.
func effectiveNumber(_ counts: some Sequence<Int>) -> Double {
  // In order of size, so that the sum is the same to the last bit for any order of groups.
  let counts = counts.filter { $0 > 0 }.sorted()
  guard !counts.isEmpty else { return 0 }
  let total = Double(counts.reduce(0, +))
  let entropy = counts.reduce(0.0) { sum, count in
    let share = Double(count) / total
    return sum - share * log(share)
  }
  return min(max(exp(entropy), 1), Double(counts.count))
}
