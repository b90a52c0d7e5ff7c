public import Activity
public import Disclosure
public import Store

/// How many members of each community are slipping away, dormant, and expected back.
public struct Inactivity: SignalMetric {
  public static let id: StaticString = "inactivity"

  public static let documentation = """
    Verified members of a community by state at the end of a closed period (unit: people), never by
    name. An opportunity is an ISO week; the chance of being back comes from BG/BB (Fader, Hardie,
    Shang 2010), fitted by maximum likelihood to the weeks of everybody in the organisation.

    - silent: not present in the last four weeks; everybody whom participation does not count as
      active, told from its released count alone and rounded once more: the two need not add up
    - dormant: silent, with less than one chance in five to be back within twelve weeks
    - slipping: silent, and at least as likely as not to be back within four weeks
    - not-started: never present yet; not told once earlier days were purged
    - between: the other silent members; never told, so that the others do not follow one another
    - back, and back-slipping, back-dormant: the sum over silent members of the chance of being back
      within four weeks without any action, to the nearest person
    - silent-30-days: the plain rule, members of 30 days and more with no presence in the last 30

    Whoever everybody saw, by a tip, a comment or a reaction, is not silent, and was not dormant or
    slipping if that was in the period; nor is who joined in it. Counts are coded by the others, and
    withheld where fewer than ten are left.

    Dormant, slipping and not started are coded one within what the one before leaves of the silent,
    and the expected within theirs: together they tell no more than each alone, and are withheld
    where few are left. A community whose change of members would tell on somebody is left out of
    the period: an older membership, set against who took part in the same period, would tell what
    the joiner did.

    Where no model can be had (fewer than 20 members ever active, or no convergence), a member silent
    for less than 8 weeks is slipping, for 12 or more dormant, and nobody's return is foretold.
    """

  public enum Measure: String, CaseIterable, Sendable {
    case dormant, slipping
    case notStarted = "not-started"
    case silent30Days = "silent-30-days"
    case back
    case backDormant = "back-dormant"
    case backSlipping = "back-slipping"

    /// Whether it takes a model.
    var isExpected: Bool { [Measure.back, .backDormant, .backSlipping].contains(self) }
  }

  /// The first day that presence is known of.
  public let firstDay: Day
  /// Participation in the period, which tells how many are silent.
  public let participation: ReleasedPublication

  /// - Parameter firstDay: earlier silence is not that of the members.
  public init(since firstDay: Day, participation: ReleasedPublication) {
    self.firstDay = firstDay
    self.participation = participation
  }

  public func compute(_ facts: SignalFacts, period: Period) throws -> SealedPublication {
    let histories = try PresenceHistories(facts, through: period.lastDay, since: firstDay)
    let model = ReturnModel(histories.counts)
    let tally = Tally(histories, model)
    let unknown: Set<Measure> = try facts.lacksFirstDays() ? [.notStarted] : []
    let measures = Measure.allCases.filter {
      (model.model != nil || !$0.isExpected) && !unknown.contains($0)
    }
    return try SealedPublication(
      ofCommunities: facts, table: Inactivity.id, kind: .stateAndFlow, period: period,
      measures: measures.map(\.rawValue),
      parts: Dictionary(
        uniqueKeysWithValues: measures.compactMap { measure in
          whole(of: measure).map { (measure.rawValue, $0) }
        }),
      known: tally.knowledge(
        of: measures, in: period, try facts.daysSeen(through: period.lastDay))
    ) { tally.counts($0, measures) }
  }

  private func whole(of measure: Measure) -> SealedPublication.Whole? {
    func silent(besides others: [Measure] = []) -> SealedPublication.Whole {
      .rest(
        of: Participation.Measure.active.rawValue, in: participation,
        besides: others.map(\.rawValue))
    }
    return switch measure {
    case .dormant, .back: silent()
    case .slipping: silent(besides: [.dormant])
    case .notStarted: silent(besides: [.dormant, .slipping])
    case .silent30Days: nil
    case .backDormant: .of(Measure.dormant.rawValue)
    case .backSlipping: .of(Measure.slipping.rawValue)
    }
  }

