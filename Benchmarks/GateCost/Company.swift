/// A made-up company whose communities overlap, and whose people come and go.
///
/// Of a hundred communities sixty are of a shop, thirty of a trade in a region, ten of a theme in
/// the whole company, with a hundred members each on average. Shops share nobody; a trade or a theme
/// takes its members from them and from those who are in no shop's community.
struct Company {
  struct Community {
    let identifier: String
    let name: String
    /// Where its members come from.
    let region: Range<Int>
    var members: Set<Int>
  }

  /// Person keys.
  private(set) var roster: Set<Int>
  private(set) var communities: [Community] = []
  private var newest: Int
  private var random: Generator

  private static let meanSize = 100
  private static let sizes = 9...191
  private static let communitiesOfRegion = 50

  init(communities count: Int, seed: UInt64) {
    random = Generator(state: seed)
    newest = count * Company.meanSize
    roster = Set(0..<newest)
    let regionSize = min(newest, Company.communitiesOfRegion * Company.meanSize)
    // The next person of each region who is in no shop yet.
    var next = Array(stride(from: 0, to: newest, by: regionSize))
    for index in 0..<count {
      let number = index / Company.communitiesOfRegion % next.count
      let region = number * regionSize..<min(newest, (number + 1) * regionSize)
      let size = Int.random(in: Company.sizes, using: &random)
      let (kind, home, members): (String, Range<Int>, Set<Int>)
      switch index % 10 {
      case ..<6:
        let shop = next[number]..<min(region.upperBound, next[number] + size)
        next[number] = shop.upperBound
        (kind, home, members) = ("Shop", region, Set(shop))
      case ..<9: (kind, home, members) = ("Trade", region, people(size, of: region))
      default: (kind, home, members) = ("Theme", 0..<newest, people(size, of: 0..<newest))
      }
      communities.append(
        Community(
          identifier: "community-\(index)", name: "\(kind) \(index)", region: home, members: members
        )
      )
    }
  }

  /// One period later: of each community `share` has left, a third of them the company as well, and
  /// as many have come, half of them from elsewhere in the company.
  mutating func change(_ share: Double) {
    for index in communities.indices {
      // Sorted first: the order of a set differs from run to run.
      let leaving = communities[index].members.sorted()
        .filter { _ in Double.random(in: 0..<1, using: &random) < share }
      for person in leaving {
        communities[index].members.remove(person)
        if Int.random(in: 0..<3, using: &random) == 0 { leaveCompany(person) }
        let colleague = Int.random(in: communities[index].region, using: &random)
        if Bool.random(using: &random), roster.contains(colleague) {
          communities[index].members.insert(colleague)
        } else {
          roster.insert(newest)
          communities[index].members.insert(newest)
          newest += 1
        }
      }
    }
  }

  private mutating func leaveCompany(_ person: Int) {
    roster.remove(person)
    for index in communities.indices { communities[index].members.remove(person) }
  }

  private mutating func people(_ count: Int, of region: Range<Int>) -> Set<Int> {
    var chosen: Set<Int> = []
    while chosen.count < min(count, region.count) {
      chosen.insert(Int.random(in: region, using: &random))
    }
    return chosen
  }
}

/// A random generator that repeats: SplitMix64 (Steele, Lea, Flood 2014).
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
