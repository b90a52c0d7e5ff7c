import Activity
import Store
import Testing

@testable import Analytics

/// What is counted in groups, from facts made by hand. The period is 2026-02-23 to 2026-03-22.
@Suite struct SignalMetricsTests {
  private let period: Period

  init() throws {
    period = Period(containing: try day("2026-03-01"))
  }

  private func names(
    _ company: Company, _ body: (SignalFacts) throws -> some Sequence<MemberKey>
  ) throws -> String {
    try company.store().read { facts in
      let roster = Dictionary(
        uniqueKeysWithValues: try facts.contributions.roster().map { ($0.key, $0.identifier) })
      return try body(facts.signals).map { roster[$0] ?? "?" }.sorted().joined()
    }
  }

  // MARK: Participation

  @Test func `the active are those with a login or any act in the period, at its edges too`()
    throws
  {
    var company = Company()
    company.people("abcdefg")
    company.login("a", "2026-02-23")
    company.login("b", "2026-03-22")
    company.login("c", "2026-02-22")
    company.login("c", "2026-03-23")
    company.tip("t", by: "d", "2026-03-02")
    company.reaction(to: "t", by: "e", "2026-03-02")
    company.entry("x", by: "f", "2026-01-02", completed: "2026-03-02")
    #expect(try names(company) { try $0.active(in: period) } == "abdef")
  }

  @Test func `contributors share, comment on others or launch; entrants and completers enter`()
    throws
  {
    var company = Company()
    company.people("abcdefg")
    company.tip("t", by: "a", "2026-02-23")
    company.tip("gone", by: "b", "2026-03-02", withdrawn: "2026-03-03")
    company.comment("x", on: "t", by: "c", "2026-03-22")
    company.comment("y", on: "t", by: "a", "2026-03-22")
    company.comment("z", on: "gone", by: "d", "2026-03-22")
    company.reaction(to: "t", by: "e", "2026-03-02")
    company.challenge("d", by: "f", "2026-03-02")
    company.challenge("old", by: "g", "2026-02-22")
    company.entry("old", by: "b", "2026-02-22", completed: "2026-02-23")
    company.entry("d", by: "c", "2026-03-02")
    company.entry("d", by: "e", "2026-03-22", completed: "2026-03-23")
    #expect(try names(company) { try $0.contributors(in: period) } == "acf")
    #expect(try names(company) { try $0.challengeEntrants(in: period) } == "ce")
    #expect(try names(company) { try $0.challengeCompleters(in: period) } == "b")
  }

  @Test func `new starters have their first recorded day in the period`() throws {
    var company = Company()
    company.people("abc")
    company.login("a", "2026-02-22")
    company.login("a", "2026-03-02")
    company.login("b", "2026-03-02")
    company.login("b", "2026-04-02")
    company.login("c", "2026-04-02")
    #expect(try names(company) { try $0.newStarters(in: period) } == "b")
  }

  @Test func `groups hold verified members who belong to them on the last day`() throws {
    var company = Company()
    company.people("ab")
    company.people("c", joined: "2026-03-22")
    company.people("d", joined: "2026-03-23")
    company.people("e", left: "2026-03-22")
    company.people("f", left: "2026-03-23")
    company.people("r", standing: .robot)
    company.people("s", standing: .staff)
    company.community("x", "acdefrs?")
    company.community("y", "a", since: "2026-03-22", until: "2026-03-23")
    company.community("z", "a", since: "2026-03-23")
    company.community("w", "b", until: "2026-03-22")
    let last = period.lastDay
    #expect(try names(company) { try $0.roster(on: last) } == "abcf")
    for (id, members) in ["x": "acf", "y": "a", "z": "", "w": ""] {
      let found = try names(company) { signals in
        let key = try signals.communities().first { $0.identifier == id }?.key
        return try key.flatMap { try signals.cohorts(on: last)[$0] } ?? []
      }
      #expect(found == members, "\(id)")
    }
  }

  // MARK: Moments

  @Test func `a member is in each slot of the week in which any act has a time`() throws {
    var company = Company()
    company.people("abcd")
    // Mondays at 00 and 02 are one slot, at 03 the next; Sunday at 23 is the last.
    company.login("a", "2026-02-23", 0)
    company.login("a", "2026-03-02", 2)
    company.login("a", "2026-03-02", 3)
    company.login("a", "2026-03-22", 23)
    company.tip("t", by: "b", "2026-03-04", 14)
    company.login("c", "2026-03-04", nil)
    company.login("d", "2026-02-22", 14)
    company.login("d", "2026-03-23", 14)
    let slots = try company.store().read { facts in
      let keys = Dictionary(
        uniqueKeysWithValues: try facts.contributions.roster().map { ($0.key, $0.identifier) })
      return try facts.signals.slots(in: period).reduce(into: [String: [String]]()) {
        let mask = $1.value
        $0[keys[$1.key] ?? "?"] = Slot.all.filter { mask >> UInt64($0.index) & 1 == 1 }
          .map(Moments.measure)
      }
    }
    #expect(slots == ["a": ["mon-00", "mon-03", "sun-21"], "b": ["wed-12"], "c": []])
  }

