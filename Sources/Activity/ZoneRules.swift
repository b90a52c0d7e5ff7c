public import Foundation

/// A time zone's offsets as a sorted table, so that a hot loop never asks Foundation.
///
/// Transitions are tabulated for 1970 to 2100; before and after, the nearest known offset holds.
/// A local time that a clock change skips is read with the offset before the change; one that
/// occurs twice is read as the first of the two.
public struct ZoneRules: Sendable {
  public let identifier: String
  /// Instants at which the offset changes, ascending.
  private let transitions: [Int]
  /// `offsets[i]` holds before `transitions[i]`; the last one after all of them. Seconds east of UTC.
  private let offsets: [Int]

  public init(_ zone: TimeZone) {
    identifier = zone.identifier
    let end = Date(timeIntervalSince1970: 4_102_444_800)
    var instants: [Int] = []
    var seconds = [zone.secondsFromGMT(for: Date(timeIntervalSince1970: 0))]
    var cursor = Date(timeIntervalSince1970: 0)
    while let next = zone.nextDaylightSavingTimeTransition(after: cursor), next > cursor, next < end
    {
      instants.append(Int(next.timeIntervalSince1970.rounded()))
      seconds.append(zone.secondsFromGMT(for: next.addingTimeInterval(1)))
      cursor = next
    }
    transitions = instants
    offsets = seconds
  }

  /// - Returns: nil if `identifier` names no time zone known to this machine.
  public init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.init(zone)
  }

  public static let utc = ZoneRules(TimeZone(secondsFromGMT: 0)!)

  /// Seconds east of UTC at an instant.
  public func offset(atInstant instant: Int) -> Int {
    offsets[transitionsPassed { $0 <= instant }]
  }

  /// The instant at which local clocks show `local` (seconds since 1970 read as if UTC).
  public func instant(atLocal local: Int) -> Int {
    // The first offset whose validity has not ended when clocks show `local`: the earlier of two
    // readings, and the offset before the change for a reading that never was.
    var index = transitionsPassed { $0 <= local - 86_400 }
    while index < transitions.count, local - offsets[index] >= transitions[index] {
      let skipped = local - offsets[index + 1] < transitions[index]
      if skipped { break }
      index += 1
    }
    return local - offsets[index]
  }

  /// The time between two clock changes in which an instant lies.
  func stretch(around instant: Int) -> (instants: Range<Int>, offset: Int) {
    let index = transitionsPassed { $0 <= instant }
    let start = index == 0 ? Int.min : transitions[index - 1]
    let end = index == transitions.count ? Int.max : transitions[index]
    return (start..<end, offsets[index])
  }

  private func transitionsPassed(_ isPassed: (Int) -> Bool) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if isPassed(transitions[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
