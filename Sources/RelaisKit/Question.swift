import Activity
import Analytics
import Disclosure
import Store

/// What is asked, and what every answer states about it.
struct Question {
  let facts: Facts
  let ledger: LedgerTables
  let asOf: AsOf
  /// The closed periods that the data speak of, oldest first; of those that were purged, the ones
  /// with a release.
  let periods: [Period]
  /// The first day whose private acts are kept; nil before the first purge.
  private let retainedFrom: Day?
  /// The first day that presence is known of.
  let firstSignalDay: Day?
  /// Nothing has been imported that anybody did.
  let isEmpty: Bool
  let provenance: Provenance
  private let now: Int
  /// What a question about every community has read; nil where one community is asked about.
  private var whole: WholePublications?

  /// - Parameter day: nil asks as of the last day that the data speak of, or of today where a
  ///   mistyped date lies in the future.
  /// - Throws: `RelaisError` for a day to come: a period is released once, when it is over.
  init(
    facts: Facts, ledger: LedgerTables, now: Int, asOf day: Day?, timeZone: String,
    filters: [Provenance.Filter], policy: Policy
  ) throws {
    self.facts = facts
    self.ledger = ledger
    self.now = now
    let today = Moment(instant: now, in: ZoneRules(identifier: timeZone) ?? .utc).day
    if let day, day > today { throw RelaisError("future-day", day.description, today.description) }
    let days = try facts.days()
    isEmpty = days == nil
    asOf = AsOf(day ?? days.map { min($0.upperBound, today) } ?? today)
    let signalDays = try facts.signalDays()
    firstSignalDay = signalDays?.lowerBound
    let retainedFrom = try facts.retainedFrom
    self.retainedFrom = retainedFrom
    let asOfPeriod = Period(lastClosedOn: asOf.day)
    let purged = try retainedFrom.map { first in
      try ledger.releasedPeriods(before: Period(containing: first).index)
        .map(Period.init(index:)).filter { $0 <= asOfPeriod }
    }
    periods = (purged ?? []) + Question.closedPeriods(asOf: asOf.day, signalDays)
    provenance = Provenance(
      dataThrough: (days?.upperBound).map(CalendarDate.init), asOf: CalendarDate(asOf.day),
      period: periods.last.map { CalendarDate($0.firstDay)...CalendarDate($0.lastDay) },
      timeZone: timeZone,
      filters: filters, policy: policy, engine: "relais \(Workspace.engineVersion)")
  }

  var lastClosedPeriod: Int { periods.last?.index ?? Int.min }

  /// The same question, for views of every community: it reads each publication once and whole.
  func aboutEveryCommunity() -> Question {
    var question = self
    question.whole = WholePublications()
    return question
  }

  /// A period is released once and for all, so it must be over, and the data must reach from its
  /// first week to the last Friday: a stale export, or a roster imported before the history, would
  /// otherwise freeze figures that nobody has.
  private static func closedPeriods(asOf day: Day, _ days: ClosedRange<Day>?) -> [Period] {
    guard let days else { return [] }
    let first = Period(containing: days.lowerBound + (Period.days - 7))
    let last = min(Period(lastClosedOn: day), Period(lastClosedOn: days.upperBound + 2))
    return first <= last ? (first.index...last.index).map(Period.init(index:)) : []
  }

  /// What is released of a metric for a period: the whole roster, and a community's row.
  ///
  /// - Throws: `RelaisError` where the facts were purged before anything was released.
  func released(
    _ metric: some SignalMetric, in period: Period, of community: ListedCommunity?,
    _ session: inout ReleaseSession
  ) throws -> ReleasedPublication {
    guard let publication = try releasedUnlessPurged(metric, in: period, of: community, &session)
    else { throw RelaisError("purged-period", period.firstDay.description) }
    return publication
  }

  /// The same; nil where the facts were purged before anything was released.
  func releasedUnlessPurged(
    _ metric: some SignalMetric, in period: Period, of community: ListedCommunity?,
    _ session: inout ReleaseSession
  ) throws -> ReleasedPublication? {
    if let retainedFrom, period.firstDay < retainedFrom {
      return try releasedBefore(type(of: metric), in: period, of: community, &session)
    }
    let table = type(of: metric).id
    guard let whole else {
      return try session.release(table: table, period: period.index, rows: .of(community)) {
        try metric.compute(facts.signals, period: period)
      }
    }
    return try whole.publication(table, period.index) {
      try session.release(table: table, period: period.index) {
        try metric.compute(facts.signals, period: period)
      }
    }
  }

  /// The same, only if it was released before; nil if not.
  func releasedBefore(
    _ metric: (some SignalMetric).Type, in period: Period, of community: ListedCommunity?,
    _ session: inout ReleaseSession
  ) throws -> ReleasedPublication? {
    guard let whole else {
      return try session.released(
        table: metric.id, period: period.index, rows: .of(community))
    }
    return try whole.publication(metric.id, period.index) {
      try session.released(table: metric.id, period: period.index)
    }
  }

  /// - Throws: `RelaisError`, the same whether the community is unknown or not to be shown.
  func community(named name: String) throws -> ListedCommunity {
    guard let community = try facts.community(named: name) else {
      throw RelaisError("unknown-community", name)
    }
    return community
  }

  /// Keeps the rules of a contest's first standing.
  ///
  /// - Parameter publishes: whether anybody is on the board; a draft fixes no rules.
  /// - Returns: whether these are other rules than those it was first published with.
  func rulesChanged(_ contest: Contest, publishes: Bool) throws -> Bool {
    let hash = contest.rulesHash
    if publishes { try ledger.publishRules(ofContest: contest.id, hash: hash, at: now) }
    return try facts.publishedRules(ofContest: contest.id).map { $0 != hash } ?? false
  }
}

/// Publications read whole, each once: a thousand views would otherwise read a thousand times what
/// a publication says of itself, and the row of everybody. No release changes once it is made.
private final class WholePublications {
  private struct Key: Hashable {
    let table: String
    let period: Int
  }

  private var known: [Key: ReleasedPublication] = [:]

  func publication(
    _ table: StaticString, _ period: Int, _ read: () throws -> ReleasedPublication?
  ) rethrows -> ReleasedPublication? {
    let key = Key(table: "\(table)", period: period)
    if let publication = known[key] { return publication }
    let publication = try read()
    known[key] = publication
    return publication
  }
}

extension PublicationRows {
  /// A community's row, and the whole roster's, which always is read.
  fileprivate static func of(_ community: ListedCommunity?) -> PublicationRows {
    .only(community.map { [$0.identifier] } ?? [])
  }
}
