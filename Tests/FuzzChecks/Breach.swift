/// A promise that a reader did not keep.
public struct Breach: Error, Equatable, CustomStringConvertible {
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// - Throws: `Breach` unless the promise is kept.
func promise(_ isKept: Bool, _ what: @autoclosure () -> String) throws {
  if !isKept { throw Breach(what()) }
}
