import Activity
import Analytics
public import Disclosure
import Store

extension Workspace {
  /// Erases a member: identity, private acts, reactions and comments go; tips and challenges stay
  /// without an author, and what was released stays as it was.
  ///
  /// - Parameters:
  ///   - member: identifier, as in the exports.
  ///   - isDryRun: tells what would go, of public acts, and changes nothing.
  /// - Throws: `RelaisError`.
  public func erase(_ member: String, isDryRun: Bool = false) throws -> ReleasedReport {
    let erased = try RelaisError.translating {
      try Store.open(database).erase(
        member: member, tablesNamingMembers: Workspace.tablesNamingMembers, at: now(),
        keeps: !isDryRun)
    }
    guard let erased else { throw RelaisError("no-such-member", member) }
    return try answer(asOf: nil, filters: []) { question, session in
      let table = try session.release(erased.table(asOf: CalendarDate(question.asOf.day)))
      return ReleasedReport(
        id: "erasure", provenance: question.provenance, tables: [table],
        notes: [
          Note("erasure-private"), Note("erasure-tombstone"), Note("erasure-exports"),
          Note("erasure-copies"),
        ])
    }
  }

  /// Deletes the private acts of whole periods that ended before a day.
  ///
  /// - Parameter isDryRun: tells from which day on acts would be kept, and changes nothing.
  /// - Throws: `RelaisError`, for a day to come too.
  public func purge(before day: CalendarDate, isDryRun: Bool = false) throws -> ReleasedReport {
    let day = try Day(day)
    let purged = try RelaisError.translating {
      let store = try Store.open(database)
      let zone = ZoneRules(identifier: store.timeZone) ?? .utc
      let today = Moment(instant: now(), in: zone).day
      if day > today {
        throw RelaisError("future-day", day.description, today.description)
      }
      return isDryRun ? nil : try store.purge(before: day, at: now())
    }
    return try answer(asOf: nil, filters: []) { question, session in
      let asOf = CalendarDate(question.asOf.day)
      let line = max(Period(containing: day).firstDay, try question.facts.retainedFrom ?? day + -28)
      let from = session.release(publicDate: CalendarDate(line)).cellValue
      return ReleasedReport(
        id: "purge", provenance: question.provenance,
        tables: try purged.map { [try session.release($0.table(asOf: asOf))] } ?? [],
        notes: [
          isDryRun ? Note("purge-would-keep", [from]) : Note("purge-keeps", [from]),
          Note("purge-losses"), Note("erasure-copies"),
        ])
    }
  }
}

/// Public acts of somebody: what they shared, and how often they thanked and commented.
extension ErasedContributions: PublicActs {
  fileprivate func table(asOf: CalendarDate) -> SealedTable {
    SealedTable(
      "erased", asOf: asOf,
      columns: [
        Column("kind", .text), Column("count", .number(decimals: 0)), Column("becomes", .text),
      ], from: self
    ) { acts in
      [
        (Term("tips"), acts.tips, Term("without-author")),
        (Term("challenges"), acts.challenges, Term("without-author")),
        (Term("reactions"), acts.reactions, Term("deleted")),
        (Term("comments"), acts.comments, Term("deleted")),
      ].map { [.term($0), .count(Sealed($1)), .term($2)] }
    }
  }
}

/// Rows of the file by kind, as `StatusCounts`: what is gone from them.
extension PurgedRows: PublicActs {
  fileprivate func table(asOf: CalendarDate) -> SealedTable {
    SealedTable(
      "purged", asOf: asOf,
      columns: [Column("kind", .text), Column("count", .number(decimals: 0))], from: self
    ) { rows in
      [
        (Term("presence"), rows.presence), (Term("quiz-results"), rows.quizResults),
        (Term("challenge-entries"), rows.challengeEntries),
      ].map { [.term($0), .count(Sealed($1))] }
    }
  }
}
