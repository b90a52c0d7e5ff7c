import Activity

/// What a member is planted to do. The engine must tell these apart without being told.
enum Part: UInt8 {
  /// Learns, thanks, and now and then shares something.
  case ordinary
  /// Shares often, is thanked by several teams, helps newcomers, launches challenges.
  case champion
  /// A champion who opted out: neither named nor ranked.
  case hiddenChampion
  /// Posts more than anybody, and nobody thanks.
  case volumePoster
  /// Was a champion, and stopped sharing long ago.
  case pastStar
  /// Shared much in a single week.
  case enthusiast
  /// Belongs to the few who thank each other to win the contest.
  case ring
}

/// Who plays which part.
struct Cast {
  private(set) var champions: [Int] = []
  private(set) var hiddenChampions: [Int] = []
  private(set) var volumePosters: [Int] = []
  private(set) var pastStars: [Int] = []
  private(set) var enthusiasts: [Int] = []
  /// Of one team.
  private(set) var ring: [Int] = []
  /// The tip contest: whole weeks of the simulation.
  let contest: Range<Int>

  /// Gives parts to established members, and the visibility that each part needs.
  init(_ people: inout [Person], _ company: Company, weeks: Int, seed: UInt64) {
    contest = weeks - 8..<weeks - 4
    var random = Generator(seed: seed, .cast)
    ring = Cast.ring(people, company, &random)
    for member in ring { people[member].play(.ring) }

    let established = people.indices.filter {
      people[$0].isEstablished && people[$0].part == .ordinary
    }
    var candidates = random.shuffled(established)[...]
    func choose(_ count: Int, _ part: Part) -> [Int] {
      let chosen = candidates.prefix(count)
      candidates = candidates.dropFirst(count)
      for member in chosen { people[member].play(part) }
      return chosen.sorted()
    }
    let dozen = min(max(12, people.count / 200), people.count / 12)
    champions = choose(dozen, .champion)
    hiddenChampions = choose(max(1, dozen / 25), .hiddenChampion)
    volumePosters = choose(max(3, dozen / 5), .volumePoster)
    pastStars = choose(max(3, dozen / 4), .pastStar)
    enthusiasts = choose(max(4, dozen / 2), .enthusiast)
  }

  static let ringSize = 5

  private static func ring(
    _ people: [Person], _ company: Company, _ random: inout Generator
  ) -> [Int] {
    let crews = (0..<company.ofTeam.count).map { team in
      company.ofTeam[team].map { Int($0) }.filter { people[$0].isEstablished }
    }
    let largest = crews.max { $0.count < $1.count } ?? []
    return random.shuffled(largest).prefix(ringSize).sorted()
  }
}

extension Person {
  fileprivate mutating func play(_ part: Part) {
    self.part = part
    visibility = part == .hiddenChampion ? .hidden : .named
  }
}
