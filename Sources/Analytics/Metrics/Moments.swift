public import Activity
public import Disclosure
public import Store

/// In which hours of the week the members of each community were there.
public struct Moments: SignalMetric {
  public static let id: StaticString = "moments"

  public static let documentation = """
    Distinct verified members of a community who were present in each of the 56 slots of a week,
    seven weekdays of eight three-hour slots in local time, at least once in a closed four-week
    period (unit: people). Present is whoever logged in or did any recorded act; an act told by its
    day alone falls into no slot. A community's members are those who belong to it on the last day
    of the period.

    Whoever shared a tip, commented on one or reacted to one is known to everybody to have been there
    at that time. The count of a slot is coded by the others: `<7` means that fewer than 5 others were
    there beside two who did so. An act at midnight to the second counts as one told by its day alone.

    Recommended are up to three slots by the lower bound of the 90% Wilson interval of the share of
    members, computed from released counts, and only inside the hours in which the organisation may
    reach people: they have a right to disconnect.
    """

  public init() {}

  /// The measure of a slot: `mon-00`, `mon-03` ... `sun-21`.
  public static func measure(_ slot: Slot) -> String {
    "\(codes[slot.weekday])-\(twoDigits(slot.hour))"
  }

  private static let codes = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  public func compute(_ facts: SignalFacts, period: Period) throws -> SealedPublication {
    let present = try facts.slots(in: period)
    var known: [String: PublicKnowledge] = [:]
    for (member, slots) in try facts.slotsSeen(in: period, of: present) {
      for slot in Slot.all where slots >> UInt64(slot.index) & 1 == 1 {
        known[Moments.measure(slot), default: .none].seen.insert(member.rawValue)
      }
    }
    return try SealedPublication(
      ofCommunities: facts, table: Moments.id, kind: .flow, period: period,
      measures: Slot.all.map(Moments.measure), columns: Slot.all.map(Moments.measure),
      known: known
    ) { members in
      var counts = [Int](repeating: 0, count: Slot.perWeek)
      for member in members {
        var slots = present[member] ?? 0
        while slots != 0 {
          counts[slots.trailingZeroBitCount] += 1
          slots &= slots - 1
        }
      }
      return counts.map { Sealed($0) }
    }
  }
}

// MARK: - Recommended

extension Moments {
  /// How many slots are recommended.
  private static let top = 3

  public static let recommendedColumns = [
    Column("weekday", .text), Column("hours", .text), Column("people", .number(decimals: 0)),
    Column("share", .number(decimals: 0)), Column("at_least", .number(decimals: 0)),
  ]

  /// The slots in which most members are there to be expected, best first; equals in the order of
  /// the week.
  ///
  /// From released counts and nothing else: the true ones would break ties, and so tell of people.
  /// A count under k is never recommended; one above n-k is taken at that bound.
  ///
  /// - Parameters:
  ///   - community: its identifier; nil is the whole roster.
  ///   - reachable: the slots to choose from.
  public static func recommended(
    from publication: ReleasedPublication, of community: String?, among reachable: [Slot],
    asOf: CalendarDate
  ) -> SealedTable {
    SealedTable(
      "recommended_moments", asOf: asOf, columns: recommendedColumns, from: publication
    ) { publication in
      guard let cohort = publication.row(of: community) else { return [] }
      return best(of: cohort, among: reachable).map { moment in
        let measure = measure(moment.slot)
        return [
          .term(weekdays[moment.slot.weekday]), .text(Sealed(hours(of: moment.slot))),
          .released(.people(cohort[measure])), .released(.share(cohort.share(measure))),
          .figure(Sealed(100 * moment.lower)),
        ]
      }
    }
  }

  private static func best(
    of cohort: ReleasedCohort, among reachable: [Slot]
  ) -> ArraySlice<(slot: Slot, lower: Double)> {
    reachable.compactMap { slot -> (slot: Slot, lower: Double)? in
      guard let people = cohort[measure(slot)]?.value.recommendable else { return nil }
      return (slot, WilsonInterval(count: people, of: cohort.size.value).lower)
    }.sorted {
      ($1.lower, $0.slot.index) < ($0.lower, $1.slot.index)
    }.prefix(top)
  }

  /// Monday first.
  public static let weekdays = [
    Term("monday"), Term("tuesday"), Term("wednesday"), Term("thursday"), Term("friday"),
    Term("saturday"), Term("sunday"),
  ]

  /// `09-12`, in every language.
  private static func hours(of slot: Slot) -> String {
    "\(twoDigits(slot.hour))-\(twoDigits(slot.hour + Slot.hours))"
  }
}

extension CodedCount {
  /// The people that a recommendation may count on; nil if they are fewer than k.
  fileprivate var recommendable: Int? {
    switch self {
    case .below: nil
    case .about(let count): count
    case .above(let bound): bound
    }
  }
}
