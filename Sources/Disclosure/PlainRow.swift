// Rows as they are written here are read byte by byte, because views of all communities read ten
// thousand of them. Others that mean the same, with an escape in a name or other spacing, are left
// to JSONDecoder, which also says what is wrong with those that mean nothing.

extension PublicationRecord.Cohort {
  /// - Returns: nil unless the bytes are such as `bytes` writes where no text needs an escape.
  init?(plain bytes: [UInt8]) {
    var json = PlainJSON(bytes: bytes)
    guard json.skip("{\"basis\":"),
      let basis = json.text().flatMap(AdmittedCohort.Basis.init(rawValue:)),
      json.skip(",\"counts\":"), let counts = json.counts(),
      json.skip(",\"identifier\":"), let identifier = json.text(),
      json.skip(",\"membershipPeriod\":"), let membershipPeriod = json.number(),
      json.skip(",\"name\":"), let name = json.text(),
      let ruledOut = json.optionalNumbers(",\"ruledOut\":"),
      let seen = json.optionalNumbers(",\"seen\":"),
      json.skip(",\"size\":"), let size = json.number(),
      json.skip("}"), json.isAtEnd
    else { return nil }
    self.init(
      identifier: identifier, name: name, size: size, basis: basis,
      membershipPeriod: membershipPeriod, counts: counts, ruledOut: ruledOut, seen: seen)
  }
}

/// Reads on from a position. What is not there is nil or false, and then nothing may be read any
/// more.
private struct PlainJSON {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  private var next: UInt8? { isAtEnd ? nil : bytes[position] }

  mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    for offset in 0..<count where bytes[position + offset] != text.utf8Start[offset] {
      return false
    }
    position += count
    return true
  }

  /// A text without escapes.
  mutating func text() -> String? {
    guard skip("\"") else { return nil }
    let start = position
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= UInt8(ascii: " "), byte != UInt8(ascii: "\\") else { return nil }
      position += 1
    }
    let text = String(validating: bytes[start..<position], as: UTF8.self)
    return skip("\"") ? text : nil
  }

  /// Zero or more, of at most 18 digits.
  mutating func number() -> Int? {
    let start = position
    var number = 0
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      guard position - start < 18 else { return nil }
      number = 10 * number + Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    let digits = position - start
    return digits == 1 || digits > 1 && bytes[start] != UInt8(ascii: "0") ? number : nil
  }

  /// - Returns: `.some(nil)` where the key is not there.
  mutating func optionalNumbers(_ key: StaticString) -> [Int]?? {
    skip(key) ? numbers().map(Optional.some) : .some(nil)
  }

  private mutating func numbers() -> [Int]? {
    guard skip("[") else { return nil }
    if skip("]") { return [] }
    var numbers: [Int] = []
    repeat {
      guard let number = number() else { return nil }
      numbers.append(number)
    } while skip(",")
    return skip("]") ? numbers : nil
  }

  /// One a measure, the withheld ones nil.
  mutating func counts() -> [PublicationRecord.CountCode?]? {
    guard skip("[") else { return nil }
    if skip("]") { return [] }
    var counts: [PublicationRecord.CountCode?] = []
    repeat {
      if skip("null") {
        counts.append(nil)
      } else if let count = count() {
        counts.append(PublicationRecord.CountCode(count))
      } else {
        return nil
      }
    } while skip(",")
    return skip("]") ? counts : nil
  }

  private mutating func count() -> CodedCount? {
    guard skip("\"") else { return nil }
    let code: (Int) -> CodedCount =
      if skip("<") { CodedCount.below } else if skip(">") { CodedCount.above } else {
        CodedCount.about
      }
    guard let number = number(), skip("\"") else { return nil }
    return code(number)
  }
}
