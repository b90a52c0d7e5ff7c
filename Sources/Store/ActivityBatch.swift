import Activity

/// A piece of what a file tells, in the order of the file: identifiers that it names for the first
/// time, then records, whose keys are the numbers of identifiers, counted from 0 through the file.
///
/// Logins and quiz results come by the million: each kind lies in an array of its own, close together.
struct ActivityBatch: Sendable {
  private enum Kind: UInt8 {
    case login, result, other
  }

  private var order: [Kind] = []
  private var logins: [Login] = []
  private var results: [QuizResult] = []
  private var others: [(record: ActivityRecord, updated: Int?)] = []

  private var entities: [Entity] = []
  /// Of the identifiers, one after the other.
  private var text: [UInt8] = []
  private var ends: [Int] = []
  /// Of names in records.
  private var nameBytes = 0

  private let size: Int
  private static let bytes = 1 << 18

  /// Whether it is time to begin another; its memory is bounded by the longest record.
  var isFull: Bool {
    order.count >= size || text.count + nameBytes >= ActivityBatch.bytes
  }

  var isEmpty: Bool { order.isEmpty && entities.isEmpty }

  /// - Parameter size: how many records it is to hold.
  init(size: Int) {
    self.size = size
    order.reserveCapacity(size)
  }

  mutating func add(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) {
    entities.append(entity)
    text.append(contentsOf: identifier)
    ends.append(text.count)
  }

  mutating func add(_ record: ActivityRecord, updated: Int?) {
    switch record {
    case .login(let login):
      order.append(.login)
      logins.append(login)
    case .quizResult(let result):
      order.append(.result)
      results.append(result)
    default:
      order.append(.other)
      others.append((record, updated))
      nameBytes += record.nameBytes
    }
  }

  func forEachIdentifier(_ body: (Entity, UnsafeRawBufferPointer) throws -> Void) rethrows {
    try text.withUnsafeBytes { text in
      var start = 0
      for (entity, end) in zip(entities, ends) {
        try body(entity, UnsafeRawBufferPointer(rebasing: text[start..<end]))
        start = end
      }
    }
  }

  @inline(__always)
  func forEachRecord(
    login: (Login) throws -> Void, result: (QuizResult) throws -> Void,
    other: (ActivityRecord, _ updated: Int?) throws -> Void
  ) rethrows {
    var (nextLogin, nextResult, nextOther) = (0, 0, 0)
    for kind in order {
      switch kind {
      case .login:
        try login(logins[nextLogin])
        nextLogin += 1
      case .result:
        try result(results[nextResult])
        nextResult += 1
      case .other:
        try other(others[nextOther].record, others[nextOther].updated)
        nextOther += 1
      }
    }
  }
}

extension ActivityRecord {
  fileprivate var nameBytes: Int {
    switch self {
    case .member(let member): (member.name?.utf8.count ?? 0) + (member.team?.utf8.count ?? 0)
    case .community(let community): community.name.utf8.count
    case .topic(let topic): topic.name.utf8.count
    default: 0
    }
  }
}
