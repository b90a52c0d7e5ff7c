import Activity

/// A piece of what a file tells, in the order of the file: identifiers that it names for the first
/// time, then records, whose keys are the numbers of identifiers, counted from 0 through the file.
///
/// Logins and quiz results come by the million: each kind lies in an array of its own, close together.
struct ActivityBatch: Sendable {
  private enum Kind {
    case login, result, other
  }

  /// How many records of one kind follow each other.
  private struct Run {
    let kind: Kind
    let count: Int
  }

  /// But for the last, of which there is the kind of its records, and how many came before.
  private var runs: [Run] = []
  private var kind = Kind.other
  private var before = 0
  private var logins: [Login] = []
  private var results: [QuizResult] = []
  private var others: [(record: ActivityRecord, updated: Int?)] = []

  private(set) var identifiers = NewIdentifiers()
  /// Of names in records.
  private var nameBytes = 0
  /// How many more records it is to hold; none once there is text enough.
  private var room: Int

  private static var bytes: Int { 1 << 18 }

  /// Whether it is time to begin another; its memory is bounded by the longest record.
  var isFull: Bool { room <= 0 }

  var isEmpty: Bool { count == 0 && identifiers.isEmpty }

  private var count: Int { logins.count + results.count + others.count }

  /// - Parameter size: how many records it is to hold.
  init(size: Int) {
    room = size
  }

  mutating func add(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) {
    identifiers.add(entity, identifier)
    limitText()
  }

  mutating func add(_ login: Login) {
    make(.login)
    logins.append(login)
  }

  mutating func add(_ result: QuizResult) {
    make(.result)
    results.append(result)
  }

  mutating func add(_ record: ActivityRecord, updated: Int?) {
    switch record {
    case .login(let login): add(login)
    case .quizResult(let result): add(result)
    default:
      make(.other)
      others.append((record, updated))
      nameBytes += record.nameBytes
      limitText()
    }
  }

  /// Makes room for a record of a kind.
  @inline(__always)
  private mutating func make(_ kind: Kind) {
    if self.kind != kind { begin(kind) }
    room -= 1
  }

  private mutating func begin(_ kind: Kind) {
    runs.append(lastRun)
    self.kind = kind
    before = count
    // Nearly all files are of one kind, or of one and others.
    if kind == .login, logins.isEmpty { logins.reserveCapacity(room) }
    if kind == .result, results.isEmpty { results.reserveCapacity(room) }
  }

  private var lastRun: Run { Run(kind: kind, count: count - before) }

  private mutating func limitText() {
    if identifiers.bytes + nameBytes >= ActivityBatch.bytes { room = 0 }
  }

  @inline(__always)
  func forEachRecord(
    login: (Login) throws -> Void, result: (QuizResult) throws -> Void,
    other: (ActivityRecord, _ updated: Int?) throws -> Void
  ) rethrows {
    var (nextLogin, nextResult, nextOther) = (0, 0, 0)
    for run in runs + [lastRun] {
      switch run.kind {
      case .login:
        for index in nextLogin..<nextLogin + run.count { try login(logins[index]) }
        nextLogin += run.count
      case .result:
        for index in nextResult..<nextResult + run.count { try result(results[index]) }
        nextResult += run.count
      case .other:
        for index in nextOther..<nextOther + run.count {
          try other(others[index].record, others[index].updated)
        }
        nextOther += run.count
      }
    }
  }
}

/// Identifiers in the order in which a file names them for the first time.
struct NewIdentifiers: Sendable {
  private var entities: [Entity] = []
  /// Of the identifiers, one after the other.
  private var text: [UInt8] = []
  private var ends: [Int] = []

  var isEmpty: Bool { entities.isEmpty }
  var bytes: Int { text.count }

  mutating func add(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) {
    entities.append(entity)
    text.append(contentsOf: identifier)
    ends.append(text.count)
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
}

extension ActivityBatch: Weighed {
  var weight: Int {
    logins.count * MemoryLayout<Login>.stride + results.count * MemoryLayout<QuizResult>.stride
      + others.count * MemoryLayout<ActivityRecord>.stride + nameBytes + identifiers.bytes
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