  /// The plain rule's silence, in days.
  static let silentDays = 30
}

/// What is counted of each member, looked up once a member and community.
private struct Tally: Sendable {
  private struct Entry: Sendable {
    let state: ActivityState
    /// In millionths: a sum of whole numbers is the same for any order of members.
    let chanceBack: Int
    let isSilent30Days: Bool
    /// Of membership that are observed.
    let days: Int
  }

  private static let unit = 1_000_000

  private var entries: [MemberKey: Entry] = [:]

  init(_ histories: PresenceHistories, _ model: ReturnModel) {
    var outlooks: [WeekHistory: ReturnModel.Outlook] = [:]
    entries.reserveCapacity(histories.observations.count)
    for (member, observation) in histories.observations {
      let outlook = outlooks[observation.history] ?? model.outlook(observation.history)
      outlooks[observation.history] = outlook
      entries[member] = Entry(
        state: outlook.state,
        chanceBack: Int((outlook.chanceBack * Double(Tally.unit)).rounded()),
        isSilent30Days: observation.days >= Inactivity.silentDays
          && observation.silentDays.map { $0 >= Inactivity.silentDays } ?? true,
        days: observation.days)
    }
  }

  /// Who cannot be counted, as everybody can work out, and is not: days may contradict each other.
  func knowledge(
    of measures: [Inactivity.Measure], in period: Period,
    _ daysSeen: [MemberKey: ClosedRange<Day>]
  ) -> [String: PublicKnowledge] {
    /// Whether somebody was seen in the last days of the period, or joined in them.
    func wasThere(_ member: MemberKey, _ entry: Entry, inLast days: Int) -> Bool {
      entry.days < days || daysSeen[member].map { $0.upperBound + days > period.lastDay } ?? false
    }
    return Dictionary(
      uniqueKeysWithValues: measures.map { measure in
        let ruledOut = entries.filter { member, entry in
          switch measure {
          case .silent30Days:
            !entry.isSilent30Days && wasThere(member, entry, inLast: Inactivity.silentDays)
          case .notStarted: entry.state != .notStarted && daysSeen[member] != nil
          case .dormant, .slipping, .back, .backDormant, .backSlipping:
            !Tally.silent.contains(entry.state)
              && wasThere(member, entry, inLast: Period.days)
          }
        }
        return (measure.rawValue, PublicKnowledge(ruledOut: Set(ruledOut.keys)))
      })
  }

  private static let silent: [ActivityState] = [.slipping, .between, .dormant]

  func counts(_ members: [MemberKey], _ measures: [Inactivity.Measure]) -> [Sealed<Int>] {
    var people: [ActivityState: Int] = [:]
    var back: [ActivityState: Int] = [:]
    var silent30Days = 0
    for member in members {
      guard let entry = entries[member] else { continue }
      people[entry.state, default: 0] += 1
      back[entry.state, default: 0] += entry.chanceBack
      if entry.isSilent30Days { silent30Days += 1 }
    }
    func expected(_ states: [ActivityState]) -> Int {
      (states.reduce(0) { $0 + back[$1, default: 0] } + Tally.unit / 2) / Tally.unit
    }
    return measures.map { measure in
      switch measure {
      case .dormant: Sealed(people[.dormant, default: 0])
      case .slipping: Sealed(people[.slipping, default: 0])
      case .notStarted: Sealed(people[.notStarted, default: 0])
      case .silent30Days: Sealed(silent30Days)
      case .back: Sealed(expected(Tally.silent))
      case .backDormant: Sealed(expected([.dormant]))
      case .backSlipping: Sealed(expected([.slipping]))
      }
    }
  }
}
