import Activity
import TestSupport
import Testing

@testable import Exports

/// In Paris clocks skipped 02:00 to 03:00 on 2021-03-28, and showed it twice on 2021-10-31.
@Suite("At a clock change")
struct ClockChangeTests {
  /// A file with two times.
  struct Times: Sendable, CustomStringConvertible {
    let format: String
    let text: String
    var profile: String?

    var description: String { "\(format): \(text)" }
  }

  private static let spring = Day("2021-03-28")!
  private static let autumn = Day("2021-10-31")!

  @Test(
    "a local time that is skipped has the offset before the change, one that occurs twice is the first",
    arguments: locals)
  func local(times: Times) throws {
    let moments = try moments(times)
    // 02:30 with the offset of winter, which held until then, and with that of summer.
    #expect(
      moments.map(\.instant) == [
        ClockChangeTests.spring.localSeconds + 5400, ClockChangeTests.autumn.localSeconds + 1800,
      ])
    // The day and the slot are those that the file writes.
    let days = [ClockChangeTests.spring, ClockChangeTests.autumn]
    #expect(moments.map(\.day) == days)
    #expect(moments.map(\.slot) == days.map { Slot(weekday: $0.weekday, hour: 2) })
  }

  @Test("times in UTC or with an offset stay apart where clocks show the same", arguments: instants)
  func instant(times: Times) throws {
    let moments = try moments(times)
    let autumn = ClockChangeTests.autumn
    #expect(moments.map(\.instant) == [autumn.localSeconds + 1800, autumn.localSeconds + 5400])
    #expect(moments.map(\.day) == [autumn, autumn])
    #expect(moments.map(\.slot) == [6, 6].map { Slot(weekday: $0, hour: 2) })
  }

  @Test("a day whose midnight is skipped stays the day that is written")
  func midnight() throws {
    let zone = try #require(ZoneRules(identifier: "America/Sao_Paulo"))
    let day = try #require(Day("2018-11-04"))
    for written in ["2018-11-04", "2018-11-04T00:30"] {
      let told = try importText("member_id,logged_in_at\n1,\(written)\n", zone: zone)
      #expect(ClockChangeTests.moments(told.records).map(\.day) == [day], "\(written)")
    }
  }

  @Test func `every format is among these`() {
    let tested = Set((ClockChangeTests.locals + ClockChangeTests.instants).map(\.format))
    // They tell no time, or the day of one in UTC.
    let others: Set = ["moodle-participants", "moodle-users", "discourse-csv"]
    #expect(Set(Registry.formats.map(\.id)) == tested.union(others).subtracting(["profile-p"]))
  }

  private func moments(_ times: Times) throws -> [Moment] {
    var told = ExportFile.Told()
    told.quiz = "Fire"
    told.moodleUsers = Places.fixtures + "moodle/users.csv"
    told.slackChannel = "C1"
    return try inDirectory(["export": Array(times.text.utf8)]) { directory in
      let profile = try times.profile.map { try Profile(yaml: $0, path: "p.yml") }
      let reader = try #require(try Registry(profile: profile).identify(path: directory + "export"))
      #expect(reader.id == times.format)
      let result = try importFile(directory + "export", profile: profile, told: told)
      #expect(result.diagnostics == [])
      return ClockChangeTests.moments(result.records)
    }
  }

  private static func moments(_ records: [ActivityRecord]) -> [Moment] {
    records.flatMap { record -> [Moment?] in
      switch record {
      case .login(let login): [login.at]
      case .quizResult(let result): [result.answered]
      case .tip(let tip): [tip.shared, tip.withdrawn]
      case .comment(let comment): [comment.commented]
      case .reaction(let reaction): [reaction.reacted]
      case .challenge(let challenge): [challenge.starts, challenge.ends]
      case .challengeEntry(let entry): [entry.joined, entry.completed]
      default: []
      }
    }.compactMap(\.self)
  }
}

// MARK: - Local times

