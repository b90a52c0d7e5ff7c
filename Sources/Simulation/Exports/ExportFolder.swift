import Foundation

/// The directory that a simulation is written into.
struct ExportFolder {
  private let directory: URL
  private let members: Int

  private static let notice = "README.txt"
  private static let noticeOpening = "DONNÉES FICTIVES / FICTIONAL DATA"

  /// - Throws: `SimulationError.notASimulation` rather than overwrite exports of real people.
  init(_ path: String, members: Int) throws {
    directory = URL(fileURLWithPath: path, isDirectory: true)
    self.members = members
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let present = Set(try FileManager.default.contentsOfDirectory(atPath: path))
    let endangered = Columns.all.map(\.file) + ["truth.json", ExportFolder.notice]
    if let file = endangered.first(where: present.contains), !isSimulation {
      throw SimulationError.notASimulation(directory: path, file: file)
    }
  }

  private var isSimulation: Bool {
    let notice = try? String(
      contentsOf: directory.appendingPathComponent(ExportFolder.notice), encoding: .utf8)
    return notice?.hasPrefix(ExportFolder.noticeOpening) ?? false
  }

  /// A new, empty file.
  func create(_ name: String) throws -> FileHandle {
    let url = directory.appendingPathComponent(name)
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  /// Opens a table of `world`.
  func table(_ columns: Columns, of world: World) throws -> CSVFile {
    try CSVFile(columns.file, columns: columns.names, in: self, clock: world.clock)
  }

  func write(_ truth: Truth, as name: String) throws -> Simulation.Summary.File {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try write(encoder.encode(truth) + Data("\n".utf8), as: name)
  }

  /// First of all files, so that an interrupted simulation is known as one.
  func writeNotice(of simulation: Simulation) throws -> Simulation.Summary.File {
    let text = """
      \(ExportFolder.noticeOpening)

      \(Retailer.name) n'existe pas. Ces exports ont été tirés au sort par un programme : toute
      ressemblance avec une entreprise ou une personne réelle serait fortuite.

      \(Retailer.name) does not exist. A program drew these exports at random: any likeness to a
      real company or person is chance.

      \(simulation.members) members, \(simulation.weeks) weeks, seed \(simulation.seed), \
      \(simulation.firstDay) to \(simulation.lastDay), time zone \(Retailer.timeZone).
      comments.csv is in local time; every other time carries its offset.

      truth.json says what was planted for the engine to find:
        champions             share often and are thanked by several teams
        hidden_champions      as much, but opted out: never to be ranked
        volume_posters        post more than anybody, and nobody thanks them
        past_stars            were champions, and stopped sharing
        enthusiasts           shared much in a single week
        ring, contest         members who thank each other to win the contest of those days
        hard_topics           low scores; missing_content_topics also lack tips
        easy_topics_without_content   lack tips, and nobody struggles
        local_difficulties    a topic that is hard for one community only
        dormant               dropped out, with the Monday of the last active week
        not_started           on the roster for a week or more, never active
        hidden, unlisted      opted out; log in without being on the roster
        small_communities     fewer than ten members at the end

      """
    return try write(Data(text.utf8), as: ExportFolder.notice)
  }

  private func write(_ data: Data, as name: String) throws -> Simulation.Summary.File {
    try data.write(to: directory.appendingPathComponent(name))
    return Simulation.Summary.File(name: name, rows: nil, bytes: data.count)
  }
}

/// The columns of the canonical exports, as this simulation fills them.
struct Columns {
  let file: String
  let names: [String]

  private init(_ file: String, _ names: String) {
    self.file = file
    self.names = names.split(separator: ",").map(String.init)
  }

  static let members = Columns(
    "members.csv", "member_id,name,email,team,site,job,joined_on,left_on,visibility")
  static let communities = Columns("communities.csv", "community_id,name")
  static let memberships = Columns("memberships.csv", "community_id,member_id,since,until")
  static let ambassadors = Columns("ambassadors.csv", "community_id,ambassador_id,since,until")
  static let topics = Columns("topics.csv", "topic_id,name,parent_topic_id")
  static let tips = Columns(
    "tips.csv", "tip_id,author_id,shared_at,topic,title,community_id,withdrawn_at")
  static let reactions = Columns("reactions.csv", "tip_id,member_id,kind,reacted_at")
  static let comments = Columns("comments.csv", "comment_id,tip_id,member_id,commented_at")
  static let challenges = Columns(
    "challenges.csv", "challenge_id,launched_by,topic,title,community_id,starts_at,ends_at")
  static let challengeEntries = Columns(
    "challenge_entries.csv", "challenge_id,member_id,joined_at,completed_at,score,max_score")
  static let logins = Columns("logins.csv", "member_id,logged_in_at")
  static let quizResults = Columns(
    "quiz_results.csv", "member_id,quiz_id,item_id,topic,answered_at,score,max_score")

  static let all = [
    members, communities, memberships, ambassadors, topics, tips, reactions, comments, challenges,
    challengeEntries, logins, quizResults,
  ]
}
