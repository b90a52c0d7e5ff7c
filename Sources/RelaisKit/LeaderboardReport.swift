import Activity
import Analytics
import Crypto
public import Disclosure
import Exports
import Foundation
import Store

extension Workspace {
  /// The board of a contest.
  ///
  /// The hash of the rules is kept with the first standing ever shown; a later change is announced
  /// on the board.
  ///
  /// - Parameters:
  ///   - path: of the contest file.
  ///   - member: identifier of a member whose neighbours are shown beside the top.
  /// - Throws: `RelaisError`.
  public func leaderboard(
    _ path: String, near member: String? = nil, asOf: CalendarDate? = nil
  ) throws -> ReleasedReport {
    let contest = try RelaisError.translating { try ContestFile.read(path) }
    return try answer(asOf: asOf, filters: contest.filters(near: member)) { question, session in
      let contributions = question.facts.contributions
      let neighbour = try member.map { try contributions.member(shownAs: $0) }
      let table = try session.release(
        Leaderboard(contest, near: neighbour).compute(contributions, asOf: question.asOf))
      return ReleasedReport(
        id: "leaderboard", subject: session.release(publicName: Sealed(contest.name)),
        provenance: question.provenance, tables: [table],
        notes: try notes(on: contest, isEmpty: table.rows.isEmpty, question, &session))
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
      let table = try session.release(explanation.table)
      return ReleasedReport(
        id: "contest-explained", subject: try session.release(name: explanation.member),
        provenance: question.provenance, tables: [table],
        notes: try notes(on: contest, isEmpty: table.rows.isEmpty, question, &session))
    }
  }

  private func notes(
    on contest: Contest, isEmpty: Bool, _ question: borrowing Question,
    _ session: inout ReleaseSession
  ) throws -> [Note] {
    var notes: [Note] = []
    if isEmpty { notes.append(Note("no-points-yet")) }
    if try question.rulesChanged(contest, publishes: !isEmpty) {
      notes.append(Note("rules-changed"))
    }
    if contest.stage(asOf: question.asOf.day) == .frozen, let freeze = contest.freeze {
      notes.append(Note("frozen", [session.release(publicDate: CalendarDate(freeze)).cellValue]))
    }
    notes.append(Note("opted-out"))
    return notes
  }
}

extension ContributionFacts {
  /// - Throws: `RelaisError`, the same for strangers, hidden and anonymous members.
  fileprivate func member(shownAs name: String) throws -> MemberKey {
    let matches = try roster().filter {
      $0.visibility == .named && ($0.identifier == name || $0.name == name)
    }
    guard matches.count == 1 else { throw RelaisError("unknown-member", name) }
    return matches[0].key
  }
}

extension Contest {
  /// SHA-256 of the canonical rules, in hexadecimal.
  var rulesHash: String {
    SHA256.hash(data: Data(canonicalRules.utf8)).map { byte in
      let hex = String(byte, radix: 16)
      return byte < 16 ? "0" + hex : hex
    }.joined()
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
