import Activity

/// Folds what a file tells, batch by batch in its order: ten million logins become about a million rows
/// of presence. Needs no database, so that a thread of its own can do it.
struct FileFold {
  private var presence: PresenceFold
  private var quizzes: QuizFold
  private var items = QuizItemFold()
  private var told = FoldedBatch.Told()
  /// Private acts of earlier days were purged and are not taken in again.
  private let retained: Day

  init(retained: Day, capacity: FoldCapacity) {
    self.retained = retained
    presence = PresenceFold(capacity: capacity.presence)
    quizzes = QuizFold(capacity: capacity.quizResults)
  }

  /// - Throws: `UnstorableDay`.
  mutating func take(_ batch: ActivityBatch) throws -> FoldedBatch {
    var folded = FoldedBatch(identifiers: batch.identifiers)
    try batch.forEachRecord(
      login: { login in try take(login, &folded) },
      result: { result in try take(result, &folded) },
      other: { record, updated in
        if try take(record, &folded) { folded.records.append((record, updated)) }
      })
    folded.told = told
    return folded
  }

  /// What is still held.
  mutating func finish() -> FoldedBatch {
    var folded = FoldedBatch(identifiers: NewIdentifiers())
    folded.topics = items.topics
    folded.presence = [presence.release()]
    folded.results = [quizzes.release()]
    folded.told = told
    return folded
  }

  private mutating func take(_ login: Login, _ folded: inout FoldedBatch) throws {
    let (day, slot) = login.at.dayAndSlot
    if day < retained { return expire(day) }
    told.logins += 1
    told.loginDays.extend(to: day)
    try mark(login.member, day, slot, isLogin: true, &folded)
  }

  private mutating func take(_ result: QuizResult, _ folded: inout FoldedBatch) throws {
    let (day, slot) = result.answered.dayAndSlot
    if day < retained { return expire(day) }
    told.results += 1
    try mark(result.member, day, slot, &folded)
    let item = items.number(of: result, &folded)
    if quizzes.isFull { folded.results.append(quizzes.release()) }
    quizzes.add(result, item: item)
  }

  /// - Returns: whether the record is kept.
  private mutating func take(_ record: ActivityRecord, _ folded: inout FoldedBatch) throws -> Bool {
    switch record {
    case .reaction(let reaction): try mark(reaction.member, reaction.reacted, &folded)
    case .anonymousReaction(let reaction): told.days.extend(to: reaction.reacted.day)
    case .comment(let comment): try mark(comment.member, comment.commented, &folded)
    case .challengeEntry(let entry):
      let last = (entry.completed ?? entry.joined).day
      if last < retained {
        expire(last)
        return false
      }
      try mark(entry.member, entry.joined, &folded)
      if let completed = entry.completed { try mark(entry.member, completed, &folded) }
    case .tip(let tip):
      if let author = tip.author { try mark(author, tip.shared, &folded) }
      told.days.extend(to: tip.shared.day)
    case .login, .quizResult, .challenge, .member, .community, .membership, .ambassador, .topic:
      break
    }
    return true
  }

  private mutating func mark(
    _ member: MemberKey, _ moment: Moment, _ folded: inout FoldedBatch
  ) throws {
    let (day, slot) = moment.dayAndSlot
    try mark(member, day, slot, &folded)
  }

  private mutating func mark(
    _ member: MemberKey, _ day: Day, _ slot: Slot?, isLogin: Bool = false,
    _ folded: inout FoldedBatch
  ) throws {
    told.days.extend(to: day)
    guard day >= retained else { return }
    if presence.isFull { folded.presence.append(presence.release()) }
    try presence.mark(member, day, slot, isLogin: isLogin)
  }

  /// The day counts as known: it tells that what is kept has not always been all.
  private mutating func expire(_ day: Day) {
    told.days.extend(to: day)
    told.expired += 1
  }
}

extension FileFold {
  /// Folds all that comes, until the file ends or somebody fails.
  ///
  /// - Throws: what the taker of the pieces failed with.
  mutating func run(
    from batches: Handover<ActivityBatch, Void>, into pieces: Handover<FoldedBatch, MergeTally>
  ) throws {
    while true {
      switch batches.next() {
      case .piece(let batch):
        let folded: FoldedBatch
        do {
          folded = try take(batch)
        } catch {
          try pieces.send(.failed(error))
          throw error
        }
        if !folded.isEmpty { try pieces.send(.piece(folded)) }
      case .failed(let error):
        return try pieces.send(.failed(error))
      case .end(let rows):
        try pieces.send(.piece(finish()))
        return try pieces.send(.end(rows))
      }
    }
  }
}
