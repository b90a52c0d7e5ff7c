import Activity
public import Foundation

/// What was planted, as `truth.json` tells it: the answers that the engine should find.
///
/// Members, communities and topics are identified as in the exports; days are `2025-03-24`.
public struct Truth: Codable, Sendable, Equatable {
  public struct Parameters: Codable, Sendable, Equatable {
    public let members: Int
    public let weeks: Int
    public let seed: UInt64
    public let firstDay: String
    public let lastDay: String
    public let timeZone: String
    /// Weekly activity ~ Beta(alpha, beta) and weekly dropout ~ Beta(gamma, delta), before season
    /// and leave.
    public let alpha: Double
    public let beta: Double
    public let gamma: Double
    public let delta: Double

    enum CodingKeys: String, CodingKey {
      case members, weeks, seed, alpha, beta, gamma, delta
      case firstDay = "first_day"
      case lastDay = "last_day"
      case timeZone = "time_zone"
    }
  }

  /// From `startsOn` to `endsOn`, both included.
  public struct Contest: Codable, Sendable, Equatable {
    public let startsOn: String
    public let endsOn: String

    enum CodingKeys: String, CodingKey {
      case startsOn = "starts_on"
      case endsOn = "ends_on"
    }
  }

  /// A topic that is hard for one community and easy elsewhere.
  public struct LocalDifficulty: Codable, Sendable, Equatable {
    public let community: String
    public let topic: String

    enum CodingKeys: String, CodingKey {
      case community = "community_id"
      case topic = "topic_id"
    }
  }

  /// A member on the roster who started and then dropped out for good.
  public struct Dormant: Codable, Sendable, Equatable {
    public let member: String
    /// The Monday of the last week with any activity.
    public let lastActiveWeek: String

    enum CodingKeys: String, CodingKey {
      case member = "member_id"
      case lastActiveWeek = "last_active_week"
    }
  }

  public let retailer: String
  public let isFictional: Bool
  public let parameters: Parameters
  public let champions: [String]
  public let hiddenChampions: [String]
  public let volumePosters: [String]
  public let pastStars: [String]
  public let enthusiasts: [String]
  public let ring: [String]
  public let contest: Contest
  public let hardTopics: [String]
  public let missingContentTopics: [String]
  public let easyTopicsWithoutContent: [String]
  public let localDifficulties: [LocalDifficulty]
  public let dormant: [Dormant]
  /// On the roster for at least a whole week, and never active.
  public let notStarted: [String]
  public let hidden: [String]
  /// Identifiers in logins.csv that no roster lists.
  public let unlisted: [String]
  /// Fewer than ten members on the last day.
  public let smallCommunities: [String]
  /// Data rows by file.
  public let rows: [String: Int]

  enum CodingKeys: String, CodingKey {
    case retailer, parameters, champions, enthusiasts, ring, contest, dormant, hidden, unlisted
    case rows
    case isFictional = "is_fictional"
    case hiddenChampions = "hidden_champions"
    case volumePosters = "volume_posters"
    case pastStars = "past_stars"
    case hardTopics = "hard_topics"
    case missingContentTopics = "missing_content_topics"
    case easyTopicsWithoutContent = "easy_topics_without_content"
    case localDifficulties = "local_difficulties"
    case notStarted = "not_started"
    case smallCommunities = "small_communities"
  }

  /// Reads a `truth.json`.
  ///
  /// - Throws: Foundation's error if it cannot be read, `DecodingError` if it is something else.
  public init(contentsOf file: URL) throws {
    self = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: file))
  }
}

extension Truth {
  init(_ world: World, _ files: [Simulation.Summary.File]) {
    func ids(_ members: [Int]) -> [String] { members.map { world.memberID($0).description } }
    func topicIDs(_ topics: [Int]) -> [String] { topics.map { world.topicID($0).description } }
    func date(_ day: Int) -> String { world.calendar.date(day).description }

    let parameters = world.parameters
    retailer = Retailer.name
    isFictional = true
    self.parameters = Parameters(
      members: parameters.members, weeks: parameters.weeks, seed: parameters.seed,
      firstDay: parameters.firstDay.description, lastDay: parameters.lastDay.description,
      timeZone: Retailer.timeZone, alpha: Rhythm.alpha, beta: Rhythm.beta, gamma: Rhythm.gamma,
      delta: Rhythm.delta)

    let cast = world.cast
    champions = ids(cast.champions)
    hiddenChampions = ids(cast.hiddenChampions)
    volumePosters = ids(cast.volumePosters)
    pastStars = ids(cast.pastStars)
    enthusiasts = ids(cast.enthusiasts)
    ring = ids(cast.ring)
    contest = Contest(
      startsOn: date(cast.contest.lowerBound * 7), endsOn: date(cast.contest.upperBound * 7 - 1))

    hardTopics = topicIDs(world.curriculum.hard)
    missingContentTopics = topicIDs(world.curriculum.missingContent)
    easyTopicsWithoutContent = topicIDs(world.curriculum.easyWithoutContent)
    localDifficulties = world.curriculum.local.enumerated().flatMap { sector, local in
      world.communities.all.indices
        .filter {
          world.communities.all[$0].sector == sector
            && world.communities.all[$0].kind == .trade(local.trade)
        }
        .map {
          LocalDifficulty(
            community: world.communityID($0).description,
            topic: world.topicID(local.topic).description)
        }
    }

    let staying = world.people.indices.filter { world.people[$0].left == nil }
    dormant = staying.compactMap { member in
      guard world.rhythm.hasDroppedOut(member),
        let week = world.rhythm.lastActiveWeek(member)
      else { return nil }
      return Dormant(member: world.memberID(member).description, lastActiveWeek: date(week * 7))
    }
    notStarted = ids(
      staying.filter { member in
        !world.people[member].weeks(of: parameters.weeks).isEmpty
          && world.rhythm.lastActiveWeek(member) == nil
      })
    hidden = ids(world.people.indices.filter { world.people[$0].visibility == .hidden })
    unlisted = (0..<world.unlistedCount).map { world.unlistedID($0).description }
    smallCommunities = world.communities.all.indices
      .filter { world.communities.size($0, on: world.calendar.days - 1) < 10 }
      .map { world.communityID($0).description }
    rows = Dictionary(
      uniqueKeysWithValues: files.compactMap { file in file.rows.map { (file.name, $0) } })
  }
}
