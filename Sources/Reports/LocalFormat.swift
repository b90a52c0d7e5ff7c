internal import Disclosure
internal import Foundation

/// Numbers and dates as a reader of the language writes them. For people only: json and csv never
/// pass through here.
struct LocalFormat {
  let language: Language

  static let noBreakSpace = "\u{00A0}"
  static let narrowNoBreakSpace = "\u{202F}"

  /// `decimals` is used by `.number` alone.
  func text(_ value: CellValue, decimals: Int = 1) -> String {
    switch value {
    case .text(let text): text
    case .name(.named(let name)): name
    case .name(.anonymous): Wording(language)("name.anonymous")
    case .integer(let integer): number(integer)
    case .number(let value): number(value, decimals: decimals)
    case .people(let count): people(count)
    case .share(let share): self.share(share)
    case .date(let date): self.date(date)
    }
  }

  /// 1,234 or 1 234.
  func number(_ integer: Int) -> String {
    (integer < 0 ? "-" : "") + grouped(String(integer.magnitude))
  }

  /// 1,234.5 or 1 234,5.
  func number(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return Wording(language)("number.undefined") }
    let digits = String(format: "%.\(max(0, decimals))f", value.magnitude)
    let parts = digits.split(separator: ".")
    let whole = grouped(String(parts[0]))
    let text = parts.count == 2 ? whole + (language == .french ? "," : ".") + parts[1] : whole
    let roundsToZero = digits.allSatisfy { $0 == "0" || $0 == "." }
    return value < 0 && !roundsToZero ? "-" + text : text
  }

  /// 29 Mar 2026 or 29/03/2026.
  func date(_ date: CalendarDate) -> String {
    switch language {
    case .english:
      let month =
        Self.englishMonths.indices.contains(date.month - 1)
        ? Self.englishMonths[date.month - 1] : String(date.month)
      return "\(date.day) \(month) \(date.year)"
    case .french:
      return String(format: "%02d/%02d/%04d", date.day, date.month, date.year)
    }
  }

  func people(_ count: CodedCount) -> String {
    switch count {
    case .below(let bound): "<" + number(bound)
    case .about(let count): number(count)
    case .above(let bound): ">" + number(bound)
    }
  }

  /// A bound is rounded away from the share it bounds, so that what is printed stays true.
  func share(_ share: CodedShare) -> String {
    switch share {
    case .below(let bound): "<" + percent(bound, .up)
    case .about(let share): percent(share, .toNearestOrAwayFromZero)
    case .above(let bound): ">" + percent(bound, .down)
    }
  }

  private func percent(_ share: Double, _ rule: FloatingPointRoundingRule) -> String {
    // 0.07 * 100 is 7.000000000000001: clear that dust before rounding up or down.
    let hundredths = ((share * 1e8).rounded() / 1e6).rounded(rule)
    let sign = language == .french ? Self.narrowNoBreakSpace + "%" : "%"
    return number(hundredths, decimals: 0) + sign
  }

  private func grouped(_ digits: String) -> String {
    let separator = language == .french ? Self.narrowNoBreakSpace : ","
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += separator }
      text.append(digit)
    }
    return text
  }

  private static let englishMonths = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
