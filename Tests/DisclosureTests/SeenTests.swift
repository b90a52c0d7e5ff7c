import Foundation
import TestSupport
import Testing

@testable import Disclosure

/// People whom everybody can see to be counted: the code is about the others.
@Suite struct SeenTests {
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
    #expect(Policy.default.coded(count, of: size, seen: seen) == code)
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
            let size = others + seen
            let codes = (0...others).map { policy.coded(seen + $0, of: size, seen: seen) }
            let what: Comment = "\(seen) seen of \(size) under \(policy)"
            #expect(codes.map(position) == codes.map(position).sorted(), what)
            for (count, code) in codes.enumerated() {
              let alike = codes.indices.filter { codes[$0] == code }
              switch code {
              case .below(let bound):
                #expect(bound == k + seen && alike == Array(0..<k), what)
              case .above(let bound):
                #expect(bound == size - k && alike == Array(others - k + 1...others), what)
              case .about(let shown):
                #expect(shown % base == 0 && abs(shown - seen - count) < base, what)
                #expect(alike.count >= min(others - 2 * k + 1, (base + 1) / 2), what)
                #expect(k <= alike[0] && alike[alike.count - 1] <= others - k, what)
              }
              #expect(
                Array(policy.counts(code, of: size, seen: seen)) == alike.map { $0 + seen }, what)
              // Those left are some of the others too.
              let rest = policy.counts(policy.rest(code, of: size, seen: seen), of: others)
              #expect(rest.contains { alike.contains(others - $0) }, what)
            }
          }
        }
      }
    }
  }

  /// Random rosters, communities, contributors and counts: each tail stays open about the others,
  /// each withheld cell too, and few of them can be all in, or all out.
  @Test(arguments: 0..<40)
  func `what follows from a table leaves the others open`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let roster = Array(0..<Int.random(in: 12...70, using: &random))
    let groups = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      random.subset(of: roster.indices, atLeast: 8)
    }
    let chances: [Double] = [0, 0.1, 0.4, 0.8]
    let isSeen: Double = chances.randomElement(using: &random) ?? 0
    let comes: Double = [0, 0.3, 1.0].randomElement(using: &random) ?? 0
    let seen = Set(roster.filter { _ in Double.random(in: 0..<1, using: &random) < isSeen })
    let active = seen.union(
      roster.filter { _ in Double.random(in: 0..<1, using: &random) < comes })
    let ledger = MemoryLedger()
    var session = try ReleaseSession(policy: .default, lastClosedPeriod: 7, ledger: ledger)
    func count(_ group: [Int]) -> Int { group.count(where: active.contains) }
    let sealed = try SealedPublication(
      table: "participation", kind: .flow, period: 7, measures: ["active"], roster: roster,
      rosterCounts: [Sealed(count(roster))],
      cohorts: groups.enumerated().map { cohort("c\($0)", $1, counting: count($1)) },
      seen: ["active": seen.sorted()])
    let publication = try session.release(table: "participation", period: 7) { sealed }
    _ = try session.close()

    let named = [(nil, roster)] + groups.enumerated().map { ("c\($0)" as String?, $1) }
    var patterns: [[Bool]: Int] = [:]
    for person in roster where !seen.contains(person) {
      patterns[named.map { $1.contains(person) }, default: 0] += 1
    }
    let kinds = patterns.keys.sorted { "\($0)" < "\($1)" }
    let sums = KnownSums(
      capacities: kinds.map { Double(patterns[$0] ?? 0) },
      rows: named.indices.map { index in
        let others = named[index].1.count { !seen.contains($0) }
        return .init(
          patterns: kinds.indices.filter { kinds[$0][index] }, width: Double(min(4, others)),
          weight: others)
      })
    let known = named.map { name, group -> KnownSums.Known? in
      let known = group.count(where: seen.contains)
      guard let row = publication.row(of: name), let code = row["active"]?.value else { return nil }
      #expect(row.seen("active").value == known && group.count - known >= 10)
      let counts = Policy.default.counts(code, of: group.count, seen: known)
      #expect(counts.contains(count(group)))
      return .init(
        range: Double(counts.lowerBound - known)...Double(counts.upperBound - known),
        isTail: !(1_000..<2_000).contains(position(code)))
    }
    var attacker = AttackersProgramme(sums, known: known)
    for (index, shown) in known.enumerated() where shown?.isTail ?? true {
      #expect(attacker.verdict(on: .row(index), few: 4) == .kept, "seed \(seed), row \(index)")
    }
    for kind in kinds.indices {
      #expect(attacker.verdict(on: .people([kind]), few: 4) == .kept, "seed \(seed)")
    }
    #expect(attacker.firstTold(Handfuls(sums.capacities, few: 4)) == nil, "seed \(seed)")

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

  @Test func `a row keeps how many were seen, and one kept before has none`() throws {
    let old = """
      {"basis":"current","counts":["<5"],"identifier":"C1","membershipPeriod":341,"name":"Nord",\
      "size":20}
      """
    var row = try PublicationRecord.Cohort(bytes: Array(old.utf8))
    #expect(row.seen(0) == 0)
    let kept = try row.bytes
    #expect(String(decoding: kept, as: UTF8.self) == old)
    row.seen = [3]
    let bytes = try row.bytes
    #expect(PublicationRecord.Cohort(plain: bytes) == row)
    #expect(try JSONDecoder().decode(PublicationRecord.Cohort.self, from: Data(bytes)) == row)
    for wrong in ["[3,1]", "[21]", "[-1]", "[]"] {
      let text = String(decoding: bytes, as: UTF8.self).replacing("[3]", with: wrong)
      #expect(throws: DecodingError.self) {
        try PublicationRecord.Cohort(bytes: Array(text.utf8))
      }
    }
  }

  @Test func `a measure that counts people who are seen has a column of its own`() throws {
    func seal(_ columns: [String], seen: String, parts: [String: SealedPublication.Whole] = [:])
      throws
    {
      _ = try SealedPublication(
        table: "participation", kind: .flow, period: 7, measures: ["a", "b"],
        roster: Array(0..<20), rosterCounts: [Sealed(9), Sealed(3)], cohorts: [], parts: parts,
        columns: columns, seen: [seen: [1]])
    }
    try seal(["a", "b"], seen: "a")
    let fault = GateError.malformed(table: "participation", .seenBesideOthers)
    #expect(throws: fault) { try seal([], seen: "a") }
    #expect(throws: fault) { try seal(["a", "b"], seen: "c") }
    #expect(throws: fault) { try seal(["a", "b"], seen: "b", parts: ["b": .of("a")]) }
  }

  @Test func `more seen than counted is a fault`() throws {
    var session = try ReleaseSession(
      policy: .default, lastClosedPeriod: 7, ledger: MemoryLedger())
    let sealed = try SealedPublication(
      table: "participation", kind: .flow, period: 7, measures: ["active"],
      roster: Array(0..<20), rosterCounts: [Sealed(1)], cohorts: [], seen: ["active": [1, 2]])
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
