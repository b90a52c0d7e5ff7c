import Disclosure
import RelaisKit
import TestSupport
import Testing

/// The views of all communities in one transaction, which read each publication whole and once.
@Suite struct AllViewsTests {
  private func company(members: Int, seed: UInt64) throws -> Scratch {
    let scratch = try Scratch()
    let exports = scratch.folder.path("exports")
    _ = try Workspace.simulate(members: members, weeks: 30, seed: seed, into: exports)
    try scratch.add([exports])
    return scratch
  }

  @Test(arguments: [7, 21])
  func `all views are those that are asked for one by one`(seed: UInt64) throws {
    let scratch = try company(members: 300, seed: seed)
    // The first time they release, the second they read what is released.
    let first = try scratch.workspace.communities().map(\.json)
    let again = try scratch.workspace.communities()
    let listed = try scratch.sql(
      "SELECT i.text FROM community c JOIN identifier i ON i.id = c.id ORDER BY i.text")
    let each = listed.compactMap { try? scratch.workspace.community($0) }
    try #require(each.count > 1, "seed \(seed)")
    // Every section has something to show, or the rest would compare nothing.
    let filled = each.filter { view in
      view.tables.map(\.id) == ["participation", "recommended_moments", "gaps", "inactivity"]
        && view.tables.allSatisfy { !$0.rows.isEmpty }
    }
    #expect(!filled.isEmpty, "seed \(seed)")
    #expect(first == each.map(\.json), "seed \(seed)")
    #expect(again.map(\.json) == each.map(\.json), "seed \(seed)")
  }

  @Test func `a publication is read, and logged, once for all views`() throws {
    let scratch = try company(members: 300, seed: 7)
    _ = try scratch.workspace.communities()
    let before = try scratch.sql("SELECT count(*) FROM release_log")[0]
    _ = try scratch.workspace.communities()
    let read = try scratch.sql(
      """
      SELECT table_id || ' ' || period FROM release_log
      WHERE event = 'again' AND id > \(before) ORDER BY table_id, period
      """)
    let released = try scratch.sql(
      "SELECT table_id || ' ' || period FROM publication ORDER BY table_id, period")
    #expect(read == released)
    #expect(read.count >= 9)
  }
}
