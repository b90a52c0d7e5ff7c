internal import Foundation

/// A released publication as plain values, and its canonical bytes: JSON with sorted keys, cohorts
/// by identifier, counts in the order of the measures.
///
/// Only the gate turns a record into released values.
struct PublicationRecord: Codable, Equatable {
  static let currentVersion = 1

  var version = PublicationRecord.currentVersion
  let table: String
  let period: Int
  let epoch: Int
  let policy: Policy
  let suppression: String
  let measures: [String]
  /// Admitted cohorts only: of the others nothing is kept, not even that they asked.
  let cohorts: [Cohort]

  struct Cohort: Codable, Equatable {
    let identifier: String
    let name: String
    let size: Int
    let basis: AdmittedCohort.Basis
    let membershipPeriod: Int
    /// One a measure; nil where suppression has taken it.
    var counts: [CountCode?]
  }

  /// `<5`, `15` or `>15`.
  struct CountCode: Codable, Equatable {
    let count: CodedCount

    init(_ count: CodedCount) {
      self.count = count
    }
  }
}

extension PublicationRecord {
  /// - Throws: `DecodingError` if the bytes are not a record of a version known here.
  init(bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(PublicationRecord.self, from: Data(bytes))
    guard version == PublicationRecord.currentVersion,
      cohorts.allSatisfy({ $0.counts.count == measures.count && $0.size > 0 })
    else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "not a record of version 1"))
    }
  }

  var bytes: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try Array(encoder.encode(self))
    }
  }
}

extension PublicationRecord.CountCode {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let code = try container.decode(String.self)
    guard let number = Int(code.drop { $0 == "<" || $0 == ">" }) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a count such as <5, 15 or >15")
    }
    count =
      switch code.first {
      case "<": .below(number)
      case ">": .above(number)
      default: .about(number)
      }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch count {
    case .below(let bound): try container.encode("<\(bound)")
    case .about(let count): try container.encode("\(count)")
    case .above(let bound): try container.encode(">\(bound)")
    }
  }
}
