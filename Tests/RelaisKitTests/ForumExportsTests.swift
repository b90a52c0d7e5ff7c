import Disclosure
import Foundation
import RelaisKit
import Store
import TestSupport
import Testing

/// Slack's export and Discourse's topics, from folders to the database: every row is accounted for,
/// and the order, the repetition and the overlap of files change nothing.
@Suite struct ForumExportsTests {
  private let slack = Repository.file("Tests/ExportsTests/Fixtures/slack").path
  private let topics = ["topic.json", "topics.jsonl", "user-list.csv"]
    .map { Repository.file("Tests/ExportsTests/Fixtures/discourse/\($0)").path }

  private func addsUp(_ outcome: FileOutcome) -> Bool {
    outcome.failure == nil
      && outcome.read
        == outcome.new + outcome.merged + outcome.rejected
        + outcome.dropped.reduce(0) { $0 + $1.rows }
  }

  private func events(_ paths: [String], _ scratch: Scratch) throws -> [ImportEvent] {
    var options = ImportOptions()
    options.timeZone = "Europe/Paris"
    var events: [ImportEvent] = []
    try scratch.workspace.importExports(paths, options: options) { events.append($0) }
    return events
  }

  @Test func `every row is new, merged, rejected or left out, and a second time none is new`()
    throws
  {
    for paths in [[slack], topics] {
      let scratch = try Scratch()
      for outcome in try scratch.add(paths) { #expect(addsUp(outcome), "\(outcome)") }
      let digest = try scratch.digest()
      for outcome in try scratch.add(paths) {
        #expect(addsUp(outcome) && outcome.new == 0 && outcome.conflicts == 0, "\(outcome)")
      }
      #expect(try scratch.digest() == digest)
    }
  }

  @Test func `a Slack export is its lists and the folders of its channels, never a private one`()
    throws
  {
    let scratch = try Scratch()
    let events = try events([slack], scratch)
    let read = events.compactMap { event -> String? in
      if case .finished(let outcome) = event { "\(outcome.contents) \(outcome.read)" } else { nil }
    }
    #expect(
      read == [
        "slack channels 9", "slack private channels 0", "slack private channels 0", "slack users 5",
        "slack messages 20", "slack messages 1",
      ])
    let privateFolders = events.compactMap { event -> Int? in
      if case .privateFolders(let folders, _) = event { folders } else { nil }
    }
    #expect(privateFolders == [1])
    let counts = try scratch.read { try $0.counts() }
    #expect((counts.members, counts.unlistedMembers) == (5, 0))
    #expect((counts.tips, counts.comments, counts.reactions) == (3, 3, 4))
  }

