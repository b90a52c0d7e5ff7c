import TestSupport
import Testing

@testable import Disclosure

/// Means of who has answered so far, period after period, as `question-statistics` tells them.
@Suite("A mean that stands") struct StandingFigureTests {
  /// Somebody who answers in a period, with a share that was right.
  private struct Answer {
    let member: Int
    let period: Int
    let share: Double
  }

  private static let mean = "mean"
  private static let other = "other"

  /// Releases the table of one period, of those who had answered by then.
  @discardableResult
  private func release(
    _ answers: [Answer], _ period: Int, in ledger: MemoryLedger, policy: Policy = .default,
    roster: Range<Int> = 0..<400, other: Double = 0
  ) throws -> ReleasedPublication {
    var session = try ReleaseSession(policy: policy, lastClosedPeriod: 99, ledger: ledger)
    let known = answers.filter { $0.period <= period }
    let recount: SealedPublication.Recount = { members in
      let members = Set(members)
      return [Sealed(known.count { members.contains($0.member) })]
    }
    let publication = try session.release(table: "questions", period: period) {
      try SealedPublication(
        table: "questions", kind: .state, period: period, measures: ["learners"],
        roster: Array(roster), rosterCounts: recount(Array(roster)), cohorts: [],
        points: { _ in
          [
            .init(
              identifier: StandingFigureTests.mean,
              meanOf: Sealed(
                known.map { .init(member: $0.member, amount: $0.share, since: $0.period) })),
            .init(
              identifier: StandingFigureTests.other, value: Sealed(other),
              people: Sealed(known.count), standingWith: StandingFigureTests.mean),
          ]
        }, recountRoster: recount)
    }
    _ = try session.close()
    return publication
  }

  private func told(_ publication: ReleasedPublication) -> Int? {
    publication.points(StandingFigureTests.mean)?.value
  }

  /// So many who answer in a period, of whom the first ones have everything right.
  private func answers(_ members: Range<Int>, right: Int, in period: Int) -> [Answer] {
    members.map {
      Answer(member: $0, period: period, share: $0 - members.lowerBound < right ? 1 : 0)
    }
  }

  @Test("is told anew when five more have answered, and not before")
  func examples() throws {
    let ledger = MemoryLedger()
    var all = answers(0..<40, right: 20, in: 1)
    let first = try release(all, 1, in: ledger, other: 30)
    #expect(told(first) == 50 && first.points("other")?.value == 30)
    all += answers(40..<44, right: 4, in: 2)
    let second = try release(all, 2, in: ledger, other: 60)
    #expect(told(second) == 50 && second.points("other")?.value == 30)
    // 25 of 45; as it would have been told at once.
    all += answers(44..<45, right: 1, in: 3)
    let third = try release(all, 3, in: ledger, other: 60)
    #expect(told(third) == 55 && third.points("other")?.value == 60)
    #expect(told(try release(all, 3, in: MemoryLedger())) == 55)
  }

  @Test("and is withheld for its values stays so for as long")
  func withheld() throws {
    // Four wrong of 40; then a fifth.
    let ledger = MemoryLedger()
    var all = answers(0..<40, right: 36, in: 1)
    #expect(told(try release(all, 1, in: ledger)) == nil)
    all += answers(40..<41, right: 0, in: 2)
    #expect(told(try release(all, 2, in: ledger)) == nil)
    #expect(told(try release(all, 2, in: MemoryLedger())) == 90)
    all += answers(41..<45, right: 0, in: 3)
    #expect(told(try release(all, 3, in: ledger)) == 80)
  }

  @Test("waits for nobody where it was not told for the code of its people alone")
  func few() throws {
    let ledger = MemoryLedger()
    var all = answers(0..<12, right: 6, in: 1)
    #expect(told(try release(all, 1, in: ledger)) == nil)
    all += answers(12..<13, right: 0, in: 2)
    #expect(told(try release(all, 2, in: ledger)) == 45)
  }

  @Test("is withheld of a period before one that was told of already")
  func backwards() throws {
    let ledger = MemoryLedger()
    let all = answers(0..<40, right: 20, in: 1) + answers(40..<41, right: 1, in: 2)
    #expect(told(try release(all, 2, in: ledger)) == 50)
    #expect(told(try release(all, 1, in: ledger)) == nil)
    let later = all + answers(41..<44, right: 0, in: 3)
    #expect(told(try release(later, 3, in: ledger)) == 50)
  }

  @Test("does not stand under another policy, and is told anew only when enough have come")
  func anotherPolicy() throws {
    let (ledger, coarse) = (MemoryLedger(), try Policy(meanRounding: 20))
    var all = answers(0..<40, right: 20, in: 1)
    #expect(told(try release(all, 1, in: ledger)) == 50)
    all += answers(40..<42, right: 2, in: 2)
    #expect(told(try release(all, 2, in: ledger, policy: coarse)) == nil)
    all += answers(42..<45, right: 3, in: 3)
    #expect(told(try release(all, 3, in: ledger, policy: coarse)) == 60)
  }

