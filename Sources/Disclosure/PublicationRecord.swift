internal import Foundation

/// What a released publication says of itself, without its rows, as plain values and canonical
/// bytes: JSON with sorted keys. Rows are kept one by one, so that a view of one community reads no
/// other.
///
/// Only the gate turns a record into released values.
struct PublicationRecord: Codable, Equatable {
  static let currentVersion = 2

  var version = PublicationRecord.currentVersion
  let table: String
  let period: Int
  let epoch: Int
  let policy: Policy
  let suppression: String
  let measures: [String]
  /// The median share over the admitted communities, one a measure; nil where there is none.
  let medians: [ShareCode?]
  /// Figures about the whole roster in points of 100; those withheld are not in it.
  let points: [String: Int]
  /// By figure that stands until enough people have come, the period in which it was told, or
  /// withheld for its values; nil in releases made before figures stood.
  let decided: [String: Int]?
  /// Number of rows, the whole roster's included.
  let cohorts: Int
  /// nil in releases made before there was an audit.
  let plan: Plan?

  /// What an audit cannot tell from the rows. It follows from memberships and from what the table
  /// is, never from a count.
  struct Plan: Codable, Equatable {
    let isState: Bool
    /// Groups that were asked for, the whole roster included; those of them under the minimum size;
    /// and those that were admitted.
    let groups, undersized, admitted: Int
    /// Indices of measures that count some of the people of another.
    let parts: [Int]
    /// By column, the indices of its measures.
    let columns: [[Int]]

    init(_ sealed: SealedPublication, admitted: Int, policy: Policy) {
      isState = sealed.kind != .flow
      groups = sealed.rows.count
      undersized = sealed.rows.count { $0.members.count < policy.minimumGroupSize }
      self.admitted = admitted
      parts = sealed.measures.indices.filter { sealed.wholes[sealed.measures[$0]] != nil }
      columns = sealed.columns
    }
  }

  /// A row. Admitted cohorts only: of the others nothing is kept, not even that they asked.
  struct Cohort: Codable, Equatable {
    let identifier: String
    let name: String
    let size: Int
    let basis: AdmittedCohort.Basis
    let membershipPeriod: Int
    /// One a measure; nil where suppression has taken it.
    var counts: [CountCode?]
    /// One a measure: those whom everybody could see to be counted, and those who could not be, of whom
    /// its code does not tell. nil where there are none, as in rows kept before they were told apart.
    var ruledOut, seen: [Int]?

    func known(_ measure: Int) -> KnownCounts {
      KnownCounts(seen: seen?[measure] ?? 0, ruledOut: ruledOut?[measure] ?? 0)
    }

    mutating func keep(_ known: [KnownCounts]) {
      seen = known.contains { $0.seen > 0 } ? known.map(\.seen) : nil
      ruledOut = known.contains { $0.ruledOut > 0 } ? known.map(\.ruledOut) : nil
    }

    var isEverybody: Bool { identifier == AdmittedCohort.everybody }
  }

  /// `<5`, `15` or `>15`.
  struct CountCode: Codable, Equatable {
    let count: CodedCount

    init(_ count: CodedCount) {
      self.count = count
    }
  }

  /// A share by the released numbers that it is computed from.
  struct ShareCode: Codable, Equatable {
    private let code: CountCode
    let size: Int

    init(_ count: CodedCount, of size: Int) {
      code = CountCode(count)
      self.size = size
    }

    var count: CodedCount { code.count }
  }
}

extension PublicationRecord {
  /// - Throws: `DecodingError` if the bytes are not a record of a version known here.
  init(bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(PublicationRecord.self, from: Data(bytes))
    guard version == PublicationRecord.currentVersion, medians.count == measures.count else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "not a record of version 2"))
    }
  }

  var bytes: [UInt8] {
    get throws { try Array(PublicationRecord.encoder.encode(self)) }
  }

  /// The lower median of each measure's shares, the whole roster's left out.
  ///
  static func medians(of cohorts: [Cohort], measures: Int) -> [ShareCode?] {
    (0..<measures).map { measure in
      cohorts.filter { !$0.isEverybody }.compactMap { cohort in
        cohort.counts[measure].map { ShareCode($0.count, of: cohort.size) }
      }.median { $0.count.share(of: $0.size) }
    }
  }

  fileprivate static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}

extension PublicationRecord.Cohort {
  /// - Throws: `DecodingError` if the bytes are not a row.
  init(bytes: [UInt8]) throws {
    self =
      try PublicationRecord.Cohort(plain: bytes)
      ?? JSONDecoder().decode(PublicationRecord.Cohort.self, from: Data(bytes))
    guard size > 0 else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "nobody in it"))
    }
    let (seen, ruledOut) = (seen ?? counts.map { _ in 0 }, ruledOut ?? counts.map { _ in 0 })
    guard seen.count == counts.count, ruledOut.count == counts.count,
      zip(seen, ruledOut).allSatisfy({ $0 >= 0 && $1 >= 0 && $0 + $1 <= size })
    else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "expected people who are known, one number a count")
      )
    }
  }

  var bytes: [UInt8] {
    get throws { try Array(PublicationRecord.encoder.encode(self)) }
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
