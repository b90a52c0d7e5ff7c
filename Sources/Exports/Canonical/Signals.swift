import Activity

// What a person does in private. Logins and quiz results come by the million: nothing here may
// allocate.

extension CanonicalKind {
  static let logins = CanonicalKind("logins", required: [.memberID, .loggedInAt]) { row, sink in
    let at = try row.moment(.loggedInAt)
    try sink.accept(
      Login(
        member: try row.key(.memberID, of: .member),
        at: at))
  }

  static let quizResults = CanonicalKind(
    "quiz_results", required: [.memberID, .quizID, .answeredAt, .score, .maxScore],
    optional: [.itemID, .topic]
  ) { row, sink in
    let answered = try row.moment(.answeredAt)
    let score = try row.number(.score)
    let maximum = try row.number(.maxScore)
    guard maximum > 0 else { throw row.reject(.maxScore, .outOfRange, .positiveNumber) }
    guard (0...maximum).contains(score) else {
      throw row.reject(.score, .outOfRange, .numberUpTo(Column.maxScore.name))
    }
    try sink.accept(
      QuizResult(
        member: try row.key(.memberID, of: .member),
        quiz: try row.key(.quizID, of: .quiz),
        item: try row.optionalKey(.itemID, of: .item),
        topic: try row.optionalKey(.topic, of: .topic),
        answered: answered,
        score: score,
        maximum: maximum))
  }

  static let challengeEntries = CanonicalKind(
    "challenge_entries", required: [.challengeID, .memberID, .joinedAt], optional: [.completedAt],
    notKept: ["score", "max_score"]
  ) { row in
    let joined = try row.moment(.joinedAt)
    let completed = try row.optionalMoment(.completedAt)
    try row.check(.completedAt, completed, notBefore: .joinedAt, joined)
    return .challengeEntry(
      ChallengeEntry(
        challenge: try row.key(.challengeID, of: .challenge),
        member: try row.key(.memberID, of: .member),
        joined: joined,
        completed: completed))
  }
}