  /// Fails if somebody is taken for seen whose act everybody cannot see, or not at that time; or
  /// forgotten whom everybody saw, because the tip is gone or was never known here.
  @Test func `seen are those who share, comment or react`() throws {
    var company = Company()
    company.people("abcdefghijk")
    company.tip("old", by: "k", "2026-02-22")
    company.tip("t", by: "a", "2026-02-23", 4)
    company.tip("gone", by: "b", "2026-03-02", withdrawn: "2026-03-03")
    company.comment("x", on: "t", by: "c", "2026-03-22")
    company.comment("y", on: "gone", by: "d", "2026-03-22")
    company.reaction(to: "t", by: "e", "2026-03-04", 23)
    company.reaction(to: "gone", by: "f", "2026-03-04")
    company.vote("v", on: "t", "2026-03-04")
    company.challenge("d", by: "g", "2026-03-02")
    company.entry("d", by: "g", "2026-03-02")
    company.login("h", "2026-03-02")
    // At the first second of a day, as acts are kept that are told by their day.
    company.reaction(to: "t", by: "i", "2026-03-05", 0)
    company.reaction(to: "t", by: "h", "2026-03-23")
    company.comment("z", on: "unknown", by: "j", "2026-03-10")
    #expect(
      try names(company) { facts in
        let days = try facts.daysSeen(through: period.lastDay)
        return Set(days.filter { $0.value.upperBound >= period.firstDay }.keys)
      }
        == "abcdefij")
    #expect(
      try names(company) { try Set($0.daysSeen(through: period.firstDay + -1).keys) } == "k")
    try company.store().read { facts in
      let slots = try facts.signals.slotsSeen(
        in: period, of: facts.signals.slots(in: period))
      let seen = slots.values.map { mask in
        Slot.all.filter { mask >> UInt64($0.index) & 1 == 1 }.map(Moments.measure).joined()
      }
      #expect(
        seen.sorted() == ["mon-03", "mon-12", "sun-12", "sun-12", "tue-12", "wed-12", "wed-21"])
    }
  }

  @Test func `hours are known once a single act has one`() throws {
    var company = Company()
    company.people("a")
    #expect(try company.store().read { try $0.signals.hasHours() } == false)
    company.login("a", "2026-03-04", nil)
    #expect(try company.store().read { try $0.signals.hasHours() } == false)
    company.login("a", "2026-03-04", 23)
    #expect(try company.store().read { try $0.signals.hasHours() })
  }

  @Test func `every slot has a measure of its own, named by weekday and first hour`() {
    let measures = Slot.all.map(Moments.measure)
    #expect(Set(measures).count == 56)
    #expect(
      measures.prefix(9) == [
        "mon-00", "mon-03", "mon-06", "mon-09", "mon-12", "mon-15", "mon-18", "mon-21", "tue-00",
      ])
    #expect(measures.last == "sun-21")
    #expect(Slot.all.allSatisfy { Slot(weekday: $0.weekday, hour: $0.hour) == $0 })
  }

  // MARK: Mobilisation

  /// Members mobilised by each launcher, as "launcher count".
  private func mobilised(_ company: Company) throws -> [String] {
    try company.store().read { facts in
      try facts.signals.mobilised(in: period).map { "\($0.launcher) \($0.members)" }
    }
  }

  @Test func `a first entry in eight weeks is credited to who launched that challenge`() throws {
    var company = Company()
    company.people("abcdefgh")
    company.challenge("one", by: "a", "2026-01-01")
    company.challenge("two", by: "b", "2026-02-23")
    company.challenge("nobody's", by: nil, "2026-02-23")
    company.challenge("next", by: "h", "2026-03-23")
    // First ever; the second entry in the period brings nobody in.
    company.entry("one", by: "c", "2026-03-01")
    company.entry("two", by: "c", "2026-03-02")
    // 56 days after another entry, and 57.
    company.entry("one", by: "d", "2026-01-05")
    company.entry("two", by: "d", "2026-03-02")
    company.entry("one", by: "e", "2026-01-04")
    company.entry("two", by: "e", "2026-03-02")
    // After an entry to a challenge that no export describes.
    company.entry("undescribed", by: "f", "2026-02-20")
    company.entry("one", by: "f", "2026-03-02")
    // One's own, and nobody's.
    company.entry("two", by: "b", "2026-03-02")
    company.entry("nobody's", by: "g", "2026-03-02")
    #expect(try mobilised(company) == ["a 1", "b 1"])
  }

  @Test func `only verified members are brought in, within the period`() throws {
    var company = Company()
    company.people("ab")
    company.people("r", standing: .robot)
    company.people("l", left: "2026-03-22")
    company.challenge("one", by: "a", "2026-02-01")
    company.entry("one", by: "b", "2026-02-22")
    for name in ["r", "l", "stranger"] { company.entry("one", by: name, "2026-03-02") }
    #expect(try mobilised(company) == ["a 0"])
  }

  @Test func `of two entries at one instant the first by identifier brings in`() throws {
    var company = Company()
    company.people("abc")
    company.challenge("two", by: "b", "2026-02-23")
    company.challenge("one", by: "a", "2026-02-23")
    company.entry("two", by: "c", "2026-03-02")
    company.entry("one", by: "c", "2026-03-02")
    #expect(try mobilised(company) == ["a 1", "b 0"])
  }

  @Test func `publications are sealed and take whatever the facts hold`() throws {
    var company = Company()
    company.people("ab")
    company.community("x", "ab?")
    company.challenge("one", by: "a", "2026-03-01")
    for facts in [Company(), company] {
      let sealed = try facts.store().read { facts in
        [
          "\(try Participation().compute(facts.signals, period: period))",
          "\(try Mobilisation().compute(facts.signals, period: period))",
          "\(try Moments().compute(facts.signals, period: period))",
        ]
      }
      #expect(sealed == ["sealed", "sealed", "sealed"])
    }
  }
}
