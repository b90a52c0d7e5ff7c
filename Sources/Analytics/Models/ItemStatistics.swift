// What a quiz tells of its own questions, as in the quiz statistics of Moodle.

/// Statistics of one question of a quiz.
///
/// - Source: Moodle, "Quiz statistics calculations"; the indices are those of classical test theory
///   (Lord & Novick 1968, "Statistical Theories of Mental Test Scores"). Variances and covariances
///   divide by n - 1.
struct ItemStatistics: Sendable, Equatable {
  /// Who answered the question.
  let learners: Int
  /// Mean mark, in the unit of the marks: of marks in 0...1, the share that was right.
  let facility: Double
  /// Standard deviation of the marks; nil for one learner.
  let standardDeviation: Double?
  /// 100 times the correlation of the marks with those of the rest of the quiz, in -100...100; nil
  /// where either is the same for everybody.
  let discriminationIndex: Double?
  /// How many learners the spread of the rest comes from: of their distances d to its mean, the
  /// square of the sum by the sum of squares (Kish 1965, "Survey Sampling", section 11.7). All of
  /// them if they differ alike; four at most if one differs from all others.
  let learnersInSpread: Double
  /// 100 times the covariance with the rest as a share of the greatest that these marks could have
  /// had, at most 100; nil where that is 0.
  let discriminativeEfficiency: Double?
}

/// Statistics of a quiz from a matrix of marks.
struct QuizStatistics: Sendable, Equatable {
  /// One a question, in their order; nil where nobody answered it.
  let items: [ItemStatistics?]
  /// Coefficient of internal consistency, 100 times Cronbach's alpha, at most 100: over learners
  /// who answered every question; nil under two of them or two questions, or where all have the
  /// same total.
  let internalConsistency: Double?

  /// - Parameter marks: one row a learner, one finite mark a question; nil where it was not
  ///   answered. Such a learner does not count for that question, and has 0 for it in the rest of
  ///   the others. The order of rows changes no bit of the outcome.
  init(marks: [[Double?]]) {
    let questions = marks.map(\.count).max() ?? 0
    precondition(marks.allSatisfy { $0.count == questions }, "a mark or nil for every question")
    let totals = marks.map { $0.reduce(0) { $0 + ($1 ?? 0) } }
    items = (0..<questions).map { question in
      ItemStatistics(
        zip(marks, totals).compactMap { row, total in
          row[question].map { (mark: $0, rest: total - $0) }
        })
    }
    internalConsistency = QuizStatistics.internalConsistency(
      marks.filter { !$0.contains { $0 == nil } }.map { $0.compactMap { $0 } })
  }

  private static func internalConsistency(_ marks: [[Double]]) -> Double? {
    let questions = marks.first?.count ?? 0
    guard questions > 1, marks.count > 1 else { return nil }
    let totals = SampleMoments(marks.map { $0.reduce(0, +) })
    guard totals.variance > 0 else { return nil }
    let parts = (0..<questions).reduce(0) { sum, question in
      sum + SampleMoments(marks.map { $0[question] }).variance
    }
    let count = Double(questions)
    return (100 * count / (count - 1) * (1 - parts / totals.variance)).finite
  }
}

extension ItemStatistics {
  /// - Returns: nil for nobody.
  fileprivate init?(_ answers: [(mark: Double, rest: Double)]) {
    guard !answers.isEmpty else { return nil }
    // In order of size, so that sums are the same to the last bit for any order of learners.
    let answers = answers.sorted { ($0.mark, $0.rest) < ($1.mark, $1.rest) }
    let marks = SampleMoments(answers.map(\.mark))
    let rests = SampleMoments(answers.map(\.rest))
    learners = answers.count
    facility = marks.mean
    learnersInSpread = rests.effectiveCount(answers.map(\.rest))
    standardDeviation = answers.count > 1 ? marks.variance.squareRoot() : nil
    let spread = (marks.variance * rests.variance).squareRoot()
    guard spread > 0 else {
      discriminationIndex = nil
      discriminativeEfficiency = nil
      return
    }
    let covariance = marks.covariance(answers.map(\.mark), answers.map(\.rest), rests)
    // The greatest covariance that these marks and rests can have pairs the best with the best.
    let greatest = marks.covariance(answers.map(\.mark), answers.map(\.rest).sorted(), rests)
    discriminationIndex = (100 * min(max(covariance / spread, -1), 1)).finite
    discriminativeEfficiency = greatest > 0 ? (100 * min(covariance / greatest, 1)).finite : nil
  }
}

/// Mean and variance of values, in two passes.
private struct SampleMoments {
  let mean: Double
  /// 0 for one value, and for values that differ by no more than their sums were rounded.
  let variance: Double

  init(_ values: [Double]) {
    let values = values.sorted()
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    self.mean = mean
    guard let least = values.first, let greatest = values.last,
      greatest - least > 1e-9 * max(abs(least), abs(greatest))
    else {
      variance = 0
      return
    }
    variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
  }

  /// Of values whose moments these are; 0 where they are all the same.
  func effectiveCount(_ values: [Double]) -> Double {
    guard variance > 0 else { return 0 }
    let distances = values.map { abs($0 - mean) }
    let sum = distances.reduce(0, +)
    return sum * sum / distances.reduce(0) { $0 + $1 * $1 }
  }

  /// Of `a`, whose moments these are, with `b`, pair by pair; at least two pairs.
  func covariance(_ a: [Double], _ b: [Double], _ other: SampleMoments) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - other.mean) } / Double(a.count - 1)
  }
}

extension Double {
  fileprivate var finite: Double? { isFinite ? self : nil }
}
