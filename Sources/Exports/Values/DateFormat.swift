import Activity

/// How a foreign export writes dates, in the notation of strptime: `%d/%m/%Y %H:%M`.
///
/// `%Y %m %d %H %M %S` are numbers (leading zeros may be missing, except in years), `%y` a year of
/// this century, `%z` an offset from UTC, `%%` a percent sign; anything else stands for itself.
struct DateFormat: Sendable, Equatable {
  let pattern: String
  private let parts: [Part]

  private enum Part: Equatable {
    case year, shortYear, month, day, hour, minute, second, offset
    case literal(UInt8)
  }

  /// - Returns: nil unless the pattern is in the notation and names a year, a month and a day.
  init?(_ pattern: String) {
    self.pattern = pattern
    var parts: [Part] = []
    var bytes = pattern.utf8.makeIterator()
    while let byte = bytes.next() {
      guard byte == UInt8(ascii: "%") else {
        parts.append(.literal(byte))
        continue
      }
      switch bytes.next() {
      case UInt8(ascii: "Y"): parts.append(.year)
      case UInt8(ascii: "y"): parts.append(.shortYear)
      case UInt8(ascii: "m"): parts.append(.month)
      case UInt8(ascii: "d"): parts.append(.day)
      case UInt8(ascii: "H"): parts.append(.hour)
      case UInt8(ascii: "M"): parts.append(.minute)
      case UInt8(ascii: "S"): parts.append(.second)
      case UInt8(ascii: "z"): parts.append(.offset)
      case UInt8(ascii: "%"): parts.append(.literal(UInt8(ascii: "%")))
      default: return nil
      }
    }
    guard parts.contains(.year) || parts.contains(.shortYear), parts.contains(.month),
      parts.contains(.day)
    else { return nil }
    self.parts = parts
  }

  /// - Returns: nil unless all of the bytes are a time written like this.
  func time(_ bytes: UnsafeRawBufferPointer) -> WrittenTime? {
    var cursor = ByteCursor(bytes)
    var (year, month, day) = (0, 0, 0)
    var (hour, minute, second): (Int?, Int, Int) = (nil, 0, 0)
    var offset: Int?
    for part in parts {
      switch part {
      case .literal(let byte):
        guard cursor.skip(byte) else { return nil }
      case .offset:
        guard let seconds = cursor.offset() else { return nil }
        offset = seconds
      case .year:
        guard let number = cursor.digits(4) else { return nil }
        year = number
      case .shortYear:
        guard let number = cursor.digits(2) else { return nil }
        year = 2000 + number
      case .month, .day, .hour, .minute, .second:
        guard let number = cursor.digits(atLeast: 1, atMost: 2) else { return nil }
        switch part {
        case .month: month = number
        case .day: day = number
        case .hour: hour = number
        case .minute: minute = number
        default: second = number
        }
      }
    }
    guard cursor.isAtEnd, let date = Day(year: year, month: month, day: day), (hour ?? 0) < 24,
      minute < 60, second <= 60
    else { return nil }
    guard let hour else { return .date(date) }
    let local = date.localSeconds + hour * 3600 + minute * 60 + min(second, 59)
    return offset.map { .instant(local - $0) } ?? .local(local)
  }
}
