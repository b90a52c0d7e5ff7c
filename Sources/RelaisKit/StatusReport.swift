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
        notes: counts.rows.isEmpty ? [Note("nothing-yet")] : [])
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
        (Term("kind_members"), counts.members),
        (Term("kind_unlisted"), counts.unlistedMembers),
        (Term("kind_communities"), counts.communities),
        (Term("kind_memberships"), counts.memberships),
        (Term("kind_ambassadors"), counts.ambassadors),
        (Term("kind_topics"), counts.topics),
        (Term("kind_tips"), counts.tips),
        (Term("kind_unknown_tips"), counts.unknownTips),
        (Term("kind_reactions"), counts.reactions),
        (Term("kind_anonymous_reactions"), counts.anonymousReactions),
        (Term("kind_comments"), counts.comments),
        (Term("kind_challenges"), counts.challenges),
        (Term("kind_challenge_entries"), counts.challengeEntries),
        (Term("kind_presence"), counts.presence),
        (Term("kind_quiz_results"), counts.quizResults),
        (Term("kind_files"), counts.files),
        (Term("kind_rejected"), counts.rejectedRows),
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
