import Foundation

/// What is taught: which topics are hard, for whom, and which ones nobody shares tips about.
struct Curriculum {
  static let itemsPerQuiz = 5

  /// Positions in `Trainings.topics`, ascending.
  let hard: [Int]
  /// Hard, and hardly a tip about them.
  let missingContent: [Int]
  /// Easy, and hardly a tip about them: no cause for alarm.
  let easyWithoutContent: [Int]
  /// For each sector, the trade that struggles with a topic which others find easy.
  let local: [(trade: Trade, topic: Int)]

  private let difficulty: [Double]
  private let practised: [Weighted]
  private let shared: [Weighted]

  init(sectors: Int, seed: UInt64) {
    var random = Generator(seed: seed, .curriculum)
    let topics = Trainings.topics
    let order = random.shuffled(topics.indices)
    let hard = order[..<4].sorted()
    let missing = order[..<2].sorted()
    let bare = [order[4]]
    self.hard = hard
    missingContent = missing
    easyWithoutContent = bare
    difficulty = topics.indices.map { topic in
      hard.contains(topic) ? random.uniform(0.75...1) : random.uniform(-1.8 ... -1.1)
    }
    local = (0..<sectors).map { _ in
      let trades = random.shuffled([Trade.checkout, .logistics])
      let choices = trades.lazy.flatMap { trade in
        topics.indices.filter { topics[$0].trade == trade && !order[..<5].contains($0) }
          .map { (trade: trade, topic: $0) }
      }
      // Five topics are spoken for, and these trades have seven.
      return choices.first ?? (.checkout, 0)
    }
    let own = 3.0
    practised = Trade.allCases.map { trade in
      Weighted(topics.map { $0.trade == trade ? own : 1 })
    }
    shared = Trade.allCases.map { trade in
      Weighted(
        topics.indices.map { topic in
          let isBare = missing.contains(topic) || bare.contains(topic)
          return (isBare ? 0.01 : 1) * (topics[topic].trade == trade ? own : 1)
        })
    }
  }

  func lacksContent(_ topic: Int) -> Bool {
    missingContent.contains(topic) || easyWithoutContent.contains(topic)
  }

  func practisedTopic(of trade: Trade, _ random: inout Generator) -> Int {
    practised[trade.rawValue].pick(&random)
  }

  func sharedTopic(of trade: Trade, _ random: inout Generator) -> Int {
    shared[trade.rawValue].pick(&random)
  }

  /// The probability of a right answer: one-parameter logistic.
  ///
  /// - Parameter item: in 0..<itemsPerQuiz; the items of a quiz spread evenly around its topic.
  func facility(ability: Double, topic: Int, item: Int, trade: Trade, sector: Int) -> Double {
    let spread = 0.3 * Double(item - Curriculum.itemsPerQuiz / 2)
    let isLocal = local[sector].trade == trade && local[sector].topic == topic
    let logit = ability - difficulty[topic] - spread - (isLocal ? 1.6 : 0)
    return 1 / (1 + exp(-logit))
  }
}
