import Activity

/// Reads times as Moodle writes them in English, French and German: the day first, then the month
/// as a number or a word, then the year if the form has one.
///
///     17/10/21, 12:39:05     17.10.2021, 12:39     11 May, 09:44
///     17 October 2021 12:39 PM     17 oct. 2021, 12:39     17. Oktober 2021, 12:39
struct MoodleTime: Sendable {
  /// Of times that do not tell theirs; nil where the import was not told.
  let year: Int?

  enum Reading: Equatable {
    case time(WrittenTime)
    /// A time without a year, and none was given.
    case missingYear
    /// Not a time, or of a day that the calendar does not have.
    case unreadable
  }

  static let examples = ["17/10/21, 12:39", "17 October 2021, 12:39"]

  func read(_ bytes: UnsafeRawBufferPointer) -> Reading {
    var cursor = ByteCursor(bytes)
    guard let day = cursor.digits(atLeast: 1, atMost: 2) else { return .unreadable }
    guard let (month, written) = cursor.monthAndYear() else {
      return WrittenTime(bytes).map(Reading.time) ?? .unreadable
    }
    guard let year = written ?? self.year else { return .missingYear }
    guard let date = Day(year: year, month: month, day: day) else { return .unreadable }
    cursor.skipSpace()
    if cursor.isAtEnd { return .time(.date(date)) }
    guard let seconds = cursor.clock(), cursor.isAtEnd else { return .unreadable }
    return .time(.local(date.localSeconds + seconds))
  }
}

extension ByteCursor {
  /// `/10/2021`, ` October 2021`, `. Okt.`; the year is nil where the form has none.
  fileprivate mutating func monthAndYear() -> (month: Int, year: Int?)? {
    for separator: Unicode.Scalar in ["/", ".", "-"] {
      var numbers = self
      guard numbers.skip(separator), let month = numbers.digits(atLeast: 1, atMost: 2),
        numbers.skip(separator), let year = numbers.year()
      else { continue }
      self = numbers
      return (month, year)
    }
    _ = skip(".")
    skipSpace()
    guard let month = MonthNames.month(run(while: \.isPartOfWord)) else { return nil }
    _ = skip(".")
    skipSpace()
    var number = self
    if let year = number.year(), !number.skip(":") {
      self = number
      return (month, year)
    }
    return (month, nil)
  }

  /// Four digits, or two of this century.
  private mutating func year() -> Int? {
    let digits = run { (48...57).contains($0) }
    guard digits.count == 2 || digits.count == 4 else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    return digits.count == 2 ? 2000 + number : number
  }

  /// Seconds since midnight of `9:44`, `12:39:05` or `12:39 PM`.
  fileprivate mutating func clock() -> Int? {
    guard var hour = digits(atLeast: 1, atMost: 2), hour < 24, skip(":"), let minute = digits(2),
      minute < 60
    else { return nil }
    var second = 0
    if skip(":") {
      guard let number = digits(2), number <= 60 else { return nil }
      second = min(number, 59)
    }
    skipSpace()
    let isMorning = skipText("AM") || skipText("am")
    let isAfternoon = !isMorning && (skipText("PM") || skipText("pm"))
    if isMorning || isAfternoon {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    return hour * 3600 + minute * 60 + second
  }

  /// Spaces, also those that do not break, and commas.
  fileprivate mutating func skipSpace() {
    while skip(" ") || skip(",") || skipText("\u{A0}") || skipText("\u{202F}") {}
  }
}

extension UInt8 {
  /// A letter of ASCII, or a byte of any character beyond it.
  fileprivate var isPartOfWord: Bool {
    (65...90).contains(self) || (97...122).contains(self) || self >= 0x80
  }
}

/// The names of months and what they are shortened to, without a full stop.
private enum MonthNames {
  private static let words: [String] = [
    "jan january janv janvier januar jän jänner",
    "feb february févr fév février februar",
    "mar march mars mär märz mrz",
    "apr april avr avril",
    "may mai",
    "jun june juin juni",
    "jul july juil juillet juli",
    "aug august août",
    "sep sept september septembre",
    "oct october octobre okt oktober",
    "nov november novembre",
    "dec december déc décembre dez dezember",
  ]

  private static let table: (names: ByteTable, months: [Int]) = {
    var names = ByteTable()
    var months: [Int] = []
    for (index, words) in words.enumerated() {
      for word in words.split(separator: " ") {
        let isNew = Array(word.utf8).withUnsafeBytes { names.add($0).isNew }
        if isNew { months.append(index + 1) }
      }
    }
    return (names, months)
  }()

  /// - Parameter word: with or without capitals of ASCII.
  static func month(_ word: UnsafeRawBufferPointer) -> Int? {
    guard (3...12).contains(word.count) else { return nil }
    return withUnsafeTemporaryAllocation(byteCount: word.count, alignment: 1) { lowercased in
      for index in word.indices { lowercased[index] = word[index].lowercasedASCII }
      return table.names.index(of: UnsafeRawBufferPointer(lowercased)).map { table.months[$0] }
    }
  }
}