  @Test("of an older version counts as told in the last period that has it")
  func olderVersion() throws {
    let ledger = MemoryLedger()
    var all = answers(0..<40, right: 20, in: 1)
    try release(all, 1, in: ledger)
    let header = String(decoding: ledger.releases[0].bytes.header, as: UTF8.self)
    let old = MemoryLedger()
    _ = try old.epoch(under: .default)
    try old.append(
      PublicationRelease(
        table: "questions", period: 1, epoch: 1,
        bytes: StoredPublication(
          header: Array(header.replacing(#""decided":{"mean":1},"#, with: "").utf8),
          rows: ledger.releases[0].bytes.rows),
        space: .state, newCohorts: ledger.releases[0].newCohorts,
        witnesses: ledger.releases[0].witnesses))
    #expect(!old.releases[0].bytes.header.elementsEqual(header.utf8))
    all += answers(40..<44, right: 4, in: 2)
    #expect(told(try release(all, 2, in: old)) == 50)
    all += answers(44..<45, right: 1, in: 3)
    #expect(told(try release(all, 3, in: old)) == 55)
  }

  /// Fails if what fewer than five people answered changes what is told of them.
  @Test("tells nothing of who came since, fewer than five", arguments: 0..<20)
  func worlds(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let people = Int.random(in: 13...120, using: &random)
      let newcomers = Int.random(in: 1...4, using: &random)
      let first = (0..<people).map {
        Answer(member: $0, period: 1, share: Double.random(in: 0...1, using: &random))
      }
      let worlds = try [0.0, 1.0].map { share in
        let ledger = MemoryLedger()
        let later = (people..<people + newcomers).map {
          Answer(member: $0, period: 2, share: share)
        }
        let before = told(try release(first, 1, in: ledger))
        let after = told(try release(first + later, 2, in: ledger))
        #expect(before == after, "seed \(seed)")
        return after
      }
      #expect(worlds[0] == worlds[1], "seed \(seed)")
    }
  }

  /// Whoever knows who answered when: every mean told in ten periods is about people of whom no few
  /// can be singled out by any sum of multiples, and it is the mean that it says it is.
  @Test("and all those told before it single nobody out", arguments: 0..<20)
  func chains(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let ledger = MemoryLedger()
    var all: [Answer] = []
    var sets: [Int: [Answer]] = [:]
    for period in 1...10 {
      for _ in 0..<Int.random(in: period == 1 ? 20...40 : 0...7, using: &random) {
        all.append(
          Answer(
            member: all.count, period: period, share: Double.random(in: 0...1, using: &random)))
      }
      // Some leave; whom the space of states admits stands in for those present.
      let left = Bool.random(using: &random) ? 0 : Int.random(in: 1...5, using: &random)
      let publication = try release(all, period, in: ledger, roster: left..<400)
      let size = try #require(publication.everybody?.size.value)
      let counted = all.filter { $0.member >= 400 - size }
      let record = try PublicationRecord(bytes: try #require(ledger.releases.last).bytes.header)
      let decided = try #require(record.decided?[StandingFigureTests.mean], "seed \(seed)")
      if decided == period { sets[period] = counted }
      let expected = Policy.default.mean(
        of: Contributions(capping: try #require(sets[decided]).map(\.share)), of: size)
      #expect(told(publication) == expected, "seed \(seed), period \(period)")
    }
    let ranks = MembershipRanks(sets.values.map { $0.map(\.member) })
    #expect(ranks.fewestExposed(below: 5) == .some(nil), "seed \(seed): \(sets.keys.sorted())")
    #expect(sets.count > 1, "seed \(seed)")
  }

  /// Attack 5: whoever knows who answered when, and nothing of how well. How often two means leave a
  /// newcomer less than half of 0...100: figures of ADR 0027.
  @Test(
    "leaves newcomers room that a mean told at once does not", arguments: [20, 35, 45, 60, 100])
  func attackOfTwoMeans(people: Int) throws {
    var random = SeededGenerator(seed: people)
    func narrowed(byOneOf newcomers: Int) -> Double {
      var (told, narrow) = (0, 0)
      for _ in 0..<4_000 {
        let ease = Double.random(in: 0...1, using: &random)
        let isAllOrNothing = Bool.random(using: &random)
        let shares = (0..<people + newcomers).map { _ -> Double in
          let share = Double.random(in: 0...1, using: &random)
          return isAllOrNothing ? (share < ease ? 1 : 0) : (share + ease) / 2
        }
        let (first, all) = (Array(shares.prefix(people)), shares)
        guard let before = mean(first), let after = mean(all) else { continue }
        told += 1
        let sum = after.sum - before.sum
        let room = after.room + before.room
        // The other newcomers have anything between nothing and everything.
        let least = max(0, sum - room - Double(newcomers - 1))
        let most = min(1, sum + room)
        if most - least < 0.5 - 1e-9 { narrow += 1 }
      }
      return Double(narrow) / Double(told)
    }
    let (one, five) = (narrowed(byOneOf: 1), narrowed(byOneOf: 5))
    #expect(five <= (people == 60 ? 0.05 : 0.005), "seed \(people): \(five) with five")
    #expect(five < one / 2, "seed \(people): \(one) with one, \(five) with five")
  }

  /// A sum in people's worth and how far off it may be, as a mean tells them to who knows of whom.
  private func mean(_ shares: [Double]) -> (sum: Double, room: Double)? {
    let step = shares.count < 53 ? 5.0 : 1.0
    return Policy.default.mean(of: Contributions(capping: shares), of: 400).map {
      let people = Double(shares.count)
      return (Double($0) * people / 100, people * step / 200)
    }
  }
}