extension ClockChangeTests {
  private static let canonical = [
    "member_id,logged_in_at\n1,2021-03-28T02:30:00\n1,2021-10-31T02:30:00\n",
    "member_id,logged_in_at\n1,2021-03-28 02:30\n1,2021-10-31 02:30\n",
    "tip_id,author_id,shared_at,withdrawn_at\n1,2,2021-03-28T02:30,2021-10-31T02:30\n",
    "tip_id,member_id,reacted_at\n1,2,2021-03-28T02:30\n1,3,2021-10-31T02:30\n",
    "comment_id,tip_id,member_id,commented_at\n1,1,2,2021-03-28T02:30\n2,1,2,2021-10-31T02:30\n",
    "challenge_id,starts_at,ends_at\n1,2021-03-28T02:30,2021-10-31T02:30\n",
    "challenge_id,member_id,joined_at,completed_at\n1,2,2021-03-28T02:30,2021-10-31T02:30\n",
    """
    member_id,quiz_id,answered_at,score,max_score
    1,2,2021-03-28T02:30,1,1
    1,2,2021-10-31T02:30,1,1

    """,
  ].map { Times(format: "canonical-csv", text: $0) }

  private static let profiles = [
    ("", "2021-03-28T02:30", "2021-10-31T02:30"),
    ("dates: \"%d.%m.%Y %H:%M\"", "28.03.2021 2:30", "31.10.2021 2:30"),
  ].map { dates, spring, autumn in
    Times(
      format: "profile-p", text: "who,when\na,\(spring)\na,\(autumn)\n",
      profile: """
        profile: p
        \(dates)
        files:
          - columns: [who, when]
            records: {logins: {member_id: who, logged_in_at: when}}
        """)
  }

  private static let moodle = [
    ("28/03/21, 02:30:00", "31/10/21, 02:30:00"),
    ("28 March 2021 2:30 AM", "31 October 2021 2:30 AM"),
    ("28. März 2021, 02:30", "31. Oktober 2021, 02:30"),
  ].flatMap { spring, autumn in
    [
      Times(
        format: "moodle-logs",
        text: "Time,Component,Description,Origin\n"
          + [spring, autumn].map { "\"\($0)\",Forum,The user with id '7' viewed it.,web\n" }
          .joined()),
      Times(
        format: "moodle-grades",
        text: "Username,Completed,Grade/10.00\n"
          + [spring, autumn].map { "ada,\"\($0)\",7\n" }.joined()),
    ]
  }

  static let locals = canonical + profiles + moodle
}

// MARK: - Times in UTC

extension ClockChangeTests {
  private static func lines(_ line: (String) -> String) -> String {
    ["2021-10-31T00:30:00Z", "2021-10-31T01:30:00"].map { line($0) + "\n" }.joined()
  }

  static let instants = [
    Times(
      format: "canonical-csv",
      text: "member_id,logged_in_at\n1,2021-10-31T02:30:00+02:00\n1,2021-10-31T02:30+01\n"),
    Times(
      format: "xapi",
      text: lines {
        #"{"actor": {"openid": "a"}, "verb": {"id": "v"}, "object": {"id": "o"}, "timestamp": "\#($0)"}"#
      }),
    Times(
      format: "open-edx",
      text: lines {
        #"{"event_type": "x", "event_source": "server", "time": "\#($0)", "username": "zoe", "context": {}}"#
      }),
    Times(
      format: "viva-engage",
      text: "id,thread_id,group_id,in_private_conversation,sender_id,sender_type,created_at,"
        + "deleted_at,message_type\n"
        + lines { "1,1,5,false,30,user,\($0),,update" }),
    Times(
      format: "discourse-topics",
      text: lines {
        """
        {"id": 1, "archetype": "regular", "post_stream": {"posts": [{"id": 2, "username": "ada", \
        "created_at": "\($0)", "post_number": 1, "post_type": 1}]}}
        """
      }),
    Times(
      format: "slack",
      text: """
        [{"type": "message", "ts": "1635640200.000100", "user": "U1"},
         {"type": "message", "ts": "1635643800.000100", "user": "U1"}]
        """),
    Times(
      format: "stack-exchange",
      text: "<posts>\n"
        + lines { #"<row Id="1" PostTypeId="1" CreationDate="\#($0)" />"# } + "</posts>"),
  ]
}
