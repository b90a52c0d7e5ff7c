import Testing

@testable import Disclosure

@Suite("A release session")
struct ReleaseSessionTests {
  private let ledger = MemoryLedger()

  @Test("releases coded counts, exact sizes and public names")
  func firstRelease() throws {
    let publication = try release {
      try participation(
        active: 16,
        [cohort("a", 0..<20, counting: 3), cohort("b", 20..<40, counting: 13)])
    }
    #expect(publication.everybody?.size.value == 40)
    #expect(publication.everybody?["active"]?.value == .about(15))
    #expect(publication["a"]?.name.value == "Community a")
    #expect(publication["a"]?["active"]?.value == .below(5))
    #expect(publication["b"]?["active"]?.value == .about(15))
    #expect(publication["b"]?.share("active")?.value == .about(0.75))
    #expect(publication["b"]?.membershipPeriod == 7)
    #expect(publication.policy == .default)
  }

  @Test("looks the same from outside for small, refused and unknown communities")
  func withheld() throws {
    let publication = try release {
      try participation([
        cohort("small", 0..<9, counting: 8), cohort("most", 0..<39, counting: 20),
      ])
    }
    #expect(publication.cohorts.isEmpty)
    for identifier in ["small", "most", "unknown"] {
      #expect(publication[identifier] == nil)
      #expect(Cell.people(publication[identifier]?["active"]) == .withheld)
      #expect(Cell.share(publication[identifier]?.share("active")) == .withheld)
    }
    let stored = try #require(ledger.releases.first?.bytes)
    #expect(Array(stored.rows.keys) == [AdmittedCohort.everybody])
    let text = String(decoding: stored.header + stored.rows.values.joined(), as: UTF8.self)
    #expect(!text.contains("small") && !text.contains("most"))
  }

