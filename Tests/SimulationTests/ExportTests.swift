import Activity
import Foundation
import Simulation
import Testing

@Suite("The simulated exports")
struct ExportTests {
  let exports: SimulatedExports

  init() throws {
    exports = try SimulatedExports.sample(seed: 7)
  }

  @Test(
    "have the canonical headers",
    arguments: [
      ("members.csv", "member_id,name,email,team,site,job,joined_on,left_on,visibility"),
      ("communities.csv", "community_id,name"),
      ("memberships.csv", "community_id,member_id,since,until"),
      ("ambassadors.csv", "community_id,ambassador_id,since,until"),
      ("topics.csv", "topic_id,name,parent_topic_id"),
      ("tips.csv", "tip_id,author_id,shared_at,topic,title,community_id,withdrawn_at"),
      ("reactions.csv", "tip_id,member_id,kind,reacted_at"),
      ("comments.csv", "comment_id,tip_id,member_id,commented_at"),
      (
        "challenges.csv",
        "challenge_id,launched_by,topic,title,community_id,starts_at,ends_at"
      ),
      (
        "challenge_entries.csv",
        "challenge_id,member_id,joined_at,completed_at,score,max_score"
      ),
      ("logins.csv", "member_id,logged_in_at"),
      ("quiz_results.csv", "member_id,quiz_id,item_id,topic,answered_at,score,max_score"),
    ])
  func headers(file: String, header: String) {
    let table = exports.table(file)
    #expect(table.columns.joined(separator: ",") == header)
    #expect(!table.rows.isEmpty)
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
  }

