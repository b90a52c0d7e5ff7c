import Activity

/// The hours in which an organisation may reach its people: outside them they have a right to
/// disconnect, and nothing is recommended.
public struct ReachableHours: Sendable, Hashable {
  /// 0 for Monday ... 6 for Sunday.
  public let weekdays: ClosedRange<Int>
  /// Of the local clock, in 0...24.
  public let hours: Range<Int>

  /// Monday to Friday, 08:00 to 19:00.
  public static let officeHours = ReachableHours(weekdays: 0...4, hours: 8..<19)

  private init(weekdays: ClosedRange<Int>, hours: Range<Int>) {
    self.weekdays = weekdays
    self.hours = hours
  }

  /// Reads `mon-fri 08-19`, or one day as in `sat 9-18`.
  ///
  /// - Returns: nil for anything else, for a range that runs backwards, and for hours in which no
  ///   whole slot lies.
  public init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2 else { return nil }
    let days = parts[0].lowercased().split(separator: "-", omittingEmptySubsequences: false)
      .map { ReachableHours.codes.firstIndex(of: String($0)) }
    let hours = parts[1].split(separator: "-", omittingEmptySubsequences: false)
      .map { ReachableHours.hour($0) }
    guard (1...2).contains(days.count), let first = days[0], let last = days[days.count - 1],
      first <= last, hours.count == 2, let start = hours[0], let end = hours[1], start < end
    else { return nil }
    self.init(weekdays: first...last, hours: start..<end)
    if slots.isEmpty { return nil }
  }

  /// The slots that lie wholly inside, in the order of the week.
  var slots: [Slot] {
    Slot.all.filter {
      weekdays.contains($0.weekday) && hours.lowerBound <= $0.hour
        && $0.hour + Slot.hours <= hours.upperBound
    }
  }

  private static let codes = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// 0 to 24, in one digit or two.
  private static func hour(_ text: Substring) -> Int? {
    guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
      let hour = Int(text), hour <= 24
    else { return nil }
    return hour
  }
}

extension ReachableHours: CustomStringConvertible {
  /// `mon-fri 08-19`, which reads back as the same.
  public var description: String {
    let (first, last) = (weekdays.lowerBound, weekdays.upperBound)
    let days =
      first == last
      ? ReachableHours.codes[first] : "\(ReachableHours.codes[first])-\(ReachableHours.codes[last])"
    func padded(_ hour: Int) -> String { hour < 10 ? "0\(hour)" : "\(hour)" }
    return "\(days) \(padded(hours.lowerBound))-\(padded(hours.upperBound))"
  }
}
