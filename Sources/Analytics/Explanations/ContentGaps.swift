public import Activity
public import Disclosure
import Store

/// Which topics people struggle with, why we think so, and what is missing.
///
/// Only `GapEvidence` is looked at: counts that have been released, and public acts.
public struct ContentGaps {
  private let evidence: GapEvidence
  private let asOf: AsOf
  private let isWhole: Bool
  private let topics: [TopicGap]

  /// - Parameters:
  ///   - evidence: with the row of the community among the released ones if it has one.
  ///   - community: identifier; nil is the whole organisation.
  ///   - top: topics, from the top.
  public init(_ evidence: GapEvidence, of community: String?, top: Int, asOf: AsOf) throws {
    self.evidence = evidence
    self.asOf = asOf
    isWhole = community == nil
    topics = Array(try TopicGaps(evidence, of: community, asOf: asOf).gaps.prefix(top))
  }

  /// A topic a row: what is missing, and for how many people.
  public var gaps: SealedTable {
    SealedTable(
      "gaps", asOf: CalendarDate(asOf.day),
      columns: [
        Column("topic", .text), Column("class", .text),
        Column("struggling", .number(decimals: 0)), Column("helpful_tips", .number(decimals: 1)),
        Column("gap_index", .number(decimals: 1)),
      ], from: evidence
    ) { _ in
      topics.map { topic in
        [
          topic.name, topic.here == nil ? .released(.withheld) : .term(topic.assessment.term),
          .released(.people(topic.here?.struggling)), .figure(Sealed(topic.helpfulTips)),
          topic.index.map { .figure(Sealed($0)) } ?? .released(.withheld),
        ]
      }
    }
  }

  /// The same topics: how much was answered right at first, how sure that is, and how it is
  /// elsewhere.
  public var reasons: SealedTable {
    SealedTable(
      "topic_facility", asOf: CalendarDate(asOf.day),
      columns: [
        Column("topic", .text), Column("learners", .number(decimals: 0)),
        Column("facility", .number(decimals: 0)), Column("facility_low", .number(decimals: 0)),
        Column("facility_high", .number(decimals: 0)),
      ] + (isWhole ? [] : [Column("facility_elsewhere", .number(decimals: 0))]),
      from: evidence
    ) { _ in topics.map { $0.reasons(isWhole: isWhole) } }
  }
}

extension TopicGap {
  fileprivate var name: SealedCell { .topic(Sealed(TopicName(topic))) }

  fileprivate func reasons(isWhole: Bool) -> [SealedCell] {
    func points(_ share: Double) -> SealedCell { .figure(Sealed(100 * share)) }
    var cells: [SealedCell] = [name, .released(.people(here?.learners))]
    if let here {
      let reading = here.reading
      cells += [
        points(1 - reading.struggling / reading.learners), points(here.facility.quantile(0.05)),
        points(here.facility.quantile(0.95)),
      ]
    } else {
      cells += Array(repeating: .released(.withheld), count: 3)
    }
    if isWhole { return cells }
    return cells + [here == nil ? .released(.withheld) : elsewhere.map(points) ?? .empty]
  }
}

extension TopicGap.Class {
  fileprivate var term: Term {
    switch self {
    case .missingContent: Term("missing-content")
    case .unhelpfulContent: Term("unhelpful-content")
    case .localDifficulty: Term("local-difficulty")
    case .fine: Term("fine")
    }
  }
}
