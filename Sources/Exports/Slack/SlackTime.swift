import Activity
import Tabular

extension JSONNode {
  /// The time by which Slack knows a message within its channel, `1774785900.000200`: seconds since
  /// 1970-01-01 UTC, and a number that tells the messages of a second apart.
  /// - Throws: `JSONRejection`.
  func slackTime(
    _ member: @autoclosure () -> String, in zone: borrowing ZoneRules
  ) throws -> Moment {
    var cursor = ByteCursor(written ?? UnsafeRawBufferPointer(start: nil, count: 0))
    guard let seconds = cursor.digits(atLeast: 1, atMost: 11), cursor.skip("."),
      cursor.digits(atLeast: 1, atMost: 9) != nil, cursor.isAtEnd
    else { throw JSONRejection(.notADate, member(), .slackTime, self) }
    return try checked(Moment(instant: seconds, in: zone), member())
  }

  /// A whole number of seconds since 1970; nil of anything else.
  var slackSeconds: Int? {
    number.flatMap { Int(String(decoding: $0, as: UTF8.self)) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
