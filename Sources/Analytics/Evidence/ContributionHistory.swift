import Activity
import Store

/// Every act and every thanks through a day, read once; evidence on creators as of any week before.
struct ContributionHistory {
  private let roster: Roster
  /// By position of the member; in the order of time.
  private let acts: Grouped<ContributionAct>
  /// By position of the author; in the order of time.
  private let thanks: Grouped<Thank>
  /// Of each item of `thanks`: whether it is beyond what counts from one giver.
  private let isCapped: [Bool]
  /// The week of the first act that the data speak of, of robots, staff and strangers too; nil where
  /// there is none.
  let firstWeek: Int?
  /// The week of the last act or thanks.
  let lastWeek: Int?

  /// Thanks from one giver to one author in one four-week period that count.
  static let thanksPerPairAndPeriod = 5

  /// What is known of one creator, in counts.
  struct Creator {
    let member: Contributor
    /// Ascending.
    var actsByWeek: [(week: Int, acts: Int)] = []
    var tips = 0
    var comments = 0
    var challenges = 0
    /// Of each tip that had any, beyond the cap too.
    var thanks: [Int] = []
    var thanksCapped = 0
    var topics = 0
    var newcomers = 0
    /// Thanks from each team that gave any.
    var thanksByTeam: [Int] = []
  }

  /// - Parameter counts: the acts that count; thanks to tips count in any case.
  init(
    _ facts: ContributionFacts, through lastDay: Day,
    where counts: (ContributionAct) -> Bool = { _ in true }
  ) throws {
    let roster = Roster(try facts.roster())
    let acts = try facts.acts(through: lastDay).filter(counts)
    let thanks = try facts.thanks(through: lastDay)
    firstWeek = acts.first?.day.week
    lastWeek = [acts.last?.day.week, thanks.last?.day.week].compactMap(\.self).max()
    let groups = roster.members.count
    self.acts = Grouped(acts, into: groups) { roster.position(of: $0.member) }
    let thanksByAuthor = Grouped(thanks, into: groups) { roster.position(of: $0.author) }
    var isCapped = [Bool](repeating: false, count: thanksByAuthor.items.count)
    for author in 0..<groups {
      for index in ContributionHistory.beyondCap(thanksByAuthor[author]) { isCapped[index] = true }
    }
    self.roster = roster
    self.thanks = thanksByAuthor
    self.isCapped = isCapped
  }

  /// Which thanks to one author do not count.
  ///
  /// - Parameter thanks: in the order of time.
  /// - Returns: indices, in no order.
  private static func beyondCap(_ thanks: ArraySlice<Thank>) -> [Int] {
    guard thanks.count > thanksPerPairAndPeriod else { return [] }
    var named = thanks.indices.compactMap { index in
      thanks[index].giver.map {
        (giver: $0, period: Period(containing: thanks[index].day), index: index)
      }
    }
    named.sort { a, b in (a.giver, a.period, a.index) < (b.giver, b.period, b.index) }
    return zip(named, named.dropFirst(thanksPerPairAndPeriod)).compactMap { early, late in
      early.giver == late.giver && early.period == late.period ? late.index : nil
    }
  }

  /// What each person who has contributed has done by the end of a week; nothing later is looked at.
  func creators(through week: Int) -> [Creator] {
    roster.members.indices.compactMap { creator(at: $0, through: week) }
  }

  private func creator(at position: Int, through week: Int) -> Creator? {
    let acts = acts[position].prefix { $0.day.week <= week }
    guard !acts.isEmpty, roster.members[position].standing == .person else { return nil }
    var creator = Creator(member: roster.members[position])
    var topics: [TopicKey] = []
    var newcomers: [MemberKey] = []
    for act in acts {
      creator.add(act)
      if act.kind == .tip, let topic = act.topic { topics.append(topic) }
      if act.kind == .comment, let helped = act.helped, roster.isNewcomer(helped, on: act.day) {
        newcomers.append(helped)
      }
    }
    var tips: [TipKey] = []
    var teams: [Int] = []
    let thanks = thanks[position].prefix { $0.day.week <= week }
    for (index, thank) in zip(thanks.indices, thanks) {
      tips.append(thank.tip)
      if isCapped[index] {
        creator.thanksCapped += 1
      } else if let giver = thank.giver {
        if let team = roster.team(of: giver) { teams.append(team) }
        if roster.isNewcomer(giver, on: thank.day) { newcomers.append(giver) }
      }
    }
    creator.thanks = tips.countsOfEquals()
    creator.thanksByTeam = teams.countsOfEquals()
    creator.topics = topics.countsOfEquals().count
    creator.newcomers = newcomers.countsOfEquals().count
    return creator
  }

  /// Acts and thanks of each member in some weeks, as the evidence counts them.
  func help(in weeks: ClosedRange<Int>) -> [MemberKey: Int] {
    var help: [MemberKey: Int] = [:]
    for act in acts.items where weeks.contains(act.day.week) { help[act.member, default: 0] += 1 }
    for (thank, isCapped) in zip(thanks.items, isCapped)
    where !isCapped && weeks.contains(thank.day.week) {
      help[thank.author, default: 0] += 1
    }
    return help
  }
}

extension ContributionHistory.Creator {
  fileprivate mutating func add(_ act: ContributionAct) {
    if actsByWeek.last?.week == act.day.week {
      actsByWeek[actsByWeek.count - 1].acts += 1
    } else {
      actsByWeek.append((act.day.week, 1))
    }
    switch act.kind {
    case .tip: tips += 1
    case .comment: comments += 1
    case .challenge: challenges += 1
    }
  }
}

extension Array where Element: Comparable {
  /// How often each element is there, in the order of elements.
  fileprivate func countsOfEquals() -> [Int] {
    var counts: [Int] = []
    var last: Element?
    for element in sorted() {
      if element == last {
        counts[counts.count - 1] += 1
      } else {
        counts.append(1)
        last = element
      }
    }
    return counts
  }
}
