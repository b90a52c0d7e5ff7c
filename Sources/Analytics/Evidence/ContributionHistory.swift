import Activity
import Store

/// Every act and every thanks through a day, read once; evidence on creators as of any week before.
struct ContributionHistory {
  let contributors: [MemberKey: Contributor]
  /// In the order of time, robots', staff's and strangers' among them.
  private let acts: [ContributionAct]
  /// In the order of time.
  private let thanks: [CountedThank]
  /// The week of the first act that the data speak of; nil where there is none.
  let firstWeek: Int?
  /// The week of the last act or thanks.
  let lastWeek: Int?

  /// Thanks from one giver to one author in one four-week period that count.
  static let thanksPerPairAndPeriod = 5
  /// How long a member counts as a newcomer, in days.
  static let newcomerDays = 56

  private struct CountedThank {
    let thank: Thank
    let isCapped: Bool
  }

  private struct Pair: Hashable {
    let giver: MemberKey
    let author: MemberKey
    let period: Period
  }

  /// What is known of one creator, in the making.
  struct Creator {
    /// Ascending.
    var actsByWeek: [(week: Int, acts: Int)] = []
    var tips = 0
    var comments = 0
    var challenges = 0
    /// Of each tip that had any, in no order; beyond the cap too.
    var thanks: [Int] = []
    var thanksCapped = 0
    var topics: Set<TopicKey> = []
    var newcomers: Set<MemberKey> = []
    /// Thanks by the giver's team.
    var givers: [String: Int] = [:]
  }

  /// - Parameter counts: the acts that count; thanks to tips count in any case.
  init(
    _ facts: ContributionFacts, through lastDay: Day,
    where counts: (ContributionAct) -> Bool = { _ in true }
  ) throws {
    contributors = try facts.contributors()
    acts = try facts.acts(through: lastDay).filter(counts)
    firstWeek = acts.first?.day.week
    var counted: [Pair: Int] = [:]
    thanks = try facts.thanks(through: lastDay).map { thank in
      guard let giver = thank.giver else { return CountedThank(thank: thank, isCapped: false) }
      let pair = Pair(giver: giver, author: thank.author, period: Period(containing: thank.day))
      let count = counted[pair, default: 0] + 1
      counted[pair] = count
      return CountedThank(
        thank: thank, isCapped: count > ContributionHistory.thanksPerPairAndPeriod)
    }
    lastWeek = [acts.last?.day.week, thanks.last?.thank.day.week].compactMap(\.self).max()
  }

  /// What each creator has done by the end of a week; nothing later is looked at.
  func creators(through week: Int) -> [MemberKey: Creator] {
    var positions: [MemberKey: Int] = [:]
    var creators: [Creator] = []
    for act in acts {
      let actWeek = act.day.week
      if actWeek > week { break }
      let position = positions[act.member] ?? creators.count
      if position == creators.count {
        positions[act.member] = position
        creators.append(Creator())
      }
      let helpsNewcomer = act.helped.map { contributors[$0]?.isNewcomer(on: act.day) ?? false }
      creators[position].add(act, in: actWeek, helpsNewcomer: helpsNewcomer ?? false)
    }
    // One table for all: thousands of creators with a small one each would cost more.
    var thanksByTip: [TipKey: (author: Int, count: Int)] = [:]
    for counted in thanks {
      let thank = counted.thank
      if thank.day.week > week { break }
      guard let position = positions[thank.author] else { continue }
      thanksByTip[thank.tip, default: (position, 0)].count += 1
      if counted.isCapped {
        creators[position].thanksCapped += 1
      } else {
        creators[position].add(thank, from: thank.giver.flatMap { contributors[$0] })
      }
    }
    for (author, count) in thanksByTip.values { creators[author].thanks.append(count) }
    return positions.mapValues { creators[$0] }
  }

  /// Acts and thanks of each member in some weeks, as the evidence counts them.
  func help(in weeks: ClosedRange<Int>) -> [MemberKey: Int] {
    var help: [MemberKey: Int] = [:]
    for act in acts where weeks.contains(act.day.week) { help[act.member, default: 0] += 1 }
    for counted in thanks where !counted.isCapped && weeks.contains(counted.thank.day.week) {
      help[counted.thank.author, default: 0] += 1
    }
    return help
  }
}

extension Contributor {
  fileprivate func isNewcomer(on day: Day) -> Bool {
    guard standing == .person, let joined else { return false }
    return (0..<ContributionHistory.newcomerDays).contains(day - joined)
  }
}

extension ContributionHistory.Creator {
  fileprivate mutating func add(_ act: ContributionAct, in week: Int, helpsNewcomer: Bool) {
    if actsByWeek.last?.week == week {
      actsByWeek[actsByWeek.count - 1].acts += 1
    } else {
      actsByWeek.append((week, 1))
    }
    switch act.kind {
    case .tip:
      tips += 1
      if let topic = act.topic { topics.insert(topic) }
    case .comment:
      comments += 1
      if helpsNewcomer, let helped = act.helped { newcomers.insert(helped) }
    case .challenge:
      challenges += 1
    }
  }

  fileprivate mutating func add(_ thank: Thank, from giver: Contributor?) {
    guard let giver else { return }
    if let team = giver.team { givers[team, default: 0] += 1 }
    if giver.isNewcomer(on: thank.day) { newcomers.insert(giver.key) }
  }
}
