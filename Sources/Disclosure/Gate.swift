// The only file that can turn what is sealed into what is released.

/// A value that may not be read. Analytics can make one; only this file can open it.
public struct Sealed<Value: Sendable>: Sendable {
  fileprivate let value: Value

  public init(_ value: Value) {
    self.value = value
  }
}

extension Sealed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "sealed" }
  public var debugDescription: String { "sealed" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// A value that readers may see. Anyone can read it; only this file can make one.
public struct Released<Value: Sendable>: Sendable {
  public let value: Value

  fileprivate init(_ value: Value) {
    self.value = value
  }
}

extension Released: Equatable where Value: Equatable {}
extension Released: Encodable where Value: Encodable {
  public func encode(to encoder: any Encoder) throws {
    try value.encode(to: encoder)
  }
}
