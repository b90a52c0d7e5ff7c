import Disclosure
import Exports
import Foundation
import RelaisKit
import Tabular
import TestSupport

/// Files of one kind, which together have every field that is read of such files, each where it
/// matters.
struct Specimens: Sendable, CustomStringConvertible {
  /// Their contents, as an import names them.
  let contents: String
  let format: String
  /// Of the fixtures; copied as a whole, for files tell of each other.
  var folder: String?
  /// Of the folder.
  var files: [String] = []
  /// Written into the folder.
  var written: [(name: String, text: String)] = []
  var profile: String?

  var description: String { contents }

  static let all = canonical + platforms + dumps + json

  var names: [String] { files + written.map(\.name) }

  /// A folder of their own.
  func copied() throws -> TemporaryDirectory {
    let copy = try TemporaryDirectory()
    if let name = folder {
      try FileManager.default.removeItem(at: copy.url)
      try FileManager.default.copyItem(
        at: Repository.file("Tests/ExportsTests/Fixtures/\(name)"), to: copy.url)
    }
    for (name, text) in written { try copy.write(text, to: name) }
    return copy
  }

  /// What an import of them needs to be told.
  var options: ImportOptions {
    var options = ImportOptions()
    options.profile = profile
    options.timeZone = "Europe/Paris"
    options.snapshot = CalendarDate(year: 2026, month: 3, day: 23)
    options.year = 2021
    options.quiz = "Fire safety"
    options.moodleUsers = Repository.file("Tests/ExportsTests/Fixtures/moodle/users.csv").path
    return options
  }

  /// What an import says of one of them to its reader.
  func told(of name: String, in folder: TemporaryDirectory) throws -> ExportFile.Told {
    var told = ExportFile.Told()
    told.year = options.year
    told.quiz = options.quiz
    told.moodleUsers = options.moodleUsers
    let channels = InputFile(path: folder.path("channels.json"))
    if format == "slack", let channel = name.split(separator: "/").first {
      told.slackChannel = try SlackChannels(channels)?[folder: String(channel)]
    }
    return told
  }

  private static let canonical = [
    (
      "members",
      "member_id,name,email,team,site,job,joined_on,left_on,visibility,standing,updated_at",
      "1,Ada,a@example.org,Lyon,x,y,2020-01-02,2025-01-02,hidden,staff,2025-02-01"
    ),
    ("communities", "community_id,name,updated_at", "1,Caisse,2025-02-01"),
    (
      "memberships", "community_id,member_id,since,until,updated_at",
      "1,2,2024-01-01,2025-01-01,2025-02-01"
    ),
    (
      "ambassadors", "community_id,ambassador_id,since,until,updated_at",
      "1,2,2024-01-01,2025-01-01,2025-02-01"
    ),
    ("topics", "topic_id,name,parent_topic_id,updated_at", "1,Bread,2,2025-02-01"),
    (
      "tips", "tip_id,author_id,shared_at,topic,title,community_id,withdrawn_at,updated_at",
      "1,2,2025-01-01,3,never,4,2025-01-05,2025-02-01"
    ),
    ("reactions", "tip_id,member_id,kind,reacted_at", "1,2,up,2025-01-01T10:00"),
    ("comments", "comment_id,tip_id,member_id,commented_at", "1,2,3,2025-01-01T10:00"),
    (
      "challenges",
      "challenge_id,launched_by,topic,title,community_id,starts_at,ends_at,updated_at",
      "1,2,3,never,4,2025-01-01,2025-01-05,2025-02-01"
    ),
    (
      "challenge_entries", "challenge_id,member_id,joined_at,completed_at,score,max_score",
      "1,2,2025-01-01,2025-01-02,1,2"
    ),
    ("logins", "member_id,logged_in_at,browser", "1,2025-01-01T10:00,x"),
    (
      "quiz_results", "member_id,quiz_id,item_id,topic,answered_at,score,max_score",
      "1,2,3,4,2025-01-01,1,2"
    ),
  ].map { contents, header, row in
    Specimens(
      contents: contents, format: "canonical-csv",
      written: [("\(contents).csv", "\(header)\n\(row)\n")])
  }

  private static let platforms = [
    Specimens(
      contents: "moodle logs", format: "moodle-logs", folder: "moodle",
      files: ["logs-en.csv", "logs-fr.csv", "logs-de.csv"]),
    Specimens(
      contents: "moodle grades", format: "moodle-grades", folder: "moodle",
      files: ["grades-en.csv", "grades-fr.csv", "grades-de.csv"],
      written: [
        (
          "grades-of-another-address.csv",
          "Nom d'utilisateur,Adresse de courriel,Terminé,\"Note/10,00\"\nada,a@b.org,17/10/21,7\n"
        )
      ]),
    Specimens(
      contents: "moodle participants", format: "moodle-participants", folder: "moodle",
      files: ["participants-fr.csv"]),
    Specimens(
      contents: "moodle users", format: "moodle-users", folder: "moodle", files: ["users.csv"]),
    Specimens(
      contents: "viva-engage messages", format: "viva-engage", folder: "viva-engage",
      files: ["Messages.csv"]),
    Specimens(
      contents: "viva-engage users", format: "viva-engage", folder: "viva-engage",
      files: ["Users.csv"]),
    Specimens(
      contents: "discourse users", format: "discourse-csv", folder: "discourse",
      files: ["user-list.csv"]),
  ]

