import Activity
import Analytics
public import Disclosure
import Exports
import Store

extension Workspace {
  /// The board of a contest.
  ///
  /// The hash of the rules is kept with the first standing ever shown; a later change is announced
  /// on the board.
  ///
  /// - Parameters:
  ///   - path: of the contest file.
  ///   - member: identifier, or a name that only one member bears, of whose neighbours are shown
  ///     beside the top.
  /// - Throws: `RelaisError`.
  public func leaderboard(
    _ path: String, near member: String? = nil, asOf: CalendarDate? = nil
  ) throws -> ReleasedReport {
    let contest = try RelaisError.translating { try ContestFile.read(path) }
    return try answer(asOf: asOf, filters: contest.filters(near: member)) { question, session in
      let table = try session.release(
        Leaderboard(contest, near: member)
          .compute(question.facts.contributions, asOf: question.asOf))
      let isEmpty = table.rows.isEmpty
      return ReleasedReport(
        id: "leaderboard", subject: session.release(publicName: Sealed(contest.name)),
        provenance: question.provenance, tables: [table],
        notes: try (isEmpty ? [Note("no-points-yet")] : [])
          + notes(on: contest, publishes: !isEmpty, question, &session))
    }
  }

  /// Every act of a member in a contest, with its points or why it earned none.
  ///
  /// - Parameter member: identifier, or a name that only one member bears.
  /// - Throws: `RelaisError`, the same for strangers, hidden and anonymous members.
  public func explainContest(
    _ path: String, member: String, asOf: CalendarDate? = nil
  ) throws -> ReleasedReport {
    let contest = try RelaisError.translating { try ContestFile.read(path) }
    return try answer(asOf: asOf, filters: contest.filters(about: member)) { question, session in
      let explanation = try ContestExplanation(
        of: member, in: contest, question.facts.contributions, asOf: question.asOf)
      let tables = try [session.release(explanation.score), session.release(explanation.acts)]
      return ReleasedReport(
        id: "contest-explained", subject: try session.release(name: explanation.member),
        provenance: question.provenance, tables: tables,
        notes: try notes(on: contest, publishes: explanation.hasPoints, question, &session))
    }
  }

  /// - Parameter publishes: whether a standing is shown.
  private func notes(
    on contest: Contest, publishes: Bool, _ question: borrowing Question,
    _ session: inout ReleaseSession
  ) throws -> [Note] {
    var notes: [Note] = []
    if try question.rulesChanged(contest, publishes: publishes) {
      notes.append(Note("rules-changed"))
    }
    if contest.stage(asOf: question.asOf.day) == .frozen, let freeze = contest.freeze {
      notes.append(Note("frozen", [session.release(publicDate: CalendarDate(freeze)).cellValue]))
    }
    notes.append(Note("opted-out"))
    return notes
  }
}

extension Contest {
  /// SHA-256 of the canonical rules, in hexadecimal.
  var rulesHash: String {
    Fingerprint.sha256(Array(canonicalRules.utf8))
  }

  fileprivate func filters(
    near neighbour: String? = nil, about member: String? = nil
  ) -> [Provenance.Filter] {
    [
      Provenance.Filter(name: "contest", value: id),
      neighbour.map { Provenance.Filter(name: "near", value: $0) },
      member.map { Provenance.Filter(name: "member", value: $0) },
    ].compactMap { $0 }
  }
}
