import Activity
import Foundation
import Store
import TestSupport
import Testing

/// Importing is a join: whatever the order, repetition or overlap of files, the facts are the same.
@Suite struct ImportIsAJoinTests {
  @Test(arguments: 0..<12)
  func `any order, any repetition and any split of records gives the same digest`(run: Int) throws {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    let history = RandomHistory.tellings(count: 400, using: &random)
    let expected = try digest(ofFiles: [history])
    for _ in 0..<3 {
      // Some records are told twice, in files of their own, and every file is shuffled.
      let repeated = history + history.filter { _ in Bool.random(using: &random) }
      let shuffled = repeated.shuffled(using: &random)
      let files = split(shuffled, using: &random)
      #expect(try digest(ofFiles: files) == expected, "seed \(seed)")
    }
  }

  @Test func `a different history gives a different digest`() throws {
    var random = SeededGenerator(seed: 1)
    let history = RandomHistory.tellings(count: 60, using: &random)
    let another = Telling(updated: 0) {
      .login(Login(member: try $0.key(.member, "m0"), at: Moment(instant: 0x6000_0000, in: .utc)))
    }
    #expect(try digest(ofFiles: [history]) != digest(ofFiles: [history + [another]]))
  }

  @Test func `an empty database has a digest of its own`() throws {
    #expect(try digest(ofFiles: []).count == 64)
    #expect(try digest(ofFiles: []) == digest(ofFiles: [[]]))
  }

  @Test func `every record is counted as new or merged, and all are merged the second time`()
    throws
  {
    var random = SeededGenerator(seed: 7)
    let history = RandomHistory.tellings(count: 300, using: &random)
    let folder = try TemporaryDirectory()
    let store = try Store.openOrCreate(folder.path("a.sqlite"), timeZone: "UTC")
    let first = try importFile(history, into: store, snapshot: 0)
    #expect(first.new + first.merged == history.count)
    #expect(first.new > 0)
    let second = try importFile(history, into: store, snapshot: 0)
    #expect(second.new == 0)
    #expect(second.merged == history.count)
  }

  private func split(
    _ records: [Telling], using random: inout SeededGenerator
  ) -> [[Telling]] {
    var files: [[Telling]] = [[]]
    for record in records {
      if Int.random(in: 0..<80, using: &random) == 0 { files.append([]) }
      files[files.count - 1].append(record)
    }
    return files
  }

  private func digest(ofFiles files: [[Telling]]) throws -> String {
    let folder = try TemporaryDirectory()
    let store = try Store.openOrCreate(folder.path("a.sqlite"), timeZone: "UTC")
    for file in files { try importFile(file, into: store, snapshot: 0) }
    return try store.factsDigest()
  }
}
