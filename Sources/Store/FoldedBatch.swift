import Activity

/// A piece of a file on its way from the thread that folds to the one that writes. Keys are the numbers
/// of the file's identifiers.
struct FoldedBatch: Sendable {
  let identifiers: NewIdentifiers
  /// Quiz items that the file names for the first time, in the order of their numbers.
  var items: [QuizItemName] = []
  var topics: [QuizItemTopic] = []
  /// Records that are kept one by one.
  var records: [(record: ActivityRecord, updated: Int?)] = []
  /// Rows that a fold holds no longer, each time in the ascending order of their keys.
  var presence: [[PresenceRow]] = []
  var results: [[ResultRow]] = []
  /// Of the file up to here.
  var told = Told()

  var isEmpty: Bool {
    identifiers.isEmpty && records.isEmpty && topics.isEmpty && presence.isEmpty && results.isEmpty
      && items.isEmpty
  }

  /// What a file has told of what is not kept row by row.
  struct Told: Sendable {
    var logins = 0
    var results = 0
    /// Private acts of days that were purged.
    var expired = 0
    /// The days that acts speak of, and those that logins do.
    var days = KnownDays()
    var loginDays = KnownDays()
  }
}

extension FoldedBatch: Weighed {
  var weight: Int {
    records.count * MemoryLayout<ActivityRecord>.stride + identifiers.bytes
      + presence.reduce(0) { $0 + $1.count } * MemoryLayout<PresenceRow>.stride
      + results.reduce(0) { $0 + $1.count } * MemoryLayout<ResultRow>.stride
  }
}

/// Which days and slots a member was there in one period.
struct PresenceRow: KeyedRow, Sendable {
  /// The number of a member, and 16 bits for the period.
  var key: Int
  var masks: Masks

  struct Masks: Sendable {
    var days: UInt32 = 0
    /// The days that a login was the first act of this file to set: they tell new from merged.
    var daysByLogin: UInt32 = 0
    var slots: UInt64 = 0
  }
}

/// A member's first, best and last attempt at a quiz item.
struct ResultRow: KeyedRow, Sendable {
  /// The number of a member, and 32 bits for that of the item.
  var key: Int
  var attempts: Attempts
}

struct QuizItemName: Sendable {
  let quiz: QuizKey
  /// nil for a quiz as a whole.
  let item: ItemKey?
}

/// What a quiz item was said to be about, and when.
struct QuizItemTopic: Sendable {
  /// The file's number of the item.
  let item: Int
  let topic: TopicKey
  let at: Int
}

/// The first and the last of some days; none at first.
struct KnownDays: Sendable {
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
