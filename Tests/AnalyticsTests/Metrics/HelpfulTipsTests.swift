import Activity
import Testing

@testable import Store

/// Tips that helped somebody, and what is kept of them between imports.
@Suite struct HelpfulTipsTests {
  private func company() -> Company {
    var company = Company()
    company.people("abc")
    company.people("r", standing: .robot)
    company.tip("t1", by: "a", "2026-03-02", topic: "shelves")
    company.tip("t2", by: "a", "2026-03-02", topic: "shelves")
    company.tip("t3", by: "b", "2026-03-03", topic: "till")
    company.tip("t4", by: "b", "2026-03-04", topic: "till")
    company.tip("gone", by: "b", "2026-03-04", topic: "till", withdrawn: "2026-03-05")
    company.reaction(to: "t1", by: "b", "2026-03-05")
    company.reaction(to: "t1", by: "c", "2026-03-06")
    company.comment("x", on: "t2", by: "c", "2026-03-07")
    company.reaction(to: "t3", by: "b", "2026-03-05")
    company.reaction(to: "t4", by: "r", "2026-03-05")
    company.reaction(to: "gone", by: "a", "2026-03-05")
    return company
  }

  private func lines(_ tips: [String: [HelpfulTips]]) -> [String] {
    tips.sorted { $0.key < $1.key }.flatMap { topic, tips in
      tips.map { "\(topic) \($0.day) \($0.count)" }
    }
  }

  private func told(_ store: Store, through date: String) throws -> [String] {
    let day = try day(date)
    return try store.release { facts, _ in
      try lines(facts.contributions.helpfulTips(through: day, in: "anywhere"))
    }
  }

  @Test func `are those that another member thanked by the day`() throws {
    let store = try company().store()
    #expect(try told(store, through: "2026-03-08") == ["shelves 2026-03-02 2"])
    #expect(try told(store, through: "2026-03-06") == ["shelves 2026-03-02 1"])
    #expect(try told(store, through: "2026-03-04").isEmpty)
  }

  @Test func `are kept until the next import, and told the same`() throws {
    let store = try company().store()
    let first = try told(store, through: "2026-03-08")
    #expect(try told(store, through: "2026-03-08") == first)
    let asked = try day("2026-03-08")
    let computed = try store.read { facts in
      try lines(facts.contributions.helpfulTips(through: asked, in: "anywhere"))
    }
    #expect(computed == first)
    var more = Company()
    more.reaction(to: "t4", by: "a", "2026-03-08")
    _ = try store.importFile("more", format: "test", snapshot: 0, now: 0) { sink in
      for telling in more.tellings { try sink.accept(telling(sink), updated: nil) }
      return RowCounts(read: 1, rejected: 0, dropped: 0)
    }
    #expect(
      try told(store, through: "2026-03-08") == ["shelves 2026-03-02 2", "till 2026-03-04 1"])
  }

  @Test func `are not read from a text that is none of ours, or of another day`() throws {
    var tips = TipCounts()
    tips.counts = [TipCounts.Key(topic: 3, day: 9500): 2, TipCounts.Key(topic: 4, day: -7): 1]
    let asked = Day(index: 9560)
    let text = tips.text(through: asked)
    #expect(TipCounts(kept: text, through: asked) == tips)
    #expect(TipCounts(kept: text, through: asked + 1) == nil)
    for damaged in ["", "x", text + "\n1 2", text + "\n1 2 x"] {
      #expect(TipCounts(kept: damaged, through: asked) == nil)
    }
  }
}
