import Foundation
import TestSupport
import Testing

@testable import Disclosure

/// People of whom everybody knows whether they are counted: the code is about the others.
@Suite struct PublicKnowledgeTests {
  @Test(
    arguments: [
      (4, 15, 4, CodedCount.below(9)), (8, 15, 4, .below(9)), (9, 15, 4, .about(10)),
      (10, 15, 4, .about(10)), (11, 15, 4, .above(10)), (15, 15, 4, .above(10)),
      // Of ten others five alone can be told of: 9 of 14, to which no multiple of 5 is nearer.
      (9, 14, 4, .about(10)), (8, 14, 4, .below(9)), (10, 14, 4, .above(9)),
      // 12 to 17 are one class: of 12 alone 10 would tell.
      (12, 40, 7, .about(15)), (17, 40, 7, .about(15)), (18, 40, 7, .about(20)),
    ])
  func `examples`(count: Int, size: Int, seen: Int, code: CodedCount) {
    #expect(Policy.default.coded(count, of: size, known: KnownCounts(seen: seen)) == code)
  }

  @Test(
    arguments: [
      // Of twenty, eight cannot be counted: 12 are left, of whom 8 and more are nearly all.
      (0, 20, 8, CodedCount.below(5)), (4, 20, 8, .below(5)), (5, 20, 8, .about(5)),
      (7, 20, 8, .about(5)), (8, 20, 8, .above(7)), (12, 20, 8, .above(7)),
    ])
  func `examples of those ruled out`(count: Int, size: Int, out: Int, code: CodedCount) {
    #expect(Policy.default.coded(count, of: size, known: KnownCounts(ruledOut: out)) == code)
  }

  /// Fails if those who are seen narrow what is told of the others, as they do where all are coded
  /// together.
  @Test func `the others are told as the plain rule tells a cohort of so many`() throws {
    for k in [3, 4, 5, 7] {
      for base in [1, 2, 3, 5, 8] {
        let least = (k + base - 1) / base * base + k
        let policy = try Policy(minimumFrequency: k, minimumGroupSize: least, roundingBase: base)
        for others in least...least + 20 {
          for seen in 0...2 * base + 7 {
            let known = KnownCounts(seen: seen, ruledOut: others % 4)
            let size = others + known.total
            let codes = (0...others).map { policy.coded(seen + $0, of: size, known: known) }
            let what: Comment = "\(known) of \(size) under \(policy)"
            #expect(codes.map(position) == codes.map(position).sorted(), what)
            for (count, code) in codes.enumerated() {
              let alike = codes.indices.filter { codes[$0] == code }
              switch code {
              case .below(let bound):
                #expect(bound == k + seen && alike == Array(0..<k), what)
              case .above(let bound):
                #expect(bound == seen + others - k, what)
                #expect(alike == Array(others - k + 1...others), what)
              case .about(let shown):
                #expect(shown % base == 0 && abs(shown - seen - count) < base, what)
                #expect(alike.count >= min(others - 2 * k + 1, (base + 1) / 2), what)
                #expect(k <= alike[0] && alike[alike.count - 1] <= others - k, what)
              }
              let counts = Array(policy.counts(code, of: size, known: known))
              #expect(counts == alike.map { $0 + seen }, what)
              // Those left are some of the others too, beside those who cannot be counted.
              let left = KnownCounts(seen: known.ruledOut, ruledOut: seen)
              let rest = policy.counts(
                policy.rest(code, of: size, known: known), of: size, known: left)
              #expect(rest.contains { alike.contains(size - $0 - seen) }, what)
            }
          }
        }
      }
    }
  }