  private static let dumps =
    ["posts", "users", "votes", "comments", "tags"].map { table in
      Specimens(
        contents: "stack-exchange \(table)", format: "stack-exchange", folder: "stack-exchange",
        files: ["\(table.capitalized).xml"])
    }
    + [
      ("topics", "assessments"), ("communities", "courses"),
      ("quiz_results", "studentAssessment"), ("members", "studentInfo"),
      ("memberships", "studentRegistration"), ("logins", "studentVle"),
    ].map { contents, file in
      Specimens(
        contents: contents, format: "profile-oulad", folder: "oulad", files: ["\(file).csv"],
        profile: Repository.file("SampleData/profiles/oulad.yml").path)
    }

  private static let json = [
    Specimens(
      contents: "xapi statements", format: "xapi", folder: "xapi",
      files: ["forum.jsonl", "h5p.json"], written: [("more.jsonl", statements)]),
    Specimens(
      contents: "open-edx tracking log", format: "open-edx", folder: "open-edx",
      files: ["tracking.log"],
      written: [
        (
          "more.log",
          """
          {"event_type": "x", "event_source": "server", "time": "2026-03-02T10:00:00+00:00", \
          "context": {"username": "zoe"}}
          {"event_type": "edx.forum.thread.created", "event_source": "server", "username": "zoe", \
          "time": "2026-03-02T10:00:00+00:00", "context": {}, \
          "event": {"id": "t2", "anonymous_to_peers": true}}
          {"event_type": "edx.forum.thread.voted", "event_source": "server", "username": "zoe", \
          "time": "2026-03-02T10:00:00+00:00", "context": {}, \
          "event": {"id": "t3", "vote_value": "up", "undo_vote": true}}
          """
        )
      ]),
    Specimens(
      contents: "discourse topics", format: "discourse-topics", folder: "discourse",
      files: ["topic.json", "topics.jsonl"],
      written: [
        (
          "gone.jsonl",
          """
          {"id": 1, "archetype": "regular", "deleted_at": "2026-03-04T08:00:00Z", "post_stream": \
          {"posts": [{"id": 2, "username": "ada", "created_at": "2026-03-02T08:00:00Z", \
          "post_number": 1, "post_type": 1}]}}
          {"id": 3, "archetype": "regular", "post_stream": {"posts": [{"id": 4, \
          "username": "ada", "created_at": "2026-03-02T08:00:00Z", "post_number": 1, \
          "post_type": 1, "hidden": true, "updated_at": "2026-03-05T08:00:00Z"}]}}
          """
        )
      ]),
    Specimens(
      contents: "slack channels", format: "slack", folder: "slack", files: ["channels.json"],
      written: [
        (
          "more/channels.json",
          """
          [{"id": "C1", "name": "a", "created": 1700000000, "is_general": true, "members": ["U1"]},
           {"id": "C2", "name": "b", "created": 1700000000, "is_general": false, "is_private": true},
           {"id": "C3", "name": "c", "created": 1700000000, "is_general": false, "is_group": true},
           {"id": "C4", "name": "d", "created": 1700000000, "is_general": false, "is_mpim": true},
           {"id": "C5", "name": "e", "created": 1700000000, "is_general": false, "is_im": true}]
          """
        )
      ]),
    Specimens(
      contents: "slack users", format: "slack", folder: "slack", files: ["users.json"],
      written: [
        (
          "more/users.json",
          """
          [{"id": "U1", "team_id": "T", "name": "ada", "profile": {}},
           {"id": "U2", "team_id": "T", "name": "bo", "real_name": "Bo", "profile": {}},
           {"id": "U3", "team_id": "T", "real_name": "C", "profile": {"real_name": "Cleo"}}]
          """
        )
      ]),
    Specimens(
      contents: "slack messages", format: "slack", folder: "slack",
      files: ["caisse/2026-03-02.json", "vitrines/2026-03-03.json"],
      written: [
        (
          "caisse/2026-03-04.json",
          """
          [{"type": "message", "ts": "1772618400.000100", "user": "U1", "reply_count": 1},
           {"type": "message", "ts": "1772618400.000200", "user": "U1",
            "replies": [{"user": "U2", "ts": "1772618500.000100"}]},
           {"type": "message", "ts": "1772618400.000300", "user": "U1", "bot_id": "B1"},
           {"type": "message", "ts": "1772618400.000400", "user": "U1",
            "reactions": [{"name": "+1", "users": ["U2"], "count": 2}]}]
          """
        )
      ]),
  ]

  /// By whom and when, in each of the ways that the fixtures do not have; and a score in points.
  private static let statements = [
    #""actor": {"mbox": "mailto:a@example.org"}, "timestamp": "2026-03-02T10:00:00Z""#,
    #""actor": {"mbox_sha1sum": "aa"}, "timestamp": "2026-03-02T10:00:00Z""#,
    #""actor": {"openid": "https://a.example.org"}, "timestamp": "2026-03-02T10:00:00Z""#,
    #""actor": {"account": {"homePage": "https://b", "name": "b"}}, "stored": "2026-03-02T10:00:00Z""#,
    """
    "actor": {"account": {"homePage": "https://c", "name": "b"}}, \
    "timestamp": "2026-03-02T11:00:00Z", \
    "result": {"score": {"raw": 7, "min": 2, "max": 12}}
    """,
  ].map {
    #"{\#($0), "verb": {"id": "http://adlnet.gov/expapi/verbs/scored"}, "object": {"id": "q"}}"#
  }.joined(separator: "\n")
}
