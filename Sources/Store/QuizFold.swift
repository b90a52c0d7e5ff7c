import Activity

/// Folds quiz results into the first, the best and the last attempt per member and quiz item.
struct QuizFold {
  private var rows = IntegerTable<Attempts>(empty: Attempts())
  private var patience: Patience

  /// - Parameter capacity: how many rows it may come to hold.
  init(capacity: Int) {
    patience = Patience(most: capacity)
  }

  /// Whether it is to be released before the next result.
  var isFull: Bool { rows.count >= patience.rows }

  /// - Parameter item: the file's number of the quiz item.
  mutating func add(_ result: QuizResult, item: Int) {
    let attempt = Attempt(
      at: result.answered.instant, score: result.score, maximum: result.maximum)
    rows.update(result.member.rawValue << 32 | item) {
      $0.join(Attempts(first: attempt, best: attempt, last: attempt))
    }
  }

  /// Hands out all rows in ascending order and forgets them.
  mutating func release() -> [ResultRow] {
    let released = rows.drain { ResultRow(key: $0, attempts: $1) }
    patience.learn(released.lazy.map(\.key))
    return released
  }
}

/// Numbers the quiz items of a file, and keeps the topic that was told with the latest answer.
struct QuizItemFold {
  private struct Item {
    /// Counted from 1; 0 for none yet.
    var number = 0
    var toldAt = Int.min
    var topic: TopicKey?
  }

  private var items = IntegerTable<Item>(empty: Item())

  /// - Returns: the number of the item, counted from 0 through the file.
  mutating func number(of result: QuizResult, _ folded: inout FoldedBatch) -> Int {
    let count = items.count
    return items.update(result.quiz.rawValue << 32 | (result.item.map { $0.rawValue + 1 } ?? 0)) {
      item in
      if item.number == 0 {
        item.number = count + 1
        folded.items.append(QuizItemName(quiz: result.quiz, item: result.item))
      }
      guard let topic = result.topic else { return item.number - 1 }
      let at = result.answered.instant
      if at > item.toldAt {
        item.toldAt = at
        item.topic = topic
      } else if at == item.toldAt, topic != item.topic {
        // Two topics told at once: the database compares their names, so nothing may be forgotten.
        folded.topics.append(QuizItemTopic(item: item.number - 1, topic: topic, at: at))
      }
      return item.number - 1
    }
  }

  /// What each item was last said to be about.
  var topics: [QuizItemTopic] {
    items.values.compactMap { item in
      item.topic.map { QuizItemTopic(item: item.number - 1, topic: $0, at: item.toldAt) }
    }
  }
}
