/// The day a question is asked about: it and everything before it is known, nothing after.
public struct AsOf: Hashable, Sendable {
  public let day: Day

  public init(_ day: Day) {
    self.day = day
  }

  /// The last period all of whose days are known.
  public var period: Period { Period(lastClosedOn: day) }

  /// The last ISO week all of whose days are known.
  public var week: Int { (day + 1).week - 1 }
}