  /// Random rosters, communities, counts and knowledge, of one measure or of two in one column: each
  /// tail stays open about the others, each withheld cell too, and few of them can be all in, or all
  /// out. Fails if an attacker's programme is solved with the people of whom everybody knows.
  @Test(arguments: 0..<80)
  func `what follows from a table leaves the others open`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let roster = Array(0..<Int.random(in: 12...70, using: &random))
    let groups = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      random.subset(of: roster.indices, atLeast: 8)
    }
    let measures = seed.isMultiple(of: 2) ? ["active"] : ["active", "silent"]
    var known: [String: PublicKnowledge] = [:]
    var counted: [String: Set<Int>] = [:]
    for measure in measures {
      let (people, knowledge) = random.measure(of: roster)
      (counted[measure], known[measure]) = (people, knowledge)
    }
    func counts(_ group: [Int]) -> [Sealed<Int>] {
      measures.map { measure in
        Sealed(group.count { counted[measure, default: []].contains($0) })
      }
    }
    let ledger = MemoryLedger()
    var session = try ReleaseSession(policy: .default, lastClosedPeriod: 7, ledger: ledger)
    let sealed = try SealedPublication(
      table: "participation", kind: .flow, period: 7, measures: measures, roster: roster,
      rosterCounts: counts(roster),
      cohorts: groups.enumerated().map { index, members in
        .init(identifier: "c\(index)", name: "", members: members, counts: counts(members))
      },
      known: known)
    let publication = try session.release(table: "participation", period: 7) { sealed }
    _ = try session.close()

    let named = [(nil, roster)] + groups.enumerated().map { ("c\($0)" as String?, $1) }
    for measure in measures {
      let (seen, ruledOut) = (known[measure]?.seen ?? [], known[measure]?.ruledOut ?? [])
      expectOpen(
        publication, measure, named, seen: seen, ruledOut: ruledOut,
        counted: counted[measure] ?? [], seed: seed)
    }
    let release = ReleaseHistory.Release(table: "participation", period: 7)
    let findings = audit(
      ReleaseHistory(
        publications: [
          .init(
            release, bytes: ledger.releases[0].bytes,
            groups: named.map { .init(identifier: $0 ?? "", members: $1) })
        ],
        spaces: [.flow(period: 7): try ledger.admittedCohorts(in: .flow(period: 7))],
        logged: [release]))
    #expect(findings.breaches.isEmpty, "seed \(seed)")
  }

  private func expectOpen(
    _ publication: ReleasedPublication, _ measure: String, _ named: [(String?, [Int])],
    seen: Set<Int>, ruledOut: Set<Int>, counted: Set<Int>, seed: Int
  ) {
    let isKnown = seen.union(ruledOut)
    var patterns: [[Bool]: Int] = [:]
    for person in named[0].1 where !isKnown.contains(person) {
      patterns[named.map { $1.contains(person) }, default: 0] += 1
    }
    let kinds = patterns.keys.sorted { "\($0)" < "\($1)" }
    let sums = KnownSums(
      capacities: kinds.map { Double(patterns[$0] ?? 0) },
      rows: named.indices.map { index in
        let others = named[index].1.count { !isKnown.contains($0) }
        return .init(
          patterns: kinds.indices.filter { kinds[$0][index] }, width: Double(min(4, others)),
          weight: others)
      })
    let shown = named.map { name, group -> KnownSums.Known? in
      let known = KnownCounts(
        seen: group.count(where: seen.contains), ruledOut: group.count(where: ruledOut.contains))
      guard let row = publication.row(of: name), let code = row[measure]?.value else { return nil }
      #expect(row.seen(measure).value == known.seen && group.count - known.total >= 10)
      let counts = Policy.default.counts(code, of: group.count, known: known)
      #expect(counts.contains(group.count(where: counted.contains)))
      return .init(
        range: Double(counts.lowerBound - known.seen)...Double(counts.upperBound - known.seen),
        isTail: !(1_000..<2_000).contains(position(code)))
    }
    var attacker = AttackersProgramme(sums, known: shown)
    for (index, shown) in shown.enumerated() where shown?.isTail ?? true {
      #expect(attacker.verdict(on: .row(index), few: 4) == .kept, "seed \(seed), row \(index)")
    }
    for kind in kinds.indices {
      #expect(attacker.verdict(on: .people([kind]), few: 4) == .kept, "seed \(seed)")
    }
    #expect(attacker.firstTold(Handfuls(sums.capacities, few: 4)) == nil, "seed \(seed)")
  }

  @Test func `a row keeps of how many everybody knew, and one kept before has none`() throws {
    let old = """
      {"basis":"current","counts":["<5"],"identifier":"C1","membershipPeriod":341,"name":"Nord",\
      "size":20}
      """
    var row = try PublicationRecord.Cohort(bytes: Array(old.utf8))
    #expect(row.known(0) == .none)
    let kept = try row.bytes
    #expect(String(decoding: kept, as: UTF8.self) == old)
    row.keep([KnownCounts(seen: 3, ruledOut: 2)])
    let bytes = try row.bytes
    #expect(PublicationRecord.Cohort(plain: bytes) == row)
    #expect(try JSONDecoder().decode(PublicationRecord.Cohort.self, from: Data(bytes)) == row)
    for wrong in ["[3,1]", "[19]", "[-1]", "[]"] {
      let text = String(decoding: bytes, as: UTF8.self).replacing("[3]", with: wrong)
      #expect(throws: DecodingError.self) {
        try PublicationRecord.Cohort(bytes: Array(text.utf8))
      }
    }
  }

  @Test func `what everybody knows must make sense`() throws {
    func seal(
      _ measure: String, seen: Set<Int> = [], ruledOut: Set<Int> = [],
      parts: [String: SealedPublication.Whole] = [:]
    ) throws {
      _ = try SealedPublication(
        table: "participation", kind: .flow, period: 7, measures: ["a", "b"],
        roster: Array(0..<20), rosterCounts: [Sealed(9), Sealed(3)], cohorts: [], parts: parts,
        known: [measure: PublicKnowledge(seen: seen, ruledOut: ruledOut)])
    }
    try seal("a", seen: [1], ruledOut: [2])
    try seal("b", ruledOut: [2], parts: ["b": .of("a")])
    let fault = GateError.malformed(table: "participation", .publicKnowledge)
    #expect(throws: fault) { try seal("c", seen: [1]) }
    #expect(throws: fault) { try seal("a", seen: [1], ruledOut: [1, 2]) }
    #expect(throws: fault) { try seal("b", seen: [1], parts: ["b": .of("a")]) }
  }

  /// Twelve of twenty cannot be dormant: of the other eight nothing is told, and of forty, where 28 are
  /// left, no more than there may be.
  @Test func `a part keeps to those who may be counted`() throws {
    func code(of size: Int, counting count: Int, ruledOut: Int) throws -> CodedCount? {
      var session = try ReleaseSession(
        policy: .default, lastClosedPeriod: 7, ledger: MemoryLedger())
      let sealed = try SealedPublication(
        table: "gaps", kind: .flow, period: 7, measures: ["tried", "struggle"],
        roster: Array(0..<size), rosterCounts: [Sealed(size), Sealed(count)], cohorts: [],
        parts: ["struggle": .of("tried")],
        known: ["struggle": PublicKnowledge(seen: [], ruledOut: Set(0..<ruledOut))])
      let publication = try session.release(table: "gaps", period: 7) { sealed }
      return publication.everybody?["struggle"]?.value
    }
    #expect(try code(of: 20, counting: 8, ruledOut: 12) == nil)
    #expect(try code(of: 40, counting: 28, ruledOut: 12) == .above(23))
    #expect(try code(of: 40, counting: 28, ruledOut: 0) == .about(30))
  }

  @Test func `more seen than counted is a fault`() throws {
    var session = try ReleaseSession(
      policy: .default, lastClosedPeriod: 7, ledger: MemoryLedger())
    let sealed = try SealedPublication(
      table: "participation", kind: .flow, period: 7, measures: ["active"],
      roster: Array(0..<20), rosterCounts: [Sealed(1)], cohorts: [],
      known: ["active": PublicKnowledge(seen: [1, 2], ruledOut: [])])
    #expect(throws: GateError.malformed(table: "participation", .countOutOfRange)) {
      try session.release(table: "participation", period: 7) { sealed }
    }
  }

  private func position(_ code: CodedCount) -> Int {
    switch code {
    case .below(let bound): bound
    case .about(let count): 1_000 + count
    case .above(let bound): 2_000 + bound
    }
  }
}

extension SeededGenerator {
  /// Whom a measure counts of some people, and of whom everybody knows.
  fileprivate mutating func measure(of people: [Int]) -> (counted: Set<Int>, PublicKnowledge) {
    let chances: [Double] = [0, 0.1, 0.4, 0.8]
    let isSeen = chances.randomElement(using: &self) ?? 0
    let isOut = chances.randomElement(using: &self) ?? 0
    let counts: Double = [0, 0.3, 1.0].randomElement(using: &self) ?? 0
    var (counted, known): (Set<Int>, PublicKnowledge) = ([], .none)
    for person in people {
      if Double.random(in: 0..<1, using: &self) < isSeen {
        counted.insert(person)
        known.seen.insert(person)
      } else if Double.random(in: 0..<1, using: &self) < isOut {
        known.ruledOut.insert(person)
      } else if Double.random(in: 0..<1, using: &self) < counts {
        counted.insert(person)
      }
    }
    return (counted, known)
  }
}
