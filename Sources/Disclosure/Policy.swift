/// The disclosure parameters in force. Configuration can make them stricter, or weaker down to
/// their floor and no further; nothing else can touch them.
public struct Policy: Sendable, Hashable {
  /// k: a released count of people lies in k...n-k.
  public let minimumFrequency: Int
  /// Verified members in a published cohort.
  public let minimumGroupSize: Int
  /// Released counts are multiples of it.
  public let roundingBase: Int
  /// The most of a sum that one member may make up, in percent.
  public let dominance: Int
  /// p: nobody's contribution to a sum can be estimated to within p percent by another contributor.
  public let pPercent: Int
  /// Figures in points of 100 about fewer than 50 people are multiples of it, and about more where
  /// it is stricter than the default.
  public let meanRounding: Int

  public static let `default` = Policy()

  /// The default policy: counts in 5...n-5, groups of ten or more, multiples of five; of a sum at
  /// most 85 % from one member, who stays unknown to within 10 %; means in steps of five points.
  public init() {
    (minimumFrequency, minimumGroupSize, roundingBase) = (5, 10, 5)
    (dominance, pPercent, meanRounding) = (85, 10, 5)
  }

  /// - Throws: `PolicyError.tooWeak` beyond the weakest value, `PolicyError.tooStrict` beyond what
  ///   is understood, and `PolicyError.groupsTooSmall` if some count of some group could not be
  ///   coded: every group needs a multiple of the rounding base in k...n-k.
  public init(
    minimumFrequency: Int = Policy.default.minimumFrequency,
    minimumGroupSize: Int = Policy.default.minimumGroupSize,
    roundingBase: Int = Policy.default.roundingBase,
    dominance: Int = Policy.default.dominance,
    pPercent: Int = Policy.default.pPercent,
    meanRounding: Int = Policy.default.meanRounding
  ) throws(PolicyError) {
    let given: [(Parameter, Int)] = [
      (.minimumFrequency, minimumFrequency), (.minimumGroupSize, minimumGroupSize),
      (.roundingBase, roundingBase), (.dominance, dominance), (.pPercent, pPercent),
      (.meanRounding, meanRounding),
    ]
    for (parameter, value) in given { try parameter.check(value) }
    self.minimumFrequency = minimumFrequency
    self.minimumGroupSize = minimumGroupSize
    self.roundingBase = roundingBase
    self.dominance = dominance
    self.pPercent = pPercent
    self.meanRounding = meanRounding
    // A larger group only widens k...n-k, so the smallest group decides for all.
    let needed = lowestReleasedCount + minimumFrequency
    guard minimumGroupSize >= needed else {
      throw .groupsTooSmall(
        given: minimumGroupSize, needed: needed, minimumFrequency: minimumFrequency,
        roundingBase: roundingBase)
    }
  }

  public subscript(parameter: Parameter) -> Int {
    switch parameter {
    case .minimumFrequency: minimumFrequency
    case .minimumGroupSize: minimumGroupSize
    case .roundingBase: roundingBase
    case .dominance: dominance
    case .pPercent: pPercent
    case .meanRounding: meanRounding
    }
  }

  public enum Parameter: String, Sendable, CaseIterable {
    case minimumFrequency, minimumGroupSize, roundingBase, dominance, pPercent, meanRounding

    public var weakest: Int {
      switch self {
      case .minimumFrequency: 3
      case .minimumGroupSize: 5
      case .roundingBase: 1
      case .dominance: 85
      case .pPercent: 5
      // The least step of 5, 10, 20 that is 100 / (2n + 1) or more for ten people.
      case .meanRounding: 5
      }
    }

    /// Beyond it nothing is protected any better, and a slip of the keyboard is likelier.
    public var strictest: Int {
      switch self {
      case .minimumFrequency, .roundingBase, .pPercent: 1_000
      case .minimumGroupSize: 1_000_000
      case .dominance: 1
      case .meanRounding: 50
      }
    }

    /// Of dominance alone less is stricter.
    fileprivate var isStricterAbove: Bool { strictest > weakest }

    fileprivate func check(_ value: Int) throws(PolicyError) {
      guard isStricterAbove ? value >= weakest : value <= weakest else {
        throw .tooWeak(self, given: value, weakest: weakest)
      }
      guard isStricterAbove ? value <= strictest : value >= strictest else {
        throw .tooStrict(self, given: value, strictest: strictest)
      }
    }
  }
}

/// Why a policy is refused. The description says what to write instead.
public enum PolicyError: Error, Equatable {
  case tooWeak(Policy.Parameter, given: Int, weakest: Int)
  case tooStrict(Policy.Parameter, given: Int, strictest: Int)
  case groupsTooSmall(given: Int, needed: Int, minimumFrequency: Int, roundingBase: Int)
}

extension PolicyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooWeak(let parameter, let given, let weakest):
      "\(parameter.rawValue) is \(given), but the weakest value allowed is \(weakest); "
        + (parameter.isStricterAbove
          ? "raise it to \(weakest) or more" : "lower it to \(weakest) or less")
    case .tooStrict(let parameter, let given, let strictest):
      "\(parameter.rawValue) is \(given), but the strictest value understood is \(strictest); "
        + (parameter.isStricterAbove
          ? "lower it to \(strictest) or less" : "raise it to \(strictest) or more")
    case .groupsTooSmall(let given, let needed, let minimumFrequency, let roundingBase):
      "minimumGroupSize is \(given), but with minimumFrequency \(minimumFrequency) and "
        + "roundingBase \(roundingBase) it must be at least \(needed), so that every group has a "
        + "count to show; raise minimumGroupSize to \(needed) or more"
    }
  }
}

extension Policy: Codable {
  private enum CodingKeys: String, CodingKey {
    case minimumFrequency, minimumGroupSize, roundingBase, dominance, pPercent, meanRounding
  }

  /// A policy kept before there were rules for sums was released under their defaults, so it is the
  /// same policy and its epoch goes on.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      minimumFrequency: container.decode(Int.self, forKey: .minimumFrequency),
      minimumGroupSize: container.decode(Int.self, forKey: .minimumGroupSize),
      roundingBase: container.decode(Int.self, forKey: .roundingBase),
      dominance: container.decodeIfPresent(Int.self, forKey: .dominance)
        ?? Policy.default.dominance,
      pPercent: container.decodeIfPresent(Int.self, forKey: .pPercent) ?? Policy.default.pPercent,
      meanRounding: container.decodeIfPresent(Int.self, forKey: .meanRounding)
        ?? Policy.default.meanRounding)
  }
}
