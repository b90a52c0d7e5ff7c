/// Reads times in a zone, many of them one after the other: it remembers the stretch between two clock
/// changes that the last of them lay in.
public struct ZoneClock: Sendable {
  private let rules: ZoneRules
  private var start = 0
  private var end = 0
  private var offset = 0

  /// Nearer to a clock change than this, a local time is looked up: no two offsets differ by as much.
  private static let margin = 2 * 86_400

  public init(_ rules: ZoneRules) {
    self.rules = rules
  }

  public mutating func moment(instant: Int) -> Moment {
    if instant < start || instant >= end { remember(instant) }
    return Moment(instant: instant, localSeconds: instant + offset)
  }

  /// - Parameter local: seconds since 1970 read as if local time were UTC.
  public mutating func moment(localSeconds local: Int) -> Moment {
    let instant = local - offset
    if instant - ZoneClock.margin >= start, instant + ZoneClock.margin < end {
      return Moment(instant: instant, localSeconds: local)
    }
    let moment = Moment(localSeconds: local, in: rules)
    remember(moment.instant)
    return moment
  }

  /// A date without a time of day.
  public mutating func moment(day: Day) -> Moment {
    Moment(instant: moment(localSeconds: day.localSeconds).instant, day: day)
  }

  private mutating func remember(_ instant: Int) {
    let (instants, offset) = rules.stretch(around: instant)
    start = instants.lowerBound
    end = instants.upperBound
    self.offset = offset
  }
}
