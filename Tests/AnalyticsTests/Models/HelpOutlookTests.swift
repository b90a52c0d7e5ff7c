import Foundation
import TestSupport
import Testing

@testable import Analytics

@Suite("Intervals and chances of the top")
struct HelpOutlookTests {
  /// Creators whose pasts and futures follow one law, known in full.
  private struct World {
    var random: RandomDraws
    var pasts: [CreatorEvidence] = []
    /// Helpful acts in the 26 weeks after.
    var futures: [Int] = []

    init(seed: UInt64, creators: Int) throws {
      random = RandomDraws(seed: seed)
      for _ in 0..<creators { try add() }
    }

    /// Somebody with a pace, a number of acts a week and of thanks an act of their own, all steady.
    private mutating func add() throws {
      let pace = 0.02 + 0.9 * random.uniform() * random.uniform()
      let further = random.gamma(shape: 2) / 2
      let thanks = random.gamma(shape: 3) / 2
      var weeks: [(week: Int, acts: Int)] = []
      var counts: [Int] = []
      var future = 0
      for week in 0..<130 where random.uniform() < pace {
        let acts = 1 + count(further, dispersion: 2)
        let thanked = (0..<acts).map { _ in count(thanks, dispersion: 3) }
        if week < 104 {
          weeks.append((week, acts))
          counts += thanked.filter { $0 > 0 }
        } else {
          future += acts + thanked.reduce(0, +)
        }
      }
      guard !weeks.isEmpty else { return }
      pasts.append(try CreatorEvidence(actsByWeek: weeks, thanksByAct: counts))
      futures.append(future)
    }

    /// Negative binomial.
    private mutating func count(_ mean: Double, dispersion: Double) -> Int {
      let excess = dispersion - 1
      return random.poisson(mean: random.gamma(shape: mean / excess) * excess)
    }

    var help: ExpectedHelp { ExpectedHelp(community: pasts, weeks: 0...103) }
  }

  private func ranked(_ world: World, _ help: ExpectedHelp) -> [HelpOutlook.Creator] {
    world.pasts.enumerated().map { ("M\($0)", $1, help.estimate($1)) }
      .sorted { $0.2.potential > $1.2.potential }
  }

  @Test("nine intervals of ten hold what comes")
  func coverage() throws {
    let seed = UInt64.random(in: 0..<UInt64.max)
    let world = try World(seed: seed, creators: 400)
    let help = world.help
    var inside = 0.0
    for (index, past) in world.pasts.enumerated() {
      let interval = HelpOutlook.interval(HelpOutlook.outcomes("M\(index)", past, help))
      if interval.contains(world.futures[index]) { inside += 1 }
    }
    let share = inside / Double(world.pasts.count)
    #expect((0.84...0.97).contains(share), "seed \(seed): \(share)")
  }

  @Test("the mean of the draws is the potential")
  func mean() throws {
    let world = try World(seed: 5, creators: 200)
    let help = world.help
    for (identifier, evidence, estimate) in ranked(world, help).prefix(5) {
      let outcomes = HelpOutlook.outcomes(identifier, evidence, help).map(Double.init)
      let mean = try #require(outcomes.mean)
      let variance = outcomes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 999
      let error = (variance / 1000).squareRoot()
      #expect(abs(mean - estimate.potential) < 4 * error, "\(mean), \(estimate.potential)")
    }
  }

  @Test("chances add up to the number of places, and everybody is sure of a place that is free")
  func sum() throws {
    let world = try World(seed: 6, creators: 60)
    let help = world.help
    let creators = ranked(world, help)
    let all = Array(creators.indices)
    for top in [1, 3, 10] {
      let outlooks = HelpOutlook.outlooks(creators, top: top, showing: all, help)
      let sum = outlooks.reduce(0) { $0 + $1.chanceOfTop }
      #expect(abs(sum - Double(top)) < 1e-9)
      #expect(outlooks[0].chanceOfTop > outlooks[creators.count - 1].chanceOfTop)
    }
    let free = HelpOutlook.outlooks(creators, top: 500, showing: all, help)
    #expect(free.allSatisfy { $0.chanceOfTop == 1 })
    #expect(HelpOutlook.outlooks([], top: 10, showing: [], help).isEmpty)
    // A draw in which all are equal, one in which two are.
    let shared: [Double] = HelpOutlook.chancesOfTop(1, [[0, 2], [0, 1], [0, 2]])
    let third: Double = 1.0 / 3
    #expect(shared == [(third + 0.5) / 2, third / 2, (third + 0.5) / 2])
  }

