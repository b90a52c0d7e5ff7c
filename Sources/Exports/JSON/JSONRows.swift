import Activity
import Tabular

/// Reads the elements of a JSON export as rows: each is accepted, dropped by a rule, or rejected.
struct JSONRows {
  let log: DiagnosticLog

  /// - Parameter read: returns the rule by which the row was dropped, or nil if it was accepted;
  ///   throws `JSONRejection` where it cannot be used.
  func readAll(_ reader: inout JSONReader, _ read: (JSONNode) throws -> DropRule?) throws {
    guard log.readsRows else { return try log.sample(&reader) }
    while try reader.next() {
      log.begin(atByte: reader.bytesRead)
      if let fault = reader.fault {
        try log.reject(Diagnostic(fault), raw: reader.record)
        continue
      }
      do {
        if let rule = try read(reader.value) { log.drop(rule) } else { log.accept() }
      } catch let rejection as JSONRejection {
        let place = reader.location(at: rejection.position)
        try log.reject(rejection.diagnostic(at: place), raw: reader.record)
      }
    }
  }
}

extension JSONRows {
  /// Accounts for one row that `body` reads as `readAll` does.
  typealias Row = (_ body: () throws -> DropRule?) throws -> Void

  /// Reads elements that each hold several rows, such as a message and the reactions to it.
  ///
  /// The bytes of a rejected row are not handed on: a forum's texts lie among them.
  /// - Parameter read: is given an element and what to read each of its rows with.
  func readParts(
    _ reader: inout JSONReader, _ read: (JSONNode, Row) throws -> Void
  ) throws {
    guard log.readsRows else { return try log.sample(&reader) }
    while try reader.next() {
      let bytesRead = reader.bytesRead
      if let fault = reader.fault {
        log.begin(atByte: bytesRead)
        try log.reject(Diagnostic(fault))
        continue
      }
      try read(reader.value) { body in
        log.begin(atByte: bytesRead)
        do {
          if let rule = try body() { log.drop(rule) } else { log.accept() }
        } catch let rejection as JSONRejection {
          try log.reject(rejection.diagnostic(at: reader.location(at: rejection.position)))
        }
      }
    }
  }
}

/// Why a row cannot be used: the member at fault, by its path from the row, such as `verb.id`.
struct JSONRejection: Error {
  private let code: Diagnostic.Code
  private let member: String
  private let expected: Expectation
  /// Of the value within the row; 0 where there is none.
  let position: Int
  private let value: RedactedValue?

  init(
    _ code: Diagnostic.Code, _ member: String, _ expected: Expectation, _ value: JSONNode? = nil
  ) {
    self.code = code
    self.member = member
    self.expected = expected
    position = value?.position ?? 0
    let written = (value?.text ?? value?.number).map { String(decoding: $0, as: UTF8.self) }
    self.value = written.map(RedactedValue.init)
  }

  static func missing(_ member: String, _ value: JSONNode? = nil) -> JSONRejection {
    JSONRejection(.missingValue, member, .value, value)
  }

  func diagnostic(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code, at: location, column: member, expected: expected, value: value)
  }
}

extension Diagnostic {
  /// A line that is no JSON: one row is lost, and reading goes on.
  fileprivate init(_ fault: TabularError) {
    self.init(
      Code(rawValue: fault.code.rawValue) ?? .malformedJSON, at: fault.location,
      expected: .fault(fault))
  }
}

// MARK: - What rows hold

extension JSONNode {
  /// The bytes of a string without surrounding space; nil of an empty one and of anything else.
  var written: UnsafeRawBufferPointer? {
    guard let text = text?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  /// The text of a member that must be there.
  ///
  /// - Parameter path: where the member is in the row; its name where the row is this object.
  /// - Throws: `JSONRejection`.
  func required(
    _ name: StaticString, at path: StaticString? = nil
  ) throws -> UnsafeRawBufferPointer {
    guard let text = self[name]?.written else {
      throw JSONRejection.missing("\(path ?? name)", self[name])
    }
    return text
  }

  /// nil of null.
  /// - Throws: `JSONRejection` of what is no number, or none that can be computed with.
  func double(_ member: @autoclosure () -> String) throws -> Double? {
    if kind == .null { return nil }
    let value = number.flatMap { digits in
      WrittenNumber.double(digits) ?? Double(String(decoding: digits, as: UTF8.self))
    }
    guard let value, value.isFinite else {
      throw JSONRejection(.notANumber, member(), .number(decimalMark: "."), self)
    }
    return value
  }

  /// When an act took place. A time without an offset is UTC.
  /// - Throws: `JSONRejection`.
  func moment(_ member: @autoclosure () -> String, in zone: borrowing ZoneRules) throws -> Moment {
    guard let time = written.flatMap({ WrittenTime($0) }) else {
      throw JSONRejection(.notADate, member(), .date, self)
    }
    return try checked(time.inUTC.moment(in: zone), member())
  }

  /// - Throws: `JSONRejection` of a day that is too early or too late to be one of acts.
  func checked(_ moment: Moment, _ member: @autoclosure () -> String) throws -> Moment {
    guard KnownDays.acts.contains(moment.day) else {
      throw JSONRejection(.outOfRange, member(), .dayBetween(KnownDays.acts), self)
    }
    return moment
  }
}

extension ActivitySink {
  /// - Throws: `JSONRejection` of an identifier that is not UTF-8, or has a NUL.
  func key<Kind>(
    _ entity: Entity, _ identifier: UnsafeRawBufferPointer, from member: @autoclosure () -> String
  ) throws -> Key<Kind> {
    do {
      return try key(entity, identifier)
    } catch is InvalidIdentifier {
      throw JSONRejection(.invalidEncoding, member(), .utf8)
    }
  }
}
