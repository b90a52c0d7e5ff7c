import Activity
public import Disclosure
import Foundation
public import Store

/// What content gaps are told from: counts that have been released, and public acts. Whoever reads
/// both can compute the same; no quiz result is in reach here.
public struct GapEvidence: PublicActs {
  /// Of `TopicDifficulty`, with the row of the community if one is asked about.
  let publication: ReleasedPublication
  let contributions: ContributionFacts

  public init(_ publication: ReleasedPublication, _ contributions: ContributionFacts) {
    self.publication = publication
    self.contributions = contributions
  }
}

/// A topic, how hard it is, and how much help there is.
struct TopicGap {
  enum Class {
    /// Hard, and hardly a tip that helped anybody.
    case missingContent
    /// Hard, though there are tips.
    case unhelpfulContent
    /// Hard for this community, not for others.
    case localDifficulty
    case fine
  }

  /// Learners and how many of them struggle, as released.
  struct Difficulty {
    let learners: Released<CodedCount>
    let struggling: Released<CodedCount>
    let facility: BetaDistribution
    /// As read from the codes.
    let reading: Reading

    struct Reading {
      var learners: Double
      var struggling: Double
    }
  }

  let topic: KnownTopic
  /// Nil where the community's row is withheld.
  let here: Difficulty?
  /// The facility to be expected of everybody else, in 0...1; nil where that is nobody, or too few.
  let elsewhere: Double?
  let assessment: Class
  /// Tips that at least one other member thanked, each worth half as much after 26 weeks.
  let helpfulTips: Double

  /// Struggling learners per helpful tip.
  var index: Double? { here.map { $0.reading.struggling / (1 + helpfulTips) } }
}

/// The topics that are seen, gaps first, then by struggling learners per helpful tip.
struct TopicGaps {
  let gaps: [TopicGap]

  /// Days after which a tip is worth half as much.
  static let halfLife = 26.0 * 7
  /// A difference of facility that matters.
  static let margin = 0.05
  /// How sure one must be of a difficulty.
  static let certainty = 0.9
  /// A topic has few helpful tips if it has less than one, or less than this share of those of the
  /// median topic.
  static let fewTips = 0.1

  /// - Parameter community: identifier; nil is the whole organisation.
  init(_ evidence: GapEvidence, of community: String?, asOf: AsOf) throws {
    let publication = evidence.publication
    let topics = try evidence.contributions.topics(through: asOf.day)
    let fewest = Double(publication.policy.minimumGroupSize)
    let everybody = topics.compactMap { topic in
      publication.everybody?.reading(of: topic.identifier).map { (topic, $0) }
    }.filter { $0.1.learners >= fewest }
    let model = BetaBinomial(everybody.map(\.1.group))
    let tips = try TipWeights(
      evidence.contributions.helpfulTips(through: asOf.day, in: community), asOf: asOf)
    let few = max(
      1, TopicGaps.fewTips * median(everybody.map { tips.count($0.0.identifier) }))
    let cohort = publication.row(of: community)
    gaps = everybody.compactMap { topic, all -> TopicGap? in
      let helpful = tips.count(topic.identifier)
      guard let cohort else {
        return TopicGap(
          topic: topic, here: nil, elsewhere: nil, assessment: .fine, helpfulTips: helpful)
      }
      guard let here = cohort.difficulty(of: topic.identifier, model),
        here.reading.learners >= fewest
      else { return nil }
      let others = community == nil ? nil : all.without(here.reading, atLeast: fewest)
      return TopicGap(
        topic: topic, here: here, elsewhere: others.map { model.posterior($0.group).mean },
        assessment: model.assessment(
          here.reading, all: all, others: others, isShortOfTips: helpful < few),
        helpfulTips: helpful)
    }.sorted(by: TopicGaps.isBefore)
  }