  @Test("leaving out those who cannot get there changes no chance by more than one in a hundred")
  func pruning() throws {
    let world = try World(seed: 7, creators: 500)
    let help = world.help
    let creators = ranked(world, help)
    try #require(creators.count > HelpOutlook.fewestDrawn + 100)
    let shown = HelpOutlook.outlooks(creators, top: 10, showing: Array(0..<10), help)
    let everybody = creators.map { HelpOutlook.outcomes($0.identifier, $0.evidence, help) }
    let chances = HelpOutlook.chancesOfTop(10, everybody)
    for (outlook, chance) in zip(shown, chances) {
      #expect(abs(outlook.chanceOfTop - chance) < 0.01)
    }
  }

  @Test("draws depend on the identifier and on nothing else")
  func determinism() throws {
    let world = try World(seed: 8, creators: 50)
    let help = world.help
    let creators = ranked(world, help)
    let first = HelpOutlook.outlooks(creators, top: 10, showing: Array(0..<10), help)
    #expect(HelpOutlook.outlooks(creators, top: 10, showing: Array(0..<10), help) == first)
    #expect(HelpOutlook.outlooks(creators, top: 10, showing: [3], help) == [first[3]])
    let evidence = creators[0].evidence
    #expect(
      HelpOutlook.outcomes("a", evidence, help) != HelpOutlook.outcomes("b", evidence, help))
  }

  @Test("degenerate histories give whole numbers in order")
  func degenerate() throws {
    let once = try CreatorEvidence(actsByWeek: [(0, 1)], thanksByAct: EmptyCollection<Int>())
    let loud = try CreatorEvidence(actsByWeek: [(0, 900)], thanksByAct: [100_000])
    let steady = try CreatorEvidence(
      actsByWeek: (0..<60).map { ($0, 1) }, thanksByAct: Array(repeating: 1, count: 60))
    for community in [[once], [loud], [steady], [once, loud, steady]] {
      let help = ExpectedHelp(community: community, weeks: 0...59)
      for evidence in [once, loud, steady] {
        #expect(help.estimate(evidence).potential.isFinite)
        let outcomes = HelpOutlook.outcomes("x", evidence, help)
        let interval = HelpOutlook.interval(outcomes)
        #expect(interval.lowerBound >= 0 && outcomes.count == HelpOutlook.draws)
      }
    }
    #expect(HelpOutlook.interval([]) == 0...0)
    #expect(HelpOutlook.interval(Array(1...100)) == 5...95)
  }
}

@Suite("Random draws")
struct RandomDrawsTests {
  @Test("gamma and Poisson draws have the mean and variance of their laws")
  func moments() {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = RandomDraws(seed: seed)
    for mean in [0.3, 4, 12, 80, 3000] {
      let counts = (0..<20_000).map { _ in Double(random.poisson(mean: mean)) }
      check(counts, mean: mean, variance: mean, "Poisson \(mean), seed \(seed)")
    }
    for shape in [0.2, 1, 7.5] {
      let draws = (0..<20_000).map { _ in random.gamma(shape: shape) }
      check(draws, mean: shape, variance: shape, "gamma \(shape), seed \(seed)")
    }
  }

  @Test("the sequence is the published one")
  func sequence() {
    // The first outputs of SplitMix64 for the seed 1234567.
    var random = RandomDraws(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }

  private func check(_ draws: [Double], mean: Double, variance: Double, _ label: String) {
    let found = draws.reduce(0, +) / Double(draws.count)
    let spread = draws.reduce(0) { $0 + ($1 - found) * ($1 - found) } / Double(draws.count - 1)
    let error = (variance / Double(draws.count)).squareRoot()
    #expect(abs(found - mean) < 6 * error, "\(label): mean \(found)")
    #expect(abs(spread / variance - 1) < 0.2, "\(label): variance \(spread)")
  }
}
