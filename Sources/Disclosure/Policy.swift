/// The disclosure parameters in force. Configuration can make them stricter, or weaker down to
/// their floor and no further.
public struct Policy: Sendable, Hashable, Codable {
  /// k: a released count of people lies in k...n-k.
  public var minimumFrequency = 5
  /// Verified members in a published cohort.
  public var minimumGroupSize = 10
  /// Released counts are multiples of it.
  public var roundingBase = 5

  public init() {}
}