  private static func isBefore(_ a: TopicGap, _ b: TopicGap) -> Bool {
    let (first, second) = (a.assessment != .fine, b.assessment != .fine)
    if first != second { return first }
    if let x = a.index, let y = b.index, x != y { return x > y }
    return a.topic.identifier.utf8.lexicographicallyPrecedes(b.topic.identifier.utf8)
  }
}

// MARK: - How hard

typealias Reading = TopicGap.Difficulty.Reading

extension BetaBinomial {
  /// Whether the facility is below that of all topics by more than the margin.
  fileprivate func finds(hard reading: Reading) -> Bool {
    posterior(reading.group).cumulative(mean - TopicGaps.margin) > TopicGaps.certainty
  }

  fileprivate func assessment(
    _ here: Reading, all: Reading, others: Reading?, isShortOfTips: Bool
  ) -> TopicGap.Class {
    guard finds(hard: here) else { return .fine }
    let content: TopicGap.Class = isShortOfTips ? .missingContent : .unhelpfulContent
    guard let others else { return content }
    // Hard elsewhere too: as sure as can be of the whole, and at least likely of the others.
    let elsewhere = posterior(others.group)
    if finds(hard: all), elsewhere.mean < mean - TopicGaps.margin {
      return content
    }
    let isLocal = posterior(here.group).probability(isBelow: elsewhere, by: TopicGaps.margin)
    return isLocal > TopicGaps.certainty ? .localDifficulty : .fine
  }
}

extension Reading {
  fileprivate var group: BetaBinomial.Group {
    BetaBinomial.Group(successes: learners - struggling, size: learners)
  }

  /// - Returns: nil for fewer learners than `fewest`.
  fileprivate func without(_ part: Reading, atLeast fewest: Double) -> Reading? {
    let learners = learners - part.learners
    guard learners >= fewest else { return nil }
    return Reading(
      learners: learners, struggling: min(max(struggling - part.struggling, 0), learners))
  }
}

extension ReleasedCohort {
  fileprivate func reading(of topic: String) -> Reading? {
    guard let learners = self[TopicDifficulty.Measure.learners.of(topic)],
      let struggling = self[TopicDifficulty.Measure.struggling.of(topic)]
    else { return nil }
    let count = learners.value.middle(of: size.value)
    return Reading(
      learners: count, struggling: min(struggling.value.middle(of: Int(count)), count))
  }

  fileprivate func difficulty(of topic: String, _ model: BetaBinomial) -> TopicGap.Difficulty? {
    guard let learners = self[TopicDifficulty.Measure.learners.of(topic)],
      let struggling = self[TopicDifficulty.Measure.struggling.of(topic)],
      let reading = reading(of: topic)
    else { return nil }
    return TopicGap.Difficulty(
      learners: learners, struggling: struggling, facility: model.posterior(reading.group),
      reading: reading)
  }
}

extension CodedCount {
  /// The middle of the counts that a code stands for: 2 for `<5`.
  fileprivate func middle(of size: Int) -> Double {
    switch self {
    case .below(let bound): Double(bound - 1) / 2
    case .about(let count): Double(count)
    case .above(let bound): Double(bound + 1 + size) / 2
    }
  }
}

// MARK: - How much help

private struct TipWeights {
  private let weights: [String: Double]

  /// - Parameter tips: of each topic by age, so that its sum is the same for any order of imports.
  init(_ tips: [String: [HelpfulTips]], asOf: AsOf) {
    weights = tips.mapValues { tips in
      tips.reduce(0) { sum, tips in
        sum + Double(tips.count) * exp2(Double(tips.day - asOf.day) / TopicGaps.halfLife)
      }
    }
  }

  func count(_ topic: String) -> Double { weights[topic] ?? 0 }
}

private func median(_ values: [Double]) -> Double {
  let values = values.sorted()
  guard let last = values.last else { return 0 }
  let half = values.count / 2
  return values.count % 2 == 1 ? values[half] : (values[half] + min(values[half - 1], last)) / 2
}