  @Test func `a channel's folder or file alone finds the list beside the folder`() throws {
    for path in ["/caisse", "/caisse/", "/caisse/2026-03-02.json"] {
      let scratch = try Scratch()
      let outcome = try #require(try scratch.add([slack + path]).first)
      #expect(addsUp(outcome) && outcome.read == 20, "\(path)")
      #expect(
        try scratch.sql("SELECT DISTINCT text FROM identifier WHERE text LIKE 'C02CAISSE'")
          == ["C02CAISSE"])
    }
  }

  @Test func `messages of a private folder, or without a list of channels, are refused`() throws {
    let folder = try TemporaryDirectory()
    let day = #"[{"type":"message","ts":"1772438400.1","user":"U1"}]"#
    let lone = try folder.write(day, to: "caisse/2026-03-02.json")
    for path in [slack + "/mpdm-ada--bo--cleo-1", lone] {
      let scratch = try Scratch()
      let outcome = try #require(try scratch.add([path]).first)
      #expect(outcome.failure?.code == "missing-channel", "\(path)")
      #expect(try scratch.sql("SELECT count(*) FROM identifier") == ["0"])
    }
    // A list of something else, or a broken one, lists no channel.
    for list in ["[]", "[{", "{}", #"[{"id":"C1","name":"caisse"}]"#] {
      try folder.write(list, to: "channels.json")
      let outcome = try Scratch().add([lone])
      #expect(outcome.first?.failure?.code == "missing-channel", "\(list)")
    }
  }

  @Test func `names of channels from right to left, and an export without users, are read`() throws
  {
    let folder = try TemporaryDirectory()
    try folder.write(
      """
      [{"id":"C1","name":"נקודות-מכירה","created":1,"is_general":true,"members":["U1"]},
      {"id":"C2","name":"\u{202E}x","created":1,"is_general":false,"members":[]}]
      """, to: "channels.json")
    let day = #"[{"type":"message","ts":"1772438400.1","user":"U1","reply_count":1}]"#
    try folder.write(day, to: "נקודות-מכירה/2026-03-02.json")
    try folder.write(day, to: "\u{202E}x/2026-03-02.json")
    try folder.write("[]", to: "\u{202E}x/2026-03-03.json")
    try folder.write("[]", to: "dms.json")
    let scratch = try Scratch()
    for outcome in try scratch.add([folder.url.path]) { #expect(addsUp(outcome), "\(outcome)") }
    let counts = try scratch.read { try $0.counts() }
    #expect((counts.tips, counts.members, counts.unlistedMembers) == (2, 0, 1))
  }

  @Test func `a deletion overrules the message, whichever is imported last`() throws {
    let folder = try TemporaryDirectory()
    func export(_ name: String, _ message: String) throws -> String {
      try folder.write(
        #"[{"id":"C1","name":"caisse","created":1,"is_general":true,"members":[]}]"#,
        to: "\(name)/channels.json")
      let day = #"[{"type":"message","ts":"1772438400.1","thread_ts":"1772438400.1",\#(message)}]"#
      return try folder.write(day, to: "\(name)/caisse/2026-03-02.json")
    }
    let sent = try export("sent", #""user":"U1","reply_count":1"#)
    let deleted = try export("deleted", #""subtype":"tombstone","user":"USLACKBOT""#)
    for order in [[sent, deleted], [deleted, sent]] {
      let scratch = try Scratch()
      for file in order {
        for outcome in try scratch.add([file]) { #expect(outcome.conflicts == 0) }
      }
      #expect(try scratch.sql("SELECT withdrawn_at IS NOT NULL FROM tip") == ["1"])
    }
  }

  @Test func `a roster that says who left has the last word, whichever is imported last`() throws {
    let inbox = try TemporaryDirectory()
    let members = try inbox.write("member_id,left_on\nU03CLEO,2026-03-10\n", to: "members.csv")
    let memberships = try inbox.write(
      "community_id,member_id,until\nC01GENERAL,U03CLEO,2026-03-10\n", to: "memberships.csv")
    for paths in [[slack, members, memberships], [members, memberships, slack]] {
      let scratch = try Scratch()
      for path in paths { try scratch.add([path]) }
      #expect(try scratch.sql("SELECT count(*) FROM member WHERE \"left\" IS NOT NULL") == ["1"])
      #expect(try scratch.sql("SELECT count(*) FROM membership WHERE until IS NOT NULL") == ["1"])
    }
  }

  @Test func `shuffled, split, overlapping and repeated files give the same digest`() throws {
    let day = try elements(of: slack + "/caisse/2026-03-02.json")
    let plain = try Scratch()
    try plain.add([slack])
    let expected = try plain.digest()
    for _ in 0..<(isFullTier ? 25 : 3) {
      let seed = UInt64.random(in: 0..<UInt64.max)
      var random = SeededGenerator(seed: seed)
      // Each export has some of the messages, in any order, and all of them together have all.
      var paths: [String] = []
      let folder = try TemporaryDirectory()
      var parts = (0..<3).map { _ in day.filter { _ in Bool.random(using: &random) } }
      parts.append(day)
      for (index, part) in parts.enumerated() {
        let messages = part.shuffled(using: &random).joined(separator: ",")
        try folder.write("[\(messages)]", to: "\(index)/caisse/2026-03-02.json")
        for name in ["channels.json", "users.json", "vitrines/2026-03-03.json"] {
          let text = try String(contentsOfFile: "\(slack)/\(name)", encoding: .utf8)
          try folder.write(text, to: "\(index)/\(name)")
        }
        paths.append(folder.path("\(index)"))
      }
      let scratch = try Scratch()
      try scratch.add(paths.shuffled(using: &random))
      #expect(try scratch.digest() == expected, "seed \(seed)")
    }
    let reversed = try Scratch()
    try reversed.add(topics.reversed() + topics)
    let forum = try Scratch()
    try forum.add(topics)
    #expect(try reversed.digest() == forum.digest())
  }

  /// The elements of an array, each as a text of its own.
  private func elements(of path: String) throws -> [String] {
    let data = try Data(contentsOf: URL(filePath: path))
    let array = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    return try array.map { element in
      String(decoding: try JSONSerialization.data(withJSONObject: element), as: UTF8.self)
    }
  }

  @Test func `of two exports of a topic the later one says whether it is hidden, and likes grow`()
    throws
  {
    func topic(_ post: String) -> String {
      """
      {"post_stream":{"posts":[{"id":1,"post_number":1,"post_type":1,"username":"ada",\
      "created_at":"2026-03-02T08:00:00Z",\(post)}]},"id":7,"archetype":"regular"}
      """
    }
    let inbox = try TemporaryDirectory()
    let earlier = try inbox.write(
      topic(#""hidden":true,"updated_at":"2026-03-02T09:00:00Z""#), to: "earlier.json")
    let later = try inbox.write(
      topic(#""hidden":false,"actions_summary":[{"id":2,"count":3}]"#), to: "later.json")
    let fewer = try inbox.write(
      topic(#""hidden":false,"actions_summary":[{"id":2,"count":2}]"#), to: "fewer.json")
    let exports = [(earlier, 9), (later, 16), (fewer, 16)]
    for order in [exports, exports.reversed()] {
      let scratch = try Scratch()
      for (path, day) in order {
        var options = ImportOptions()
        options.timeZone = "Europe/Paris"
        options.snapshot = CalendarDate(year: 2026, month: 3, day: day)
        try scratch.workspace.importExports([path], options: options)
      }
      #expect(try scratch.sql("SELECT withdrawn_at IS NULL FROM tip") == ["1"])
      #expect(try scratch.sql("SELECT count(*) FROM anonymous_reaction") == ["3"])
    }
  }

  @Test func `posts of Discourse and its list of users meet in the same members`() throws {
    let scratch = try Scratch()
    try scratch.add(topics)
    let counts = try scratch.read { try $0.counts() }
    #expect((counts.members, counts.unlistedMembers) == (3, 0))
    #expect((counts.tips, counts.comments, counts.anonymousReactions) == (2, 1, 2))
  }
}
