public import Activity

/// The sink that readers of exports write to: numbers identifiers, collects records and hands them
/// over to the thread that writes the database.
public final class FileImport: ActivitySink {
  private let known = Entity.allCases.map { _ in Interner() }
  /// How many identifiers the file has named.
  private var count = 0
  private var batch = ActivityBatch()
  private let handover: Handover

  init(_ handover: Handover) {
    self.handover = handover
  }

  /// - Returns: the identifier's number in this file.
  public func key(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) throws -> Int {
    if let number = known[entity.rawValue].key(of: identifier) { return number }
    guard String(validating: identifier, as: UTF8.self) != nil else { throw InvalidIdentifier() }
    known[entity.rawValue].insert(identifier, key: count)
    batch.add(entity, identifier)
    count += 1
    return count - 1
  }

  public func accept(_ record: ActivityRecord, updated: Int?) throws {
    batch.add(record, updated: updated)
    if batch.isFull { try send() }
  }

  /// Hands over what is left.
  func finish() throws {
    if !batch.isEmpty { try send() }
  }

  private func send() throws {
    try handover.send(.batch(batch))
    batch = ActivityBatch()
  }
}