  @Test("number as many rows and bytes as the truth and the summary say")
  func counts() {
    for file in exports.summary.files {
      #expect(file.bytes == exports.bytes[file.name]?.count, "\(file.name)")
      #expect(file.rows == exports.truth.rows[file.name], "\(file.name)")
      if let rows = file.rows { #expect(rows == exports.table(file.name).rows.count) }
    }
    #expect(Set(exports.summary.files.map(\.name)) == Set(exports.bytes.keys))
    #expect(exports.truth.rows["members.csv"] == 240)
  }

  @Test("refer to identifiers that exist, except for the unlisted accounts")
  func references() {
    let members = exports.table("members.csv")["member_id"]
    let known = [
      "member": Set(members), "community": Set(exports.table("communities.csv")["community_id"]),
      "topic": Set(exports.table("topics.csv")["topic_id"]),
      "tip": Set(exports.table("tips.csv")["tip_id"]),
      "challenge": Set(exports.table("challenges.csv")["challenge_id"]),
    ]
    #expect(known["member"]?.count == members.count)
    #expect(known["tip"]?.count == exports.truth.rows["tips.csv"])
    let references = [
      ("memberships.csv", "community_id", "community"), ("memberships.csv", "member_id", "member"),
      ("ambassadors.csv", "community_id", "community"),
      ("ambassadors.csv", "ambassador_id", "member"),
      ("topics.csv", "parent_topic_id", "topic"), ("tips.csv", "author_id", "member"),
      ("tips.csv", "topic", "topic"), ("tips.csv", "community_id", "community"),
      ("reactions.csv", "tip_id", "tip"), ("reactions.csv", "member_id", "member"),
      ("comments.csv", "tip_id", "tip"), ("comments.csv", "member_id", "member"),
      ("challenges.csv", "launched_by", "member"), ("challenges.csv", "topic", "topic"),
      ("challenges.csv", "community_id", "community"),
      ("challenge_entries.csv", "challenge_id", "challenge"),
      ("challenge_entries.csv", "member_id", "member"), ("logins.csv", "member_id", "member"),
      ("quiz_results.csv", "member_id", "member"), ("quiz_results.csv", "topic", "topic"),
    ]
    for (file, column, entity) in references {
      let unknown = Set(exports.table(file)[column]).subtracting(known[entity] ?? [])
        .subtracting([""])
      let expected = file == "logins.csv" ? Set(exports.truth.unlisted) : []
      #expect(unknown == expected, "\(column) of \(file)")
    }
    #expect(Set(exports.truth.unlisted).isDisjoint(with: members))
  }

  @Test("tell times that clocks in Paris showed, with the offset of the season")
  func times() throws {
    let zone = try #require(ZoneRules(identifier: "Europe/Paris"))
    let columns = [
      ("tips.csv", "shared_at"), ("tips.csv", "withdrawn_at"), ("reactions.csv", "reacted_at"),
      ("challenges.csv", "starts_at"), ("challenges.csv", "ends_at"),
      ("challenge_entries.csv", "joined_at"), ("challenge_entries.csv", "completed_at"),
      ("logins.csv", "logged_in_at"), ("quiz_results.csv", "answered_at"),
    ]
    var offsets: Set<Int> = []
    for (file, column) in columns {
      for text in exports.table(file)[column] where !text.isEmpty {
        let time = try #require(WrittenTime(text), "\(text) in \(file)")
        let offset = try #require(time.offset, "\(text) in \(file)")
        try #require(zone.offset(atInstant: time.local - offset) == offset, "\(text) in \(file)")
        try #require(contains(time), "\(text) in \(file)")
        offsets.insert(offset)
      }
    }
    #expect(offsets == [3600, 7200])
    for text in exports.table("comments.csv")["commented_at"] {
      let time = try #require(WrittenTime(text))
      try #require(time.offset == nil && contains(time), "\(text)")
      let instant = zone.instant(atLocal: time.local)
      try #require(instant + zone.offset(atInstant: instant) == time.local, "\(text)")
    }
  }

  private func contains(_ time: WrittenTime) -> Bool {
    let day = Day(localSeconds: time.local)
    return exports.simulation.firstDay <= day && day <= exports.simulation.lastDay
  }

  @Test("show nobody at work before joining or after leaving")
  func stays() throws {
    let members = exports.table("members.csv")
    let stays = Dictionary(
      uniqueKeysWithValues: zip(
        members["member_id"], zip(members["joined_on"], members["left_on"])))
    for (file, member, time) in [
      ("logins.csv", "member_id", "logged_in_at"), ("tips.csv", "author_id", "shared_at"),
      ("reactions.csv", "member_id", "reacted_at"), ("comments.csv", "member_id", "commented_at"),
      ("quiz_results.csv", "member_id", "answered_at"),
    ] {
      let table = exports.table(file)
      for (member, time) in zip(table[member], table[time]) {
        guard let (joined, left) = stays[member] else { continue }
        try #require(time.prefix(10) >= joined, "\(member) in \(file)")
        try #require(left.isEmpty || time.prefix(10) < left, "\(member) in \(file)")
      }
    }
  }

  @Test("answer a tip after it was shared")
  func answersFollow() throws {
    let tips = exports.table("tips.csv")
    let shared = Dictionary(uniqueKeysWithValues: zip(tips["tip_id"], tips["shared_at"]))
    for (file, column) in [("reactions.csv", "reacted_at"), ("comments.csv", "commented_at")] {
      let table = exports.table(file)
      for (tip, answered) in zip(table["tip_id"], table[column]) {
        let time = try #require(shared[tip])
        try #require(time.prefix(19) < answered.prefix(19), "\(tip) in \(file)")
      }
    }
  }

  @Test("fit in 1.9 MB for the sample that ships with the project")
  func sampleIsSmall() {
    #expect(exports.summary.bytes < 1_900_000)
    let loginsPerMember = Double(exports.truth.rows["logins.csv"] ?? 0) / 240
    let resultsPerMember = Double(exports.truth.rows["quiz_results.csv"] ?? 0) / 240
    #expect((90.0...140).contains(loginsPerMember))
    #expect((17.0...30).contains(resultsPerMember))
  }

  @Test("name people of one name twice, and leave nobody without one")
  func homonyms() {
    let names = exports.table("members.csv")["name"]
    #expect(Set(names).count < names.count)
    #expect(names.allSatisfy { $0.contains(" ") })
    #expect(Set(exports.table("members.csv")["email"]).count == names.count)
  }
}

/// `2025-06-03T08:41:12+02:00`, with or without the offset.
private struct WrittenTime {
  /// Seconds since 1970 read as if local time were UTC.
  let local: Int
  let offset: Int?

  init?(_ text: String) {
    let shape = "0000-00-00T00:00:00+00:00"
    let bytes = Array(text.utf8)
    let isShaped = zip(bytes, shape.utf8).allSatisfy { byte, model in
      model == UInt8(ascii: "0") ? (48...57).contains(byte) : byte == model
    }
    guard isShaped, bytes.count == 19 || bytes.count == 25 else { return nil }
    func number(_ start: Int, _ length: Int = 2) -> Int {
      bytes[start..<start + length].reduce(0) { $0 * 10 + Int($1) - 48 }
    }
    guard let day = Day(year: number(0, 4), month: number(5), day: number(8)),
      number(11) < 24, number(14) < 60, number(17) < 60
    else { return nil }
    local = day.localSeconds + number(11) * 3600 + number(14) * 60 + number(17)
    offset = bytes.count == 25 ? number(20) * 3600 + number(23) * 60 : nil
  }
}
