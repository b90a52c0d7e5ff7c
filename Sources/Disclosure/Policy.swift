/// The disclosure parameters in force. Configuration can make them stricter, or weaker down to
/// their floor and no further; nothing else can touch them.
public struct Policy: Sendable, Hashable {
  /// k: a released count of people lies in k...n-k.
  public let minimumFrequency: Int
  /// Verified members in a published cohort.
  public let minimumGroupSize: Int
  /// Released counts are multiples of it.
  public let roundingBase: Int

  public static let `default` = Policy()

  /// The default policy: counts in 5...n-5, groups of ten or more, multiples of five.
  public init() {
    (minimumFrequency, minimumGroupSize, roundingBase) = (5, 10, 5)
  }

  /// - Throws: `PolicyError.tooWeak` under a floor, and `PolicyError.groupsTooSmall` if some count
  ///   of some group could not be coded: every group needs a multiple of the rounding base in
  ///   k...n-k.
  public init(
    minimumFrequency: Int = Policy.default.minimumFrequency,
    minimumGroupSize: Int = Policy.default.minimumGroupSize,
    roundingBase: Int = Policy.default.roundingBase
  ) throws(PolicyError) {
    let given: [(Parameter, Int)] = [
      (.minimumFrequency, minimumFrequency), (.minimumGroupSize, minimumGroupSize),
      (.roundingBase, roundingBase),
    ]
    for (parameter, value) in given {
      guard value >= parameter.weakest else {
        throw .tooWeak(parameter, given: value, weakest: parameter.weakest)
      }
      guard value <= parameter.largest else {
        throw .tooLarge(parameter, given: value, largest: parameter.largest)
      }
    }
    self.minimumFrequency = minimumFrequency
    self.minimumGroupSize = minimumGroupSize
    self.roundingBase = roundingBase
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
    }
  }

  public enum Parameter: String, Sendable, CaseIterable {
    case minimumFrequency, minimumGroupSize, roundingBase

    public var weakest: Int {
      switch self {
      case .minimumFrequency: 3
      case .minimumGroupSize: 5
      case .roundingBase: 1
      }
    }

    /// Beyond it nothing is protected any better, and a slip of the keyboard is likelier.
    public var largest: Int {
      switch self {
      case .minimumFrequency, .roundingBase: 1_000
      case .minimumGroupSize: 1_000_000
      }
    }
  }
}

/// Why a policy is refused. The description says what to write instead.
public enum PolicyError: Error, Equatable {
  case tooWeak(Policy.Parameter, given: Int, weakest: Int)
  case tooLarge(Policy.Parameter, given: Int, largest: Int)
  case groupsTooSmall(given: Int, needed: Int, minimumFrequency: Int, roundingBase: Int)
}

extension PolicyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooWeak(let parameter, let given, let weakest):
      "\(parameter.rawValue) is \(given), but the weakest value allowed is \(weakest); "
        + "raise it to \(weakest) or more"
    case .tooLarge(let parameter, let given, let largest):
      "\(parameter.rawValue) is \(given), but the largest value understood is \(largest); lower it"
    case .groupsTooSmall(let given, let needed, let minimumFrequency, let roundingBase):
      "minimumGroupSize is \(given), but with minimumFrequency \(minimumFrequency) and "
        + "roundingBase \(roundingBase) it must be at least \(needed), so that every group has a "
        + "count to show; raise minimumGroupSize to \(needed) or more"
    }
  }
}

extension Policy: Codable {
  private enum CodingKeys: String, CodingKey {
    case minimumFrequency, minimumGroupSize, roundingBase
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      minimumFrequency: container.decode(Int.self, forKey: .minimumFrequency),
      minimumGroupSize: container.decode(Int.self, forKey: .minimumGroupSize),
      roundingBase: container.decode(Int.self, forKey: .roundingBase))
  }
}