  @Test("gives the stored bytes ever after, whatever was imported and whichever policy came")
  func storedRelease() throws {
    let first = try release { try participation(active: 20) }
    let strict = try Policy(minimumFrequency: 10, minimumGroupSize: 20)
    var session = try ReleaseSession(policy: strict, lastClosedPeriod: 9, ledger: ledger)
    #expect(session.epoch.isNew)
    let second = try session.release(table: "participation", period: 7) {
      Issue.record("what is stored is not computed again")
      return try participation(active: 30)
    }
    #expect(second == first)
    #expect(second.policy == .default)
    let entry = try session.close()
    #expect(
      entry.releases == [.publication(table: "participation", period: 7, isStored: true)])
    #expect(ledger.releases.count == 1)
  }

  @Test("stores bytes that depend on nothing but the content")
  func canonicalBytes() throws {
    let communities = [
      cohort("é/1", 0..<20, counting: 3), cohort("b", 20..<40, counting: 13),
      cohort("c", 10..<30, counting: 10),
    ]
    var stored: [StoredPublication] = []
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      let ledger = MemoryLedger()
      _ = try release(into: ledger) {
        try participation(active: 16, order.map { communities[$0] })
      }
      stored += ledger.releases.map(\.bytes)
    }
    let first = try #require(stored.first)
    #expect(stored == [first, first, first])
    #expect(
      String(decoding: first.header, as: UTF8.self)
        == #"{"cohorts":4,"decided":{},"epoch":1,"measures":["active"],"medians":[{"code":"10","size":20}],"#
        + #""period":7,"plan":{"admitted":4,"columns":[[0]],"groups":4,"isState":false,"parts":[],"#
        + #""undersized":0},"points":{},"policy":{"dominance":85,"meanRounding":5,"#
        + #""minimumFrequency":5,"minimumGroupSize":10,"pPercent":10,"roundingBase":5},"#
        + #""suppression":"linear-programme","table":"participation","version":2}"#)
    #expect(
      first.rows.mapValues { String(decoding: $0, as: UTF8.self) } == [
        "": #"{"basis":"current","counts":["15"],"identifier":"","membershipPeriod":7,"#
          + #""name":"","size":40}"#,
        "b": #"{"basis":"current","counts":["15"],"identifier":"b","membershipPeriod":7,"#
          + #""name":"Community b","size":20}"#,
        "c": #"{"basis":"current","counts":["10"],"identifier":"c","membershipPeriod":7,"#
          + #""name":"Community c","size":20}"#,
        "é/1": #"{"basis":"current","counts":["<5"],"identifier":"é/1","membershipPeriod":7,"#
          + #""name":"Community é/1","size":20}"#,
      ])
  }

  @Test("reads the rows that were asked for and no other, with the median of all")
  func rows() throws {
    let communities = [
      cohort("a", 0..<20, counting: 3), cohort("b", 20..<40, counting: 13),
      cohort("c", 10..<30, counting: 10),
    ]
    for _ in 0..<2 {
      var session = try ReleaseSession(policy: .default, lastClosedPeriod: 9, ledger: ledger)
      let publication = try session.release(
        table: "participation", period: 7, rows: .only(["b", "unknown"])
      ) { try participation(active: 16, communities) }
      _ = try session.close()
      #expect(publication.cohorts.map(\.identifier) == ["b"])
      #expect(publication["a"] == nil)
      #expect(publication.everybody?.size.value == 40)
      #expect(publication.medianShare("active")?.value == .about(0.5))
    }
  }

  @Test("codes a part within its whole, and refuses one that is listed before it")
  func parts() throws {
    func seal(_ measures: [String], _ counts: [Int]) throws -> SealedPublication {
      try SealedPublication(
        table: "participation", kind: .flow, period: 7, measures: measures,
        roster: Array(0..<40), rosterCounts: counts.map { Sealed($0) }, cohorts: [],
        parts: ["struggling": .of("learners")])
    }
    let all = try release { try seal(["learners", "struggling"], [20, 20]) }
    #expect(all.everybody?["learners"]?.value == .about(20))
    #expect(all.everybody?["struggling"]?.value == .above(13))
    let few = try release(into: MemoryLedger()) { try seal(["learners", "struggling"], [9, 9]) }
    #expect(few.everybody?["learners"]?.value == .about(10))
    #expect(few.everybody?["struggling"] == nil)
    #expect(throws: GateError.malformed(table: "participation", .partBeforeWhole)) {
      try seal(["struggling", "learners"], [9, 9])
    }
  }

  @Test("is refused when rows are lost")
  func lostRows() throws {
    let whole = try release { try participation([cohort("a", 0..<20, counting: 9)]) }
    #expect(whole["a"] != nil)
    let kept = ledger.releases[0].bytes
    let damaged = MemoryLedger()
    try damaged.append(
      PublicationRelease(
        table: "participation", period: 7, epoch: 1,
        bytes: StoredPublication(
          header: kept.header, rows: kept.rows.filter { $0.key.isEmpty }),
        space: .flow(period: 7), newCohorts: [], witnesses: []))
    #expect(throws: GateError.incompleteRelease(table: "participation", period: 7)) {
      try release(into: damaged) { try participation() }
    }
  }

  @Test(
    "rounds a figure about the roster by how many it is about, and withholds it of few",
    arguments: [
      (people: 12, value: 62.4, released: nil), (people: 13, value: 62.4, released: 60),
      (people: 40, value: -62.6, released: -65), (people: 52, value: 3, released: 5),
      (people: 53, value: 62.4, released: 62), (people: 60, value: .nan, released: nil),
    ] as [(people: Int, value: Double, released: Int?)])
  func points(people: Int, value: Double, released: Int?) throws {
    let figure = SealedPublication.Points(
      identifier: "mean", value: Sealed(value), people: Sealed(people))
    let publication = try release { try participation(roster: 0..<60, points: [figure]) }
    #expect(publication.points("mean")?.value == released)
    #expect(publication.points("unknown") == nil)
  }

  @Test("keeps a step of points that no single person can be solved from, at every size")
  func pointSteps() {
    let policy = Policy.default
    for people in 0...200 {
      let values = Set(
        (0...1000).compactMap {
          policy.points(Double($0) / 10, about: people, of: 200)
        })
      #expect(values.isEmpty == (people < 13))
      let step = zip(values.sorted(), values.sorted().dropFirst()).map { $1 - $0 }.min() ?? 100
      #expect(Double(step) >= 100 / Double(2 * people + 1))
    }
  }

  @Test("whether and how finely a figure is told follows from the code of its people")
  func pointsByCode() throws {
    let weak = try Policy(minimumFrequency: 3, minimumGroupSize: 6, roundingBase: 1)
    for policy in [Policy.default, weak] {
      for size in [30, 60, 64, 200] {
        var shown: [CodedCount: Set<Int?>] = [:]
        for people in 0...size {
          let code = policy.coded(people, of: size)
          #expect(policy.fewest(code) <= people)
          shown[code, default: []]
            .insert(policy.points(51.4, about: people, of: size))
        }
        #expect(shown.values.allSatisfy { $0.count == 1 }, "\(size) under \(policy)")
      }
    }
  }

  @Test("a mean does not tell that everybody, or nobody, had everything")
  func meansAtTheEnds() {
    for people in 13...120 {
      for right in 0...people {
        let marks = (0..<people).map { $0 < right ? 1.0 : 0 }
        let shown = Policy.default.mean(of: Contributions(capping: marks), of: 200)
        #expect((shown != nil) == (5...(people - 5)).contains(right), "\(right) of \(people)")
      }
    }
  }

  @Test("withholds every figure about a roster that is too small")
  func pointsOfFew() throws {
    let figure = SealedPublication.Points(
      identifier: "mean", value: Sealed(50), people: Sealed(9))
    let publication = try release {
      try participation(roster: 0..<9, active: 5, points: [figure])
    }
    #expect(publication.points("mean") == nil)
  }

  @Test("refuses a period that is not closed, before anything is computed")
  func openPeriod() throws {
    var session = try ReleaseSession(policy: .default, lastClosedPeriod: 7, ledger: ledger)
    let error = GateError.periodNotClosed(table: "participation", period: 8, lastClosed: 7)
    #expect(throws: error) {
      _ = try session.release(table: "participation", period: 8) {
        Issue.record("an open period must not be computed")
        return try participation(period: 8)
      }
    }
    #expect(ledger.releases.isEmpty)
  }

  @Test("refuses an answer to another question")
  func wrongAnswer() {
    #expect(throws: GateError.self) { try release { try participation(period: 6) } }
    #expect(ledger.releases.isEmpty)
  }

  @Test("shares the cohorts of a period among its flow tables, across epochs")
  func flowSpace() throws {
    _ = try release { try participation([cohort("a", 0..<20, counting: 9)]) }
    #expect(ledger.releases[0].newCohorts.map(\.identifier) == ["", "a"])
    var session = try ReleaseSession(
      policy: Policy(minimumGroupSize: 12), lastClosedPeriod: 9, ledger: ledger)
    let next = try session.release(table: "challenges", period: 7) {
      try SealedPublication(
        table: "challenges", kind: .flow, period: 7, measures: ["entrants"],
        roster: Array(0..<40), rosterCounts: [Sealed(12)],
        cohorts: [cohort("a", 0..<21, counting: 9), cohort("b", 20..<40, counting: 9)])
    }
    // One person more than in the first table: the difference would be that person.
    #expect(next["a"] == nil)
    #expect(next["b"] != nil)
    #expect(ledger.releases[1].newCohorts.map(\.identifier) == ["b"])
    _ = try session.close()
  }

  @Test("starts a flow afresh in the next period")
  func nextPeriod() throws {
    _ = try release { try participation([cohort("a", 0..<20, counting: 9)]) }
    let next = try release(period: 8) {
      try participation(period: 8, [cohort("a", 0..<21, counting: 9)])
    }
    #expect(next["a"]?.size.value == 21)
  }

  @Test("counts the last admitted membership of a state when the new one is refused")
  func state() throws {
    _ = try release(table: "state", period: 7) { try silence(period: 7, members: 0..<20) }
    let next = try release(table: "state", period: 8) { try silence(period: 8, members: 1..<21) }
    #expect(next["a"]?.membershipPeriod == 7)
    // The recount sees the twenty of period 7, eight of whom are silent: person 0 among them.
    #expect(next["a"]?["silent"]?.value == .about(10))
    #expect(ledger.releases[1].newCohorts.map(\.identifier) == [""])
  }

  /// People 0..<8 are silent.
  private func silence(period: Int, members: Range<Int>) throws -> SealedPublication {
    let recount: SealedPublication.Recount = { members in
      [Sealed(members.filter { $0 < 8 }.count)]
    }
    return try SealedPublication(
      table: "state", kind: .state, period: period, measures: ["silent"],
      roster: Array(0..<60), rosterCounts: [Sealed(8)],
      cohorts: [
        SealedPublication.Cohort(
          identifier: "a", name: "A", members: Array(members),
          counts: [Sealed(members.filter { $0 < 8 }.count)], recount: recount)
      ])
  }

  @Test("passes coded counts through suppression, whose marks look like any other withheld cell")
  func suppression() throws {
    struct TakesCommunities: Suppression {
      let id = "takes-communities"
      func applied(to table: CodedTable) -> [PublicationRecord.Cohort] {
        table.rows.map(\.cohort).filter(\.identifier.isEmpty)
      }
    }
    var session = try ReleaseSession(
      policy: .default, lastClosedPeriod: 9, ledger: ledger, suppression: TakesCommunities())
    let publication = try session.release(table: "participation", period: 7) {
      try participation([cohort("a", 0..<20, counting: 9)])
    }
    #expect(publication["a"] == nil)
    #expect(Cell.people(publication["a"]?["active"]) == .withheld)
    #expect(publication.everybody?["active"]?.value == .about(20))
    _ = try session.close()
  }

  @Test("gives a company median over admitted communities, and none under three")
  func median() throws {
    let communities = [
      cohort("a", 0..<20, counting: 3), cohort("b", 20..<40, counting: 13),
      cohort("c", 10..<30, counting: 10), cohort("small", 0..<4, counting: 4),
    ]
    let three = try release { try participation(active: 16, communities) }
    #expect(three.medianShare("active")?.value == .about(0.5))
    #expect(three.medianShare("unknown") == nil)
    let two = try release(period: 8) {
      try participation(period: 8, active: 16, Array(communities.dropFirst(2)) + [communities[0]])
    }
    #expect(two.medianShare("active") == nil)
  }

  @discardableResult
  private func release(
    into ledger: MemoryLedger? = nil, table: StaticString = "participation", period: Int = 7,
    _ seal: () throws -> SealedPublication
  ) throws -> ReleasedPublication {
    var session = try ReleaseSession(
      policy: .default, lastClosedPeriod: 9, ledger: ledger ?? self.ledger)
    let publication = try session.release(table: table, period: period, orCompute: seal)
    _ = try session.close()
    return publication
  }
}
