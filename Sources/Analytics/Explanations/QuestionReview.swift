public import Activity
public import Disclosure
import Store

/// The questions of quizzes that do not tell those who know from those who do not, worst first.
///
/// As with content gaps, only released figures and public content are looked at.
public struct QuestionReview {
  public let table: SealedTable

  /// A discrimination index below this, in points of 100, asks for a look at the question: as in
  /// Moodle's guide, where 20 and less is weak and less than 0 probably a wrong answer key.
  static let weakDiscrimination = 20

  /// - Parameters:
  ///   - evidence: the released `QuestionStatistics`.
  ///   - top: questions, from the worst.
  public init(_ evidence: GapEvidence, top: Int, asOf: AsOf) throws {
    let lines = try QuestionReview.lines(evidence, asOf: asOf).prefix(top)
    table = SealedTable(
      "questions", asOf: CalendarDate(asOf.day),
      columns: [
        Column("quiz", .text), Column("question", .text), Column("topic", .text),
        Column("learners", .number(decimals: 0)), Column("facility", .number(decimals: 0)),
        Column("discrimination", .number(decimals: 0)), Column("review", .text),
      ], from: evidence
    ) { _ in lines.map(\.cells) }
  }

  /// Questions of too few learners have no released figures and no line.
  private static func lines(_ evidence: GapEvidence, asOf: AsOf) throws -> [Line] {
    let topics = Dictionary(
      uniqueKeysWithValues: try evidence.contributions.topics(through: asOf.day)
        .map { ($0.identifier, $0) })
    return try evidence.contributions.questions().compactMap { question -> Line? in
      let identifier = question.identifier
      let released = evidence.publication
      // Which questions have a line follows from coded learners: not from what they answered.
      guard
        let learners = released.everybody?[QuestionStatistics.Measure.learners.of(identifier)],
        released.policy.tellsPoints(about: learners.value)
      else { return nil }
      let facility = released.points(QuestionStatistics.Measure.facility.of(identifier))
      return Line(
        question: question, topic: question.topicIdentifier.flatMap { topics[$0] },
        learners: learners, facility: facility,
        discrimination: facility == nil
          ? nil : released.points(QuestionStatistics.Measure.discrimination.of(identifier)))
    }.sorted(by: Line.isBefore)
  }
}

private struct Line {
  let question: QuizQuestion
  let topic: KnownTopic?
  let learners: Released<CodedCount>
  /// Nil where nearly everybody had everything, or nothing; nor is told then what they did elsewhere.
  let facility: Released<Int>?
  /// Nil also where everybody had the same, in the question or in the rest of the quiz.
  let discrimination: Released<Int>?

  /// By discrimination, the lowest first, those without one last; then the hardest first. Questions
  /// come by identifier.
  static func isBefore(_ a: Line, _ b: Line) -> Bool {
    let (x, y) = (a.discrimination?.value ?? .max, b.discrimination?.value ?? .max)
    if x != y { return x < y }
    let (easy, easier) = (a.facility?.value ?? .max, b.facility?.value ?? .max)
    if easy != easier { return easy < easier }
    return a.question.identifier.utf8.lexicographicallyPrecedes(b.question.identifier.utf8)
  }

  var cells: [SealedCell] {
    let isWeak = discrimination.map { $0.value < QuestionReview.weakDiscrimination } ?? false
    return [
      .text(Sealed(question.quiz)), .text(Sealed(question.item ?? "")),
      topic.map { .topic(Sealed(TopicName($0))) } ?? .empty, .released(.people(learners)),
      .released(facility?.cell ?? .withheld),
      discrimination.map { .released($0.cell) }
        ?? (facility == nil ? .released(.withheld) : .empty),
      isWeak ? .term(Term("question-to-review")) : .empty,
    ]
  }
}
