/// Where a reader of exports puts what it has understood. The store is one; tests have others.
public protocol ActivitySink: AnyObject {
  /// The key of an identifier, the same for the same bytes; called once or more a row, so it must
  /// not allocate for an identifier it has met before.
  ///
  /// - Throws: `InvalidIdentifier` where the bytes are not UTF-8, or have a NUL among them.
  func key(_ entity: Entity, _ identifier: UnsafeRawBufferPointer) throws -> Int

  /// - Parameter updated: seconds since 1970 at which the export says that the row was last
  ///   changed; nil leaves the file's snapshot day to decide which of two tellings is the latest.
  func accept(_ record: ActivityRecord, updated: Int?) throws

  /// As `accept(_:updated:)`: logins and quiz results come by the million, and a record that holds any
  /// kind is large.
  func accept(_ login: Login) throws
  func accept(_ result: QuizResult) throws
}

/// An identifier whose bytes are not UTF-8, or have a NUL among them, at which some tools would end
/// it: its row is rejected, the file goes on.
public struct InvalidIdentifier: Error {
  public init() {}
}

extension ActivitySink {
  public func accept(_ login: Login) throws {
    try accept(.login(login), updated: nil)
  }

  public func accept(_ result: QuizResult) throws {
    try accept(.quizResult(result), updated: nil)
  }
}

extension ActivitySink {
  public func key<Kind>(
    _ entity: Entity, _ identifier: UnsafeRawBufferPointer, as _: Kind.Type = Kind.self
  ) throws -> Key<Kind> {
    Key(rawValue: try key(entity, identifier))
  }

  public func key<Kind>(
    _ entity: Entity, _ identifier: String, as _: Kind.Type = Kind.self
  ) throws -> Key<Kind> {
    var identifier = identifier
    return try identifier.withUTF8 { Key(rawValue: try key(entity, UnsafeRawBufferPointer($0))) }
  }
}
