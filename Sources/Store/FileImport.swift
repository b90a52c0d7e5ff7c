public import Activity

/// The sink that readers of exports write to: numbers identifiers, collects records and hands them
/// over to the thread that folds them.
public final class FileImport: ActivitySink {
  private let known = Entity.allCases.map { _ in Interner() }
  // Unchecked: a sink serves one thread and calls nobody back, and the checks cost a tenth of a row.
  /// How many identifiers the file has named.
  @exclusivity(unchecked) private var count = 0
  @exclusivity(unchecked) private var batch: ActivityBatch
  private let batchSize: Int
  private let handover: Handover<ActivityBatch, Void>

  /// - Parameter batchSize: how many records are handed over at once.
  init(_ handover: Handover<ActivityBatch, Void>, batchSize: Int) {
    self.handover = handover
    self.batchSize = batchSize
    batch = ActivityBatch(size: batchSize)
  }

  /// - Returns: the identifier's number in this file.
  public func key(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) throws -> Int {
    if let number = known[entity.rawValue].key(of: identifier) { return number }
    guard String(validating: identifier, as: UTF8.self)?.utf8.contains(0) == false else {
      throw InvalidIdentifier()
    }
    known[entity.rawValue].insert(identifier, key: count)
    batch.add(entity, identifier)
    count += 1
    return count - 1
  }

  public func accept(_ record: ActivityRecord, updated: Int?) throws {
    batch.add(record, updated: updated)
    if batch.isFull { try send() }
  }

  public func accept(_ login: Login) throws {
    batch.add(login)
    if batch.isFull { try send() }
  }

  public func accept(_ result: QuizResult) throws {
    batch.add(result)
    if batch.isFull { try send() }
  }

  /// Hands over what is left.
  func finish() throws {
    if !batch.isEmpty { try send() }
  }

  private func send() throws {
    try handover.send(.piece(batch))
    batch = ActivityBatch(size: batchSize)
  }
}
