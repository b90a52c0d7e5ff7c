import Testing

@testable import Analytics

@Suite("Fitting BG/BB")
struct BGBBFitTests {
  @Test("the donors' maximum likelihood estimate is the published one")
  func donors() throws {
    let fit = BGBBFit(
      try Donors.rows.map {
        HistoryCount(history: try WeekHistory(x: $0.x, tx: $0.tx, n: $0.n), members: $0.donors)
      })
    #expect(fit.outcome == .converged)
    #expect(fit.members == 11_104)
    #expect(abs(fit.logLikelihood - Donors.logLikelihood) < 1e-3)
    let model = try #require(fit.model)
    #expect(abs(model.alpha - Donors.alpha) < 1e-4)
    #expect(abs(model.beta - Donors.beta) < 1e-4)
    #expect(abs(model.gamma - Donors.gamma) < 1e-4)
    #expect(abs(model.delta - Donors.delta) < 1e-4)
    print(fit)
  }

  @Test("students", arguments: OpenUniversity.courses)
  func students(course: OpenUniversity.Course) throws {
    let fit = BGBBFit(
      try course.rows.map {
        HistoryCount(history: try WeekHistory(x: $0.x, tx: $0.tx, n: course.n), members: $0.students)
      })
    print(course.presentation, course.n, fit)
  }
}
