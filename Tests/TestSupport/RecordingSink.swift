public import Activity

/// A sink that keeps everything, and gives identifiers numbers in the order in which they come.
public final class RecordingSink: ActivitySink {
  public private(set) var records: [ActivityRecord] = []
  public private(set) var updates: [Int?] = []
  private var keys: [Entity: [String: Int]] = [:]

  public init() {}

  public func key(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) throws -> Int {
    guard let text = String(validating: identifier, as: UTF8.self), !text.utf8.contains(0) else {
      throw InvalidIdentifier()
    }
    if let known = keys[entity]?[text] { return known }
    let next = keys[entity]?.count ?? 0
    keys[entity, default: [:]][text] = next
    return next
  }

  public func accept(_ record: ActivityRecord, updated: Int?) {
    records.append(record)
    updates.append(updated)
  }

  /// Every identifier by its key.
  public func identifiers(_ entity: Entity) -> [Int: String] {
    Dictionary(uniqueKeysWithValues: (keys[entity] ?? [:]).map { ($0.value, $0.key) })
  }
}
