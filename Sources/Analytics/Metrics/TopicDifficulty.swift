public import Activity
public import Disclosure
public import Store

/// How many members have tried each topic in quizzes, and how many struggle with it.
public struct TopicDifficulty: SignalMetric {
  public static let id: StaticString = "topic-difficulty"

  public static let documentation = """
    First attempts at quiz questions, by topic, of the verified members of each community and of the
    whole roster, through the last day of a closed four-week period (unit: people).

    - learners: members with at least one first attempt at a question on the topic
    - struggling: the sum over them of 1 - mean share of the maximum that they reached, each
      question weighing the same, rounded to a whole number

    Nobody weighs more than 1 in that sum, so it is coded like a count of people, within the code of
    the learners: it is the number of learners who would have had everything wrong, had all others
    had everything right. It is withheld where the learners are fewer than their code of 15. What
    somebody reached at first does not change any more, so this is a state: whoever stands in for a
    newer membership is counted with their own attempts. Questions without a topic are under none.
    """

  public enum Measure: String, CaseIterable, Sendable {
    case learners, struggling

    /// The measure of a topic, by its identifier.
    func of(_ topic: String) -> String { "\(rawValue):\(topic)" }
  }

  public init() {}

  public func compute(_ facts: SignalFacts, period: Period) throws -> SealedPublication {
    let attempts = try TopicAttempts(facts, through: period.lastDay)
    return try SealedPublication(
      ofCommunities: facts, table: TopicDifficulty.id, kind: .state, period: period,
      measures: attempts.measures, parts: attempts.parts,
      columns: attempts.columns, mayStand: true
    ) { attempts.counts($0) }
  }
}

/// What each member missed of each topic at first.
private struct TopicAttempts: Sendable {
  /// Identifiers, ascending.
  let topics: [String]
  /// Where in `missed` a member's topics are.
  private var ranges: [Int: Range<Int>] = [:]
  private var missed: [(topic: Int, share: Int)] = []

  /// Shares are whole numbers of millionths, whose sums do not depend on an order.
  private static let unit = 1_000_000

  init(_ facts: SignalFacts, through day: Day) throws {
    let questions = try facts.questions()
    let topics = Set(questions.compactMap(\.topicIdentifier)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    self.topics = topics
    let positions = Dictionary(uniqueKeysWithValues: zip(topics, topics.indices))
    var topicOfQuestion = [Int](repeating: -1, count: (questions.map(\.key).max() ?? 0) + 1)
    for question in questions {
      topicOfQuestion[question.key] = question.topicIdentifier.flatMap { positions[$0] } ?? -1
    }
    var member = -1
    var reached = [Int](repeating: 0, count: topics.count)
    var asked = [Int](repeating: 0, count: topics.count)
    try facts.firstAttempts(through: day) { who, question, share, _ in
      if who.rawValue != member {
        close(member, &reached, &asked)
        member = who.rawValue
      }
      let topic = topicOfQuestion[question]
      if topic < 0 { return }
      reached[topic] += Int((share * Double(TopicAttempts.unit)).rounded())
      asked[topic] += 1
    }
    close(member, &reached, &asked)
  }

  private mutating func close(_ member: Int, _ reached: inout [Int], _ asked: inout [Int]) {
    let start = missed.count
    for topic in asked.indices where asked[topic] > 0 {
      missed.append((topic, TopicAttempts.unit - reached[topic] / asked[topic]))
      reached[topic] = 0
      asked[topic] = 0
    }
    ranges[member] = start..<missed.count
  }

  var measures: [String] {
    TopicDifficulty.Measure.allCases.flatMap { measure in topics.map(measure.of) }
  }

  /// The topic of each measure.
  var columns: [String] { TopicDifficulty.Measure.allCases.flatMap { _ in topics } }

  /// Those who struggle are some of those who tried.
  var parts: [String: SealedPublication.Whole] {
    Dictionary(
      uniqueKeysWithValues: topics.map {
        (TopicDifficulty.Measure.struggling.of($0), .of(TopicDifficulty.Measure.learners.of($0)))
      })
  }

  /// In the order of the measures.
  func counts(_ members: [MemberKey]) -> [Sealed<Int>] {
    var learners = [Int](repeating: 0, count: topics.count)
    var struggling = [Int](repeating: 0, count: topics.count)
    for member in members {
      for attempt in missed[ranges[member.rawValue] ?? 0..<0] {
        learners[attempt.topic] += 1
        struggling[attempt.topic] += attempt.share
      }
    }
    let unit = TopicAttempts.unit
    return learners.map { Sealed($0) } + struggling.map { Sealed(($0 + unit / 2) / unit) }
  }
}
