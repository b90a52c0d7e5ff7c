import Activity
import Foundation
import Tabular
import TestSupport
import Testing

@testable import Exports

/// What reading a file left behind.
struct Import {
  let sink: RecordingSink
  let log: DiagnosticLog
  /// Every rejected row, in order: its diagnostic, and its raw bytes as text.
  let rejections: [(diagnostic: Diagnostic, raw: String?)]

  var records: [ActivityRecord] { sink.records }
  var diagnostics: [String] { rejections.map(\.diagnostic.description) }

  /// What was wrong with each rejected row: its line, code and column.
  var complaints: [String] {
    rejections.map { rejection in
      let (diagnostic, place) = (rejection.diagnostic, rejection.diagnostic.location)
      return "\(place.line) \(diagnostic.code.rawValue) \(diagnostic.column ?? "-")"
    }
  }

  /// Every record in words, identifiers as in the file: `login 1046 2021-10-17T12:39`.
  var told: [String] { records.map { words($0) } }

  private func words(_ record: ActivityRecord) -> String {
    func name(_ entity: Entity, _ key: Int?) -> String? {
      key.flatMap { sink.identifiers(entity)[$0] }
    }
    func words(_ moment: Moment) -> String {
      guard moment.slot != nil else { return "\(moment.day)" }
      let local = moment.instant + paris.offset(atInstant: moment.instant)
      let minutes = (local - Day(localSeconds: local).localSeconds) / 60
      return "\(moment.day)T\(minutes / 60):\(minutes % 60)"
    }
    var parts: [String?]
    switch record {
    case .login(let login):
      parts = ["login", name(.member, login.member.rawValue), words(login.at)]
    case .tip(let tip):
      parts = [
        "tip", name(.tip, tip.key.rawValue), "by", name(.member, tip.author?.rawValue),
        words(tip.shared), tip.topic.map { "about \(name(.topic, $0.rawValue) ?? "?")" },
        tip.community.map { "in \(name(.community, $0.rawValue) ?? "?")" },
        tip.withdrawn.map { "withdrawn \(words($0))" },
      ]
    case .comment(let comment):
      parts = [
        "comment", name(.comment, comment.key.rawValue), "on", name(.tip, comment.tip.rawValue),
        "by", name(.member, comment.member.rawValue), words(comment.commented),
      ]
    case .member(let member):
      parts = [
        "member", name(.member, member.key.rawValue), member.name, member.team.map { "of \($0)" },
        member.joined.map { "since \($0)" }, member.left.map { "until \($0)" },
        member.standing == .person ? nil : "\(member.standing)",
      ]
    case .quizResult(let result):
      parts = [
        "quiz", name(.quiz, result.quiz.rawValue), name(.item, result.item?.rawValue), "by",
        name(.member, result.member.rawValue), words(result.answered),
        "\(result.score)/\(result.maximum)",
      ]
    case .reaction(let reaction):
      parts = [
        "reaction", name(.reactionKind, reaction.kind.rawValue), "to",
        name(.tip, reaction.tip.rawValue), "by", name(.member, reaction.member.rawValue),
        words(reaction.reacted),
      ]
    case .anonymousReaction(let reaction):
      parts = [
        "reaction", name(.reactionKind, reaction.kind.rawValue), "to",
        name(.tip, reaction.tip.rawValue), "as", name(.vote, reaction.vote.rawValue),
        words(reaction.reacted),
      ]
    case .community(let community):
      parts = ["community", name(.community, community.key.rawValue), community.name]
    case .membership(let membership):
      parts = [
        "membership", name(.community, membership.community.rawValue),
        name(.member, membership.member.rawValue),
      ]
    default:
      parts = ["\(record)"]
    }
    return parts.compactMap(\.self).joined(separator: " ")
  }
}

extension ActivityRecord {
  var membership: Membership? {
    if case .membership(let membership) = self { membership } else { nil }
  }

  var quizResult: QuizResult? {
    if case .quizResult(let quiz) = self { quiz } else { nil }
  }
}

let paris = ZoneRules(identifier: "Europe/Paris")!

/// Reads a file with the reader that claims it, and checks that every row is accounted for.
func importFile(
  _ path: String, profile: Profile? = nil, into sink: RecordingSink = RecordingSink(),
  zone: ZoneRules = paris, told: ExportFile.Told = ExportFile.Told()
) throws -> Import {
  var rejections: [(diagnostic: Diagnostic, raw: String?)] = []
  let log = DiagnosticLog(onReject: { diagnostic, raw in
    rejections.append((diagnostic, raw.map { String(decoding: $0, as: UTF8.self) }))
  })
  let reader = try #require(try Registry(profile: profile).identify(path: path))
  try reader.read(ExportFile(path: path, zone: zone, told: told), into: sink, log: log)
  #expect(log.read == log.accepted + log.rejected + log.dropped)
  #expect(log.rejected == rejections.count)
  #expect(log.groups.map(\.count).reduce(0, +) == log.rejected)
  return Import(sink: sink, log: log, rejections: rejections)
}

/// Reads text as if it were a file named `export`, in a directory of its own.
func importText(
  _ text: String, profile: String? = nil, into sink: RecordingSink = RecordingSink(),
  zone: ZoneRules = paris, told: ExportFile.Told = ExportFile.Told()
) throws -> Import {
  try importBytes(Array(text.utf8), profile: profile, into: sink, zone: zone, told: told)
}

func importBytes(
  _ bytes: [UInt8], profile: String? = nil, into sink: RecordingSink = RecordingSink(),
  zone: ZoneRules = paris, told: ExportFile.Told = ExportFile.Told()
) throws -> Import {
  try inDirectory(["export": bytes]) { directory in
    try importFile(
      directory + "export", profile: try profile.map { try Profile(yaml: $0, path: "test.yml") },
      into: sink, zone: zone, told: told)
  }
}

/// Runs `body` with the path of a new directory, ending in a slash, that holds these files.
func inDirectory<Result>(
  _ files: [String: [UInt8]], _ body: (String) throws -> Result
) throws -> Result {
  let directory = FileManager.default.temporaryDirectory
    .appendingPathComponent("relais-exports-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  for (name, bytes) in files {
    try Data(bytes).write(to: directory.appendingPathComponent(name))
  }
  return try body(directory.path + "/")
}

/// The text of a whole-file error; nil if there was none.
func failure(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return "\(error)"
  }
}

enum Places {
  static let fixtures = Repository.file("Tests/ExportsTests/Fixtures").path + "/"
  static let profiles = Repository.file("SampleData/profiles").path + "/"

  /// A folder of open data beside the package; nil, said aloud, where it is absent.
  static func openData(_ name: String) -> String? {
    Repository.openData(name).map { $0.path + "/" }
  }
}
