import Activity
import GRDB

/// One file on its way into the database, open for the length of one transaction: takes what a
/// reader of exports has understood, batch by batch in the order of the file.
final class FileMerge {
  private let snapshot: Int
  private let keys: StoredKeys
  private let rows: RowMerges
  // Unchecked: a file is merged by one thread, and the checks cost a tenth of a row.
  @exclusivity(unchecked) private var presence: PresenceFold
  @exclusivity(unchecked) private var quizzes: QuizFold
  @exclusivity(unchecked) private var quizItems: QuizItems
  private var logins = 0
  private var results = 0
  /// The days that acts of this file speak of, and those that its logins do.
  @exclusivity(unchecked) private(set) var days = KnownDays()
  @exclusivity(unchecked) private(set) var loginDays = KnownDays()
  private var tally = MergeTally()
  /// Private acts of earlier days were purged and are not taken in again.
  private let retained: Day

  init(_ db: Database, snapshot: Int, capacity: FoldCapacity) throws {
    self.snapshot = snapshot
    retained = try Settings(db).retainedFrom ?? Day(index: .min)
    keys = try StoredKeys(db)
    rows = RowMerges(db, keys)
    presence = try PresenceFold(db, capacity: capacity.presence)
    quizzes = try QuizFold(db, capacity: capacity.quizResults)
    quizItems = try QuizItems(db)
  }

  func take(_ batch: ActivityBatch) throws {
    try batch.forEachIdentifier { entity, identifier in try keys.add(entity, identifier) }
    try batch.forEachRecord(
      login: { login in try take(login) },
      result: { result in try take(result) },
      other: { record, updated in try take(record, version: updated ?? snapshot) })
  }

  private func take(_ login: Login) throws {
    if login.at.day < retained { return expire(login.at.day) }
    logins += 1
    try mark(login.member, login.at, isLogin: true)
  }

  private func take(_ result: QuizResult) throws {
    if result.answered.day < retained { return expire(result.answered.day) }
    results += 1
    try mark(result.member, result.answered)
    let item = try quizItems.id(
      quiz: keys[result.quiz], item: result.item.map { keys[$0] },
      topic: result.topic.map { keys[$0] }, at: result.answered.instant)
    try quizzes.add(result, member: keys[result.member], quizItem: item)
  }

  private func take(_ record: ActivityRecord, version: Int) throws {
    switch record {
    case .login(let login): try take(login)
    case .quizResult(let result): try take(result)
    case .reaction(let reaction):
      try mark(reaction.member, reaction.reacted)
      tally.count(try rows.merge(reaction))
    case .anonymousReaction(let reaction):
      days.extend(to: reaction.reacted.day)
      tally.count(try rows.merge(reaction))
    case .comment(let comment):
      try mark(comment.member, comment.commented)
      tally.count(try rows.merge(comment))
    case .challengeEntry(let entry):
      let last = (entry.completed ?? entry.joined).day
      if last < retained { return expire(last) }
      try mark(entry.member, entry.joined)
      if let completed = entry.completed { try mark(entry.member, completed) }
      tally.count(try rows.merge(entry))
    case .tip(let tip):
      if let author = tip.author { try mark(author, tip.shared) }
      days.extend(to: tip.shared.day)
      tally.count(try rows.merge(tip, version: version))
    case .challenge(let challenge):
      tally.count(try rows.merge(challenge, version: version))
    case .member(let member): tally.count(try rows.merge(member, version: version))
    case .community(let community): tally.count(try rows.merge(community, version: version))
    case .membership(let membership): tally.count(try rows.merge(membership, version: version))
    case .ambassador(let ambassador): tally.count(try rows.merge(ambassador, version: version))
    case .topic(let topic): tally.count(try rows.merge(topic, version: version))
    }
  }

  /// Writes what is still pending.
  ///
  /// - Returns: how many records were new, and how many were known.
  func finish() throws -> MergeTally {
    try presence.flush()
    try quizzes.flush()
    try quizItems.flush()
    tally.new += presence.newLogins + quizzes.newResults
    tally.merged += logins - presence.newLogins + results - quizzes.newResults
    return tally
  }

  private func mark(_ member: MemberKey, _ moment: Moment, isLogin: Bool = false) throws {
    if moment.day >= retained { try presence.mark(keys[member], moment, isLogin: isLogin) }
    days.extend(to: moment.day)
    if isLogin { loginDays.extend(to: moment.day) }
  }

  /// The day counts as known: it tells that what is kept has not always been all.
  private func expire(_ day: Day) {
    days.extend(to: day)
    tally.expired += 1
  }
}

/// The first and the last of some days; none at first.
struct KnownDays {
  private(set) var range: ClosedRange<Day>?

  mutating func extend(to day: Day) {
    guard let known = range else {
      range = day...day
      return
    }
    if day < known.lowerBound { range = day...known.upperBound }
    if day > known.upperBound { range = known.lowerBound...day }
  }
}

/// What became of the records of a file. Every record accepted is new, merged or expired.
public struct MergeTally: Sendable, Equatable {
  public internal(set) var new = 0
  public internal(set) var merged = 0
  /// Private acts of days that were purged: left out.
  public internal(set) var expired = 0
  /// Of the merged: told differently at the same time, so that content alone decided.
  public internal(set) var conflicts = 0

  public init() {}

  mutating func count(_ outcome: RowMerge.Outcome) {
    switch outcome {
    case .new: new += 1
    case .merged: merged += 1
    case .conflict:
      merged += 1
      conflicts += 1
    }
  }
}
