import Activity
import Analytics
public import Disclosure
import Store

extension Workspace {
  /// What the database holds: an inventory for whoever imports, with no figure on anyone.
  ///
  /// - Throws: `RelaisError`.
  public func status() throws -> ReleasedReport {
    let digest = try RelaisError.translating { try Store.open(database).factsDigest() }
    return try answer(asOf: nil, filters: []) { question, session in
      let counts = try session.release(StatusTable.counts(question))
      let facts = try session.release(StatusTable.digest(digest, question))
      return ReleasedReport(
        id: "status", provenance: question.provenance, tables: [counts, facts],
        notes: counts.rows.isEmpty ? [Note("nothing-yet")] : [Note("same-digest")])
    }
  }
}

/// Rows of the file, by kind. They are no one's activity: the operator who imports the exports has
/// counted them already.
extension StatusCounts: PublicActs {}

private struct DigestText: PublicActs {
  let text: String
}

private enum StatusTable {
  static func counts(_ question: borrowing Question) throws -> SealedTable {
    let asOf = CalendarDate(question.asOf.day)
    return try SealedTable(
      "inventory", asOf: asOf,
      columns: [Column("kind", .text), Column("count", .number(decimals: 0))],
      from: question.facts.counts()
    ) { counts in
      [
        (Term("members"), counts.members),
        (Term("unlisted-members"), counts.unlistedMembers),
        (Term("communities"), counts.communities),
        (Term("memberships"), counts.memberships),
        (Term("ambassadors"), counts.ambassadors),
        (Term("topics"), counts.topics),
        (Term("tips"), counts.tips),
        (Term("unknown-tips"), counts.unknownTips),
        (Term("reactions"), counts.reactions),
        (Term("anonymous-reactions"), counts.anonymousReactions),
        (Term("comments"), counts.comments),
        (Term("challenges"), counts.challenges),
        (Term("challenge-entries"), counts.challengeEntries),
        (Term("presence"), counts.presence),
        (Term("quiz-results"), counts.quizResults),
        (Term("files"), counts.files),
        (Term("rejected-rows"), counts.rejectedRows),
      ].map { [.term($0), .count(Sealed($1))] }
    }
  }

  static func digest(_ digest: String, _ question: borrowing Question) throws -> SealedTable {
    SealedTable(
      "facts_digest", asOf: CalendarDate(question.asOf.day), columns: [Column("sha256", .text)],
      from: DigestText(text: digest)
    ) { [[.text(Sealed($0.text))]] }
  }
}
