public import Activity
public import Disclosure
public import Store

/// Which questions of quizzes tell those who know from those who do not.
public struct QuestionStatistics: SignalMetric {
  public static let id: StaticString = "question-statistics"

  public static let documentation = """
    First attempts of all verified members at each question of a quiz, through the last day of a
    closed four-week period. Of the whole organisation only.

    - learners: who answered the question (unit: people)
    - facility: their mean share of the maximum (unit: points of 100)
    - discrimination: 100 times the correlation of that share with the sum of the same over the
      other questions of the quiz, which count 0 where they were not answered (unit: points of 100);
      withheld where few learners make up most of what differs in that sum

    As in the quiz statistics of Moodle, but every question weighs the same. Figures in points are
    rounded, and withheld where they are about few people; both are where what was right, or wrong,
    is a few people's only. Those of a question stand until 5 more people have answered it (k of the
    policy), so that no two tell of fewer. Results of a whole quiz without its questions have none.
    """

  public enum Measure: String, CaseIterable, Sendable {
    case learners, facility, discrimination

    /// The measure of a question, by its identifier.
    func of(_ question: String) -> String { "\(rawValue):\(question)" }
  }

  public init() {}

  public func compute(_ facts: SignalFacts, period: Period) throws -> SealedPublication {
    let roster = try facts.roster(on: period.lastDay).map(\.rawValue)
    let questions = try facts.questions().filter { $0.item != nil }
    let marks = try QuizMarks(facts, questions, through: period.lastDay)
    let recount: SealedPublication.Recount = { marks.learners($0) }
    return try SealedPublication(
      table: QuestionStatistics.id, kind: .state, period: period.index,
      measures: questions.map { Measure.learners.of($0.identifier) }, roster: roster,
      rosterCounts: marks.learners(roster), cohorts: [],
      points: { marks.points(of: Set($0)) }, recountRoster: recount)
  }
}

/// First attempts by question.
private struct QuizMarks: Sendable {
  private let questions: [QuizQuestion]
  /// One a question: shares of the maximum, ascending by member.
  private var answers: [[SealedPublication.Contribution]]

  init(_ facts: SignalFacts, _ questions: [QuizQuestion], through day: Day) throws {
    self.questions = questions
    answers = Array(repeating: [], count: questions.count)
    var positions = [Int](repeating: -1, count: (questions.map(\.key).max() ?? 0) + 1)
    for (position, question) in questions.enumerated() { positions[question.key] = position }
    try facts.firstAttempts(through: day) { member, question, share, day in
      guard question < positions.count, positions[question] >= 0 else { return }
      answers[positions[question]].append(
        SealedPublication.Contribution(
          member: member.rawValue, amount: share, since: Period(containing: day()).index))
    }
  }

  /// In the order of the questions.
  func learners(_ members: [Int]) -> [Sealed<Int>] {
    let members = Set(members)
    return answers.map { Sealed($0.count { members.contains($0.member) }) }
  }

  func points(of members: Set<Int>) -> [SealedPublication.Points] {
    var figures: [SealedPublication.Points] = []
    var first = 0
    while first < questions.count {
      var end = first + 1
      while end < questions.count, questions[end].quiz == questions[first].quiz { end += 1 }
      for (question, item) in zip(first..<end, statistics(of: first..<end, members).items) {
        figures += figuresInPoints(question, item)
      }
      first = end
    }
    return figures
  }

  private func statistics(of quiz: Range<Int>, _ members: Set<Int>) -> QuizStatistics {
    var rows: [Int: [Double?]] = [:]
    let empty = [Double?](repeating: nil, count: quiz.count)
    for question in quiz {
      for answer in answers[question] where members.contains(answer.member) {
        rows[answer.member, default: empty][question - quiz.lowerBound] = answer.amount
      }
    }
    return QuizStatistics(marks: Array(rows.values))
  }

  private func figuresInPoints(
    _ question: Int, _ item: ItemStatistics?
  ) -> [SealedPublication.Points] {
    let identifier = questions[question].identifier
    let facility = QuestionStatistics.Measure.facility.of(identifier)
    return [
      SealedPublication.Points(identifier: facility, meanOf: Sealed(answers[question])),
      SealedPublication.Points(
        identifier: QuestionStatistics.Measure.discrimination.of(identifier),
        value: Sealed(item?.discriminationIndex ?? .nan),
        people: Sealed(min(item?.learners ?? 0, Int((item?.learnersInSpread ?? 0).rounded()))),
        standingWith: facility),
    ]
  }
}
