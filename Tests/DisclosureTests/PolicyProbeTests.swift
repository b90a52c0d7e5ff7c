import Testing

@testable import Disclosure

/// Attack 25: whoever may choose a policy asks twice. The command line has no policy to choose; the
/// library has.
@Suite("Attack 25: the policy probed at k = 4 and 5")
struct PolicyProbeTests {
  private let ledger = MemoryLedger()

  /// Four of twenty are counted: `<5` under the one policy, 4 under the other.
  @Test("a period keeps its bytes under every policy")
  func period() throws {
    let finer = try Policy(minimumFrequency: 4, minimumGroupSize: 8, roundingBase: 1)
    let first = try release(7, members: 0..<20, under: .default)
    let second = try release(7, members: 0..<20, under: finer)
    #expect(second == first)
    #expect(second["a"]?["silent"]?.value == .below(5))
    // Asked in the other order the finer one stands: the attacker still has one print, not two.
    let other = PolicyProbeTests()
    let fine = try other.release(7, members: 0..<20, under: finer)
    #expect(fine["a"]?["silent"]?.value == .about(4))
    #expect(try other.release(7, members: 0..<20, under: .default) == fine)
  }

  /// Person 20 joins. Nothing is rounded, so that the difference of two counts is that person.
  @Test("a change of policy does not make states forget who was counted before")
  func joiner() throws {
    let policies = [
      try Policy(minimumFrequency: 3, minimumGroupSize: 6, roundingBase: 1),
      try Policy(minimumFrequency: 4, minimumGroupSize: 8, roundingBase: 1),
    ]
    // Under one policy the older membership stands.
    let same = PolicyProbeTests()
    _ = try same.release(7, members: 0..<20, under: policies[0])
    #expect(try same.release(8, members: 0..<21, under: policies[0])["a"]?.size.value != 21)
    _ = try release(7, members: 0..<20, under: policies[0])
    let later = try release(8, members: 0..<21, under: policies[1])
    #expect(later["a"]?.size.value != 21)
    #expect(try Set(ledger.admittedCohorts(in: .state).cohorts.map(\.members.count)) == [60, 20])
    // Who is told of again is whoever was.
    let stays = PolicyProbeTests()
    _ = try stays.release(7, members: 0..<20, under: policies[0])
    #expect(try stays.release(8, members: 0..<20, under: policies[1])["a"]?.size.value == 20)
  }

  private func release(
    _ period: Int, members: Range<Int>, under policy: Policy
  ) throws -> ReleasedPublication {
    let isSilent: @Sendable (Int) -> Bool = { $0.isMultiple(of: 5) }
    let counts: SealedPublication.Recount = { [Sealed($0.count(where: isSilent))] }
    var session = try ReleaseSession(policy: policy, lastClosedPeriod: 9, ledger: ledger)
    let publication = try session.release(table: "state", period: period) {
      try SealedPublication(
        table: "state", kind: .state, period: period, measures: ["silent"],
        roster: Array(0..<60), rosterCounts: counts(Array(0..<60)),
        cohorts: [
          SealedPublication.Cohort(
            identifier: "a", name: "A", members: Array(members), counts: counts(Array(members)),
            recount: counts)
        ])
    }
    _ = try session.close()
    return publication
  }
}

@Suite("What a session leaves behind")
struct TraceTests {
  /// 37 of 61 and 23 of 31 are counted: numbers that no code can be.
  @Test("neither its entry nor its release holds a true count, however they are printed")
  func traces() throws {
    let ledger = MemoryLedger()
    var session = try ReleaseSession(policy: .default, lastClosedPeriod: 9, ledger: ledger)
    let publication = try session.release(table: "participation", period: 7) {
      try participation(
        roster: 1000..<1061, active: 37, [cohort("a", 1000..<1031, counting: 23)])
    }
    let entry = try session.close()
    let stored = ledger.releases[0].bytes
    var dumps = [
      String(decoding: stored.header, as: UTF8.self),
      "\(stored.rows.mapValues { String(decoding: $0, as: UTF8.self) })",
      String(reflecting: entry), String(reflecting: publication), "\(entry)", "\(publication)",
    ]
    for value in [entry, publication, ledger.releases[0].newCohorts] as [Any] {
      var text = ""
      dump(value, to: &text)
      dumps.append(text)
    }
    for text in dumps {
      let numbers = Set(text.split { !$0.isNumber }.map(String.init))
      #expect(numbers.isDisjoint(with: ["37", "23"]), "\(text)")
    }
    #expect(dumps.contains { $0.contains("25") }, "the code of 23 is there")
  }

  @Test("no error tells what was sealed")
  func errors() throws {
    let ledger = MemoryLedger()
    var session = try ReleaseSession(policy: .default, lastClosedPeriod: 9, ledger: ledger)
    let wrong: [() throws -> SealedPublication] = [
      { try participation([cohort("a", 0..<20, counting: 4711)]) },
      { try participation([cohort("a", 0..<20, counting: -4711)]) },
      { try participation(active: 4711) },
      {
        try SealedPublication(
          table: "participation", kind: .flow, period: 7, measures: ["active", "active"],
          roster: Array(0..<40), rosterCounts: [Sealed(4711), Sealed(4711)], cohorts: [])
      },
    ]
    for seal in wrong {
      let error = #expect(throws: GateError.self) {
        _ = try session.release(table: "participation", period: 7, orCompute: seal)
      }
      let texts = [
        error.map { "\($0)" }, error.map { String(reflecting: $0) }, error?.code,
      ]
      #expect(texts.allSatisfy { $0?.contains("4711") == false })
    }
    #expect(ledger.releases.isEmpty)
    _ = try session.close()
  }
}
