import Activity
import Disclosure
import Store

/// What was foretold and what came, by history.
struct ReturnOutcomes {
  private struct Group {
    let chance: Double
    let members: Int
    let back: Int
  }

  /// nil where no model could be had.
  let model: BGBB?
  private let groups: [Group]
  private let curve: AreaUnderCurve

  private static let scores: [InactivityBacktest.Figure] = [
    .chance, .weeks, .silence, .silent30Days,
  ]

  init(_ histories: PresenceHistories, of members: [MemberKey], back: Set<MemberKey>) throws {
    model = ReturnModel(histories.counts).model
    var tallies: [Key: (members: Int, back: Int)] = [:]
    for member in members {
      guard let known = histories.observations[member], known.history.x > 0 else { continue }
      let isSilent = known.silentDays.map { $0 >= Inactivity.silentDays } ?? true
      let key = Key(history: known.history, isSilent30Days: isSilent)
      tallies[key, default: (0, 0)].members += 1
      if back.contains(member) { tallies[key]?.back += 1 }
    }
    var groups: [Group] = []
    var curve: [AreaUnderCurve.Group] = []
    for (key, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      let history = key.history
      let chance = model?.probabilityBack(history, within: ReturnModel.weeksAhead) ?? 0
      groups.append(Group(chance: chance, members: tally.members, back: tally.back))
      curve.append(
        AreaUnderCurve.Group(
          scores: [
            chance, model?.expectedActiveWeeks(history, within: ReturnModel.weeksAhead) ?? 0,
            -Double(history.silence), key.isSilent30Days ? 0 : 1,
          ], positives: tally.back, negatives: tally.members - tally.back))
    }
    self.groups = groups
    self.curve = AreaUnderCurve(curve)
  }

  private struct Key: Hashable, Comparable {
    let history: WeekHistory
    let isSilent30Days: Bool

    static func < (a: Key, b: Key) -> Bool {
      func place(_ key: Key) -> (Int, Int, Int, Int) {
        (key.history.x, key.history.tx, key.history.n, key.isSilent30Days ? 1 : 0)
      }
      return place(a) < place(b)
    }
  }

  /// - Returns: in 0...1; nil where nothing is told apart.
  func area(_ figure: InactivityBacktest.Figure) -> Double? {
    ReturnOutcomes.scores.firstIndex(of: figure).flatMap(curve.area)
  }

  /// - Parameter band: of the chance; nil counts all.
  func count(_ count: InactivityBacktest.Count, in band: Int?) -> Int {
    let bands = InactivityBacktest.bands
    let chosen = groups.lazy.filter { group in
      band.map { min(Int(group.chance * Double(bands)), bands - 1) == $0 } ?? true
    }
    return switch count {
    case .members: chosen.reduce(0) { $0 + $1.members }
    case .back: chosen.reduce(0) { $0 + $1.back }
    case .expected:
      Int(chosen.reduce(0) { $0 + $1.chance * Double($1.members) }.rounded())
    }
  }

  /// In points of 100: each sets those who were back against those who were not.
  var points: [SealedPublication.Points] {
    let difference: ClosedRange<Double>? =
      model == nil ? nil : curve.difference(0, minus: 2)
    return InactivityBacktest.Figure.allCases.map { figure in
      let value: Double? =
        switch figure {
        case .chance, .weeks: model == nil ? nil : area(figure)
        case .silence, .silent30Days: area(figure)
        case .difference:
          model == nil
            ? nil
            : area(.chance).flatMap { chance in
              area(.silence).map { chance - $0 }
            }
        case .differenceLow: difference?.lowerBound
        case .differenceHigh: difference?.upperBound
        }
      return SealedPublication.Points(
        identifier: figure.rawValue, value: Sealed((value ?? .nan) * 100),
        setting: InactivityBacktest.Count.back.measure(),
        of: InactivityBacktest.Count.members.measure())
    }
  }
}
